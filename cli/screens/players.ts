import { humanEntry } from '../../agents/human.ts'
import type { Seat } from '../../environments/game.ts'
import { printable } from './printable.ts'
import type { Seen } from './seen.ts'

/** A player as it is called on the screen: the person is "you"; two of one name are told apart by their seats. */
export function playerName({ names }: Pick<Seen, 'names'>, seat: Seat, own: Seat | undefined): string {
  if (seat === own && names[seat] === humanEntry.name) return 'you'
  const name = printable(names[seat])
  return names.filter((other) => other === names[seat]).length > 1 ? `${name} (${seat})` : name
}
