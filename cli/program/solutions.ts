import type { Command } from 'commander'
import { command, setting, whole } from './words.ts'

/** Commands that work out exactly what is so. */
export function solutions(bidder: Command): void {
  command(
    bidder,
    'analyze',
    'Analyse every instance of a file exactly: frontier, bargaining solutions, equilibrium.',
    'bidder analyze negotiation instances.txt --set discount=0.9',
  )
    .argument('<game>', 'the game, one whose instances can be analysed')
    .argument('<file>', 'the instances; - reads them from the standard input')
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--json', 'print one JSON document')
    .action(async (game, file, options) =>
      (await import('../commands/analyze.ts')).analyze(game, file, options),
    )

  command(
    bidder,
    'solve',
    'Solve a small game, and say how near the solution is to an equilibrium.',
    'bidder solve leduc --algorithm cfr+ --iterations 1000',
  )
    .argument('<game>', 'the game: one of two seats whose deals can all be listed')
    .option('--algorithm <name>', 'cfr or cfr+', 'cfr+')
    .option('--iterations <n>', 'iterations', whole(1), 1000)
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--json', 'print one JSON document')
    .action(async (game, options) => (await import('../commands/solve.ts')).solve(game, options))

  command(
    bidder,
    'exploit',
    'Say how much a best response wins from an agent: exactly, or at least how much.',
    'bidder exploit leduc --agent bidder',
  )
    .argument('<game>', 'the game: one of two seats, what one gains the other loses')
    .requiredOption('--agent <agent>', 'who is exploited, in both seats')
    .option('--from <dir>', 'how the agent plays is taken from its decisions in a recorded tournament')
    .option('--deals <n>', 'deals over which a lower bound is measured, each from both seats', whole(2), 500)
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option(
      '--seed <n>',
      'seed of deals, and of the decisions of an agent that is asked for them',
      whole(0),
      1,
    )
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (game, options) => (await import('../commands/exploit.ts')).exploit(game, options))
}
