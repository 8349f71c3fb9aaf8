import type { Seat, Telling } from './game.ts'

/**
 * What everybody can see, told to each of some seats.
 * @param own the seat whose view it is
 * @param seats who is told
 */
export function tellings(own: Seat, seats: readonly Seat[], told: (seat: Seat) => string): Telling[] {
  return seats.map((seat) => ({ seat, own: seat === own, told: told(seat) }))
}

/** All seats of a table. */
export const everySeat = (seats: number): Seat[] => Array.from({ length: seats }, (_, seat) => seat)
