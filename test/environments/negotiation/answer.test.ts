import { describe, expect, it } from 'vitest'
import { answerSchema } from '../../../environments/negotiation/answer.ts'
import { negotiation } from '../../../environments/negotiation/rules.ts'
import { jsonSchemaOf } from '../../../reasoning/language/schema.ts'

const game = negotiation({ items: '2,1,3', talk: 'on' })
const opening = game.readView({ seat: 0, values: [2, 3, 1], turns: [] })
const answering = game.readView({
  seat: 1,
  values: [2, 3, 1],
  turns: [{ action: { type: 'propose', keep: [2, 1, 0] } }],
})
const read = (json: unknown) => game.readAction(answering, answerSchema(answering).parse(json))

describe('A written answer', () => {
  it('names items in any order, and keeps what it says of each', () => {
    expect(read({ keep: { balls: 3, books: 0, hats: 1 }, type: 'propose', utterance: null })).toEqual({
      type: 'propose',
      keep: [0, 1, 3],
    })
  })

  it('may have words or none', () => {
    expect(read({ type: 'accept', offer: 1, utterance: 'Good.' })).toEqual({
      type: 'accept',
      offer: 1,
      utterance: 'Good.',
    })
    expect(read({ type: 'walk', utterance: null })).toEqual({ type: 'walk' })
  })

  it.each([
    ['what is not there', { type: 'propose', keep: { books: 3, hats: 0, balls: 0 }, utterance: null }],
    ['an item less', { type: 'propose', keep: { books: 1, hats: 0 }, utterance: null }],
    ['an offer that does not stand', { type: 'accept', offer: 2, utterance: null }],
    ['no words where they must be null', { type: 'walk' }],
  ])('does not fit with %s', (_, json) => {
    expect(answerSchema(answering).safeParse(json).success).toBe(false)
  })

  it('cannot accept where nothing stands, nor speak where there is no talk', () => {
    expect(answerSchema(opening).safeParse({ type: 'accept', offer: 1, utterance: null }).success).toBe(false)
    const silent = negotiation({ preset: 'price', talk: 'off' }).readView({
      seat: 1,
      values: [70],
      turns: [],
    })
    expect(JSON.stringify(jsonSchemaOf(answerSchema(silent)))).not.toContain('utterance')
  })

  it.each(['openspiel-bargaining', 'casino', 'cao2018', 'price'])(
    'of %s has a schema that strict servers take',
    (preset) => {
      const made = negotiation({ preset, talk: 'on' })
      const view = made.view(made.initialState({ int: () => 0, unit: () => 0, state: () => [0, 0, 0, 1] }), 0)
      strict(jsonSchemaOf(answerSchema(view)))
    },
  )
})

/** Every object closed, and nothing optional. */
function strict(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return
  if (Object(schema).type === 'object') {
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: Object.keys(Object(schema).properties),
    })
  }
  for (const part of Object.values(schema)) strict(part)
}
