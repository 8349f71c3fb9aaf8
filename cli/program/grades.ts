import type { Command } from 'commander'
import { amount, command, PRICES, setting, whole } from './words.ts'

/** Commands that grade decisions and beliefs. */
export function grades(bidder: Command): void {
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
    .option('--prices <file>', PRICES)
    .option('--record <file>', 'keep all requests to models in a file; what is there is not asked again')
    .option('--replay <file>', 'answer all requests to models from a file; none goes out')
    .option('--quiet', 'no progress')
    .option('--json', 'print one JSON document')
    .action(async (game, options) => (await import('../commands/exam.ts')).exam(game, options))

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
    .action(async (dir, options) => (await import('../commands/audit.ts')).auditRecord(dir, options))

  command(
    bidder,
    'calibration',
    'Hold the beliefs of a recorded tournament against what was true.',
    'bidder calibration runs/one',
  )
    .argument('<dir>', 'the folder that was given to --out')
    .option('--instances <file>', 'the file of instances that the tournament dealt from, where it did')
    .option('--json', 'print one JSON document')
    .action(async (dir, options) => (await import('../commands/calibration.ts')).calibrate(dir, options))
}
