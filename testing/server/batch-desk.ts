import { type Asked, lineFor } from './batch-lines.ts'
import type { Script } from './openai-server.ts'

/** What becomes of a batch. */
export interface BatchFate {
  /** `completed` unless said otherwise. */
  readonly status?: 'completed' | 'expired' | 'failed' | 'cancelled'
  /** How often it is looked at before it is done; 1 unless said otherwise. */
  readonly looks?: number
  /** Of the lines that are not answered, their places. */
  readonly unanswered?: readonly number[]
  /** An error of the API itself, at the n-th request of the kind. */
  readonly refuses?: { readonly what: 'file' | 'batch' | 'look'; readonly status: number }
}

/** An answer of the desk. */
export interface DeskReply {
  readonly status: number
  readonly text: string
}

interface Made {
  readonly id: string
  readonly input: string
  readonly endpoint: string
  readonly metadata: unknown
  readonly fate: BatchFate
  looks: number
}

/** The part of the server that takes files and batches, and answers their lines by the script. */
export class BatchDesk {
  /** Every question of every batch, in the order in which they came. */
  readonly asked: Asked[] = []
  /** @internal */
  readonly batches: Made[] = []
  readonly #files = new Map<string, string>()
  readonly #script: Script
  readonly #fate: (batch: number) => BatchFate
  readonly #refused = new Set<string>()

  /** @param fate what becomes of each batch, from 1 */
  constructor(script: Script, fate: (batch: number) => BatchFate) {
    this.#script = script
    this.#fate = fate
  }

  /**
   * The answer to a request about files and batches; undefined for others.
   * @internal
   */
  async reply(method: string, path: string, type: string, body: Buffer): Promise<DeskReply | undefined> {
    const [, kind, id, content] = /^\/v1\/(files|batches)(?:\/([^/?]+))?(\/content)?/.exec(path) ?? []
    const next = this.#fate(this.batches.length + 1)
    if (kind === 'files' && method === 'POST') {
      if (this.#refuses(next, 'file')) return refusal(next)
      const form = await new Response(body, { headers: { 'content-type': type } }).formData()
      const file = form.get('file')
      const name = `file-${this.#files.size + 1}`
      this.#files.set(name, file instanceof File ? await file.text() : '')
      return json({ id: name, object: 'file', purpose: form.get('purpose') })
    }
    if (kind === 'files' && content !== undefined) {
      const text = this.#files.get(id)
      return text === undefined ? { status: 404, text: '{}' } : { status: 200, text }
    }
    if (kind === 'batches' && method === 'POST') {
      if (this.#refuses(next, 'batch')) return refusal(next)
      const { input_file_id: input, endpoint, metadata } = JSON.parse(body.toString('utf8'))
      const made = { id: `batch_${this.batches.length + 1}`, input, endpoint, metadata, fate: next, looks: 0 }
      this.batches.push(made)
      if (next.status !== 'failed') this.asked.push(...linesOf(this.#files.get(input) ?? ''))
      return json(this.#shown(made))
    }
    if (kind === 'batches' && id === undefined)
      return json({
        object: 'list',
        data: this.batches.toReversed().map((made) => this.#shown(made)),
        has_more: false,
      })
    const made = this.batches.find((batch) => batch.id === id)
    if (made === undefined) return kind === undefined ? undefined : { status: 404, text: '{}' }
    if (this.#refuses(made.fate, 'look')) return refusal(made.fate)
    made.looks++
    return json(this.#shown(made))
  }

  #refuses({ refuses }: BatchFate, what: string): boolean {
    if (refuses?.what !== what || this.#refused.has(`${what} ${this.batches.length}`)) return false
    this.#refused.add(`${what} ${this.batches.length}`)
    return true
  }

  #shown(made: Made): object {
    const { id, input, endpoint, metadata, looks, fate } = made
    const { status = 'completed' } = fate
    const done = looks >= (fate.looks ?? 1)
    const head = { id, object: 'batch', endpoint, input_file_id: input, completion_window: '24h', metadata }
    if (!done) return { ...head, status: 'in_progress' }
    if (status === 'failed')
      return {
        ...head,
        status,
        errors: { data: [{ code: 'invalid_model', message: 'there is no such model' }] },
      }
    return { ...head, status, ...this.#answers(made) }
  }

  /** The answers in two files, each in an order of its own. */
  #answers({ id, input, fate }: Made): object {
    const good: object[] = []
    const bad: object[] = []
    linesOf(this.#files.get(input) ?? '').forEach((asked, i) => {
      const { custom_id } = asked
      if (fate.unanswered?.includes(i)) {
        const error = { code: 'batch_expired', message: 'This request could not be executed in time.' }
        bad.push({ id: `batch_req_${i}`, custom_id, response: null, error })
        return
      }
      const line = lineFor(asked, this.#script, i + 1)
      ;(JSON.stringify(line).includes('"status_code":200') ? good : bad).push(line)
    })
    return {
      ...this.#file(`${id}-output`, 'output_file_id', good),
      ...this.#file(`${id}-errors`, 'error_file_id', bad),
    }
  }

  #file(name: string, field: string, lines: readonly object[]): object {
    if (lines.length === 0) return {}
    this.#files.set(
      name,
      `${lines
        .map((line) => JSON.stringify(line))
        .toReversed()
        .join('\n')}\n`,
    )
    return { [field]: name }
  }
}

const json = (value: object): DeskReply => ({ status: 200, text: JSON.stringify(value) })

const refusal = ({ refuses }: BatchFate): DeskReply => ({
  status: refuses?.status ?? 500,
  text: JSON.stringify({ error: { message: 'not now', type: 'error', code: null } }),
})

const linesOf = (text: string): Asked[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
