import { z } from 'zod'
import { BadInput } from '../environments/errors.ts'

/** An object that takes these fields and no other, and says so. */
function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `there is no ${issue.keys?.map((key) => `"${key}"`).join(' or ')}; it takes ${names}`
        : `must be an object of ${names}`,
  })
}

function whole(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const takes = `must be a whole number from ${least} ${most === Number.MAX_SAFE_INTEGER ? 'on' : `to ${most}`}`
  return z.number(takes).int(takes).min(least, takes).max(most, takes)
}

const POSITIVE = 'must be a number above 0'
const positive = z.number(POSITIVE).positive(POSITIVE)
const words = (what: string) => z.string(`must be ${what}`).min(1, `must be ${what}`)
const claim = () => words('two agents and which is better, as in "bidder>call"')

const setting = z.union(
  [z.string(), z.number(), z.boolean()],
  'must be a text, a number, true or false: `bidder games` lists the settings',
)

/** What may be said once for all games, and of each game apart. */
const played = {
  agents: z
    .array(words('an agent'), 'must be a list of agents')
    .min(2, 'takes two agents or more')
    .describe('Who plays, as on the command line: "bidder", "threshold?raise=0.6", "cot@openai/gpt-5-mini".')
    .optional(),
  deals: whole(1, 10_000_000)
    .describe('Deals of each pairing, each played from every seat. Default: 1000, or every instance once.')
    .optional(),
  instances: words('a file')
    .describe('A file of instances to deal in turn, one a line, for games that take one.')
    .optional(),
  match: whole(1).describe('Games before memories are cleared. Default: 100.').optional(),
  timeLimitMs: whole(1, 2 ** 31 - 1)
    .describe('Time for one answer, ms.')
    .optional(),
  untilWidth: positive
    .describe(
      "Stop when every pairing's interval is at most so wide, in the game's unit; deals is then the most.",
    )
    .optional(),
  matchTokens: z
    .union([z.literal(true), z.string().min(1)], 'must be true, for bidder, or the name of an agent')
    .describe('The agent (true: bidder) to whose spend of tokens agents that sample are held.')
    .optional(),
  comparisons: z
    .array(claim(), 'must be a list of comparisons, as in ["bidder>call"]')
    .min(1, 'takes one comparison or more; leave it out to compare all agents')
    .describe(
      'The comparisons that are planned: chances are corrected for how many these are, and no others are made.',
    )
    .optional(),
  gate: claim()
    .describe('The exit status is 3 unless the interval of the first agent minus the second is above 0.')
    .optional(),
} as const

const GAME = 'a game, as `bidder games` lists it'
const settings = z
  .record(z.string(), setting, 'must be an object of settings, as `bidder games` lists them')
  .describe('Settings of the game, as `bidder games` lists them.')
  .optional()

const game = strict({
  game: words(GAME).describe('The game.'),
  name: z
    .string('must be a name for a folder')
    .regex(/^[a-z0-9][a-z0-9.-]*$/i, 'must be a name for a folder: letters, digits, dots and hyphens')
    .describe(
      'The name of its folder in out, where a game is played with several settings. Default: the game.',
    )
    .optional(),
  settings,
  ...played,
})

const price = strict({
  input: z.number('must be US dollars').min(0, 'must be US dollars').describe('For a million tokens in.'),
  output: z.number('must be US dollars').min(0, 'must be US dollars').describe('For a million tokens out.'),
})

/** What a file may say of an experiment. */
export const experimentSchema = strict({
  $schema: z.string().describe('Where this schema is, for editors.').optional(),
  game: words(GAME).describe('The game, where there is one. Several are listed under games.').optional(),
  settings,
  games: z
    .array(game, 'must be a list of games, as in [{"game": "..."}]')
    .min(1, 'takes one game or more')
    .describe(
      'The games, each played as a tournament of its own, in this order. What one says holds for it alone.',
    )
    .optional(),
  ...played,
  seed: z
    .union([z.number().int(), z.string()], 'must be a whole number or a text')
    .describe('Seed of everything random. Default: 1.')
    .optional(),
  model: words('a model')
    .describe(
      'The model of every language agent that names none: provider/model, batch:openai/model or batch:FOLDER.',
    )
    .optional(),
  limits: strict({
    calls: whole(1).describe('Requests to models.').optional(),
    tokens: whole(1).describe('Tokens, in and out.').optional(),
    cost: positive.describe('US dollars; takes prices.').optional(),
  })
    .describe('What all games together may use in one run.')
    .optional(),
  prices: z
    .union(
      [words('a file'), z.record(z.string(), price)],
      'must be {"provider/model": {"input": USD, "output": USD}}, for a million tokens each, or a file that holds it',
    )
    .describe('What models cost: US dollars for a million tokens, or a JSON file that says so.')
    .optional(),
  concurrency: whole(1, 1024)
    .describe('Matches at the same time. Default: one for each core, or 16 with language models.')
    .optional(),
  out: words('a folder')
    .describe(
      'Folder for the record, or for a folder for each of games. The same experiment again goes on from it.',
    )
    .optional(),
  record: words('a file').describe('Keep all requests to models in this file.').optional(),
  replay: words('a file').describe('Answer all requests to models from this file; none goes out.').optional(),
})

/**
 * A whole experiment: one game or several, who plays, and how. Files that a configuration names lie relative to it.
 * What each field says stands in `bidder.schema.json` of the package.
 */
export type Experiment = z.input<typeof experimentSchema>

/**
 * Checks what a file says of an experiment.
 * @param file as messages name it
 * Throws `BadInput` naming the file, the place in it, and what it takes there.
 */
export function checkedExperiment(file: string, value: unknown): Experiment {
  const read = experimentSchema.safeParse(value)
  if (!read.success) throw new BadInput(`${file}: ${read.error.issues.map(problem).join('; ')}`)
  if (read.data.game !== undefined && read.data.games !== undefined)
    throw new BadInput(`${file}: has game and games; leave one out`)
  return read.data
}

function problem({ path, message }: z.core.$ZodIssue): string {
  const place = path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`))
    .join('')
  return place === '' ? message : `${place}: ${message}`
}
