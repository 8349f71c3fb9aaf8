import type { Seat, Words } from '../game.ts'
import type { Action, Proposal } from './action.ts'
import { answerSchema } from './answer.ts'
import { lastOffer, type Turn } from './course.ts'
import { itemNames } from './items.ts'
import { dealWorth, domainOfView, type NegotiationView } from './view.ts'

/** How a negotiation speaks. What players said is quoted as JSON, so that it cannot pass for a line of the game. */
export const words: Words<Action, NegotiationView> = {
  view(view) {
    return [...situation(view), ...rules(view), ...history(view), ...standing(view), ...choices(view)].join(
      '\n',
    )
  },
  action(view, action) {
    return `${spoken(view, action)}${saying(action)}`
  },
  answer: answerSchema,
}

function situation(view: NegotiationView): string[] {
  const { settings, seat, values } = view
  const head = `Negotiation (${settings.preset}). You are seat ${seat}; the other is seat ${1 - seat}.`
  if (settings.preset === 'price')
    return [
      `${head} You ${seat === 0 ? 'sell' : 'buy'} one thing, for a whole price from ${settings.lowest} to ${settings.highest}; its list price is ${settings.listPrice}.`,
      seat === 0
        ? `Your cost is ${values[0]}: a deal is worth the price less ${values[0]} to you. The buyer's limit is hidden.`
        : `Your limit is ${values[0]}: a deal is worth ${values[0]} less the price to you. The seller's cost is hidden.`,
    ]
  const whole = view.pool.reduce((sum, quantity, i) => sum + quantity * values[i], 0)
  return [
    head,
    `To divide: ${counted(view, view.pool)}. An offer lists what its proposer keeps, in this order; the rest goes to the other.`,
    `To you ${valued(view)}; all of it ${whole}. The other's values are hidden.`,
  ]
}

function valued({ settings, pool, values }: NegotiationView): string {
  const names = itemNames(settings.preset, pool.length)
  return values.map((points, i) => `1 ${names[i].one} is worth ${points}`).join(', ')
}

function rules({ settings, seat, maxOffers }: NegotiationView): string[] {
  const { batna, discount, endProbability, finalResponse, talk, talkLimit } = settings
  return [
    `You are to get as many points for yourself as you can. Without a deal you get ${batna[seat]} and the other ${batna[1 - seat]}.`,
    `There are ${maxOffers} offers in all, made in turn; ${finalResponse ? 'the last may be answered' : 'the last cannot be answered'}.`,
    ...(discount < 1 ? [`Each offer after the first leaves ${discount} of what a deal is worth.`] : []),
    ...(endProbability > 0
      ? [`After each offer from the second on the game ends without a deal with chance ${endProbability}.`]
      : []),
    talk === 'on'
      ? `Words may go with every action, up to ${talkLimit} characters; they bind nobody.`
      : 'There is no talk.',
  ]
}

function history(view: NegotiationView): string[] {
  if (view.turns.length === 0) return ['Nothing has been offered yet.']
  return ['So far:', ...view.turns.map((turn) => `  ${told(view, turn)}`)]
}

function told(view: NegotiationView, { seat, offer, action }: Turn): string {
  const who = seat === view.seat ? 'you' : 'the other'
  if (action.type === 'propose')
    return `offer ${offer}, by ${who}: ${terms(view, action, seat)}${saying(action)}`
  const done = action.type === 'walk' ? 'walked away' : `accepted offer ${action.offer}`
  return `${who} ${done}${saying(action)}`
}

function standing(view: NegotiationView): string[] {
  const last = lastOffer(view)
  if (view.phase === 'agreed')
    return [`Agreed on offer ${last?.offer}. You get ${number(view.payoff)} points.`]
  if (view.phase === 'walkedAway' || view.phase === 'expired')
    return [
      `${view.phase === 'expired' ? 'The negotiation ended' : 'It is over'} without a deal. You get ${number(view.payoff)} points.`,
    ]
  if (last === undefined) return []
  return [
    `Offer ${last.offer} stands, made by ${last.seat === view.seat ? 'you' : 'the other'}: ${terms(view, last.proposal, last.seat)}.`,
  ]
}

function choices(view: NegotiationView): string[] {
  if (view.toAct === null) return []
  const left = `${view.offersLeft === 1 ? '1 offer is' : `${view.offersLeft} offers are`} left, of which ${view.answerableLeft} can be answered; the last of these is ${view.lastWord === view.seat ? 'yours' : "the other's"}.`
  if (view.toAct !== view.seat) return [left, 'The other is to act.']
  const may = [
    ...(view.offersLeft > 0 ? [`make offer ${view.turns.length + 1}`] : []),
    ...(view.standing === null ? [] : [spoken(view, { type: 'accept', offer: view.standing })]),
    'walk away',
  ]
  return [left, `You may: ${may.join(', ')}.`]
}

function spoken(view: NegotiationView, action: Action): string {
  if (action.type === 'propose') return `offer: ${terms(view, action, view.seat)}`
  if (action.type === 'walk') return 'walk away'
  const last = lastOffer(view)
  if (last === undefined) return `accept offer ${action.offer}`
  return `accept offer ${action.offer} for ${number(pays(view, last.proposal, last.seat, last.offer))} points`
}

/** An offer as both sides of it, each with what it is worth to the seat that reads. */
function terms(view: NegotiationView, proposal: Proposal, proposer: Seat): string {
  const worth = number(pays(view, proposal, proposer, 1))
  if ('price' in proposal) return `price ${proposal.price}, worth ${worth} to you`
  const rest = view.pool.map((quantity, i) => quantity - proposal.keep[i])
  const [own, others] = proposer === view.seat ? [proposal.keep, rest] : [rest, proposal.keep]
  const whole = view.pool.reduce((sum, quantity, i) => sum + quantity * view.values[i], 0)
  return `you get ${counted(view, own)}, worth ${worth} to you; the other gets ${counted(view, others)}, which you would value at ${whole - own.reduce((sum, count, i) => sum + count * view.values[i], 0)}`
}

/** What a deal on the offer pays the seat that reads, if it is the offer of that number. */
function pays(view: NegotiationView, proposal: Proposal, proposer: Seat, offer: number): number {
  return dealWorth(view.settings, domainOfView(view), view.values, view.seat, proposal, proposer, offer)
}

function counted({ settings, pool }: NegotiationView, counts: readonly number[]): string {
  const names = itemNames(settings.preset, pool.length)
  return counts.map((count, i) => `${count} ${count === 1 ? names[i].one : names[i].many}`).join(', ')
}

const saying = ({ utterance }: Action): string =>
  utterance === undefined ? '' : `, saying ${JSON.stringify(utterance)}`

/** At most four decimals. */
const number = (points: number | null): string => String(Math.round((points ?? 0) * 10_000) / 10_000)
