// What each of BIDDER's three steps is worth against each opponent: its variants play the same deals, and what each earns
// less than the whole of it is a paired difference with its 95 % interval. What is finished is kept in a folder, and the same
// command goes on from there.
// Run it with: npx node examples/ablation.ts [GAMES] [DEALS] [FOLDER]
// for example: npx node examples/ablation.ts limit-holdem,leduc,negotiation 40 runs/ablation
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { estimate, recordedGames, runTournament, type Unit } from '../index.ts'

/** Variants of the reasoner by what they leave out, and opponents by their class. `scale` multiplies the deals. */
interface Study {
  readonly scale: number
  /** Games before memories are cleared, at most. */
  readonly match: number
  readonly variants: Readonly<Record<string, string>>
  readonly opponents: Readonly<Record<string, string>>
}

/** Every combination of the three steps, whole or left out. */
const grid = (temperature: number): Record<string, string> => ({
  'no infer': 'bidder?infer=uniform',
  'no explore': 'bidder?explore=uniform',
  'no score': `bidder?decide=softmax&temperature=${temperature}`,
  'no infer, no explore': 'bidder?infer=uniform&explore=uniform',
  'no infer, no score': `bidder?infer=uniform&decide=softmax&temperature=${temperature}`,
  'no explore, no score': `bidder?explore=uniform&decide=softmax&temperature=${temperature}`,
  'none of the three': `bidder?infer=uniform&explore=uniform&decide=softmax&temperature=${temperature}`,
  'no learning': 'bidder?learn=no',
})

const blind = { passive: 'call', aggressive: 'raise', random: 'random' }

const studies: Readonly<Record<string, Study>> = {
  kuhn: {
    scale: 1,
    match: 100,
    variants: grid(1),
    opponents: { passive: 'call', myopic: 'myopic' },
  },
  leduc: {
    scale: 10,
    match: 50,
    variants: { ...grid(2), 'safety 0.5': 'bidder?safety=0.5' },
    opponents: { ...blind, rule: 'rule', myopic: 'myopic', equilibrium: 'equilibrium' },
  },
  'limit-holdem': {
    scale: 1,
    match: 10,
    variants: {
      ...grid(500),
      'one sampled line': 'bidder?flops=1&turns=1',
      'utility=cara': 'bidder?utility=cara',
    },
    opponents: { ...blind, threshold: 'threshold', rule: 'rule-v1' },
  },
  negotiation: {
    scale: 1,
    match: 20,
    variants: {
      'no infer': 'bidder?infer=uniform',
      'no look ahead in belief': 'bidder?lookahead=0',
      'no score': 'bidder?decide=softmax&temperature=2',
      'no infer, no look ahead': 'bidder?infer=uniform&lookahead=0',
      'none of the three': 'bidder?infer=uniform&lookahead=0&decide=softmax&temperature=2',
      'utility=nash': 'bidder?utility=nash',
    },
    opponents: { hard: 'boulware', soft: 'conceder', mirror: 'tit-for-tat', random: 'random' },
  },
}

/** What the reasoner earned in each block of deals with one memory, over both seats. */
async function earned(
  game: string,
  { scale, match }: Study,
  agent: string,
  opponent: string,
  { deals, folder }: { readonly deals: number; readonly folder: string },
): Promise<Map<number, Unit>> {
  const out = join(folder, game, `${agent} - ${opponent}`.replace(/[^a-z0-9.=&-]+/gi, '_'))
  const all = deals * scale
  const block = Math.max(1, Math.min(match, Math.floor(all / 8)))
  await runTournament({ game, agents: [agent, opponent], deals: all, match: block, concurrency: 1, out })
  const units = new Map<number, Unit>()
  for await (const { deal, payoffs } of recordedGames(out)) {
    const unit = Math.floor(deal / block)
    const { total, games } = units.get(unit) ?? { total: 0, games: 0 }
    units.set(unit, { total: total + payoffs[agent], games: games + 1 })
  }
  return units
}

const text = (units: readonly Unit[], digits: number): string => {
  const { mean, ci95 } = estimate(units)
  const signed = (value: number) => `${value < 0 ? '' : '+'}${value.toFixed(digits)}`
  return ci95 === null ? signed(mean) : `${signed(mean)} [${ci95.map(signed).join(', ')}]`
}

const [, , games = 'kuhn', given = '8', kept] = process.argv
const folder = kept ?? mkdtempSync(join(tmpdir(), 'ablation-'))
const deals = Number(given)
const run = { deals, folder }
for (const game of games.split(',')) {
  const study = studies[game]
  if (study === undefined) throw new Error(`there is no study of ${game}; there are ${Object.keys(studies)}`)
  const opponents = Object.values(study.opponents)
  const whole: Map<number, Unit>[] = []
  for (const opponent of opponents) whole.push(await earned(game, study, 'bidder', opponent, run))
  const digits = whole.some((units) => Math.abs(estimate([...units.values()]).mean) >= 100) ? 0 : 2
  console.log(`\n${game}: what \`bidder\` earns, and what each variant earns more or less than it\n`)
  const line = (cells: readonly string[]) => console.log(`| ${cells.join(' | ')} |`)
  line(['', ...Object.entries(study.opponents).map(([kind, name]) => `${kind} (\`${name}\`)`)])
  line(['---', ...opponents.map(() => '---')])
  line(['whole', ...whole.map((units) => text([...units.values()], digits))])
  for (const [name, variant] of Object.entries(study.variants)) {
    const cells: string[] = []
    for (const [o, opponent] of opponents.entries()) {
      const units = await earned(game, study, variant, opponent, run)
      const paired = [...units].map(([unit, { total, games }]) => ({
        total: total - (whole[o].get(unit)?.total ?? 0),
        games,
      }))
      cells.push(text(paired, digits))
    }
    line([`${name} (\`${variant}\`)`, ...cells])
  }
}
if (kept === undefined) rmSync(folder, { recursive: true })
