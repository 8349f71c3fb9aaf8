import type { SeatedAgent } from '../../agents/seated.ts'
import type { Usage } from '../../environments/agent.ts'
import { PlayerFault } from '../../environments/errors.ts'
import type { Json } from '../../environments/game.ts'
import type { Fault } from '../../environments/host.ts'

/** Somebody at the table would wait no longer. */
class GivenUp extends PlayerFault {
  readonly code = 'GIVEN_UP'
  readonly faults: readonly Fault[] = [{ kind: 'timeout', reason: this.message }]
  // What was spent up to here is told by the player with its next decision.
  readonly usage: Usage = { calls: 0, inputTokens: 0, outputTokens: 0 }
  readonly deliberation: Json = null
}

/** An agent that can be given up on while it thinks: the rules then take its action, and the fault is recorded. */
export function impatientWith<View, Action>(
  agent: SeatedAgent<View, Action>,
  onWait: (giveUp: () => void) => void | Promise<void>,
): SeatedAgent<View, Action> {
  return {
    ...agent,
    make(scope) {
      const player = agent.make(scope)
      return {
        ...player,
        ...(player.observe === undefined ? {} : { observe: (outcome) => player.observe?.(outcome) }),
        decide(turn) {
          const control = new AbortController()
          const signal = AbortSignal.any([turn.signal, control.signal])
          return new Promise((resolve, reject) => {
            const shown = onWait(() => {
              const error = new GivenUp('those at the table gave up waiting')
              control.abort(error)
              reject(error)
            })
            const decide = () => player.decide({ ...turn, signal })
            // A player that computes leaves nobody else time: what is shown of its thinking is shown before.
            ;(shown === undefined ? decide() : shown.then(decide)).then(resolve, reject)
          })
        },
      }
    },
  }
}
