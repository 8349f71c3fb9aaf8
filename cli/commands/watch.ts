import { splitAgents } from '../../agents/spec.ts'
import { BadInput } from '../../environments/errors.ts'
import { pricesIn } from '../prices.ts'
import type { MatchOptions } from '../screens/seating.ts'
import { type Room, showMatch } from '../screens/shown-match.ts'

/** `bidder watch`: a match of agents on the screen, with what they think. Throws `BadInput` for players that cannot sit there. */
export async function watch(name: string, options: MatchOptions): Promise<void> {
  const { seats, out } = options
  if (splitAgents(seats).includes('human'))
    throw new BadInput(`--seats ${seats}: nobody is asked here: \`bidder play ${name}\` has a seat for you`)
  const [{ needsTerminal, onTerminal, wantsColour }, { Watching }] = await Promise.all([
    import('../screens/terminal.ts'),
    import('../screens/watching.ts'),
  ])
  needsTerminal('watch', 'play a tournament, and look at its record')
  const prices = pricesIn(options.prices)
  const kept = out === undefined ? 'Nothing is recorded without --out.' : `Finished games stay in ${out}.`
  await showMatch(name, options, async (leave): Promise<Room> => {
    const watching = new Watching(
      {
        color: wantsColour(process.env),
        ...prices,
        title: (seen) => `${name} · game ${seen.game + 1} of ${seen.games}`,
        opening: name,
        leave,
      },
      kept,
    )
    const { close } = await onTerminal(watching)
    return {
      audience: watching,
      notice: (line) => watching.notice(line),
      stay: () => watching.stay(),
      close,
    }
  })
}
