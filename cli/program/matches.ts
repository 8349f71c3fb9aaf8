import type { Command } from 'commander'
import { command, PRICES, setting, whole } from './words.ts'

/** Commands that take the terminal. */
export function matches(bidder: Command): void {
  matchOptions(
    command(
      bidder,
      'watch',
      'Watch a match of agents at the terminal, with what they think.',
      'bidder watch limit-holdem --seats bidder,threshold',
    ),
    'bidder,threshold',
  ).action(async (game, options) => (await import('../commands/watch.ts')).watch(game, options))

  matchOptions(
    command(bidder, 'play', 'Play a match at the terminal.', 'bidder play limit-holdem --seats human,bidder'),
    'human,bidder',
  )
    .option('--plain', 'lines of text and numbered choices: for screen readers, and for pipes')
    .option('--grade', 'say after each of your decisions what it gave up, by the reckoning of bidder')
    .action(async (game, options) => (await import('../commands/play.ts')).play(game, options))

  command(
    bidder,
    'replay',
    'Go through a recorded match at the terminal.',
    'bidder replay runs/mine --game 3',
  )
    .argument('<record>', 'the folder that was given to --out, or its games.jsonl')
    .option(
      '--game <n>',
      'the game to begin with, by its number in the record (default: the first)',
      whole(0),
    )
    .option('--instances <file>', 'the instances, where the deals came from a file')
    .option('--prices <file>', PRICES)
    .action(async (record, options) => (await import('../commands/replay.ts')).replay(record, options))
}

/** The options of a match at the terminal. @param seats who plays, unless it is said */
function matchOptions(match: Command, seats: string): Command {
  return match
    .argument('<game>', 'the game, as `bidder games` lists it, or the path of your own')
    .option('--seats <list>', 'who plays, in the order of the seats of the first game', seats)
    .option('--deals <n>', 'games of the match (default: 100)', whole(1))
    .option('--instances <file>', 'a file of instances to deal in turn, one a line, for games that take one')
    .option('--seed <n>', 'seed of everything random', whole(0), 1)
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--out <dir>', 'folder for the record; every finished game is kept')
    .option('--model <model>', 'provider/model of every language agent that names none')
    .option('--max-calls <n>', 'requests to models at most', whole(1))
    .option('--max-tokens <n>', 'tokens at most, in and out', whole(1))
    .option('--prices <file>', PRICES)
}
