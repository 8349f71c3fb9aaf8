import { Command, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }

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
    .addHelpText('after', example('bidder start', 'bidder tournament --help'))

  command(bidder, 'games', 'List games and their settings.', 'bidder games --json')
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('./commands/games.ts')).games(options))

  command(bidder, 'agents', 'List agents and their options.', 'bidder agents --game limit-holdem')
    .option('--game <game>', 'only those who play this game')
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('./commands/agents.ts')).agents(options))

  command(
    bidder,
    'tournament',
    'Play every pairing on duplicate deals.',
    'bidder tournament --game limit-holdem --agents bidder,call,threshold?raise=0.7 --deals 200',
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
    .option('--prices <file>', 'JSON: {"provider/model": {"input": USD, "output": USD}} a million tokens')
    .option('--record <file>', 'keep all requests to models in a file; what is there is not asked again')
    .option('--replay <file>', 'answer all requests to models from a file; none goes out')
    .option('--no-report', 'write no report into the folder of --out when it is over')
    .option(
      '--queue <url>',
      'let the workers of a queue play: redis://HOST:PORT or postgres://USER@HOST/DATABASE',
    )
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (config, options) => (await import('./commands/tournament.ts')).tournament(config, options))

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
    .action(async (options) => (await import('./commands/init.ts')).init(options))

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
    .action(async (options) => (await import('./commands/worker.ts')).worker(options))

  command(
    bidder,
    'plan',
    'Say how many deals a difference needs, from the spread and the tokens of a recorded tournament.',
    'bidder plan --effect 50 --sd-from runs/first',
  )
    .requiredOption('--effect <n>', "the true difference that is to be found, in the game's unit", amount)
    .requiredOption('--sd-from <dir>', 'the folder of a record: what `tournament --out` wrote')
    .option('--power <share>', 'the chance to find it', amount, 0.8)
    .option('--prices <file>', 'JSON: {"provider/model": {"input": USD, "output": USD}} a million tokens')
    .option('--json', 'print one JSON document')
    .action(async (options) => (await import('./commands/plan.ts')).plan(options))

  command(
    bidder,
    'decide',
    'Take one decision from one view, and show how it was reached.',
    'bidder decide limit-holdem --agent bidder --view view.json',
  )
    .argument('<game>', 'the game, as `bidder games` lists it, or the path of your own')
    .requiredOption('--agent <agent>', 'who decides')
    .requiredOption('--view <file>', 'the view as JSON; - reads it from the standard input')
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--seed <n>', 'seed of everything random', whole(0), 1)
    .option('--model <model>', 'provider/model of a language agent that names none')
    .option('--json', 'print one JSON document')
    .action(async (game, options) => (await import('./commands/decide.ts')).decide(game, options))

  command(
    bidder,
    'prompt',
    'Print the messages that a language agent would send, as JSON: one list for each question.',
    'bidder prompt limit-holdem --agent cot --view view.json',
  )
    .argument('<game>', 'the game, as `bidder games` lists it, or the path of your own')
    .requiredOption('--agent <agent>', 'who would ask')
    .requiredOption('--view <file>', 'the view as JSON; - reads it from the standard input')
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--json', 'print one JSON document, as it does anyway')
    .action(async (game, options) => (await import('./commands/prompt.ts')).prompt(game, options))

  command(
    bidder,
    'verify',
    'Replay a log of games and compare every payoff.',
    'bidder verify acpc match.log --set profile=acpc',
  )
    .argument('<format>', 'the format of the log: acpc or phh')
    .argument('<file>', 'the log')
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--json', 'print one JSON document')
    .action(async (format, file, options) =>
      (await import('./commands/verify.ts')).verify(format, file, options),
    )

  command(
    bidder,
    'export',
    'Write the games of a record in a format that other programs read.',
    'bidder export runs/first --format parquet --rows decisions',
  )
    .argument('<dir>', 'the record: the folder of --out')
    .requiredOption(
      '--format <name>',
      'csv, jsonl or parquet; of Hold’em also acpc or phh; to train models on: preferences or sft',
    )
    .addOption(
      new Option('--rows <what>', 'what a row of a table is')
        .choices(['games', 'decisions'])
        .default('games'),
    )
    .option('--agent <agent>', 'only games in which it plays')
    .option('--game <n>', 'only the game of this number', whole(0))
    .option(
      '--min-gap <n>',
      "to train on: the better action is worth at least so much more, in the game's unit (default: anything)",
      amount,
    )
    .option(
      '--confidence <share>',
      'to train on: how sure it must be that it is worth more (default: 0.95)',
      share,
    )
    .addOption(
      new Option(
        '--reasons <which>',
        'to train on: answers with the reasoning that is recorded, or none (default: words)',
      ).choices(['words', 'none']),
    )
    .option('--games <n>', 'to train on: games to grade, spread over the record (default: all)', whole(1))
    .option('--instances <file>', 'to train on: the instances, where the tournament dealt from a file')
    .option('--concurrency <n>', 'to train on: threads (default: one for each core)', whole(1))
    .option('--quiet', 'no progress')
    .option(
      '--file <file>',
      'the file to write (default: in the folder export there, named by what it holds)',
    )
    .option('--json', 'print one JSON document')
    .action(async (dir, options) => (await import('./commands/export.ts')).exportCommand(dir, options))

  command(
    bidder,
    'analyze',
    'Analyse every instance of a file exactly: frontier, bargaining solutions, equilibrium.',
    'bidder analyze negotiation instances.txt --set discount=0.9',
  )
    .argument('<game>', 'the game: negotiation')
    .argument('<file>', 'the instances; - reads them from the standard input')
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--json', 'print one JSON document')
    .action(async (game, file, options) =>
      (await import('./commands/analyze.ts')).analyze(game, file, options),
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
    .action(async (game, options) => (await import('./commands/solve.ts')).solve(game, options))

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
    .action(async (game, options) => (await import('./commands/exploit.ts')).exploit(game, options))

  command(
    bidder,
    'exam',
    'Put decisions whose truth is known to agents, and say what each gives up.',
    'bidder exam limit-holdem --agents "bidder;threshold;bidder?types=call,raise" --spots 100 --write runs/exam',
  )
    .argument('<game>', 'the game, as `bidder games` lists it, or the path of your own')
    .requiredOption(
      '--agents <list>',
      'agents, with commas between them, or semicolons if an option holds commas',
    )
    .option('--spots <n>', 'decisions (default: 100, or all that are read)', whole(2))
    .option('--history <n>', 'games before each, of which the agent is told', whole(0), 15)
    .option(
      '--sample <name>',
      'play: as often as they come up; hard: where a plain reasoner errs; both',
      'play',
    )
    .option('--seed <n>', 'seed of everything random', whole(0), 1)
    .option('--set <key=value>', 'a setting of the game; may be repeated', setting, {})
    .option('--write <dir>', 'folder for the questions and, apart from them, the keys')
    .option('--spots-from <dir>', 'take the questions from such a folder, after checking them')
    .option('--concurrency <n>', 'threads (default: one for each core)', whole(1))
    .option('--model <model>', 'of every language agent that names none: provider/model, or batch:FOLDER')
    .option('--batch-once', 'write the questions that wait and stop; the same command goes on')
    .option('--max-calls <n>', 'requests to models at most', whole(1))
    .option('--max-tokens <n>', 'tokens at most, in and out: no request is begun beyond', whole(1))
    .option('--max-cost <usd>', 'US dollars at most; takes --prices', amount)
    .option('--prices <file>', 'JSON: {"provider/model": {"input": USD, "output": USD}} a million tokens')
    .option('--record <file>', 'keep all requests to models in a file; what is there is not asked again')
    .option('--replay <file>', 'answer all requests to models from a file; none goes out')
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (game, options) => (await import('./commands/exam.ts')).exam(game, options))

  command(
    bidder,
    'audit',
    'Grade every decision of a recorded tournament by what it gave up.',
    'bidder audit runs/one --worst 3',
  )
    .argument('<dir>', 'the folder that was given to --out')
    .option('--games <n>', 'games to grade, spread over the record (default: all)', whole(1))
    .option('--worst <n>', 'worst decisions of each agent to show; the JSON document has ten', whole(0), 1)
    .option('--instances <file>', 'the instances, where the tournament dealt from a file')
    .option('--concurrency <n>', 'threads (default: one for each core)', whole(1))
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (dir, options) => (await import('./commands/audit.ts')).auditRecord(dir, options))

  command(
    bidder,
    'calibration',
    'Hold the beliefs of a recorded tournament against what was true.',
    'bidder calibration runs/one',
  )
    .argument('<dir>', 'the folder that was given to --out')
    .option('--instances <file>', 'the file of instances that the tournament dealt from, where it did')
    .option('--json', 'print one JSON document')
    .action(async (dir, options) => (await import('./commands/calibration.ts')).calibrate(dir, options))

  const acpc = command(
    bidder,
    'acpc',
    'Play Hold’em with programs of others, by the protocol of the Annual Computer Poker Competition.',
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
    .action(async (options) => (await import('./commands/acpc.ts')).serve(options))
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
    .action(async (address, options) => (await import('./commands/acpc.ts')).join(address, options))

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
      'games whose decisions are graded, spread over the record (default: 40; a hand of Hold’em takes about a second)',
      whole(0),
    )
    .option('--instances <file>', 'the file of instances that the tournament dealt from, where it did')
    .option('--prices <file>', 'JSON: {"provider/model": {"input": USD, "output": USD}} a million tokens')
    .option('--concurrency <n>', 'threads that grade (default: one for each core)', whole(1))
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (dir, options) => (await import('./commands/report.ts')).report(dir, options))

  matchOptions(
    command(
      bidder,
      'watch',
      'Watch a match of agents at the terminal, with what they think.',
      'bidder watch limit-holdem --seats bidder,threshold',
    ),
    'bidder,threshold',
  ).action(async (game, options) => (await import('./commands/watch.ts')).watch(game, options))

  matchOptions(
    command(bidder, 'play', 'Play a match at the terminal.', 'bidder play limit-holdem --seats human,bidder'),
    'human,bidder',
  )
    .option('--plain', 'lines of text and numbered choices: for screen readers, and for pipes')
    .option('--grade', 'say after each of your decisions what it gave up, by the reckoning of bidder')
    .action(async (game, options) => (await import('./commands/play.ts')).play(game, options))

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
    .action(async (record, options) => (await import('./commands/replay.ts')).replay(record, options))

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

function command(bidder: Command, name: string, summary: string, usage: string): Command {
  return bidder.command(name).description(summary).addHelpText('after', example(usage))
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
}

function example(...lines: string[]): string {
  return ['', lines.length === 1 ? 'Example:' : 'Examples:', ...lines.map((line) => `  ${line}`)].join('\n')
}

/** Reads a whole number that is not below the least. */
function whole(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`It takes a whole number from ${least} on.`)
    return value
  }
}

/** Reads a number from 0 to 1. */
function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It takes a number from 0 to 1.')
  return value
}

/** Reads a positive number. */
function amount(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('It takes a number above 0.')
  return value
}

/** Adds one `key=value` to the settings read so far. */
function setting(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('It is written key=value.')
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
