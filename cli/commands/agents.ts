import { type AgentEntry, rosterOf } from '../../agents/roster.ts'
import { families, familyNamed } from '../../environments/catalog.ts'
import { settingFields } from '../../environments/settings.ts'
import { fieldLines, printJson } from '../output.ts'

/** `bidder agents`: who can play, and what can be set. */
export function agents(options: { game?: string; json?: boolean }): void {
  const chosen = options.game === undefined ? families : [familyNamed(options.game)]
  const seated = chosen.flatMap(({ name: game, policies, oracles }) =>
    rosterOf(policies, oracles).map((entry) => ({ entry, game })),
  )
  const list = seated
    // An agent that plays several games is one agent.
    .filter(({ entry }, index) => seated.findIndex((other) => isSame(other.entry, entry)) === index)
    .map(({ entry }) => ({
      name: entry.name,
      kind: entry.kind,
      games: seated.filter((other) => isSame(other.entry, entry)).map(({ game }) => game),
      options: settingFields(entry.schema),
      summary: entry.summary,
    }))
  if (options.json) {
    printJson(list)
    return
  }
  for (const { name, kind, games, summary, options: fields } of list) {
    console.log(`${name}  (${kind}, ${games.join(', ')}) ${summary}`)
    if (fields.length > 0) console.log(fieldLines(fields))
  }
}

/** House players of two games may share a name, but not their options. */
const isSame = (one: AgentEntry, other: AgentEntry): boolean =>
  one.name === other.name && one.schema === other.schema
