import type { Seat } from '../../../environments/game.ts'
import type { Section } from '../stack.ts'
import { line, wrap } from '../styled.ts'
import { amount } from './amount.ts'
import type { Sides } from './sides.ts'

/** How many offers are left, who has the last word, and what no deal pays. */
export function leftSection({ view, own, called }: Sides, columns: number): Section {
  const { offersLeft, answerableLeft, lastWord, settings, toAct, payoff } = view
  const { batna, discount, endProbability } = settings
  const whose = (seat: Seat) => (called(seat) === 'you' ? 'yours' : called(seat))
  const gets = called(own) === 'you' ? 'you get' : `${called(own)} gets`
  const sentences = [
    ...(toAct === null
      ? [`It is over: ${gets} ${amount(payoff ?? 0)}.`]
      : [`Offers left: ${offersLeft} (${answerableLeft} can be answered). Last word: ${whose(lastWord)}.`]),
    `No deal pays ${amount(batna[own])} to ${called(own)}, ${amount(batna[1 - own])} to ${called(1 - own)}.`,
    ...(toAct !== null && discount < 1
      ? [`Each offer leaves ${amount(discount * 100)} % of the worth.`]
      : []),
    ...(toAct !== null && endProbability > 0
      ? [`Any offer may be the end, by a chance of ${amount(endProbability * 100)} %.`]
      : []),
  ].map((sentence) => wrap(sentence, columns).map((part) => line(part)))
  return {
    least: sentences[0].length,
    most: sentences.flat().length,
    // Sentence by sentence: half of one says nothing.
    draw: (rows) =>
      sentences.flatMap((part, i) => (sentences.slice(0, i + 1).flat().length <= rows ? part : [])),
  }
}
