import { solve } from '../statistics/linear-system.ts'

/** The size of a column, as a share of the target's, that the penalty takes it to have at least. */
const LEAST = 0.1

/**
 * Coefficients that explain some figures by others, drawn towards given ones: least squares with a penalty on what they
 * differ by (ridge regression, Hoerl and Kennard 1970), each column's as heavy as so many rows of its own size, or of a tenth
 * of the target's where that is more: a column that all but vanishes in these rows says nothing of rows where it does not.
 *
 * @param columns the explaining figures, one column each
 * @param towards where coefficients start from; a column without spread keeps it
 * @param rows how many rows the penalty is worth
 */
export function ridge(
  columns: readonly Float64Array[],
  target: Float64Array,
  towards: readonly number[],
  rows: number,
): number[] {
  const count = target.length
  const rest = Float64Array.from(target, (value, i) =>
    columns.reduce((left, column, k) => left - towards[k] * column[i], value),
  )
  const mean = rest.reduce((sum, value) => sum + value, 0) / Math.max(1, count)
  const normal = columns.map((column) => columns.map((other) => product(column, other)))
  const right = columns.map((column) => rest.reduce((sum, value, i) => sum + (value - mean) * column[i], 0))
  const least = LEAST ** 2 * rest.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  for (const [k, row] of normal.entries()) row[k] += (rows / Math.max(1, count)) * Math.max(row[k], least)
  return solve(normal, right).map((change, k) => towards[k] + change)
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
