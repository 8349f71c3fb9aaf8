import type { ListedMeasure } from '../../environments/measures.ts'
import type { RecordedGame } from '../recorded-games.ts'

/** A column of a table, by the names that Parquet has for types. */
export interface Column {
  readonly name: string
  readonly type: 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN'
}

export type Row = Readonly<Record<string, string | number | boolean | null>>

/** A record as a table: its columns, and the rows that each game gives. */
export interface RowsOf {
  readonly columns: readonly Column[]
  rows(game: RecordedGame): Row[]
}

const columns = (type: Column['type'], ...names: string[]): Column[] => names.map((name) => ({ name, type }))

const GAME = columns('INT32', 'match', 'game', 'deal', 'seat')
const SPENT = columns('INT32', 'faults', 'calls', 'input_tokens', 'output_tokens')

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/**
 * A row for each player of each game: payoff in the game's unit, what it spent, and each measure in a column of its own
 * (a slope in two, x and y; null where a measure does not apply).
 */
export function gameRows(measures: readonly ListedMeasure[]): RowsOf {
  const measured = measures.flatMap(({ name, aggregate }) =>
    aggregate === 'slope' ? [`${name}-x`, `${name}-y`] : [name],
  )
  return {
    columns: [
      ...GAME,
      ...columns('STRING', 'agent'),
      ...columns('DOUBLE', 'payoff'),
      ...columns('INT32', 'decisions', 'forfeits'),
      ...SPENT,
      ...columns('DOUBLE', ...measured),
    ],
    rows: ({ match, game, deal, seats, payoffs, measures: found, decisions }) =>
      seats.map((agent, seat) => {
        const own = decisions.filter((decision) => decision.seat === seat)
        const taken = measures.flatMap(({ name, aggregate }) => {
          const value = found?.[agent]?.[name] ?? null
          if (aggregate !== 'slope') return [[name, typeof value === 'number' ? value : null] as const]
          const [x, y] = typeof value === 'object' && value !== null ? value : [null, null]
          return [[`${name}-x`, x] as const, [`${name}-y`, y] as const]
        })
        return {
          ...{ match, game, deal, seat, agent, payoff: payoffs[agent] },
          decisions: own.length,
          forfeits: own.filter(({ forfeit }) => forfeit).length,
          faults: sum(own.map(({ faults }) => faults.length)),
          calls: sum(own.map(({ usage }) => usage?.calls ?? 0)),
          input_tokens: sum(own.map(({ usage }) => usage?.inputTokens ?? 0)),
          output_tokens: sum(own.map(({ usage }) => usage?.outputTokens ?? 0)),
          ...Object.fromEntries(taken),
        }
      }),
  }
}

/** A row for each decision, in order; `deliberation` is the JSON text of how it was reached, null where none was kept. */
export const decisionRows: RowsOf = {
  columns: [
    ...GAME,
    ...columns('INT32', 'decision'),
    ...columns('STRING', 'agent', 'action'),
    ...columns('BOOLEAN', 'forfeit'),
    ...SPENT,
    ...columns('STRING', 'deliberation'),
  ],
  rows: ({ match, game, deal, decisions }) =>
    decisions.map(({ seat, agent, action, forfeit, faults, usage, deliberation }, decision) => ({
      ...{ match, game, deal, seat, decision, agent },
      action: typeof action === 'string' ? action : JSON.stringify(action),
      forfeit,
      faults: faults.length,
      calls: usage?.calls ?? 0,
      input_tokens: usage?.inputTokens ?? 0,
      output_tokens: usage?.outputTokens ?? 0,
      deliberation: deliberation === undefined ? null : JSON.stringify(deliberation),
    })),
}
