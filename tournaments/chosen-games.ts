import { closeSync, openSync, readSync } from 'node:fs'
import { type GameChoice, type GamePlace, RecordIndex } from './record-index.ts'
import { damagedGame } from './record-lines.ts'
import { gameIn, logOf, type RecordedGame, recordedGames } from './recorded-games.ts'

/** Games of a record that are chosen: how many, and one after another in the order of the record. */
export interface ChosenGames {
  readonly count: number
  readonly games: AsyncIterable<RecordedGame>
}

/**
 * Finds games of a record by an index beside its log, so that no others are read. Where Node has no SQLite the whole log
 * is.
 *
 * @param choice which games
 * @param most so many of these at most, spread over the record
 * Throws `BadInput` where the record is damaged.
 */
export async function chosenGames(
  folder: string,
  choice: GameChoice = {},
  most?: number,
): Promise<ChosenGames> {
  const index = await RecordIndex.open(folder)
  if (index === undefined) return sought(folder, choice, most)
  try {
    const places = spread(index.places(choice), most)
    return { count: places.length, games: gamesAt(folder, places) }
  } finally {
    index.close()
  }
}

/** So many of all, as far apart as can be. */
function spread<Item>(all: readonly Item[], most = all.length): readonly Item[] {
  const wanted = Math.min(most, all.length)
  const before = (at: number) => Math.floor((at * wanted) / all.length)
  return all.filter((_, at) => before(at) < before(at + 1))
}

async function sought(folder: string, choice: GameChoice, most: number | undefined): Promise<ChosenGames> {
  const numbers: number[] = []
  for await (const played of recordedGames(folder)) if (isChosen(played, choice)) numbers.push(played.game)
  const wanted = new Set(spread(numbers, most))
  async function* games() {
    for await (const played of recordedGames(folder)) if (wanted.has(played.game)) yield played
  }
  return { count: wanted.size, games: games() }
}

const isChosen = (played: RecordedGame, { agent, game, faults }: GameChoice): boolean =>
  (agent === undefined || played.seats.includes(agent)) &&
  (game === undefined || played.game === game) &&
  (faults === undefined || played.decisions.some((decision) => decision.faults.length > 0))

async function* gamesAt(folder: string, places: readonly GamePlace[]): AsyncGenerator<RecordedGame> {
  const log = logOf(folder)
  const file = openSync(log, 'r')
  let renewed: Map<number, GamePlace> | undefined
  try {
    for (const place of places) {
      let played = gameAt(file, place)
      if (played === undefined) {
        // The log is another than the one that was indexed: what it holds now counts.
        renewed ??= await placesAnew(folder)
        const found = renewed.get(place.game)
        played = found && gameAt(file, found)
      }
      if (played === undefined) throw damagedGame(log, place.game)
      yield played
    }
  } finally {
    closeSync(file)
  }
}

async function placesAnew(folder: string): Promise<Map<number, GamePlace>> {
  const index = await RecordIndex.open(folder, true)
  try {
    return new Map(index?.places().map((place) => [place.game, place]))
  } finally {
    index?.close()
  }
}

/** The game that lies there, if it is the one that should. */
function gameAt(file: number, { game, start, end }: GamePlace): RecordedGame | undefined {
  const bytes = Buffer.alloc(end - start)
  const read = readSync(file, bytes, 0, bytes.length, start)
  const lines = bytes.toString('utf8', 0, read).split('\n')
  // Whole lines leave nothing after the last line feed.
  if (lines.pop() !== '') return undefined
  const played = gameIn(lines)
  return played?.game === game ? played : undefined
}
