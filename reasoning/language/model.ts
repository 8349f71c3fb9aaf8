import type { Json } from '../../environments/game.ts'
import type { Cassette } from './cassette.ts'
import { type Client, openClient } from './clients.ts'
import type { Clock } from './clock.ts'
import type { Gate, Leave } from './concurrency.ts'
import { ModelUnavailable } from './faults.ts'
import type { Grants } from './grants.ts'
import type { ModelName } from './model-name.ts'
import type { Message } from './prompt.ts'
import { type ModelReply, replyInMessage, replyInOutcome } from './reply.ts'
import { type Optional, remedy, type Trouble, troubleOf } from './retry.ts'
import type { JsonSchema } from './schema.ts'
import type { ModelSettings } from './settings.ts'
import { traceChat } from './telemetry.ts'
import { type Exchange, type Post, through } from './wire.ts'

/** One request to a model. */
export interface Request {
  readonly messages: readonly Message[]
  /** What the answer must be; absent where plain words are asked for. */
  readonly schema?: JsonSchema
  /** By whom it is asked: one player in one match. */
  readonly scope: string
  readonly signal: AbortSignal
}

/** What came of a request. */
export type Called = { readonly reply: ModelReply } | { readonly trouble: Exclude<Trouble, { next: 'end' }> }

/** How words are drawn. */
export interface Sampling {
  readonly temperature: number
  readonly seed?: number | undefined
}

/** A language model as agents ask it. */
export interface LanguageModel {
  /** `provider/model`. */
  readonly name: string
  readonly settings: ModelSettings
  /** What goes to the provider besides messages; known once it is ready. @param scope by whom it is asked */
  sent(scope: string): { readonly [key: string]: Json }
  readonly clock: Clock
  /** Loads the provider's client. Throws `ModelUnavailable` where it cannot be asked. */
  ready(): Promise<void>
  /**
   * Makes one request, never two. Throws `RunEnded` where no question could be answered or a limit is reached, and the
   * signal's reason when it is aborted.
   */
  call(request: Request): Promise<Called>
  /** The same model, whose words are drawn so where the server allows it: one that refuses is asked as it likes. */
  drawn(sampling: Sampling): LanguageModel
}

/** What one agent's model shares with the rest of a run. */
export interface Access {
  readonly clock: Clock
  readonly cassette: Cassette | undefined
  /** What takes requests where they are gathered in batches: then there is no gate. */
  readonly post?: Post
  /** What lets requests out, where that is kept elsewhere: then there is no recording here. */
  readonly grants?: Grants
  /** The provider's own name of a model that goes by another here. */
  readonly asked?: ModelName
  /** Whether requests are recorded or held to limits, so that none may go around the wire. */
  readonly watched: boolean
  /** Whether nothing goes out from here, so that no key is needed. */
  readonly offline: boolean
  /** Where requests wait for their turn. */
  readonly gate: Gate
  /** A request is about to go out. Throws `BudgetExhausted`. */
  begin(): void
  /** It is answered. @param replayed from a cassette, at no cost */
  end(inputTokens: number, outputTokens: number, replayed: boolean): void
}

/**
 * A model of LangChain's, asked through the wire.
 * @param flexible whether the temperature may be left out, where the server refuses it: it is not the user's own wish
 */
export function languageModel(
  name: ModelName,
  settings: ModelSettings,
  access: Access,
  flexible = false,
): LanguageModel {
  const text = `${name.provider}/${name.model}`
  const { asked = name, offline, post, grants } = access
  // By scope, so that what one match is asked does not depend on what another has met.
  const refused = { schema: new Set<string>(), temperature: new Set<string>() }
  const takesSchema = (scope: string) => settings.schema === 'yes' && !refused.schema.has(scope)
  const usual = opener(() => openClient(asked, settings, offline))
  const untempered = opener(() => openClient(asked, { ...settings, temperature: undefined }, offline))
  const clientFor = (scope: string) => (refused.temperature.has(scope) ? untempered : usual)
  const variants = new Map<string, LanguageModel>()

  async function call(request: Request): Promise<Called> {
    const { messages, scope, signal } = request
    const { chat, options } = await clientFor(scope).open()
    signal.throwIfAborted()
    let leave: Leave | undefined
    const schema = takesSchema(scope) ? request.schema : undefined
    const optional: Optional[] = [
      ...(schema === undefined ? [] : (['schema'] as const)),
      ...(flexible && !refused.temperature.has(scope) ? (['temperature'] as const) : []),
    ]
    const exchange: Exchange = {
      scope,
      ...(post === undefined ? {} : { post }),
      ...(grants === undefined ? {} : { grants }),
      ends: (outcome) => troubleOf(outcome, undefined, optional).next === 'end',
      cassette: access.cassette,
      timeLimitMs: settings.timeout,
      requests: 0,
      replayed: false,
      async admit(aborted) {
        leave = await access.gate.enter(aborted)
        access.begin()
      },
    }
    const input = messages.map(({ role, content }) => ({ role, content }))
    const trace = traceChat(name, settings, request, access.clock)
    let judged: { readonly reply: ModelReply } | { readonly trouble: Trouble } | undefined
    try {
      judged = await through(exchange, () => chat.invoke(input, { signal, ...options(schema) })).then(
        (message) => ({ reply: replyInOutcome(exchange.outcome) ?? replyInMessage(message) }),
        (thrown: unknown) => {
          if (exchange.stopped !== undefined) throw exchange.stopped
          signal.throwIfAborted()
          const reply = replyInOutcome(exchange.outcome)
          return reply === undefined ? { trouble: troubleOf(exchange.outcome, thrown, optional) } : { reply }
        },
      )
      if (access.watched && exchange.requests === 0 && 'reply' in judged)
        throw new ModelUnavailable(
          `${text}: its client goes around the recorder and the limits; leave --record, --replay and limits out, or use a server that speaks OpenAI's protocol (OPENAI_BASE_URL)`,
        )
    } finally {
      const trouble = judged !== undefined && 'trouble' in judged ? judged.trouble : undefined
      const limited = trouble?.next === 'again' && trouble.limited
      leave?.(
        limited
          ? { limited, ...(trouble.waitMs === undefined ? {} : { waitMs: trouble.waitMs }) }
          : 'answered',
      )
      const reply = judged !== undefined && 'reply' in judged ? judged.reply : undefined
      access.end(reply?.inputTokens ?? 0, reply?.outputTokens ?? 0, exchange.replayed)
      trace(reply, trouble === undefined ? undefined : reasonOf(trouble))
    }
    if ('reply' in judged) return judged
    const { trouble } = judged
    if (trouble.next === 'end')
      throw new ModelUnavailable(`${text}: ${trouble.reason}${remedy(exchange.outcome)}`)
    if (trouble.next === 'without') refused[trouble.part].add(scope)
    return { trouble }
  }

  return {
    name: text,
    settings,
    sent: (scope) => ({ ...clientFor(scope).opened?.sent, schema: takesSchema(scope) ? 'sent' : 'in words' }),
    clock: access.clock,
    async ready() {
      await usual.open()
    },
    call,
    drawn({ temperature, seed = settings.seed }) {
      const key = `${temperature} ${seed}`
      const drawn =
        variants.get(key) ??
        languageModel(name, { ...settings, temperature, seed }, access, temperature !== settings.temperature)
      variants.set(key, drawn)
      return drawn
    },
  }
}

/** A client that is opened once, when it is first used. */
function opener(make: () => Promise<Client>) {
  let opening: Promise<Client> | undefined
  let opened: Client | undefined
  return {
    /** The client, once it is open. */
    get opened() {
      return opened
    },
    async open(): Promise<Client> {
      opening ??= make()
      opened = await opening
      return opened
    },
  }
}

const reasonOf = (trouble: Trouble): string =>
  trouble.next === 'end' ? trouble.reason : trouble.fault.reason
