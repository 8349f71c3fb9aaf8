import { z } from 'zod'
import { type Posed, posedInJson } from '../posed.ts'
import { promptNamed } from '../prompt.ts'

const prompt = promptNamed('bidder-propose')

/** A way to play that the model thinks possible. */
export interface Proposed {
  readonly name: string
  readonly reasons: string
  /** In the game's language of proposals. */
  readonly policy: unknown
}

/** What the model makes of a match so far. */
export interface Proposal {
  /** Its words on the opponent. */
  readonly reading: string
  readonly hypotheses: readonly Proposed[]
}

/** What is asked about a match so far. */
export interface Match {
  readonly game: string
  readonly unit: string
  /** The games that have ended, as the seat saw them. */
  readonly games: string
  /** The words on the opponent from the last time. */
  readonly before: string
  /** Hypotheses at most. */
  readonly most: number
}

/** What kind of player is it? @param guide the game's language in words @param form and as a schema */
export function posedProposal(match: Match, guide: string, form: z.ZodType): Posed<Proposal, Proposal> {
  const hypothesis = z.strictObject({
    name: z.string().max(80).describe('a few words for this kind of player'),
    reasons: z.string().describe('what in the play speaks for it and against it'),
    policy: form,
  })
  const schema = z.strictObject({
    reading: z.string().describe('what you think of this opponent, in words'),
    hypotheses: z.array(hypothesis).min(1).max(match.most),
  })
  return posedInJson<Proposal>(prompt, { ...match, most: String(match.most), guide }, schema)
}
