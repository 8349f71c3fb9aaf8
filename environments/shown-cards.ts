import { BadInput } from './errors.ts'
import type { Seat } from './game.ts'

/**
 * The cards shown at a showdown, from an untrusted view: one of each seat that is still in, null for the others.
 * Throws `BadInput` where they do not fit the seats or the own card.
 * @param live by seat: whether it has not folded
 */
export function readShown<Card extends string>(
  live: readonly boolean[],
  seat: Seat,
  own: Card,
  given: readonly (Card | null)[] | undefined,
): readonly (Card | null)[] {
  if (given?.length !== live.length)
    throw new BadInput(
      'view: shown: must list the card that each seat shows at this showdown, null for the others',
    )
  given.forEach((card, other) => {
    if ((card !== null) !== live[other])
      throw new BadInput(
        `view: shown: seat ${other} ${card === null ? 'must show its card' : 'has folded and shows nothing'}`,
      )
  })
  if (live[seat] && given[seat] !== own)
    throw new BadInput(`view: shown: seat ${seat} shows another card than its own`)
  return given
}

/** Throws `BadInput` where a card is named twice. */
export function refuseTwice(cards: readonly string[]): void {
  const twice = cards.find((name, index) => cards.indexOf(name) !== index)
  if (twice !== undefined) throw new BadInput(`view: the card ${twice} appears twice`)
}
