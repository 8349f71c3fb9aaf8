import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import { dealSource } from '../../tournaments/deal-source.ts'
import { type RecordedGame, recordedTournament } from '../../tournaments/recorded-games.ts'
import { Grading } from './grading.ts'
import { positionsOf, recordedMatch, recordFolder } from './recording.ts'
import type { Seen } from './seen.ts'

/** A match of a record, ready to be gone through. */
export interface OpenedRecording {
  /** The name of the game that is played. */
  readonly game: string
  readonly games: readonly RecordedGame[]
  readonly positions: readonly Seen[]
  readonly grading: Grading
}

/**
 * Opens the match of a record that holds a game.
 * @param path of the record's folder, or of its games
 * Throws `BadInput` where there is no such record or game.
 */
export async function openRecording(
  path: string,
  { game: wanted, instances }: { readonly game?: number; readonly instances?: string },
): Promise<OpenedRecording> {
  const folder = recordFolder(path)
  const recorded = recordedTournament(folder)
  const { game, settings, agents, seed } = recorded
  if (recorded.instances !== undefined && instances === undefined)
    throw new BadInput(`${folder}: its deals came from a file: name it with --instances`)
  const source = dealSource(instances)
  const games = await recordedMatch(folder, wanted)
  const positions = familyNamed(game).open(settings, (playable) => positionsOf(playable, seed, games), source)
  return { game, games, positions, grading: new Grading({ game, settings, agents, seed, source }) }
}
