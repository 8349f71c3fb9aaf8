import { seatAgent } from '../../../agents/roster.ts'
import type { Seen } from '../../../cli/screens/seen.ts'
import { Sight } from '../../../cli/screens/sight.ts'
import { familyNamed } from '../../../environments/catalog.ts'
import { playMatch } from '../../../tournaments/match.ts'
import { schedule } from '../../../tournaments/schedule.ts'

/** A small match to be looked at. */
export interface Watched {
  readonly game: string
  readonly settings?: Record<string, unknown>
  readonly agents: readonly string[]
  readonly games?: number
  readonly seed?: number
  /** Looks at the record in place of the match. */
  readonly recorded?: boolean
}

/** Every position of a match, as those who watch it see it. */
export async function watched({
  game: name,
  settings = {},
  agents,
  games = 1,
  seed = 1,
  recorded = false,
}: Watched) {
  const seen: Seen[] = []
  await familyNamed(name).open(settings, async ({ game, policies, oracles }) => {
    const sight = new Sight(game, agents, games)
    const seated = agents.map((text) => seatAgent(text, game, policies, oracles))
    const [match] = schedule(agents.length, agents.length, games, games)
    const signal = new AbortController().signal
    let start: (() => Seen) | undefined
    await playMatch(game, seated, match, seed, undefined, signal, {
      deals(i, _, state, places) {
        start = () => sight.deal(i, state, places)
        if (!recorded) seen.push(start())
      },
      decided(decision, state) {
        if (!recorded) seen.push(sight.decide(decision, state))
      },
      finished(_, { decisions }) {
        if (!recorded || start === undefined) return
        seen.push(start(), ...decisions.map((decision) => sight.decide(decision)))
      },
    })
  })
  return seen
}
