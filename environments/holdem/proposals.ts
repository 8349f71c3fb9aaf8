import { z } from 'zod'
import { once } from '../once.ts'
import type { Proposals } from '../proposals.ts'
import type { OpponentType, Spot } from '../ranges.ts'
import { partType } from './family.ts'
import { BOARD_CLASSES, PREFLOP_CLASSES } from './holding-classes.ts'
import { SPOKEN } from './partitions.ts'
import { BANDS, spokenOf } from './spoken-parts.ts'

/** Share of a proposed policy's play that is taken to be uniform, so that nothing observed is impossible. */
const NOISE = 0.03

const share = () => z.int().min(0).max(100)
const chances = () => ({
  fold: share().describe('chance to fold, percent; checks where it is free'),
  call: share().describe('chance to check or call, percent'),
  raise: share().describe('chance to bet or raise, percent'),
})
const isSomething = ({ fold, call, raise }: Chances) => fold + call + raise > 0
const NOTHING = 'fold, call and raise are all 0: at least one must be more'

interface Chances {
  readonly fold: number
  readonly call: number
  readonly raise: number
}

const rule = () =>
  z
    .strictObject({
      street: z.enum(['any', 'preflop', 'postflop', 'flop', 'turn', 'river']),
      bets: z
        .enum(['any', 'none', 'some', 'one', 'more'])
        .describe(
          'bets or raises that it has to call now: none, some (one or more), exactly one, more than one',
        ),
      board: z.enum(['any', 'paired', 'unpaired']),
      holdings: z
        .array(z.enum([...PREFLOP_CLASSES, ...BOARD_CLASSES]))
        .max(26)
        .describe('any of these classes; an empty list is every holding'),
      strengthFrom: z.literal(BANDS).describe('least strength, percent'),
      strengthBelow: z.literal([...BANDS.slice(1), 100]).describe('strength that it stays below, percent'),
      ...chances(),
    })
    .refine(isSomething, NOTHING)

const form = once(() =>
  z.strictObject({
    rules: z.array(rule()).max(30).describe('the first rule that fits a decision counts'),
    otherwise: z
      .strictObject(chances())
      .refine(isSomething, NOTHING)
      .describe('what it does where no rule fits'),
  }),
)

type Rule = z.output<ReturnType<typeof rule>>

/** Whether the rule speaks of a decision as everybody sees it. */
function isAbout({ street, bets }: Rule, { board, facing }: Spot): boolean {
  const now = ['preflop', 'flop', 'turn', 'river'][board.length === 0 ? 0 : board.length - 2]
  const isStreet = street === 'any' || street === now || (street === 'postflop' && now !== 'preflop')
  const isBets =
    bets === 'any' || (bets === 'some' ? facing > 0 : facing === ['none', 'one', 'more'].indexOf(bets))
  return isStreet && isBets
}

/** Whether it speaks of a holding there. */
function isOf(
  { board, holdings, strengthFrom, strengthBelow }: Rule,
  part: number,
  preflop: boolean,
): boolean {
  const { paired, holdingClass, strength } = spokenOf(part)
  const called = (preflop ? PREFLOP_CLASSES : BOARD_CLASSES)[holdingClass]
  return (
    (board === 'any' || (board === 'paired') === paired) &&
    (holdings.length === 0 || holdings.includes(called)) &&
    strength >= strengthFrom &&
    strength < strengthBelow
  )
}

function proposedType(name: string, policy: unknown): OpponentType {
  const { rules, otherwise } = form().parse(policy)
  return partType(name, SPOKEN, NOISE, (part, spot) => {
    const preflop = spot.board.length === 0
    const { fold, call, raise } =
      rules.find((each) => isAbout(each, spot) && isOf(each, part, preflop)) ?? otherwise
    const total = fold + call + raise
    const [folds, calls, raises] = [fold / total, call / total, raise / total]
    return spot.price === 0 ? [0, calls + folds, raises] : [folds, calls, raises]
  })
}

const guide = `A policy is a list of rules and what is done otherwise. Of the rules the first that fits counts: a rule fits a decision when its street, its number of bets to call, the board, the class of the holding and its strength all fit. Put what is special first and what is general last.
Strength is the equity against a random hand with the board as it lies: chance to win plus half the chance to split, in percent.
Classes before the flop: ${PREFLOP_CLASSES.join('; ')}.
Classes from the flop on: ${BOARD_CLASSES.join('; ')}.
The chances to fold, call and raise are taken in proportion to their sum. Where nothing is to be called, to fold is to check and to call is to check; where no raise is allowed, to raise is to call.`

/** How opponents at Limit Hold'em are proposed: rules by street, betting, board, class of holding and strength. */
export const proposals: Proposals<OpponentType> = {
  guide,
  get form() {
    return form()
  },
  typeOf: proposedType,
}
