import { z } from 'zod'
import { randomOf } from '../../environments/random.ts'
import type { Called, LanguageModel, Request } from '../../reasoning/language/model.ts'
import type { Message } from '../../reasoning/language/prompt.ts'
import { modelOptions } from '../../reasoning/language/settings.ts'
import { sample } from '../../testing/server/obedient.ts'
import { fakeClock } from '../reasoning/language/fake-clock.ts'

/** A model within the process that keeps every question. */
export interface ObedientModel extends LanguageModel {
  readonly asked: (readonly Message[])[]
}

/**
 * Answers by the schema, drawn by the content of the question: the same question, the same answer. For tests of what is
 * asked; how it is asked over the wire is tested with a server.
 *
 * @param words what it says where words are asked for
 */
export function obedientModel(words = 'so it is'): ObedientModel {
  const asked: (readonly Message[])[] = []
  const model: ObedientModel = {
    name: 'openai/test-1',
    settings: z.strictObject(modelOptions()).parse({}),
    clock: fakeClock(),
    asked,
    sent: () => ({}),
    ready: async () => {},
    drawn: () => model,
    async call({ messages, schema }: Request): Promise<Called> {
      asked.push(messages)
      const random = randomOf(JSON.stringify(messages))
      const text =
        schema === undefined ? words : JSON.stringify(sample(schema, (count) => random.int(count), words))
      return { reply: { text, inputTokens: 100, outputTokens: 10 } }
    },
  }
  return model
}
