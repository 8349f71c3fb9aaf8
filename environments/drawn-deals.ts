import { BadInput } from './errors.ts'
import type { DealSource } from './game.ts'

/** Throws `BadInput` for instances from a file, where a game draws its deals. @param name of the game, for the message */
export function refuseInstances(name: string, source: DealSource | undefined): void {
  if (source?.instances !== undefined)
    throw new BadInput(`${name}: its deals are drawn; leave the instances out`)
}
