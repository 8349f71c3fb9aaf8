import { expect, test } from 'vitest'
import { Models } from '../../../reasoning/language/models.ts'
import type { Broker, Messages } from '../../../tournaments/queue/broker.ts'
import { Caller } from '../../../tournaments/queue/caller.ts'
import { Hub } from '../../../tournaments/queue/hub.ts'
import { type Letter, type Message, runTopic, type Saying } from '../../../tournaments/queue/messages.ts'
import { schedule } from '../../../tournaments/schedule.ts'

/** One end of the messages, with what was sent from it; `hear` and `gap` are what comes to it. */
function messages() {
  const sent: { readonly topic: string; readonly message: Message }[] = []
  const listeners: ((message: never) => void)[] = []
  const gaps: (() => void)[] = []
  const end: Messages = {
    async subscribe(_, listener) {
      listeners.push(listener)
    },
    async publish(topic, message) {
      sent.push({ topic, message })
      return true
    },
    onGap: (listener) => gaps.push(listener),
    async close() {},
  }
  return {
    end,
    sent,
    hear: (message: Message) => {
      for (const listener of listeners) Reflect.apply(listener, undefined, [message])
    },
    gap: () => {
      for (const listener of gaps) listener()
    },
  }
}

const { signal } = new AbortController()
const dismissed = { code: 'DISMISSED' }

test('a worker that was taken for lost lets go of what it waits for, since the answers may be lost', async () => {
  const { end, sent, gap } = messages()
  const caller = await Caller.open(end, 'w')
  const of = { match: 3, attempt: 1 }
  const waiting = expect(caller.say('r', { says: 'begins' }, signal, of)).rejects.toMatchObject(dismissed)
  gap()
  await waiting
  expect(sent.at(-1)).toEqual({
    topic: runTopic('r'),
    message: { id: 0, from: 'w', of, saying: { says: 'lets go' } },
  })
  caller.close()
})

test('what waits for a tournament that has lost letters is let go, and nothing else', async () => {
  const { end, hear } = messages()
  const caller = await Caller.open(end, 'w')
  const lost = expect(caller.say('a', { says: 'joins' }, signal)).rejects.toMatchObject(dismissed)
  const other = caller.say('b', { says: 'joins' }, signal)
  hear({ unheard: 'a' })
  await lost
  hear({ id: 2, answer: { noted: true } })
  expect(await other).toEqual({ noted: true })
  caller.close()
})

test('a match that a worker has let go is begun anew, and workers are told when letters were lost', async () => {
  const { end, sent, hear, gap } = messages()
  const queue = { async add() {}, async withdraw() {}, async close() {} }
  const broker: Broker = { shown: '', queue: () => queue, work: () => queue, messages: () => end }
  const config = { game: 'kuhn', agents: ['call', 'random'] }
  const terms = { config, source: {}, deliberations: false, computes: true, offline: true }
  const hub = await Hub.open(broker, terms, { models: new Models() }, () => {})
  const [match] = schedule(2, 2, 1, 1)
  const lane = hub.lane((_, games) => [...games])
  const played = lane.play(match, () => {})
  const say = async (from: string, saying: Saying) => {
    const letter: Letter = { id: 7, from, of: { match: match.index, attempt: 1 }, saying }
    hear(letter)
    await new Promise(setImmediate)
    return sent.at(-1)?.message
  }
  const games = [{ deal: 0, payoffs: [1, -1], decisions: [], luck: [] }]
  const all = { says: 'has played', from: 0, games, last: true } as const
  await say('first', { says: 'begins' })
  await say('first', { says: 'lets go' })
  expect(await say('first', all)).toMatchObject({ answer: { dismissed: expect.any(String) } })
  gap()
  await new Promise(setImmediate)
  expect(sent.at(-1)).toEqual({ topic: 'worker.first', message: { unheard: expect.any(String) } })
  expect(await say('second', { says: 'begins' })).toMatchObject({ answer: { noted: true } })
  await say('second', all)
  expect(await played).toEqual(games)
  await hub.close()
})
