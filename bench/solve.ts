/** Times the exact solvers: enumerating a game, and a thousand iterations. Run: `npx node bench/solve.ts`. */
import { kuhn } from '../environments/kuhn/rules.ts'
import { leduc } from '../environments/leduc/rules.ts'
import { exploitability } from '../reasoning/solve/best-response.ts'
import { ALGORITHMS, RegretMinimizer } from '../reasoning/solve/cfr.ts'
import { type Enumerable, gameTree } from '../reasoning/solve/game-tree.ts'

const ITERATIONS = 1000

/** What the work returns, and the seconds that it took. */
function timed<Result>(work: () => Result): { readonly result: Result; readonly seconds: number } {
  const start = performance.now()
  const result = work()
  return { result, seconds: (performance.now() - start) / 1000 }
}

function bench<State, Action, View>(game: Enumerable<State, Action, View>, target: string): void {
  const { result: tree, seconds } = timed(() => gameTree(game))
  console.log(`${game.name}: ${tree.kind.length} nodes, enumerated in ${seconds.toFixed(2)} s`)
  for (const algorithm of ALGORITHMS) {
    const minimizer = new RegretMinimizer(tree, algorithm)
    const run = timed(() => minimizer.run(ITERATIONS))
    const found = exploitability(tree, minimizer.average())
    const figures = `${run.seconds.toFixed(2)} s, exploitability ${found.exploitability.toFixed(9)}`
    console.log(`  ${ITERATIONS} iterations of ${algorithm.padEnd(4)} ${figures}${target}`)
  }
}

bench(kuhn(), '')
bench(leduc(), ' (target: 3 s)')
