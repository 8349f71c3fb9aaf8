import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { families } from '../../environments/catalog.ts'
import { randomOf } from '../../environments/random.ts'
import { settingFields } from '../../environments/settings.ts'

test.each(families)('the page of $name names all settings, players and measures', (family) => {
  const page = readFileSync(new URL(`../../docs/games/${family.name}.md`, import.meta.url), 'utf8')
  const measures = family.open({}, ({ game }) => (game.measures ?? []).map(({ name }) => name))
  const names = [
    ...settingFields(family.schema).map(({ name }) => name),
    ...[...family.policies, ...(family.oracles ?? [])].map(({ name }) => name),
    ...measures,
  ]
  for (const name of names) expect(page).toContain(`\`${name}\``)
})

test.each(families)('the page of $name names all that a view of it holds', (family) => {
  const page = readFileSync(new URL(`../../docs/games/${family.name}.md`, import.meta.url), 'utf8')
  const fields = family.open({}, ({ game }) =>
    Object.keys(Object(game.view(game.initialState(randomOf(1)), 0))),
  )
  for (const field of fields) expect(page).toMatch(new RegExp(`\`${field}[\`.\\[]`))
})
