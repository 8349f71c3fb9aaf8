import type { DealSource } from '../../environments/game.ts'
import type { Outcome } from '../../reasoning/language/cassette.ts'
import type { Question } from '../../reasoning/language/occurrences.ts'
import type { TournamentConfig } from '../config.ts'
import type { PlayedGame } from '../match.ts'
import type { Match } from '../schedule.ts'

/** A job of the queue: one match of a tournament. No secret is in it: keys are of each worker's own environment. */
export interface Order {
  /** The tournament in this one run of its. */
  readonly run: string
  /** What plays it: see `softwareHere`. */
  readonly software: string
  readonly match: Match
}

/** What a worker plays the matches of a run with. */
export interface Terms {
  readonly config: TournamentConfig
  /** What the file of instances holds: workers need not have it. */
  readonly source: DealSource
  /** Whether deliberations are wanted: they are most of what a match weighs. */
  readonly deliberations: boolean
  /** Whether players compute; others wait for models. */
  readonly computes: boolean
  /** Whether all answers of models come from a recording. */
  readonly offline: boolean
}

/** A worker's try at a match: a worker that was thought lost may come to play one twice. */
export interface Try {
  /** By its index. */
  readonly match: number
  /** Which of the worker's tries at all matches. */
  readonly attempt: number
}

/** What a worker says to the tournament: the first two of itself, the others of a try at a match. */
export type Saying =
  | { readonly says: 'joins' }
  | { readonly says: 'is there' }
  | { readonly says: 'begins' }
  /** Games of a match that follow each other. `last`: it is over with them. */
  | {
      readonly says: 'has played'
      readonly from: number
      readonly games: readonly PlayedGame[]
      readonly last: boolean
    }
  | {
      readonly says: 'asks'
      readonly agent: string
      readonly scope: string
      readonly question: Question
    }
  | {
      readonly says: 'was told'
      readonly ticket: number
      /** Absent where nothing came of it. */
      readonly outcome?: Outcome
      readonly ends: boolean
    }
  /** What it said of the try, or was answered, may be lost: the match is to be begun anew. */
  | { readonly says: 'lets go' }
  /** `code`: of an error that ends a run; absent for a defect. */
  | { readonly says: 'failed'; readonly message: string; readonly code?: string }

/** What the tournament says to it. */
export type Answer =
  | { readonly terms: Terms }
  | { readonly outcome: Outcome }
  | { readonly ticket: number }
  | { readonly noted: true }
  /** A limit is reached: what is under way is heard, and nothing is asked any more. */
  | { readonly spent: string }
  /** The match is not this worker's any more, or nobody's. */
  | { readonly dismissed: string }

/** A saying on its way. */
export interface Letter {
  readonly id: number
  /** The worker that says it, and where it is answered. */
  readonly from: string
  /** What it is said of. */
  readonly of?: Try
  readonly saying: Saying
}

/** An answer on its way. */
export interface Reply {
  readonly id: number
  readonly answer: Answer
}

/** Said to every worker by a tournament to which letters may have been lost. */
export interface Unheard {
  /** The tournament. */
  readonly unheard: string
}

/** Whatever passes between the processes. */
export type Message = Letter | Reply | Unheard

/** Name of the room in which messages pass. */
export const RELAY = 'bidder'
export const queueName = (computes: boolean): string => (computes ? 'bidder-computing' : 'bidder-asking')
export const runTopic = (run: string): string => `run.${run}`
export const workerTopic = (worker: string): string => `worker.${worker}`
