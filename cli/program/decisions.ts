import type { Command } from 'commander'
import { command, setting, whole } from './words.ts'

/** Commands about one decision. */
export function decisions(bidder: Command): void {
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
    .action(async (game, options) => (await import('../commands/decide.ts')).decide(game, options))

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
    .action(async (game, options) => (await import('../commands/prompt.ts')).prompt(game, options))
}
