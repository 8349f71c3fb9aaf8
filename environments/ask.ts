import type { Agent, Turn } from './agent.ts'
import { type Answer, answerIn, type Remarks, remarksIn } from './answer.ts'
import { IllegalAction, PlayerFault, RunEnded } from './errors.ts'
import { fault, messageOf } from './fault.ts'
import { deepFreeze } from './freeze.ts'
import type { Seat } from './game.ts'
import { type Fault, HOST_DEFAULTS, type HostedDecision, type HostSettings } from './host.ts'
import type { Random } from './random.ts'

/** A question to one player and what becomes of it when there is no good answer. */
export interface Question<View, Action> {
  readonly seat: Seat
  readonly agent: Agent<View, Action>
  /** Frozen before the player sees it: it may share data with the match. */
  readonly view: View
  /** Looks up the views of all seats, for an agent that is told everything. */
  readonly views?: () => readonly View[]
  /** The legal actions; frozen, too. */
  readonly actions: readonly Action[]
  /** The legal action that a JSON value means; throws `IllegalAction`. See `Game.readAction`. */
  readonly read: (json: unknown) => Action
  readonly random: Random
  /** The action that the rules take for a player who gives none. */
  readonly forfeit: Action
  readonly settings?: Partial<HostSettings>
  /** Ends the asking: the player's own signal follows it, and `ask` rejects with its reason. */
  readonly signal?: AbortSignal
}

/** The longest delay that a timer can keep, ms: a longer one would fire at once. */
const LONGEST_DELAY = 2 ** 31 - 1

/**
 * Asks a player until it answers with a legal action or has used up its retries. Whatever the player throws,
 * returns or fails to return becomes a fault in the decision; what it does after its time is not heard. Only a
 * player that blocks the thread cannot be cut short: it holds up whoever shares the thread with it.
 * A `PlayerFault` uses up all retries at once; a `RunEnded` is passed on.
 */
export async function ask<View, Action>(question: Question<View, Action>): Promise<HostedDecision<Action>> {
  const { seat, settings, forfeit, signal } = question
  const retries = question.agent.asksAgain ? 0 : (settings?.retries ?? HOST_DEFAULTS.retries)
  const timeLimitMs = Math.min(settings?.timeLimitMs ?? HOST_DEFAULTS.timeLimitMs, LONGEST_DELAY)
  deepFreeze(question.view)
  deepFreeze(question.actions)
  const faults: Fault[] = []
  while (faults.length <= retries) {
    signal?.throwIfAborted()
    const { faults: before = [], ...answer } = await attempt(question, timeLimitMs, faults.at(-1)?.reason)
    faults.push(...before)
    if ('final' in answer) {
      const { final: _, ...remarks } = answer
      return { seat, action: forfeit, faults, forfeit: true, ...remarks }
    }
    const judged = 'kind' in answer ? answer : judge(question, answer)
    if ('action' in judged) return { ...judged, seat, faults, forfeit: false }
    faults.push(judged)
  }
  return { seat, action: forfeit, faults, forfeit: true }
}

/** What a player that is not to be asked again leaves behind. */
interface Last extends Remarks {
  readonly final: true
  readonly faults: readonly Fault[]
}

/** The game's own reading of an answer goes on, never the object that the player handed over. */
function judge<View, Action>(
  { read }: Question<View, Action>,
  { json, ...remarks }: Answer,
): (Remarks & { readonly action: Action }) | Fault {
  try {
    return { action: read(json), ...remarks }
  } catch (error) {
    // Whatever else the reading throws is the game's defect: the player is not to pay for it.
    if (!(error instanceof IllegalAction)) throw error
    return fault('illegal', error.message)
  }
}

/** Asks once. Neither timer nor listener is left behind, however the player behaves. */
function attempt<View, Action>(
  { agent, view, views, actions, random, signal }: Question<View, Action>,
  timeLimitMs: number,
  rejection: string | undefined,
): Promise<Answer | Last | (Fault & { readonly faults?: undefined })> {
  const control = new AbortController()
  const turn: Turn<View, Action> = {
    view,
    actions,
    random,
    signal: control.signal,
    ...(rejection === undefined ? {} : { rejection }),
  }
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    const stop = () => {
      end()
      reject(signal?.reason)
      control.abort(signal?.reason)
    }
    const timer = setTimeout(() => {
      end()
      resolve(fault('timeout', `no answer within ${timeLimitMs} ms`))
      control.abort()
    }, timeLimitMs)
    signal?.addEventListener('abort', stop, { once: true })
    // Past the first settling these change nothing: a late answer is not heard.
    answered(agent, turn, views).then(
      (answer) => {
        end()
        resolve(answer)
      },
      (error) => {
        end()
        if (error instanceof RunEnded) reject(error)
        else if (error instanceof PlayerFault) resolve({ final: true, ...remarksIn(error) })
        // A player that reads its own answer by the rules.
        else if (error instanceof IllegalAction) resolve(fault('illegal', error.message))
        else resolve(fault('error', `the player failed: ${messageOf(error)}`))
      },
    )
  })
}

async function answered<View, Action>(
  agent: Agent<View, Action>,
  turn: Turn<View, Action>,
  views: (() => readonly View[]) | undefined,
): Promise<Answer> {
  const told = agent.told === true && views !== undefined ? { views: deepFreeze(views()) } : {}
  return answerIn(await agent.decide({ ...turn, ...told }))
}
