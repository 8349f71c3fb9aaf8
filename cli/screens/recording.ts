import { statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Playable } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import type { Json } from '../../environments/game.ts'
import { type RecordedGame, recordedGames } from '../../tournaments/recorded-games.ts'
import { replayed } from '../../tournaments/replay.ts'
import type { Seen } from './seen.ts'
import { Sight } from './sight.ts'

/** The folder of a record, named by itself or by a file in it. Throws `BadInput` for what is not there. */
export function recordFolder(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined)
    throw new BadInput(`${path}: there is no such file or folder; name what was given to --out`)
  if (found.isDirectory()) return path
  if (basename(path) !== 'games.jsonl')
    throw new BadInput(
      `${path}: is no record of games; name games.jsonl, or the folder that was given to --out`,
    )
  return dirname(path)
}

/**
 * The games of one match of a record.
 * @param wanted a game of the match, by its number in the record; undefined for the first that is recorded
 * Throws `BadInput` where the record has no such game.
 */
export async function recordedMatch(folder: string, wanted: number | undefined): Promise<RecordedGame[]> {
  let games: RecordedGame[] = []
  const found = () => games.length > 0 && (wanted === undefined || games.some(({ game }) => game === wanted))
  let last: number | undefined
  // Matches are recorded one after another.
  for await (const game of recordedGames(folder)) {
    if (game.match !== games[0]?.match) {
      if (found()) break
      games = []
    }
    games.push(game)
    last = Math.max(last ?? 0, game.game)
  }
  if (found()) return games
  throw new BadInput(
    last === undefined
      ? `${folder}: holds no finished game`
      : `--game ${wanted}: is not among the games that are recorded: they are numbered from 0 to ${last}`,
  )
}

/** All positions of recorded games of one match. @param seed of the tournament */
export function positionsOf<State, Action extends Json, View, Hidden>(
  { game }: Playable<State, Action, View, Hidden>,
  seed: number | string,
  games: readonly RecordedGame[],
): Seen[] {
  const players = games[0]?.seats ?? []
  const sight = new Sight(game, players, games.length)
  return games.flatMap((played, index) => {
    const seen: Seen[] = []
    const steps = replayed(game, seed, played, `game ${played.game}`)
    const places = placesOf(players, played.seats)
    let step = steps.next()
    let before: (typeof played.decisions)[number] | undefined
    for (; ; step = steps.next()) {
      const state = step.done ? step.value : step.value.state
      if (before === undefined) seen.push(sight.deal(index, state, places))
      else {
        const action = game.readAction(sight.view(before.seat), before.action)
        seen.push(sight.decide({ ...before, action }, state))
      }
      if (step.done) return seen
      before = step.value.decision
    }
  })
}

/** Who sits where, by seat: the places of players in the first game. Players of one name keep their order. */
function placesOf(players: readonly string[], seats: readonly string[]): number[] {
  const taken = new Set<number>()
  return seats.map((name) => {
    const place = players.findIndex((player, at) => player === name && !taken.has(at))
    taken.add(place)
    return place
  })
}
