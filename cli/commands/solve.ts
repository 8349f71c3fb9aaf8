import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import { expectedValues, exploitability } from '../../reasoning/solve/best-response.ts'
import { ALGORITHMS, RegretMinimizer } from '../../reasoning/solve/cfr.ts'
import { printJson } from '../output.ts'
import { enumerated } from '../solvable.ts'

interface SolveOptions {
  readonly algorithm: string
  readonly iterations: number
  readonly set: Record<string, string>
  readonly json?: boolean
}

/** `bidder solve`: solves a small game, and says how near to an equilibrium the average strategy is. */
export function solve(name: string, options: SolveOptions): void {
  const { iterations } = options
  const algorithm = ALGORITHMS.find((known) => known === options.algorithm)
  if (algorithm === undefined)
    throw new BadInput(
      `--algorithm: there is no "${options.algorithm}"; algorithms are ${ALGORITHMS.join(', ')}`,
    )
  familyNamed(name).open(options.set, ({ game }) => {
    const tree = enumerated(game)
    const minimizer = new RegretMinimizer(tree, algorithm)
    minimizer.run(iterations)
    const profile = minimizer.average()
    const { exploitability: exploited, nashConv } = exploitability(tree, profile)
    const values = expectedValues(tree, profile)
    if (options.json) {
      const { unit } = game
      printJson({ game: name, algorithm, iterations, exploitability: exploited, nashConv, values, unit })
      return
    }
    const sets = tree.sides[0].sets.length + tree.sides[1].sets.length
    console.log(
      `${name}, ${sets} information sets, ${iterations} iterations of ${algorithm}; the average strategy:`,
    )
    console.log(`  exploitability  ${digits(exploited)} ${game.unit} (half of NashConv, ${digits(nashConv)})`)
    values.forEach((value, seat) => {
      console.log(`  value of seat ${seat}  ${digits(value)} ${game.unit}`)
    })
  })
}

const digits = (value: number): string => value.toFixed(9)
