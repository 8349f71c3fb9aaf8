import { BadInput } from '../../environments/errors.ts'
import { type Plan, planFrom } from '../../tournaments/plan.ts'
import { printJson, table } from '../output.ts'
import { pricesIn } from '../prices.ts'

interface PlanOptions {
  readonly effect: number
  readonly sdFrom: string
  readonly power: number
  readonly prices?: string
  readonly json?: boolean
}

/** `bidder plan`: says how many deals a difference needs, from the spread in a record. */
export async function plan({ effect, sdFrom, power, prices, json }: PlanOptions): Promise<void> {
  if (power < 0.5 || power >= 1)
    throw new BadInput(`--power: takes a chance from 0.5 to below 1, not ${power}`)
  const found = await planFrom({
    folder: sdFrom,
    effect,
    power,
    ...pricesIn(prices),
  })
  if (json) printJson(found)
  else console.log(planText(found))
}

function planText({ game, unit, effect, power, pairings }: Plan): string {
  const count = (value: number) => value.toLocaleString('en-US')
  const rows = pairings.flatMap(({ agents, independent, corrected, ...raw }) =>
    [raw, ...(corrected === undefined ? [] : [corrected])].map((needed, i) => [
      i === 0 ? agents.join(' - ') : '  with the luck taken off',
      needed.sd.toLocaleString('en-US', { maximumSignificantDigits: 4 }),
      `${count(needed.units)} ${independent === 'deal' ? 'deals' : 'matches'}`,
      count(needed.deals),
      count(needed.games),
      count(needed.tokens),
      needed.cost === undefined ? '-' : needed.cost.toFixed(2),
    ]),
  )
  return [
    `To tell a difference of ${effect} ${unit} in ${game} from none, at 5 % two-sided and with power ${power}:`,
    table(['Pairing', 'SD of a unit', 'Units', 'Deals', 'Games', 'Tokens', 'USD'], rows),
    'The spread is that of the record, and so are the tokens: a short record knows both roughly.',
  ].join('\n\n')
}
