import { describe, expect, it } from 'vitest'
import { negotiation } from '../../../environments/negotiation/rules.ts'

// 2 books worth 2, 1 hat worth 6, 3 balls worth 0; the other has offered to keep 2 books and the hat.
const items = negotiation({ items: '2,1,3', talk: 'on' })
const dividing = items.readView({
  seat: 1,
  values: [2, 6, 0],
  turns: [{ action: { type: 'propose', keep: [2, 1, 0] } }],
})
const price = negotiation({ preset: 'price', talk: 'on', lowest: 0, highest: 100, listPrice: 90 })
const selling = price.readView({
  seat: 0,
  values: [43],
  turns: [{ action: { type: 'propose', price: 80 } }, { action: { type: 'propose', price: 50 } }],
})

const offer = { type: 'propose', keep: [1, 1, 0] } as const

describe('An objection to what goes with an action', () => {
  it.each([
    ['The hat is worth 6 to me.', /worth to you/],
    ['I value a book at two points', /worth to you/],
    ['This gives me 8 points, no more.', /worth to you/],
    ['Balls are worthless to me.', /worth to you/],
    ['I keep 2 books, you get all the balls.', /you keep 2 books, but by the offer it is 1/],
    ["I'll take the hat and one book; you get two balls", /the other gets 2 balls, but by the offer it is 3/],
    ['I will leave you both books.', /the other gets 2 books, but by the offer it is 1/],
    ['I accept!', /words accept/],
    ["We have a deal, it's a deal", /words accept/],
    ["I'm walking away.", /walk away/],
  ])('to an offer is made of: %s', (utterance, reason) => {
    expect(items.words.objection?.(dividing, { ...offer, utterance })).toMatch(reason)
  })

  it.each([
    'I keep 1 book and the hat, you get a book and all 3 balls.',
    'I need the hat most; take the rest.',
    'Your last offer left me 3 balls.',
    "I can't accept that, but I can give you one book.",
    'If you keep 2 books I get nothing.',
    'This is a fair split of 6 things.',
    'Seven of ten people would take this.',
  ])('to an offer is not made of: %s', (utterance) => {
    expect(items.words.objection?.(dividing, { ...offer, utterance })).toBeUndefined()
  })

  it('to an acceptance or to walking away is made of words that do the opposite', () => {
    const { objection } = items.words
    const accept = { type: 'accept', offer: 1 } as const
    expect(objection?.(dividing, { ...accept, utterance: 'I reject this.' })).toMatch(/refuse/)
    expect(objection?.(dividing, { ...accept, utterance: 'I accept, thank you.' })).toBeUndefined()
    expect(objection?.(dividing, { type: 'walk', utterance: 'I accept.' })).toMatch(/words accept/)
    expect(objection?.(dividing, { type: 'walk', utterance: 'No deal.' })).toBeUndefined()
    expect(objection?.(dividing, accept)).toBeUndefined()
  })

  it.each([
    ['My cost is 43.', /own cost/],
    ["I can't go below 43", /own cost/],
    ['I offer you 65.', /price of 65, but the offer is 70/],
    ['I would sell it for $60', /price of 60, but the offer is 70/],
    ['I ask for 70; your 50 is too low, the list says 90.', undefined],
    ['You pay 50 only if pigs fly', undefined],
  ])('to a price is made of what is private or wrong: %s', (utterance, reason) => {
    const said = price.words.objection?.(selling, { type: 'propose', price: 70, utterance })
    if (reason === undefined) expect(said).toBeUndefined()
    else expect(said).toMatch(reason)
  })
})
