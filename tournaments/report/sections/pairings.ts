import type { PairingResult } from '../../statistics/standings.ts'
import { html, type Part, table } from '../html.ts'
import { interval, signed, whole } from '../numbers.ts'
import type { SectionMaker } from './section.ts'

/** Shades of a matrix to either side of the middle. */
const SHADES = 4

/** Who won how much of whom. */
export const pairingsSection: SectionMaker = async ({ judged, unit }) => {
  if (judged === undefined) return undefined
  const { pairings, standings } = judged.result
  const agents = standings.map(({ agent }) => agent)
  const body = pairings.every((pairing) => pairing.agents.length === 2)
    ? matrix(pairings, agents, unit)
    : list(pairings, unit)
  return { id: 'pairings', title: 'Pairings', body }
}

function matrix(pairings: readonly PairingResult[], agents: readonly string[], unit: string) {
  const means = pairings.flatMap(({ agents, mean }) => agents.map((agent) => mean[agent]))
  const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length
  const widest = Math.max(...means.map((mean) => Math.abs(mean - middle)))
  const shade = (mean: number) => (widest > 0 ? Math.round(((mean - middle) / widest) * SHADES) : 0)
  const cell = (row: string, column: string): Part => {
    const pairing = pairings.find((each) => each.agents.includes(row) && each.agents.includes(column))
    if (row === column || pairing === undefined) return html`<span class="cell" aria-label="none">·</span>`
    const mean = pairing.mean[row]
    return html`<span class="cell heat${shade(mean)}"><b>${signed(mean)}</b><small>${interval(pairing.ci95[row])}</small></span>`
  }
  return html`<div class="matrix">${table(
    `What the agent of the row got from that of the column, ${unit} with 95 % intervals`,
    ['', ...agents],
    agents.map((row) => [row, ...agents.map((column) => cell(row, column))]),
  )}</div>
<p class="note">Blue is above the mean of all cells, orange below it. ${whole(pairings[0].deals)} deals a pairing, each played from every seat.</p>`
}

function list(pairings: readonly PairingResult[], unit: string) {
  return table(
    `Mean per game of each player of each pairing, ${unit}`,
    ['Pairing', 'Agent', 'Mean', '95 % interval', 'Games'],
    pairings.flatMap(({ agents, mean, ci95, games }) =>
      agents.map((agent) => [
        agents.join(' – '),
        agent,
        signed(mean[agent]),
        interval(ci95[agent]),
        whole(games),
      ]),
    ),
  )
}
