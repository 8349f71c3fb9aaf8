import type { AgentAudit } from '../tournaments/audit/agent-sums.ts'
import type { Audit } from '../tournaments/audit/audit.ts'
import type { Graded } from '../tournaments/audit/grade.ts'
import type { Interval } from '../tournaments/statistics/interval.ts'
import { table } from './output.ts'

/** Characters of a player's reasons that are shown. */
const REASONS = 600

/** An audit for a person. @param worst how many of the worst decisions of each agent are shown */
export function auditText({ game, unit, decisions, agents }: Audit, worst: number): string {
  return [
    `${game}: ${decisions} decisions graded. Loss is the expected payoff given up against the best action, ${unit}, a decision.`,
    'Intervals: 95 %; one observation is all decisions of a deal, or, where somebody remembers, of all deals between two clearings of memories.',
    '',
    table(
      ['Agent', 'Decisions', 'Mean loss', '95 %', 'Best', 'Left out'],
      agents.map((row) => [
        row.agent,
        String(row.decisions),
        row.meanLoss === null ? '-' : number(row.meanLoss),
        interval(row.ci95),
        row.decisions === 0 ? '-' : percent(row.best),
        String(row.leftOut.opponent + row.leftOut.forfeit),
      ]),
    ),
    ...agents.flatMap((row) => agentText(row, worst)),
  ].join('\n')
}

function agentText(row: AgentAudit, worst: number): string[] {
  const { agent, stages, stated, claims, equilibrium, against, leftOut } = row
  const lines = ['', `${agent}:`]
  for (const { stage, decisions, meanLoss, ci95 } of stages)
    lines.push(`  ${stage}: ${number(meanLoss)} ${interval(ci95)} over ${decisions}`)
  if (against.equilibrium > 0)
    lines.push(
      `  ${against.equilibrium} decisions are graded against the equilibrium: how the opponent plays is not known`,
    )
  if (equilibrium !== undefined)
    lines.push(`  against the equilibrium: ${number(equilibrium.meanLoss)} ${interval(equilibrium.ci95)}`)
  if (leftOut.opponent > 0)
    lines.push(`  ${leftOut.opponent} decisions are left out: how the opponent plays is not known`)
  if (leftOut.forfeit > 0) lines.push(`  ${leftOut.forfeit} are left out: the rules took them for it`)
  if (stated !== undefined)
    lines.push(
      `  by the numbers that it had before it (${stated.decisions} decisions): did not choose what they say is best in ${percent(stated.notFollowed)}, giving up ${number(stated.shortfall)} a decision by them; the number for its choice is off by ${number(stated.error)}`,
    )
  for (const { what, stated: n, wrong, meanError } of claims)
    lines.push(`  stated ${what}: ${wrong} of ${n} wrong, off by ${number(meanError)} on average`)
  return [...lines, ...row.worst.slice(0, worst).flatMap((decision, i) => decisionText(decision, i + 1))]
}

function decisionText(decision: Graded, rank: number): string[] {
  const { opponent, match, game, deal, loss, standardError, action, best, actions, situation } = decision
  const error = standardError > 0 ? ` (standard error ${number(standardError)})` : ''
  return [
    `  worst ${rank}: gave up ${number(loss)}${error} against ${opponent}, match ${match}, game ${game}, deal ${deal}`,
    ...situation.split('\n').map((line) => `    | ${line}`),
    `    chose ${JSON.stringify(action)}, best was ${JSON.stringify(best)}; worth: ${actions.map((row) => `${JSON.stringify(row.action)} ${number(row.value)}`).join(', ')}`,
    ...(decision.deliberation === undefined
      ? []
      : [`    its reasons: ${JSON.stringify(decision.deliberation).slice(0, REASONS)}`]),
  ]
}

const number = (value: number): string => (Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3))
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`
const interval = (ci95: Interval): string =>
  ci95 === null ? '-' : `[${number(ci95[0])}, ${number(ci95[1])}]`
