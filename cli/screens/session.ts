import { setImmediate } from 'node:timers/promises'
import { humanEntry, humanSeat } from '../../agents/human.ts'
import { seatAgent } from '../../agents/roster.ts'
import type { SeatedAgent } from '../../agents/seated.ts'
import type { Decision, Turn } from '../../environments/agent.ts'
import { familyNamed, type Playable } from '../../environments/catalog.ts'
import { BadInput, IllegalAction } from '../../environments/errors.ts'
import type { DealSource, Json } from '../../environments/game.ts'
import type { CheckedConfig } from '../../tournaments/config.ts'
import { languageOf } from '../../tournaments/language.ts'
import { playMatch } from '../../tournaments/match.ts'
import { TournamentRecord, tryFolder } from '../../tournaments/record.ts'
import type { Match } from '../../tournaments/schedule.ts'
import { tableOf } from '../../tournaments/table.ts'
import type { Audience } from './audience.ts'
import { type Advice, Coach } from './coach.ts'
import { impatientWith } from './patience.ts'
import type { Seen } from './seen.ts'
import { Sight } from './sight.ts'
import { inThread } from './thinking/thread.ts'

/** Games of a match at the terminal, unless it is said how many or a file has fewer. */
const GAMES = 100

/**
 * Plays one match before an audience: the players keep their places, and the seats move on with every game.
 * Finished games are recorded one by one, in the form of a tournament's record.
 *
 * @param signal ends the match: rejects with its reason
 * @param onNotice told, in one line each, what a person should know
 * Throws `BadInput` for players that cannot sit here, and for a folder that holds a record already.
 */
export async function playBefore<State, Action extends Json, View, Hidden>(
  playable: Playable<State, Action, View, Hidden>,
  config: CheckedConfig,
  source: DealSource,
  audience: Audience,
  signal: AbortSignal,
  onNotice: (line: string) => void,
): Promise<void> {
  const { game, policies, oracles } = playable
  const { agents: names, seed, out } = config
  if (names.length !== game.seats)
    throw new BadInput(`${game.name} is set for ${game.seats} seats, and ${names.length} players are named`)
  if (out !== undefined && tryFolder(out) !== undefined)
    throw new BadInput(`--out ${out}: holds a record already; name another folder`)
  const deals = config.deals ?? Math.min(game.deals ?? GAMES, GAMES)
  const match: Match = {
    index: 0,
    pairing: 0,
    block: 0,
    rotation: 0,
    agents: names.map((_, place) => place),
    firstDeal: 0,
    deals,
    firstGame: 0,
  }
  const language = languageOf(config, onNotice)
  const coach = new Coach(game, seed, () => seat('bidder').make())
  let acting = 0

  function ask(turn: Turn<View, Action>): Promise<Decision<Action>> {
    let advice: Promise<Advice> | undefined
    return new Promise((resolve, reject) => {
      turn.signal.addEventListener('abort', () => reject(turn.signal.reason), { once: true })
      audience.ask({
        seat: acting,
        view: turn.view,
        words: game.words.view(turn.view),
        actions: turn.actions.map((action) => ({ action, said: game.words.action(turn.view, action) })),
        say: (action) => game.words.action(turn.view, game.readAction(turn.view, action)),
        objection: (action) => objection(() => game.readAction(turn.view, action)),
        advise() {
          advice ??= setImmediate().then(() => coach.advise(turn.view, signal))
          return advice
        },
        take(said, hinted) {
          const action = game.readAction(turn.view, said)
          resolve(hinted ? { action, deliberation: { hinted } } : { action })
        },
      })
    })
  }

  /** Where somebody looks on, who computes thinks elsewhere; house players have decided before a thread has begun. */
  function seat(text: string): SeatedAgent<View, Action> {
    const agent = seatAgent(text, game, policies, oracles, language)
    if (audience.live !== true || agent.kind !== 'reasoner' || agent.makeLanguage !== undefined) return agent
    const { game: name, settings } = config
    return inThread(game, agent, () => {
      const memory = familyNamed(name).memory?.read()
      return { game: name, settings, source, memory }
    })
  }

  const seated = names.map((text) =>
    text === humanEntry.name
      ? humanSeat<View, Action>(ask, (outcome) => coach.observe(outcome))
      : impatientWith(seat(text), (giveUp) => audience.wait(acting, giveUp)),
  )
  const table = tableOf(playable, seated, { ...config, deals, match: deals }, source)
  const notice = await language.models.ready()
  if (notice !== undefined) onNotice(notice)
  const record = out === undefined ? undefined : new TournamentRecord(out, table, [match])
  await record?.open(() => {})
  const sight = new Sight(game, names, deals)
  let over: Seen | undefined
  try {
    // People think as long as they like; who waits for another has a key to end it.
    const settings = { timeLimitMs: config.timeLimitMs ?? Number.POSITIVE_INFINITY }
    await playMatch(game, seated, match, seed, settings, signal, {
      deals: (i, _, state, places) => audience.show(sight.deal(i, state, places)),
      asks: (_, seat) => {
        acting = seat
      },
      decided(decision, state) {
        const seen = sight.decide(decision, state)
        over = seen.acting === undefined ? seen : undefined
        return over === undefined ? audience.show(seen) : undefined
      },
      finished(i, played) {
        // First: whoever leaves at the end of a game has played it.
        record?.append(match, [played], i)
        return over === undefined ? undefined : audience.show(over)
      },
    })
  } finally {
    coach.leave()
    record?.close()
  }
}

function objection(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (error instanceof IllegalAction) return error.reason
    throw error
  }
}
