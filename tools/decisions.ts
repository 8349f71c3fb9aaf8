import { z } from 'zod'
import { type Advice, deliberate } from '../agents/advice.ts'
import { type Family, families } from '../environments/catalog.ts'
import { BadInput } from '../environments/errors.ts'
import type { Json } from '../environments/game.ts'
import { settingFields } from '../environments/settings.ts'
import { briefActions, briefBelief } from './brief.ts'
import { type Tool, toolOf } from './tool.ts'

const question = z.strictObject({
  game: z.enum(families.map(({ name }) => name)).describe('the game, as the tool games lists it'),
  settings: z
    .record(z.string(), z.json())
    .default({})
    .describe('settings of the game that differ from its defaults'),
  view: z
    .record(z.string(), z.json())
    .describe(
      'all that the seat to act knows, as a record of this package holds it; what follows by the rules may be left out',
    ),
  opponents: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('names of the kinds of opponent thought possible; all that the game knows unless given'),
  utility: z
    .enum(['linear', 'cara', 'social', 'nash'])
    .default('linear')
    .describe(
      'what payoffs are worth; social and nash go with negotiation, where linear adds 0.06 of the other’s payoff to settle what is nearly a tie',
    ),
  budgetMs: z.int().min(1).max(60_000).default(3000).describe('time to think, ms'),
})
type Question = z.output<typeof question>

/** The games there are. One of a user's own is a program, which nobody at the other end of a wire is to choose. */
function familyOf(name: string): Family {
  const family = families.find((known) => known.name === name)
  if (family === undefined) throw new BadInput(`there is no game "${name}"`)
  return family
}

/** The advice on a view. */
async function advised(
  { game: name, settings, view, budgetMs, utility, opponents }: Question,
  signal: AbortSignal | undefined,
): Promise<Advice<Json>> {
  return familyOf(name).open(settings, ({ game }) =>
    deliberate(game, game.readView(view), {
      utility,
      budgetMs,
      ...(opponents === undefined ? {} : { opponents }),
      ...(signal === undefined ? {} : { signal }),
    }),
  )
}

/** What may be asked of any game: which there are, and what to believe and do where a view stands. */
export const decisionTools: readonly Tool[] = [
  toolOf(
    'games',
    'Lists the games, their seats, the unit of payoffs and their settings.',
    z.strictObject({}),
    () =>
      families.map(({ name, summary, seats, unit, schema }) => ({
        name,
        summary,
        seats: [...seats],
        unit,
        settings: settingFields(schema).map((field) => ({
          name: field.name,
          default: JSON.stringify(field.default),
          summary: field.summary,
        })),
      })),
  ),
  toolOf(
    'beliefs',
    'What the seat to act should believe of the kind of its opponent and of what is hidden, before and after what has happened in the game, by Bayes’ rule. Chances are from 0 to 1.',
    question,
    async (asked, signal) => {
      const { deliberation } = await advised(asked, signal)
      return { belief: briefBelief(deliberation) }
    },
  ),
  toolOf(
    'expected_utilities',
    'What the best legal actions are worth to the seat to act, with standard error, in the unit that is named, and the likeliest replies to each.',
    question,
    async (asked, signal) => {
      const { deliberation } = await advised(asked, signal)
      return briefActions(deliberation)
    },
  ),
  toolOf(
    'advice',
    'What the seat to act should do, in words and as the game takes it, with what every action is worth and what is believed.',
    question,
    async (asked, signal) => {
      const { action, said, deliberation } = await advised(asked, signal)
      return { action, said, ...briefActions(deliberation), belief: briefBelief(deliberation) }
    },
  ),
]
