import type { Agent } from '../environments/agent.ts'

/** What kind of player an agent is. */
export type AgentKind = 'reasoner' | 'language' | 'house' | 'human'

/** An agent as it was written: `threshold?raise=0.6`, ready to be made for each match. */
export interface SeatedAgent<View, Action> {
  /** The text it was written as; the name in results. */
  readonly name: string
  readonly kind: AgentKind
  /** Whether it carries memory from game to game: then the match is the unit of intervals, not the deal. */
  readonly remembers: boolean
  /** A fresh player for one match. */
  make(): Agent<View, Action>
}
