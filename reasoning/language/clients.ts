import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { Json } from '../../environments/game.ts'
import { optional } from '../../environments/optional.ts'
import { ModelUnavailable } from './faults.ts'
import type { ModelName } from './model-name.ts'
import type { JsonSchema } from './schema.ts'
import type { ModelSettings } from './settings.ts'
import { wireFetch } from './wire.ts'

/** A chat model of LangChain's, and what it is sent besides messages. */
export interface Client {
  readonly chat: Pick<BaseChatModel, 'invoke'>
  /** What of the settings goes to the provider: recorded. */
  readonly sent: { readonly [key: string]: Json }
  /** What goes with a call, the schema where the provider takes one. */
  options(schema: JsonSchema | undefined): object
}

/** Longer than anything: time limits and repetitions are not the client's affair. */
const NO_LIMIT = 2 ** 31 - 1
/** Given to servers that need no key, because the client insists on one. */
const NO_KEY = 'no-key-needed'

/**
 * Makes the client of a provider; its package is loaded now.
 * @param offline no request will go out, so no key is needed
 * Throws `ModelUnavailable` for a provider that does not exist or whose package or key is missing.
 */
export function openClient(name: ModelName, settings: ModelSettings, offline: boolean): Promise<Client> {
  return name.provider === 'openai' ? openAi(name, settings, offline) : other(name, settings)
}

/**
 * The key of an OpenAI server, and its address where it is not OpenAI's own.
 * @param name as a message names who asks @param offline no request will go out, so no key is needed
 * Throws `ModelUnavailable` for want of a key.
 */
export function openAiAccess(
  name: string,
  offline: boolean,
): { readonly apiKey: string; readonly baseURL?: string } {
  // Empty is as good as not set.
  const server = process.env.OPENAI_BASE_URL || undefined
  const apiKey = process.env.OPENAI_API_KEY || (server !== undefined || offline ? NO_KEY : undefined)
  if (apiKey === undefined)
    throw new ModelUnavailable(
      `${name}: there is no key; set OPENAI_API_KEY, or OPENAI_BASE_URL for a server that needs none`,
    )
  return { apiKey, ...(server === undefined ? {} : { baseURL: server }) }
}

async function openAi({ model }: ModelName, settings: ModelSettings, offline: boolean): Promise<Client> {
  const { temperature, topP, maxOutput, seed, effort, api } = settings
  const { apiKey, ...address } = openAiAccess(`openai/${model}`, offline)
  const sampling = given({ temperature, topP, maxTokens: maxOutput })
  const fields = {
    model,
    ...sampling,
    apiKey,
    maxRetries: 0,
    timeout: NO_LIMIT,
    configuration: { fetch: wireFetch, ...address },
  }
  const { ChatOpenAI, ChatOpenAICompletions, ChatOpenAIResponses } = await optional(
    `openai/${model}: language models`,
    ['openai', '@langchain/core', '@langchain/openai'],
    () => import('@langchain/openai'),
    ModelUnavailable,
  )
  // Left to itself the client sends some names to an address that other servers lack.
  const chosen = api === 'auto' && address.baseURL !== undefined ? 'chat' : api
  const clients = {
    auto: () => new ChatOpenAI({ ...fields, ...given({ reasoning: effort && { effort } }) }),
    chat: () => new ChatOpenAICompletions({ ...fields, modelKwargs: given({ reasoning_effort: effort }) }),
    responses: () =>
      new ChatOpenAIResponses({ ...fields, modelKwargs: given({ reasoning: effort && { effort } }) }),
  }
  const seeded = chosen === 'responses' ? {} : given({ seed })
  return {
    chat: clients[chosen](),
    sent: { api: chosen, ...sampling, ...given({ effort }), ...seeded },
    options: (schema) => ({
      ...seeded,
      ...(schema === undefined
        ? {}
        : {
            response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
          }),
    }),
  }
}

/** Any other provider that LangChain knows. It is told the schema in the prompt alone. */
async function other({ provider, model }: ModelName, settings: ModelSettings): Promise<Client> {
  const { temperature, topP, maxOutput } = settings
  const sampling = given({ temperature, topP, maxTokens: maxOutput })
  const { initChatModel, MODEL_PROVIDER_CONFIG } = await optional(
    `${provider}/${model}: language models`,
    ['langchain', '@langchain/core'],
    () => import('langchain/chat_models/universal'),
    ModelUnavailable,
  )
  if (!Object.hasOwn(MODEL_PROVIDER_CONFIG, provider))
    throw new ModelUnavailable(
      `${provider}/${model}: there is no provider "${provider}"; providers are ${Object.keys(MODEL_PROVIDER_CONFIG).join(', ')}`,
    )
  try {
    const chat = await initChatModel(model, {
      modelProvider: provider,
      ...sampling,
      maxRetries: 0,
      // Each provider's client has one of these names for it.
      fetch: wireFetch,
      clientOptions: { fetch: wireFetch },
      configuration: { fetch: wireFetch },
    })
    // The model itself: its wrapper keeps one instance for every set of options that it ever saw.
    return { chat: await chat._getModelInstance(), sent: sampling, options: () => ({}) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new ModelUnavailable(`${provider}/${model}: ${reason}`, { cause })
  }
}

/** The fields that are set. */
function given<Fields extends { readonly [key: string]: Json | undefined }>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const set: { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } = {}
  for (const key in fields) if (fields[key] !== undefined) Object.assign(set, { [key]: fields[key] })
  return set
}
