import { type Command, Option } from 'commander'
import { amount, command, PRICES, setting, whole } from './words.ts'

/** Commands that list what can be played, and play tournaments. */
export function tournaments(bidder: Command): void {
  command(bidder, 'games', 'List games and their settings.', 'bidder games --json')
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('../commands/games.ts')).games(options))

  command(bidder, 'agents', 'List agents and their options.', 'bidder agents --game limit-holdem')
    .option('--game <game>', 'only those who play this game')
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('../commands/agents.ts')).agents(options))

  command(
    bidder,
    'tournament',
    'Play every pairing on duplicate deals.',
    'bidder tournament --game limit-holdem --agents "bidder,call,threshold?raise=0.7" --deals 200',
  )
    .argument(
      '[config]',
      'a file that describes the experiment; options override it (default: bidder.config.ts, .yaml or .json here, unless --game and --agents are given)',
    )
    .option(
      '--game <game>',
      'the game, as `bidder games` lists it, or the path of your own; of several in a file, the one to play',
    )
    .option('--agents <list>', 'agents, with commas between them, or semicolons if an option holds commas')
    .option(
      '--deals <n>',
      'deals of each pairing; each is played from every seat (default: 1000, or every instance once)',
      whole(1),
    )
    .option('--instances <file>', 'a file of instances to deal in turn, one a line, for games that take one')
    .option('--match <n>', 'games before memories are cleared (default: 100)', whole(1))
    .option('--seed <n>', 'seed of everything random (default: 1)', whole(0))
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option(
      '--concurrency <n>',
      'matches at the same time (default: one for each core, or 16 with language models)',
      whole(1),
    )
    .option('--out <dir>', 'folder for the record; the same command again goes on from it')
    .option('--gate <claim>', '"A>B" (in quotes): exit with 3 unless the interval of A minus B is above 0')
    .option(
      '--until-width <w>',
      "stop when every pairing's interval is at most so wide, in the game's unit; --deals is then the most",
      amount,
    )
    .option('--time-limit <ms>', 'time for one answer, ms', whole(1))
    .option(
      '--model <model>',
      'of every language agent that names none: provider/model, or batch:openai/model or batch:FOLDER to ask in batches',
    )
    .option('--batch-once', 'send or write the batch that waits and stop; the same command goes on')
    .option('--max-calls <n>', 'requests to models at most', whole(1))
    .option('--max-tokens <n>', 'tokens at most, in and out: no request is begun beyond', whole(1))
    .option('--max-cost <usd>', 'US dollars at most; takes --prices', amount)
    .option(
      '--match-tokens [agent]',
      'give agents that sample (self-consistency, tot) as many samples as what this agent (default: bidder) spends on a decision allows; a pilot measures both',
    )
    .option('--prices <file>', PRICES)
    .option('--record <file>', 'keep all requests to models in a file; what is there is not asked again')
    .option('--replay <file>', 'answer all requests to models from a file; none goes out')
    .option('--no-report', 'write no report into the folder of --out when it is over')
    .option(
      '--queue <url>',
      'let the workers of a queue play: redis://HOST:PORT or postgres://USER@HOST/DATABASE',
    )
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (config, options) =>
      (await import('../commands/tournament.ts')).tournament(config, options),
    )

  command(
    bidder,
    'init',
    'Write an experiment that runs, to be changed: bidder.config.yaml, .ts or .json.',
    'bidder init --format ts',
  )
    .addOption(
      new Option('--format <form>', 'the form of the file').choices(['yaml', 'ts', 'json']).default('yaml'),
    )
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('../commands/init.ts')).init(options))

  command(
    bidder,
    'worker',
    'Play matches of the tournaments on a queue, until it is interrupted.',
    'bidder worker --queue redis://127.0.0.1:6379 --idle 60',
  )
    .requiredOption(
      '--queue <url>',
      'redis://HOST:PORT or postgres://USER@HOST/DATABASE, as the tournament has it',
    )
    .option(
      '--concurrency <n>',
      'matches at the same time (default: one for each core, or 16 with language models)',
      whole(1),
    )
    .option(
      '--lease <s>',
      'seconds after which others take the matches of one that is not heard of',
      whole(1),
      30,
    )
    .option('--idle <s>', 'end after so many seconds without a match (default: never)', whole(1))
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document when it ends')
    .action(async (options) => (await import('../commands/worker.ts')).worker(options))

  command(
    bidder,
    'plan',
    'Say how many deals a difference needs, from the spread and the tokens of a recorded tournament.',
    'bidder plan --effect 50 --sd-from runs/first',
  )
    .requiredOption('--effect <n>', "the true difference that is to be found, in the game's unit", amount)
    .requiredOption('--sd-from <dir>', 'the folder of a record: what `tournament --out` wrote')
    .option('--power <share>', 'the chance to find it', amount, 0.8)
    .option('--prices <file>', PRICES)
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('../commands/plan.ts')).plan(options))
}
