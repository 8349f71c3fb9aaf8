import { splitAgents } from '../../agents/spec.ts'
import { BadInput } from '../../environments/errors.ts'
import { pricesIn } from '../prices.ts'
import type { MatchOptions } from '../screens/seating.ts'
import { type Room, showMatch } from '../screens/shown-match.ts'

/** What `play` may be given. */
interface PlayOptions extends MatchOptions {
  readonly grade?: boolean
  readonly plain?: boolean
}

/** `bidder play`: a match with a person at the terminal. Throws `BadInput` for players that cannot sit there. */
export async function play(name: string, options: PlayOptions): Promise<void> {
  const { seats, out, plain = false, grade = false } = options
  if (splitAgents(seats).filter((agent) => agent === 'human').length !== 1)
    throw new BadInput(`--seats ${seats}: one seat is yours: write human once, as in --seats human,bidder`)
  const prices = pricesIn(options.prices)
  if (plain) {
    const { plainRoom } = await import('../screens/plain-room.ts')
    await showMatch(name, options, async (leave) => plainRoom(grade, leave))
    return
  }
  const [{ needsTerminal, onTerminal, wantsColour }, { Playing }] = await Promise.all([
    import('../screens/terminal.ts'),
    import('../screens/playing.ts'),
  ])
  needsTerminal('play', 'add --plain to play in lines of text, through a pipe too')
  const kept =
    out === undefined
      ? 'Nothing is recorded without --out.'
      : `Finished games stay in ${out}; this one is not among them.`
  await showMatch(name, options, async (leave): Promise<Room> => {
    const playing = new Playing({
      game: name,
      color: wantsColour(process.env),
      ...prices,
      grade,
      kept,
      leave,
    })
    const { close } = await onTerminal(playing)
    return { audience: playing, notice: (line) => playing.notice(line), close }
  })
}
