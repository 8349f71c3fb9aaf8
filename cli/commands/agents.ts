import { rosterOf } from '../../agents/roster.ts'
import { families, familyNamed } from '../../environments/catalog.ts'
import { settingFields } from '../../environments/settings.ts'
import { fieldLines, printJson } from '../output.ts'

/** `bidder agents`: who can play, and what can be set. */
export function agents(options: { game?: string; json?: boolean }): void {
  const chosen = options.game === undefined ? families : [familyNamed(options.game)]
  const listed = chosen.flatMap((family) =>
    family.open({}, ({ game, policies }) =>
      rosterOf(game, policies).map((entry) => ({ ...entry, game: family.name })),
    ),
  )
  // An agent that plays several games is one agent; where it is another one there, it is listed again.
  const agentsOf = Map.groupBy(listed, ({ name, summary }) => `${name}: ${summary}`)
  const list = [...agentsOf.values()].map((entries) => {
    const [{ name, kind, schema, summary }] = entries
    return { name, kind, games: entries.map(({ game }) => game), options: settingFields(schema), summary }
  })
  if (options.json) {
    printJson(list)
    return
  }
  for (const agent of list) {
    console.log(`${agent.name}  (${agent.kind}; ${agent.games.join(', ')}) ${agent.summary}`)
    if (agent.options.length > 0) console.log(fieldLines(agent.options))
  }
}
