import { z } from 'zod'
import { BadInput, IllegalAction } from '../errors.ts'
import { once } from '../once.ts'
import { checkedSettings } from '../settings.ts'
import { agree, isRecord } from '../view-agreement.ts'
import { after, answerableOffers, type Course, readAction, toAct } from './course.ts'
import { type Domain, domainOf } from './domain.ts'
import type { Prior } from './prior.ts'
import type { Rules } from './settings.ts'
import { type NegotiationView, viewOf } from './view.ts'

const wholes = () => z.array(z.int().min(0)).max(5)

/** The least that determines a view; whatever else a view holds may be left out, and must agree where it is given. */
const schema = once(() =>
  z.looseObject({
    game: z.literal('negotiation').optional(),
    seat: z.literal([0, 1]),
    pool: wholes().optional(),
    values: wholes(),
    maxOffers: z.int().optional(),
    turns: z
      .array(z.looseObject({ action: z.custom((action) => action !== undefined, 'is missing') }))
      .max(1000),
    phase: z.string().optional(),
  }),
)

/**
 * A view from untrusted JSON: pool, own values and the actions of the history are read (the pool where it is drawn, the
 * number of offers, too), the rest is worked out by the rules and compared with what is given. Throws `BadInput` naming
 * the field.
 */
export function readView(rules: Rules, prior: Prior, json: unknown): NegotiationView {
  const given = checkedSettings('view', schema(), isRecord(json) ? json : {})
  const { items = [] } = rules
  if (given.pool === undefined && items === 'drawn')
    throw new BadInput('view: pool: must say how many there are of each item')
  const pool = given.pool ?? (items === 'drawn' ? [] : items)
  const problem = prior.problem(pool, [given.values])
  if (problem !== undefined) throw new BadInput(`view: ${problem}`)
  const domain = domainOf(rules, pool)
  const course = replay(rules, domain, readMaxOffers(rules, given.maxOffers), given.turns, given.phase)
  const view = viewOf(rules, domain, pool, given.values, course, given.seat)
  agree('view', given, view)
  return view
}

function readMaxOffers({ maxOffers }: Rules, given: number | undefined): number {
  if (maxOffers !== 'drawn') return maxOffers
  if (given === undefined || given < 4 || given > 10)
    throw new BadInput('view: maxOffers: must say how many offers there are, 4 to 10')
  return given
}

function replay(
  rules: Rules,
  domain: Domain,
  maxOffers: number,
  turns: readonly { readonly action: unknown }[],
  phase: string | undefined,
): Course {
  let course: Course = { maxOffers, turns: [], phase: 'opening' }
  for (const [at, { action: said }] of turns.entries()) {
    const seat = toAct(rules, course)
    if (seat === undefined)
      throw new BadInput(`view: turns.${at}: the negotiation was over before it: ${course.phase}`)
    try {
      const action = readAction(rules, domain, course, seat, said)
      course = after(rules, course, seat, action, endsHere(rules, course, at === turns.length - 1, phase))
    } catch (cause) {
      if (!(cause instanceof IllegalAction)) throw cause
      throw new BadInput(`view: turns.${at}.action: ${cause.message}`, { cause })
    }
  }
  return course
}

/** Whether chance ended the game after this offer: nothing but the phase of the view tells. */
function endsHere(
  rules: Rules,
  { turns, maxOffers }: Course,
  last: boolean,
  phase: string | undefined,
): boolean {
  const offer = turns.length + 1
  const may = rules.endProbability > 0 && offer >= 2 && offer <= answerableOffers(rules, maxOffers)
  return last && phase === 'expired' && may
}
