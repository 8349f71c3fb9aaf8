import type { Action, Proposal } from './action.ts'
import { itemNames } from './items.ts'
import { dealWorth, domainOfView, type NegotiationView } from './view.ts'

/**
 * Why the words that go with an action are better not said: they state what is private to the speaker, or contradict
 * what it does. Undefined where nothing is found. Words are read by pattern: what is found is there, but a lie or a hint
 * in other words is not found.
 */
export function objection(view: NegotiationView, action: Action): string | undefined {
  const { utterance } = action
  if (utterance === undefined) return undefined
  const said = utterance.toLowerCase().replace(/[\u2018\u2019]/g, "'")
  return (
    disclosed(view, action, said) ??
    denied(action, said) ??
    (action.type === 'propose' ? misstated(view, action, said) : undefined)
  )
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const NUMBER = new RegExp(`\\b(\\d+(?:\\.\\d+)?|${NUMBERS.join('|')})\\b`, 'g')
const CLAUSE = /[.;!?]+(?:\s|$)/
const WORTH = /\b(?:worth|valu(?:e|es|ed)|points?|pts|utility|score|payoff|gain|profit)\b/
const WORTHLESS = /\b(?:worth nothing|no value|worthless|useless|no use to me)\b/

/** Numbers in digits or in words. */
const numbersIn = (text: string): number[] =>
  Array.from(text.matchAll(NUMBER), ([, word]) =>
    NUMBERS.includes(word) ? NUMBERS.indexOf(word) : Number(word),
  )

/** Whether own values are stated. */
function disclosed(view: NegotiationView, action: Action, said: string): string | undefined {
  const { values, settings, turns } = view
  if (settings.preset === 'price') {
    const [own] = values
    const open = [settings.lowest, settings.highest, settings.listPrice, priceOf(action)]
    for (const turn of turns) open.push(priceOf(turn.action))
    return numbersIn(said).includes(own) && !open.includes(own)
      ? `the words state your own ${view.seat === 0 ? 'cost' : 'limit'}, which is for you alone`
      : undefined
  }
  const own = new Set<number>(values)
  const offered = action.type === 'propose' ? action : undefined
  if (offered !== undefined) own.add(worthOf(view, offered))
  const stated = said
    .split(CLAUSE)
    .some((clause) => WORTH.test(clause) && numbersIn(clause).some((number) => own.has(number)))
  const worthless = values.includes(0) && WORTHLESS.test(said)
  return stated || worthless
    ? 'the words state what things are worth to you, which is for you alone'
    : undefined
}

const priceOf = (action: Action): number | undefined => ('price' in action ? action.price : undefined)

function worthOf(view: NegotiationView, proposal: Proposal): number {
  return dealWorth(view.settings, domainOfView(view), view.values, view.seat, proposal, view.seat, 1)
}

const REFUSES =
  /\b(?:no deal|i (?:can't|cannot|can not|won't|will not|don't|do not) (?:accept|agree|take)|i (?:reject|decline|refuse))\b/
const ACCEPTS =
  /\b(?:i(?:'ll| will)? accept|i agree to your|i(?:'ll| will) take your offer|we have a deal|it's a deal)\b/
const LEAVES = /\b(?:i'm|i am) (?:walking away|leaving|out)\b/

/** Whether another kind of action is announced than the one that is taken. */
function denied({ type }: Action, said: string): string | undefined {
  const refuses = REFUSES.test(said)
  const accepts = !refuses && ACCEPTS.test(said)
  if (type === 'accept' && refuses) return 'the words refuse, but the action accepts'
  if (type !== 'accept' && accepts) return `the words accept, but the action is to ${type}`
  if (type !== 'walk' && LEAVES.test(said)) return `the words walk away, but the action is to ${type}`
  return undefined
}

/** Whether other terms are stated than those that are offered. */
function misstated(view: NegotiationView, proposal: Proposal, said: string): string | undefined {
  return 'price' in proposal ? otherPrice(view, proposal.price, said) : otherItems(view, proposal.keep, said)
}

const ASKED =
  /\b(?:offer(?:ing)?|pay|bid(?:ding)?|sell(?: it)?(?: to you)?|ask(?:ing)?|my price(?: is)?)(?: you)?(?: for| at| is)? ?\$?(\d+)\b/g

function otherPrice({ turns }: NegotiationView, price: number, said: string): string | undefined {
  const known = turns.map(({ action }) => priceOf(action))
  const other = Array.from(said.matchAll(ASKED), ([, digits]) => Number(digits)).find(
    (stated) => stated !== price && !known.includes(stated),
  )
  return other === undefined ? undefined : `the words name a price of ${other}, but the offer is ${price}`
}

const GETS = '(?:keep|take|get|receive|have)'
const WILL = "(?:'ll|'d| will| would| can| may| could| shall)?"
const SHARE = new RegExp(
  `\\b(?:(?<mine>i${WILL} ${GETS})|(?<yours>you${WILL} ${GETS}|(?:give|leave|offer) you))\\b`,
  'g',
)

function otherItems(
  { pool, settings }: NegotiationView,
  keep: readonly number[],
  said: string,
): string | undefined {
  const names = itemNames(settings.preset, pool.length)
  for (const clause of said.split(CLAUSE)) {
    // What is only thought of is not what is offered.
    if (/\bif\b|\binstead\b|\bnot\b|n't\b/.test(clause)) continue
    const shares = [...clause.matchAll(SHARE)]
    for (const [n, share] of shares.entries()) {
      const from = share.index + share[0].length
      const listed = clause.slice(from, shares[n + 1]?.index)
      const mine = share.groups?.mine !== undefined
      for (const [i, { one, many }] of names.entries()) {
        const stated = countOf(listed, one, many, pool[i])
        const offered = mine ? keep[i] : pool[i] - keep[i]
        if (stated !== undefined && stated !== offered)
          return `the words say that ${mine ? 'you keep' : 'the other gets'} ${stated} ${many}, but by the offer it is ${offered}`
      }
    }
  }
  return undefined
}

/** How many of an item are named in a list; undefined where no number is. */
function countOf(listed: string, one: string, many: string, pool: number): number | undefined {
  const found = new RegExp(
    `\\b(\\d+|${NUMBERS.join('|')}|all(?: of)?(?: the)?|both(?: of)?(?: the)?|no|an?) (?:of the )?(?:${many}|${one})\\b`,
  ).exec(listed)
  if (found === null) return undefined
  const [, word] = found
  if (word.startsWith('all')) return pool
  if (word.startsWith('both')) return 2
  if (word === 'no') return 0
  if (word === 'a' || word === 'an') return 1
  return numbersIn(word)[0]
}
