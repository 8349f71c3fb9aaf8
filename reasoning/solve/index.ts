// Solvers for games whose chance can be listed.
export {
  type BestResponse,
  bestResponse,
  type Exploitability,
  expectedValues,
  exploitability,
  type Profile,
} from './best-response.ts'
export { ALGORITHMS, type Algorithm, RegretMinimizer, type Restraint } from './cfr.ts'
export { type Enumerable, type GameTree, gameTree, isSolvable } from './game-tree.ts'
export type { InformationSet, Side } from './information-sets.ts'
export { restrictedResponse } from './restricted-response.ts'
export { type Strategy, strategyOf, strategyPolicy, uniformStrategy } from './strategy.ts'
