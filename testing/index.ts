// What tests of games and agents are made of. The suites run under Vitest and draw their cases with fast-check.
export { type Amount, agentConformance } from './agent-conformance.ts'
export { gameConformance, playthrough } from './game-conformance.ts'
export { type ScriptedAgent, scriptedAgent } from './scripted-agent.ts'
export type { BatchDesk, BatchFate } from './server/batch-desk.ts'
export type { Asked } from './server/batch-lines.ts'
export { obedient } from './server/obedient.ts'
export { type OpenAiServer, openAiServer, type Received, type Script } from './server/openai-server.ts'
export { type Answer, answers, fails, type Reply, says } from './server/replies.ts'
