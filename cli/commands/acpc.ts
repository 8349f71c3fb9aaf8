import { seatAgent } from '../../agents/roster.ts'
import { splitAgents } from '../../agents/spec.ts'
import { joinDealer } from '../../agents/wire/joining.ts'
import { Reception } from '../../agents/wire/reception.ts'
import { wiredGuest } from '../../agents/wire/wired-guest.ts'
import { type Family, families, type Playable } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Json } from '../../environments/game.ts'
import { randomOf } from '../../environments/random.ts'
import type { WireProtocol } from '../../environments/wire.ts'
import { Models } from '../../reasoning/language/models.ts'
import { estimate } from '../../tournaments/statistics/interval.ts'
import { INTERRUPTED } from '../interrupted.ts'
import { printJson } from '../output.ts'
import { playTournament } from '../play.ts'
import { tournamentText } from '../tournament-text.ts'

const PROTOCOL = 'acpc'

/** Games after which the progress of one at another's table is told. */
const TOLD = 100

/** What `acpc serve` may be given. */
interface ServeOptions {
  readonly agents: string
  /** Ports, by the names of the programs. */
  readonly program: Record<string, string>
  readonly host: string
  readonly wait: number
  readonly deals: number
  readonly match: number
  readonly seed: number
  readonly set: Record<string, string>
  readonly concurrency: number
  readonly timeLimit: number
  readonly out?: string
  readonly model?: string
  readonly quiet?: boolean
  readonly json?: boolean
}

/** `bidder acpc serve`: a tournament in which programs of others take part over connections. */
export async function serve(options: ServeOptions): Promise<void> {
  const { host, wait, deals, match, seed, concurrency, out, model, timeLimit } = options
  const family = familyOf()
  const programs = Object.entries(options.program).map(([name, port]) => ({ name, port: portOf(port) }))
  const receptions: Reception[] = []
  try {
    const guests = await family.open(options.set, async (playable) => {
      const protocol = protocolOf(playable)
      return Promise.all(
        programs.map(async ({ name, port }) => {
          const reception = await Reception.open({ host, port, greets: protocol.greets })
          receptions.push(reception)
          const address = `${host} ${reception.port}`
          process.stderr.write(`${name} is to connect to ${address}, once for each match\n`)
          return wiredGuest(protocol, reception, {
            name,
            address,
            patienceMs: wait * 1000,
            answerMs: timeLimit,
          })
        }),
      )
    })
    const result = await playTournament(
      {
        game: family.name,
        settings: options.set,
        agents: [...splitAgents(options.agents), ...programs.map(({ name }) => name)],
        deals,
        match,
        seed,
        concurrency,
        ...(out === undefined ? {} : { out }),
        ...(model === undefined ? {} : { model }),
      },
      options.quiet ?? false,
      undefined,
      { guests },
    )
    if (result === undefined) return
    if (options.json) printJson(result)
    else console.log(tournamentText(result))
  } finally {
    await Promise.all(receptions.map((reception) => reception.close()))
  }
}

/** What `acpc join` may be given. */
interface JoinOptions {
  readonly agent: string
  readonly seed: number
  readonly set: Record<string, string>
  readonly idle: number
  readonly model?: string
  readonly quiet?: boolean
  readonly json?: boolean
}

/** `bidder acpc join`: one of our agents at the table of a dealer of others, until that hangs up. */
export async function join(address: string, options: JoinOptions): Promise<void> {
  const [, host, port] = address.match(/^(.+):(\d+)$/) ?? []
  if (port === undefined) throw new BadInput(`${address}: is not HOST:PORT, as in 127.0.0.1:18791`)
  const dealer = { host, port: portOf(port), patienceMs: options.idle * 1000 }
  const control = new AbortController()
  const interrupt = () => control.abort(new Error('interrupted'))
  process.once('SIGINT', interrupt)
  const gains: number[] = []
  const family = familyOf()
  try {
    await family.open(options.set, (playable) => {
      const { game, policies, oracles } = playable
      const language = {
        models: new Models(),
        ...(options.model === undefined ? {} : { model: options.model }),
      }
      const agent = seatAgent(options.agent, game, policies, oracles, language).make('acpc')
      return joinDealer(
        game,
        protocolOf(playable),
        agent,
        dealer,
        randomOf(options.seed, 'player'),
        ({ payoff }) => {
          gains.push(payoff)
          if (!options.quiet && gains.length % TOLD === 0) process.stderr.write(`${gains.length} games\n`)
        },
        control.signal,
      )
    })
  } catch (error) {
    if (!control.signal.aborted) throw error
    process.exitCode = INTERRUPTED
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
  if (gains.length === 0) throw new BadInput(`${address}: the dealer hung up before a game was played`)
  const { mean, ci95 } = estimate(gains.map((total) => ({ total, games: 1 })))
  const result = { agent: options.agent, games: gains.length, mean, ci95, unit: family.unit }
  if (options.json) printJson(result)
  else
    console.log(
      `${result.agent}: ${result.games} games, ${mean.toFixed(1)}${ci95 === null ? '' : ` [${ci95.map((bound) => bound.toFixed(1)).join(', ')}]`} ${family.unit}`,
    )
}

function familyOf(): Family {
  const found = families.find(({ protocols }) => protocols?.includes(PROTOCOL))
  if (found === undefined) throw new BadInput(`no game is played by the protocol ${PROTOCOL}`)
  return found
}

function protocolOf<State, Action extends Json, View, Hidden>({
  game,
  protocols,
}: Playable<State, Action, View, Hidden>): WireProtocol<View, Action> {
  const found = protocols?.find(({ name }) => name === PROTOCOL)
  if (found === undefined) throw new BadInput(`${game.name} is not played by the protocol ${PROTOCOL}`)
  return found
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadInput(`${JSON.stringify(text)} is not a port: it takes a whole number up to 65535`)
  return port
}
