import { INTERRUPTED } from '../interrupted.ts'
import { pricesIn } from '../prices.ts'

interface ReplayOptions {
  readonly game?: number
  readonly instances?: string
  readonly prices?: string
}

/** `bidder replay`: a recorded match on the screen. Throws `BadInput` for a record or a game that is not there. */
export async function replay(path: string, options: ReplayOptions): Promise<void> {
  const { needsTerminal, onTerminal, wantsColour } = await import('../screens/terminal.ts')
  needsTerminal('replay', '`bidder export` writes the games of a record for other programs')
  const prices = pricesIn(options.prices)
  // What cannot be shown is told of before there is a screen.
  const { openRecording } = await import('../screens/opened-recording.ts')
  const { Replaying } = await import('../screens/replaying.ts')
  const { game, games, positions, grading } = await openRecording(path, options)
  const left = Promise.withResolvers<void>()
  const leave = (interrupted: boolean) => {
    if (interrupted) process.exitCode = INTERRUPTED
    left.resolve()
  }
  const interrupt = () => leave(true)
  process.once('SIGINT', interrupt)
  const replaying = new Replaying(
    {
      color: wantsColour(process.env),
      ...prices,
      title: (seen) => `${game} · recorded game ${games[seen.game].game}`,
      opening: game,
      leave,
    },
    positions,
    games,
    grading,
    options.game,
  )
  const { close } = await onTerminal(replaying)
  try {
    await left.promise
  } finally {
    grading.close()
    await close()
    process.removeListener('SIGINT', interrupt)
  }
}
