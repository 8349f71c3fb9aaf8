import { type Command, Option } from 'commander'
import { amount, command, setting, share, whole } from './words.ts'

/** Commands that read and write games in forms of others. */
export function logs(bidder: Command): void {
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
      (await import('../commands/verify.ts')).verify(format, file, options),
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
      'csv, jsonl or parquet; of hands of poker also acpc or phh; to train models on: preferences or sft',
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
    .action(async (dir, options) => (await import('../commands/export.ts')).exportCommand(dir, options))
}
