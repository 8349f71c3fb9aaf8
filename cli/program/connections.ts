import type { Command } from 'commander'
import { command, setting, whole } from './words.ts'

/** Commands that play with programs of others. */
export function connections(bidder: Command): void {
  const acpc = command(
    bidder,
    'acpc',
    'Play with programs of others, by the protocol of the Annual Computer Poker Competition.',
    'bidder acpc serve --help',
  )
  command(
    acpc,
    'serve',
    'Play a tournament in which programs of others take part: each connects once for every match of its own.',
    'bidder acpc serve --agents bidder --program theirs=18791 --deals 100',
  )
    .requiredOption('--agents <list>', 'agents of the roster, with commas or semicolons between them')
    .option(
      '--program <name=port>',
      'a seat for a program: its name in results, and where it connects; may be repeated',
      setting,
      {},
    )
    .option(
      '--host <address>',
      'the address to listen at; the default can be reached from this machine alone',
      '127.0.0.1',
    )
    .option('--wait <s>', 'time for a program to connect, s', whole(1), 120)
    .option('--time-limit <ms>', 'time for one answer of a program, ms', whole(1), 60_000)
    .option('--deals <n>', 'deals of each pairing; each is played from every seat', whole(1), 1000)
    .option('--match <n>', 'games of a match, for which a program connects', whole(1), 100)
    .option('--seed <n>', 'seed of everything random', whole(0), 1)
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--concurrency <n>', 'matches at the same time, each with a connection of its own', whole(1), 1)
    .option('--out <dir>', 'folder for the record; the same command again goes on from it')
    .option('--model <model>', 'provider/model of every language agent that names none')
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('../commands/acpc.ts')).serve(options))
  command(
    acpc,
    'join',
    "Seat an agent at another's dealer, until that hangs up.",
    'bidder acpc join 127.0.0.1:18791 --agent bidder',
  )
    .argument('<address>', 'HOST:PORT of the dealer')
    .requiredOption('--agent <agent>', 'who plays')
    .option('--idle <s>', 'time for which the dealer may be silent, s', whole(1), 600)
    .option('--seed <n>', 'seed of everything random', whole(0), 1)
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--model <model>', 'provider/model of a language agent that names none')
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (address, options) => (await import('../commands/acpc.ts')).join(address, options))
}
