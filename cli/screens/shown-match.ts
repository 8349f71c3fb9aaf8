import { INTERRUPTED } from '../interrupted.ts'
import type { Audience } from './audience.ts'
import type { MatchOptions } from './seating.ts'

/** Where a match is followed. */
export interface Room {
  readonly audience: Audience
  /** Says what a person should know. */
  notice(line: string): void
  /** When the match is over: settled when those there have seen enough. */
  stay?(): Promise<void>
  /** When it is left: what it took is given back. */
  close(): Promise<void>
}

/** Leaves a match. @param interrupted whether by an interrupt, which the exit status tells */
export type Leave = (interrupted: boolean) => void

/** Why a match ended before its last game. */
class Left extends Error {}

/**
 * Plays a match in a room until it is over, or those there leave it.
 * @param name of the game
 * @param open opens the room, before anything else is loaded
 * Throws `BadInput` for players that cannot sit there.
 */
export async function showMatch(
  name: string,
  options: MatchOptions,
  open: (leave: Leave) => Promise<Room>,
): Promise<void> {
  const control = new AbortController()
  const leave: Leave = (interrupted) => {
    if (interrupted) process.exitCode = INTERRUPTED
    control.abort(new Left('those at the table have left'))
  }
  const interrupt = () => leave(true)
  process.once('SIGINT', interrupt)
  const room = await open(leave)
  let left = false
  try {
    const { playSeated } = await import('./seating.ts')
    await playSeated(name, options, room.audience, control.signal, (line) => room.notice(line))
    await room.stay?.()
  } catch (error) {
    if (!(error instanceof Left)) throw error
    left = true
  } finally {
    await room.close()
    process.removeListener('SIGINT', interrupt)
  }
  const { out } = options
  if (left)
    console.log(
      out === undefined
        ? 'You left. Nothing was recorded; --out DIR keeps a record.'
        : `You left. What was finished is in ${out}.`,
    )
}
