import { connect } from 'node:net'
import type { Agent, Outcome } from '../../environments/agent.ts'
import { ask } from '../../environments/ask.ts'
import { BadInput, RunEnded } from '../../environments/errors.ts'
import type { Game, Json } from '../../environments/game.ts'
import type { Random } from '../../environments/random.ts'
import type { WireProtocol } from '../../environments/wire.ts'
import { Lines } from './lines.ts'

/** Time to be connected, ms. */
const TO_CONNECT = 10_000

/** A dealer cannot be played with: it is gone, silent, or plays by other rules. */
class DealerLost extends RunEnded {
  readonly code = 'DEALER_LOST'
}

/** Where a dealer is, and how long it may be silent. */
export interface DealerAddress {
  readonly host: string
  readonly port: number
  /** ms */
  readonly patienceMs: number
}

/**
 * Seats an agent at a dealer of others, and plays until the dealer hangs up.
 *
 * @param random the agent's stream of chance
 * @param finished told of every game that is over
 * Throws `BadInput` where nothing listens at the address, `DealerLost` where the match breaks off in the middle of a
 * game, and the signal's reason.
 */
export async function joinDealer<State, Action extends Json, View, Hidden>(
  game: Game<State, Action, View, Hidden>,
  protocol: WireProtocol<View, Action>,
  agent: Agent<View, Action>,
  { host, port, patienceMs }: DealerAddress,
  random: Random,
  finished: (outcome: Outcome<View>) => void,
  signal: AbortSignal,
): Promise<void> {
  const dealer = await connected(host, port, signal)
  const lost = (reason: string, cause?: unknown) =>
    new DealerLost(`the dealer at ${host}:${port} ${reason}`, { cause })
  const player = protocol.player()
  let playing = false
  try {
    dealer.send(protocol.greeting)
    for (;;) {
      const patience = AbortSignal.timeout(patienceMs)
      const line = await dealer.next(AbortSignal.any([signal, patience])).catch((error: unknown) => {
        signal.throwIfAborted()
        throw lost(`has said nothing for ${patienceMs / 1000} s`, error)
      })
      if (line === undefined) break
      const heard = said(() => player.hear(line), lost)
      if (heard === undefined) continue
      const { view, payoff } = heard
      playing = payoff === undefined
      if (payoff !== undefined) {
        agent.observe?.({ view, payoff })
        finished({ view, payoff })
        continue
      }
      const actions = game.viewActions(view)
      if (actions.length === 0) continue
      const decision = await ask({
        seat: 0,
        agent,
        view,
        actions,
        read: (json) => game.readAction(view, json),
        random,
        forfeit: actions[0],
        signal,
      })
      dealer.send(player.say(decision.action))
    }
    if (playing) throw lost('hung up in the middle of a game')
  } finally {
    agent.leave?.()
    dealer.close()
  }
}

/** What a line tells, or the dealer is lost: its rules are not these. */
function said<Heard>(hear: () => Heard, lost: (reason: string, cause: unknown) => DealerLost): Heard {
  try {
    return hear()
  } catch (cause) {
    if (!(cause instanceof BadInput)) throw cause
    throw lost(`says what the rules here do not allow: ${cause.message}`, cause)
  }
}

function connected(host: string, port: number, signal: AbortSignal): Promise<Lines> {
  const socket = connect({ host, port })
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TO_CONNECT)])
  return new Promise((resolve, reject) => {
    const stop = () => {
      socket.destroy()
      reject(
        signal.aborted ? signal.reason : new BadInput(`${host}:${port} does not answer: is a dealer there?`),
      )
    }
    limit.addEventListener('abort', stop, { once: true })
    socket.once('error', (cause: NodeJS.ErrnoException) => {
      limit.removeEventListener('abort', stop)
      reject(
        new BadInput(`${host}:${port}: no dealer can be reached there (${cause.code}): start it first`, {
          cause,
        }),
      )
    })
    socket.once('connect', () => {
      limit.removeEventListener('abort', stop)
      resolve(new Lines(socket))
    })
  })
}
