import type { Agent } from '../environments/agent.ts'
import type { Policy } from '../environments/game.ts'
import type { LanguageAgent } from './language.ts'

/** What kind of player an agent is. */
export type AgentKind = 'reasoner' | 'language' | 'house' | 'human'

/** An agent as it was written: `threshold?raise=0.6`, ready to be made for each match. */
export interface SeatedAgent<View, Action> {
  /** The text it was written as; the name in results. */
  readonly name: string
  readonly kind: AgentKind | 'guest'
  /** Whether it carries memory from game to game: then the match is the unit of intervals, not the deal. */
  readonly remembers: boolean
  /** How it plays, for an agent that is nothing but a policy. */
  readonly policy?: Policy<View, Action>
  /** Time that it should be given for an answer, ms, where the usual is not enough. */
  readonly timeLimitMs?: number
  /** Whether what it asks goes out in batches. */
  readonly batched?: boolean
  /** A fresh player for one match. @param scope names this player in this match: see `Cassette` */
  make(scope?: string): Agent<View, Action>
  /** The same, for agents that ask a language model. */
  readonly makeLanguage?: (scope?: string) => LanguageAgent<View, Action>
}
