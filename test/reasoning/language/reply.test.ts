import { AIMessage } from '@langchain/core/messages'
import { expect, test } from 'vitest'
import { replyInBody, replyInMessage } from '../../../reasoning/language/reply.ts'

test('a message of any provider is read for its words, its tokens and why it ended', () => {
  const message = new AIMessage({
    content: [
      { type: 'text', text: '{"action":' },
      { type: 'text', text: '"call"}' },
    ],
    usage_metadata: { input_tokens: 7, output_tokens: 3, total_tokens: 10 },
    response_metadata: { stop_reason: 'end_turn', model: 'claude-x' },
  })
  expect(replyInMessage(message)).toEqual({
    text: '{"action":"call"}',
    finishReason: 'end_turn',
    model: 'claude-x',
    inputTokens: 7,
    outputTokens: 3,
  })
})

test('a message that declines is a refusal, whatever it is called, and may tell no tokens', () => {
  const message = new AIMessage({ content: '', response_metadata: { stop_reason: 'refusal' } })
  expect(replyInMessage(message)).toMatchObject({ refusal: 'it gave no words', inputTokens: 0 })
})

test('a body without usage costs nothing that is known, and one of another form is none', () => {
  const choices = [{ message: { content: 'so' }, finish_reason: 'stop' }]
  expect(replyInBody(JSON.stringify({ choices }))).toEqual({
    text: 'so',
    finishReason: 'stop',
    inputTokens: 0,
    outputTokens: 0,
  })
  for (const body of ['', '{', '[]', '{"choices":[]}', '{"ok":true}', 'null'])
    expect(replyInBody(body)).toBeUndefined()
})
