import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Message } from '../../reasoning/language/prompt.ts'
import { BatchDesk, type BatchFate } from './batch-desk.ts'
import { type Api, completionBody, type Reply } from './replies.ts'

/** One request as the server received it. */
export interface Received {
  /** From 1, in the order of arrival. */
  readonly number: number
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The body, parsed. */
  readonly body: Readonly<Record<string, unknown>>
  /** The messages that were asked, whichever of the two APIs they came by. */
  readonly messages: readonly Message[]
}

/** What the server says to each request. */
export type Script = (request: Received) => Reply

/** A server that is listening. */
export interface OpenAiServer {
  /** What `OPENAI_BASE_URL` is set to: `http://127.0.0.1:PORT/v1`. */
  readonly url: string
  /** Every request, in the order of arrival, without those about files and batches. */
  readonly requests: readonly Received[]
  /** Files and batches. */
  readonly desk: BatchDesk
  /** Requests that are being answered at the same time, at most, so far. */
  readonly busiest: number
  /** Stops it, and cuts what is being answered. */
  close(): Promise<void>
}

/**
 * A local server that speaks the OpenAI protocol (chat completions and responses, without streaming, files and batches)
 * by a script, and keeps every request.
 * @param script what it says to each request
 * @param fate what becomes of each batch, from 1
 */
export async function openAiServer(
  script: Script,
  fate: (batch: number) => BatchFate = () => ({}),
): Promise<OpenAiServer> {
  const desk = new BatchDesk(script, fate)
  const requests: Received[] = []
  let busy = 0
  let busiest = 0
  const server = createServer(async (incoming, response) => {
    busiest = Math.max(busiest, ++busy)
    response.on('close', () => busy--)
    try {
      const body = await bodyOf(incoming)
      const { method = '', url = '', headers } = incoming
      const desked = await desk.reply(method, url, headers['content-type'] ?? '', body)
      if (desked !== undefined) {
        const type = url.endsWith('/content') ? 'application/octet-stream' : 'application/json'
        response.writeHead(desked.status, { 'content-type': type }).end(desked.text)
        return
      }
      const request = received(incoming, body, requests.length + 1)
      requests.push(request)
      const reply = script(request)
      if (reply.delayMs !== undefined) await sleep(reply.delayMs)
      send(response, reply, request)
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  // A connection that is closed just as its client asks again costs a request that nobody has counted.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    desk,
    get busiest() {
      return busiest
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function received(incoming: IncomingMessage, bytes: Buffer, number: number): Received {
  const text = bytes.toString('utf8')
  const body: Record<string, unknown> = text === '' ? {} : JSON.parse(text)
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  const path = incoming.url ?? ''
  return { number, method: incoming.method ?? '', path, headers, body, messages: messagesOf(body) }
}

function messagesOf({ messages, input }: Record<string, unknown>): Message[] {
  const list: unknown = messages ?? input
  if (!Array.isArray(list)) return []
  return list.map((entry) => ({ role: entry.role, content: textOf(entry.content) }))
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return String(content)
  return content.map((part) => String(part.text)).join('')
}

function send(response: ServerResponse, reply: Reply, { path, body, number }: Received): void {
  const json = { 'content-type': 'application/json' }
  if (reply.kind === 'silence') return
  if (reply.kind === 'error') {
    const { status, message, code = null, param = null, headers = {} } = reply
    const error = { message, type: 'error', code, param }
    response.writeHead(status, { ...json, ...headers }).end(JSON.stringify({ error }))
    return
  }
  if (reply.kind === 'raw') {
    response.writeHead(reply.status ?? 200, json).end(reply.body)
    return
  }
  const api: Api = path.endsWith('/responses') ? 'responses' : 'chat'
  const text = JSON.stringify(completionBody(api, reply, String(body.model), number))
  if (reply.kind === 'reset') {
    response.writeHead(200, { ...json, 'content-length': String(Buffer.byteLength(text)) })
    response.write(text.slice(0, text.length / 2), () => response.destroy())
    return
  }
  const sent = reply.kind === 'truncated' ? text.slice(0, text.length / 2) : text
  response.writeHead(200, json).end(sent)
}
