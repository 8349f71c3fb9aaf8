import { onTestFinished, vi } from 'vitest'
import type { BatchFate } from '../../testing/server/batch-desk.ts'
import { type OpenAiServer, openAiServer, type Script } from '../../testing/server/openai-server.ts'

/** The key that tests send: it is to be found nowhere else. */
export const KEY = 'sk-a-secret-that-nobody-is-to-see'

/** A server for one test, which `openai/...` models are asked at until the test is over. */
export async function serve(script: Script, fate?: (batch: number) => BatchFate): Promise<OpenAiServer> {
  const server = await openAiServer(script, fate)
  vi.stubEnv('OPENAI_BASE_URL', server.url)
  vi.stubEnv('OPENAI_API_KEY', KEY)
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await server.close()
  })
  return server
}
