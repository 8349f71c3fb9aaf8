import { Command } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { connections } from './program/connections.ts'
import { decisions } from './program/decisions.ts'
import { grades } from './program/grades.ts'
import { logs } from './program/logs.ts'
import { matches } from './program/matches.ts'
import { solutions } from './program/solutions.ts'
import { tournaments } from './program/tournaments.ts'
import { command, example, PRICES, whole } from './program/words.ts'

// Only commander is loaded here: whatever a command needs is imported when it runs, so that help is instant.

/** All commands with their options. Throws `CommanderError` for words that it cannot read. */
export function program(): Command {
  const bidder = new Command('bidder')
    .description(manifest.description)
    .version(manifest.version)
    .configureOutput({
      outputError: (text, write) => write(`${text.trim().replace(/\s*\n\s*/g, ' ')}\n`),
    })
    .exitOverride()
    .addHelpText('after', example('bidder start', 'bidder --game ./my-game.ts', 'bidder tournament --help'))

  tournaments(bidder)
  decisions(bidder)
  logs(bidder)
  solutions(bidder)
  grades(bidder)
  connections(bidder)

  command(
    bidder,
    'report',
    'Write a recorded tournament as one page: standings, plots, and every game to be stepped through.',
    'bidder report runs/first',
  )
    .argument('<dir>', 'the folder that was given to --out')
    .option('--file <file>', 'the page to write (default: report.html in that folder)')
    .option('--games <n>', 'games that can be opened, spread over the record (default: 5000)', whole(0))
    .option(
      '--graded <n>',
      'games whose decisions are graded, spread over the record (default: 40; a game may take about a second)',
      whole(0),
    )
    .option('--instances <file>', 'the file of instances that the tournament dealt from, where it did')
    .option('--prices <file>', PRICES)
    .option('--concurrency <n>', 'threads that grade (default: one for each core)', whole(1))
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (dir, options) => (await import('./commands/report.ts')).report(dir, options))

  matches(bidder)

  command(
    bidder,
    'mcp',
    'Serve equities, beliefs, expected utilities, frontiers and advice to other agents, over standard input and output.',
    'bidder mcp',
  ).action(async () => (await import('./commands/mcp.ts')).mcp(manifest.version))

  command(bidder, 'start', 'Play a small tournament and say what it shows.', 'bidder start --seed 7')
    .option('--seed <n>', 'seed of everything random', whole(0), 1)
    .action(async (options) => (await import('./commands/start.ts')).start(options))

  return bidder
}

/** The words with the command that is meant where none is named: help, or of a game to play it. */
export function spelledOut(words: readonly string[]): string[] {
  if (words.length === 0) return ['--help']
  const [first, ...rest] = words
  if (first === '--game') return ['play', ...rest]
  return [...words]
}
