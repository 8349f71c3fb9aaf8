import { rosterOf } from '../../agents/roster.ts'
import { families, familyNamed } from '../../environments/catalog.ts'
import { settingFields } from '../../environments/settings.ts'
import { fieldLines, printJson } from '../output.ts'

/** `bidder agents`: who can play, and what can be set. */
export function agents(options: { game?: string; json?: boolean }): void {
  const chosen = options.game === undefined ? families : [familyNamed(options.game)]
  const list = chosen
    .flatMap((family) =>
      rosterOf(family.policies, family.oracles).map((entry) => ({ ...entry, game: family.name })),
    )
    // An agent that plays several games is one agent.
    .filter((entry, index, all) => all.findIndex(({ name }) => name === entry.name) === index)
    .map(({ name, kind, schema, summary }) => ({
      name,
      kind,
      games: chosen
        .filter((family) => rosterOf(family.policies, family.oracles).some((entry) => entry.name === name))
        .map((family) => family.name),
      options: settingFields(schema),
      summary,
    }))
  if (options.json) {
    printJson(list)
    return
  }
  for (const agent of list) {
    console.log(`${agent.name}  (${agent.kind}) ${agent.summary}`)
    if (agent.options.length > 0) console.log(fieldLines(agent.options))
  }
}
