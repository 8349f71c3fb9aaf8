import type { Seat, Words } from '../game.ts'
import { tellings } from '../tellings.ts'
import type { Action, Proposal } from './action.ts'
import { answerSchema, writtenAnswer } from './answer.ts'
import { lastOffer, type Turn } from './course.ts'
import { itemNames } from './items.ts'
import { objection } from './objections.ts'
import type { Values } from './preferences.ts'
import { dealWorth, domainOfView, type NegotiationView } from './view.ts'

/** Who is spoken to: a seat that knows its values, or one in whose place somebody else imagines himself. */
interface Listener {
  readonly seat: Seat
  readonly values?: Values
}

/** How a negotiation speaks. What players said is quoted as JSON, so that it cannot pass for a line of the game. */
export const words: Words<Action, NegotiationView> = {
  view(view) {
    return [...told(view, view), ...choices(view)].join('\n')
  },
  open(view) {
    return tellings(view.seat, [0, 1], (seat) => {
      const acting =
        view.toAct === null ? [] : [...left(view, seat), `${capital(who(view.toAct, seat))} to act.`]
      return [...told(view, { seat }), ...acting].join('\n')
    })
  },
  story(view) {
    const { settings, seat, values, pool } = view
    const subject =
      settings.preset === 'price'
        ? `You ${seat === 0 ? 'sold, at a cost of' : 'bought, with a limit of'} ${values[0]}`
        : `To divide ${counted(view, pool)}; to you ${valued(view, values)}`
    const moves = view.turns.map(({ seat: by, action }) => {
      const who = by === seat ? 'you' : 'the other'
      if (action.type !== 'propose')
        return `${who} ${action.type === 'walk' ? 'walked away' : 'accepted'}${saying(action)}`
      const worth = number(pays(view, action, by, 1))
      const asked = 'price' in action ? `${action.price}` : `keep ${counted(view, action.keep)}`
      return `${who}: ${asked} (${worth} to you)${saying(action)}`
    })
    return [subject, ...moves, ...standing(view, view)].join('; ')
  },
  claims(view, action) {
    const { turns, seat, standing: stands } = view
    const last = stands === null ? undefined : lastOffer(view)
    const offers = [
      ...(action.type === 'propose' ? [{ proposal: action, by: seat, offer: turns.length + 1 }] : []),
      ...(last === undefined ? [] : [{ proposal: last.proposal, by: last.seat, offer: last.offer }]),
    ]
    const values = offers.flatMap(({ proposal, by, offer }) => [
      pays(view, proposal, by, 1),
      pays(view, proposal, by, offer),
    ])
    const points = [...values, whole(view, view.values), view.settings.batna[seat]]
    return [{ what: 'own points of an offer', says: OWN_POINTS, values: points, tolerance: 0.01 }]
  },
  stage({ turns }) {
    const { length } = turns
    return length === 0 ? 'opening' : length <= 2 ? 'first answers' : length <= 5 ? 'middle' : 'late'
  },
  action(view, action) {
    return `${spoken(view, action)}${saying(action)}`
  },
  objection,
  answer: answerSchema,
  written: writtenAnswer,
}

/** Points that are said to be one's own: of the offer that is made, the one that stands, all there is, or no deal. */
const OWN_POINTS = /\b(?:gives? me|worth|I (?:would )?get)\s+(\d+(?:\.\d+)?)\s*points?\b/gi

const who = (seat: Seat, listener: Seat): string => (seat === listener ? 'you are' : 'the other is')
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** All but what the seat to act may do. */
function told(view: NegotiationView, to: Listener): string[] {
  return [...situation(view, to), ...rules(view, to), ...history(view, to), ...standing(view, to)]
}

function situation(view: NegotiationView, { seat, values }: Listener): string[] {
  const { settings, pool } = view
  const head = `Negotiation (${settings.preset}). You are seat ${seat}; the other is seat ${1 - seat}.`
  if (settings.preset === 'price') {
    const [own, other] = seat === 0 ? ['cost', "buyer's limit"] : ['limit', "seller's cost"]
    const worth = (point: number | string) =>
      seat === 0 ? `the price less ${point}` : `${point} less the price`
    return [
      `${head} You ${seat === 0 ? 'sell' : 'buy'} one thing, for a whole price from ${settings.lowest} to ${settings.highest}; its list price is ${settings.listPrice}.`,
      values === undefined
        ? `Your ${own} is known to you alone: a deal is worth ${worth('it')} to you. The ${other} is hidden.`
        : `Your ${own} is ${values[0]}: a deal is worth ${worth(values[0])} to you. The ${other} is hidden.`,
    ]
  }
  return [
    head,
    `To divide: ${counted(view, pool)}. An offer lists what its proposer keeps, in this order; the rest goes to the other.`,
    values === undefined
      ? "What each item is worth to you is known to you alone; the other's values are hidden."
      : `To you ${valued(view, values)}; all of it ${whole(view, values)}. The other's values are hidden.`,
  ]
}

function valued({ settings, pool }: NegotiationView, values: Values): string {
  const names = itemNames(settings.preset, pool.length)
  return values.map((points, i) => `1 ${names[i].one} is worth ${points}`).join(', ')
}

const whole = ({ pool }: NegotiationView, values: Values): number =>
  pool.reduce((sum, quantity, i) => sum + quantity * values[i], 0)

function rules({ settings, maxOffers }: NegotiationView, { seat }: Listener): string[] {
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

function history(view: NegotiationView, to: Listener): string[] {
  if (view.turns.length === 0) return ['Nothing has been offered yet.']
  return ['So far:', ...view.turns.map((turn) => `  ${move(view, turn, to)}`)]
}

function move(view: NegotiationView, { seat, offer, action }: Turn, to: Listener): string {
  const mover = seat === to.seat ? 'you' : 'the other'
  if (action.type === 'propose')
    return `offer ${offer}, by ${mover}: ${terms(view, action, seat, to)}${saying(action)}`
  const done = action.type === 'walk' ? 'walked away' : `accepted offer ${action.offer}`
  return `${mover} ${done}${saying(action)}`
}

function standing(view: NegotiationView, to: Listener): string[] {
  const last = lastOffer(view)
  const got = to.values === undefined ? '' : ` You get ${number(view.payoff)} points.`
  if (view.phase === 'agreed') return [`Agreed on offer ${last?.offer}.${got}`]
  if (view.phase === 'walkedAway' || view.phase === 'expired')
    return [`${view.phase === 'expired' ? 'The negotiation ended' : 'It is over'} without a deal.${got}`]
  if (last === undefined) return []
  return [
    `Offer ${last.offer} stands, made by ${last.seat === to.seat ? 'you' : 'the other'}: ${terms(view, last.proposal, last.seat, to)}.`,
  ]
}

function left({ offersLeft, answerableLeft, lastWord }: NegotiationView, seat: Seat): string[] {
  return [
    `${offersLeft === 1 ? '1 offer is' : `${offersLeft} offers are`} left, of which ${answerableLeft} can be answered; the last of these is ${lastWord === seat ? 'yours' : "the other's"}.`,
  ]
}

function choices(view: NegotiationView): string[] {
  if (view.toAct === null) return []
  if (view.toAct !== view.seat) return [...left(view, view.seat), 'The other is to act.']
  const may = [
    ...(view.offersLeft > 0 ? [`make offer ${view.turns.length + 1}`] : []),
    ...(view.standing === null ? [] : [spoken(view, { type: 'accept', offer: view.standing })]),
    'walk away',
  ]
  return [...left(view, view.seat), `You may: ${may.join(', ')}.`]
}

function spoken(view: NegotiationView, action: Action): string {
  if (action.type === 'propose') return `offer: ${terms(view, action, view.seat, view)}`
  if (action.type === 'walk') return 'walk away'
  const last = lastOffer(view)
  if (last === undefined) return `accept offer ${action.offer}`
  return `accept offer ${action.offer} for ${number(pays(view, last.proposal, last.seat, last.offer))} points`
}

/** An offer as both sides of it, each with what it is worth to a listener that knows its values. */
function terms(
  view: NegotiationView,
  proposal: Proposal,
  proposer: Seat,
  { seat, values }: Listener,
): string {
  const worth = values === undefined ? '' : `, worth ${number(pays(view, proposal, proposer, 1))} to you`
  if ('price' in proposal) return `price ${proposal.price}${worth}`
  const rest = view.pool.map((quantity, i) => quantity - proposal.keep[i])
  const [own, others] = proposer === seat ? [proposal.keep, rest] : [rest, proposal.keep]
  const value =
    values === undefined
      ? ''
      : `, which you would value at ${whole(view, values) - own.reduce((sum, count, i) => sum + count * values[i], 0)}`
  return `you get ${counted(view, own)}${worth}; the other gets ${counted(view, others)}${value}`
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
