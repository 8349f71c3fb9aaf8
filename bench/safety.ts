/**
 * What BIDDER gains in Leduc poker and what it is open to, by its `safety`: told how the opponent plays, exactly, chips a
 * hand, both seats taken equally often, as `gain / exploitability`. Run: `npx node bench/safety.ts [FILE.svg]`; with a file it draws the curves, too.
 */
import { writeFileSync } from 'node:fs'
import { parse, View } from 'vega'
import { compile } from 'vega-lite'
import { equilibrium } from '../agents/equilibrium.ts'
import { housePolicies } from '../environments/leduc/policies.ts'
import { leduc } from '../environments/leduc/rules.ts'
import { bestResponse, expectedValues, exploitability } from '../reasoning/solve/best-response.ts'
import { gameTree } from '../reasoning/solve/game-tree.ts'
import { restrictedResponse } from '../reasoning/solve/restricted-response.ts'
import { strategyOf, straying } from '../reasoning/solve/strategy.ts'

const SAFETIES = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
const ITERATIONS = 1000

const game = leduc()
const tree = gameTree(game)
const policies = housePolicies.map((house) => house.create())
policies.push(straying(equilibrium(game), 0.1))

const rows: { opponent: string; safety: number; gain: number; exploitability: number }[] = []
for (const policy of policies) {
  const models = [strategyOf(tree.sides[0], policy), strategyOf(tree.sides[1], policy)] as const
  for (const safety of SAFETIES) {
    const [first, second] = ([0, 1] as const).map((seat) =>
      safety === 0
        ? bestResponse(tree, seat, models[1 - seat]).strategy
        : restrictedResponse(tree, seat, models[1 - seat], 1 - safety, ITERATIONS),
    )
    const gain =
      (expectedValues(tree, [first, models[1]])[0] + expectedValues(tree, [models[0], second])[1]) / 2
    const { exploitability: open } = exploitability(tree, [first, second])
    rows.push({ opponent: policy.name, safety, gain, exploitability: open })
  }
}

const line = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`)
line(['safety', ...policies.map(({ name }) => `\`${name}\``)])
line(['---', ...policies.map(() => '---')])
for (const safety of SAFETIES)
  line([
    String(safety),
    ...rows
      .filter((row) => row.safety === safety)
      .map((row) => `${row.gain.toFixed(3)} / ${row.exploitability.toFixed(3)}`),
  ])

const [, , file] = process.argv
if (file !== undefined) {
  const { spec } = compile({
    data: { values: rows },
    width: 520,
    height: 320,
    config: { font: 'sans-serif' },
    mark: { type: 'line', point: true },
    encoding: {
      x: {
        field: 'exploitability',
        type: 'quantitative',
        title: 'open to, chips a hand (square-root scale)',
        scale: { type: 'sqrt' },
      },
      y: { field: 'gain', type: 'quantitative', title: 'gain, chips a hand' },
      color: { field: 'opponent', type: 'nominal', sort: null },
      order: { field: 'safety', type: 'quantitative' },
    },
  })
  const view = new View(parse(spec), { renderer: 'none' })
  writeFileSync(file, `${await view.toSVG()}\n`)
}
