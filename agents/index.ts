// Players: the reasoner, language agents, and players made of policies.
export { type Advice, type DeliberationOptions, deliberate, deliberations } from './advice.ts'
export { bidder } from './bidder.ts'
export { equilibrium } from './equilibrium.ts'
export { policyAgent } from './house.ts'
export type { Language, LanguageAgent } from './language.ts'
export { oracleAgent } from './oracle.ts'
export { type AgentEntry, type AgentKind, rosterOf, type SeatedAgent, seatAgent } from './roster.ts'
export { type AgentSpec, parseAgentSpec } from './spec.ts'
