import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { outcomeSchema } from '../../reasoning/language/cassette.ts'
import { jsonIn } from '../../reasoning/language/json-text.ts'
import { replyInBody } from '../../reasoning/language/reply.ts'
import { linesOf } from '../lines.ts'

/** One request to a model, and what came back. */
export interface Exchange {
  readonly messages: readonly { readonly role: string; readonly content: string }[]
  readonly reply: string
}

const content = z.union([
  z.string(),
  z
    .array(z.looseObject({ text: z.string().default('') }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
])
const messages = z.array(z.looseObject({ role: z.string(), content }))

/** What a request holds, by either API of OpenAI's protocol. */
const lineSchema = z.looseObject({
  scope: z.string(),
  body: z.union([
    z.looseObject({ messages }).transform((body) => body.messages),
    z.looseObject({ input: messages }).transform(({ input }) => input),
  ]),
  outcome: outcomeSchema(),
})

/**
 * The recorded requests of some players, each with its reply, in the order in which they were asked. Lines of another
 * form, and a line that was cut off, are passed over.
 *
 * @param folder of the record
 * @param scopes of the players: see `Cassette`
 */
export async function recordedRequests(
  folder: string,
  scopes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Exchange[]>> {
  const found = new Map<string, Exchange[]>()
  const path = join(folder, 'requests.jsonl')
  if (!existsSync(path)) return found
  for await (const { text } of linesOf(path)) {
    const read = lineSchema.safeParse(jsonIn(text))
    if (!read.success || !scopes.has(read.data.scope)) continue
    const { scope, body, outcome } = read.data
    const asked = found.get(scope) ?? []
    found.set(scope, asked)
    asked.push({ messages: body.map(({ role, content }) => ({ role, content })), reply: replyOf(outcome) })
  }
  return found
}

function replyOf(outcome: z.output<ReturnType<typeof outcomeSchema>>): string {
  if ('failure' in outcome) return `(no answer: ${outcome.reason})`
  const reply = replyInBody(outcome.text)
  if (reply === undefined) return outcome.text
  return reply.refusal ?? reply.text
}

/** Deals recorded requests out to the decisions that they were made for: each has as many as it says it made. */
export class Dealer {
  readonly #exchanges: ReadonlyMap<string, readonly Exchange[]>
  readonly #calls: ReadonlyMap<string, number>
  readonly #dealt = new Map<string, number>()

  /** @param exchanges by player @param calls how many requests the decisions of each player took */
  constructor(exchanges: ReadonlyMap<string, readonly Exchange[]>, calls: ReadonlyMap<string, number>) {
    this.#exchanges = exchanges
    this.#calls = calls
  }

  /** The next requests of a player. None where not all of its requests are recorded: it cannot be told whose they are. */
  next(scope: string, calls: number): readonly Exchange[] {
    const from = this.#dealt.get(scope) ?? 0
    this.#dealt.set(scope, from + calls)
    const all = this.#exchanges.get(scope) ?? []
    return all.length === this.#calls.get(scope) ? all.slice(from, from + calls) : []
  }
}
