import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ChatOpenAI } from '@langchain/openai'
import OpenAI from 'openai'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { Cassette } from '../../../reasoning/language/cassette.ts'
import { canonical } from '../../../reasoning/language/occurrences.ts'
import { type Exchange, through, wireFetch } from '../../../reasoning/language/wire.ts'
import { fails, says } from '../../../testing/server/replies.ts'
import { KEY, serve } from '../../server/serve.ts'

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cassette-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'requests.jsonl')
}

const exchangeOver = (cassette: Cassette, scope: string): Exchange => ({
  scope,
  cassette,
  timeLimitMs: 1000,
  requests: 0,
  replayed: false,
  admit: async () => {},
  ends: () => false,
})

type Client = (url: string, key: string) => (text: string) => Promise<string>

const clients: Record<string, Client> = {
  openai: (baseURL, apiKey) => {
    const client = new OpenAI({ baseURL, apiKey, maxRetries: 0, fetch: wireFetch })
    return async (content) => {
      const messages = [{ role: 'user' as const, content }]
      const { choices } = await client.chat.completions.create({ model: 'm', messages })
      return String(choices[0].message.content)
    }
  },
  langchain: (baseURL, apiKey) => {
    const configuration = { baseURL, fetch: wireFetch }
    const chat = new ChatOpenAI({ model: 'm', apiKey, maxRetries: 0, configuration })
    return async (content) => (await chat.invoke(content)).text
  },
}

describe.each(Object.entries(clients))('What %s asked', (_, client) => {
  /** Asks through a cassette, in a scope. */
  const asker = (cassette: Cassette, url: string, key: string) => {
    const ask = client(url, key)
    return (text: string, scope = '') => through(exchangeOver(cassette, scope), () => ask(text))
  }

  it('is answered again in any order, by another key, with the server gone; repeats are told apart', async () => {
    const file = freshFile()
    const server = await serve(({ number }) => says(`answer ${number}`))
    const record = asker(new Cassette(file, 'record'), server.url, KEY)
    for (const text of ['a', 'b', 'a']) await record(text)
    await server.close()
    const replay = asker(new Cassette(file, 'replay'), 'http://127.0.0.1:9/v1', 'another key')
    expect(await replay('b')).toBe('answer 2')
    expect(await replay('a')).toBe('answer 1')
    expect(await replay('a')).toBe('answer 3')
    expect(server.requests).toHaveLength(3)
  })

  it('is counted by scope, so that it does not matter who is faster', async () => {
    const file = freshFile()
    const server = await serve(({ number }) => says(`answer ${number}`))
    const record = asker(new Cassette(file, 'record'), server.url, KEY)
    await record('a', 'first')
    await record('a', 'second')
    const replay = asker(new Cassette(file, 'replay'), server.url, KEY)
    expect(await replay('a', 'second')).toBe('answer 2')
    expect(await replay('a', 'first')).toBe('answer 1')
  })

  it('fails again as it failed', async () => {
    const file = freshFile()
    const server = await serve(() => fails(503, 'busy'))
    const record = asker(new Cassette(file, 'record'), server.url, KEY)
    await expect(record('a')).rejects.toMatchObject({ status: 503 })
    const replay = asker(new Cassette(file, 'replay'), server.url, KEY)
    await expect(replay('a')).rejects.toMatchObject({ status: 503 })
    expect(server.requests).toHaveLength(1)
  })

  it('is recorded without a key, though the server repeats it', async () => {
    const file = freshFile()
    const server = await serve(() => fails(401, `wrong key ${KEY}`))
    const record = asker(new Cassette(file, 'record'), server.url, KEY)
    await expect(record('a')).rejects.not.toMatchObject({ message: expect.stringContaining(KEY) })
    expect(readFileSync(file, 'utf8')).toContain('wrong key [key]')
    expect(readFileSync(file, 'utf8')).not.toContain(KEY)
  })

  it('and was not recorded is named', async () => {
    const file = freshFile()
    const server = await serve(() => says('yes'))
    await asker(new Cassette(file, 'record'), server.url, KEY)('a')
    const exchange = exchangeOver(new Cassette(file, 'replay'), 'table 3')
    await expect(through(exchange, () => client(server.url, KEY)('Who goes there?'))).rejects.toThrow()
    expect(exchange.stopped).toMatchObject({
      code: 'CASSETTE_MISS',
      message: expect.stringMatching(
        /1\. time in table 3\): POST \/v1\/chat\/completions "Who goes there\?"/,
      ),
    })
  })

  it('is taken up where a recording broke off, and what is there is not asked again', async () => {
    const file = freshFile()
    const server = await serve(({ number }) => says(`answer ${number}`))
    await asker(new Cassette(file, 'record'), server.url, KEY)('a')
    appendFileSync(file, '{"key":"broken o')
    const again = asker(new Cassette(file, 'record'), server.url, KEY)
    expect(await again('a')).toBe('answer 1')
    expect(await again('b')).toBe('answer 2')
    const replay = asker(new Cassette(file, 'replay'), server.url, KEY)
    expect([await replay('b'), await replay('a')]).toEqual(['answer 2', 'answer 1'])
  })
})

test('equal values are equal texts, whatever the order of their fields', () => {
  expect(canonical({ b: [{ y: 1, x: 2 }], a: null })).toBe('{"a":null,"b":[{"x":2,"y":1}]}')
})

test('a file that is missing, or holds something else, is bad input', () => {
  const file = freshFile()
  expect(() => new Cassette(file, 'replay')).toThrow(/no such file/)
  appendFileSync(file, '{"key":1}\n')
  expect(() => new Cassette(file, 'record')).toThrow(/line 1: is no recorded call/)
})

test('outside of a call the wire is the ordinary fetch', async () => {
  const server = await serve(() => says('yes'))
  const response = await wireFetch(`${server.url}/chat/completions`, {
    method: 'POST',
    body: '{"model":"m"}',
  })
  expect(response.status).toBe(200)
})
