/**
 * Coefficients that explain some figures by others, drawn towards given ones: least squares with a penalty on what they
 * differ by (ridge regression, Hoerl and Kennard 1970), each column's as heavy as so many rows of its own size.
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
  for (const [k, row] of normal.entries()) row[k] *= 1 + rows / Math.max(1, count)
  return solve(normal, right).map((change, k) => towards[k] + change)
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** Below this share of its own size a pivot is rounding: the column says nothing that others have not said. */
const NOTHING = 1e-10

/** Solves a symmetric system by elimination; unknowns that nothing determines are 0. */
function solve(matrix: number[][], right: number[]): number[] {
  const sizes = matrix.map((row, k) => row[k])
  const used = sizes.map(() => false)
  for (let k = 0; k < right.length; k++) {
    if (!(matrix[k][k] > NOTHING * sizes[k])) continue
    used[k] = true
    for (let row = 0; row < right.length; row++) {
      if (row === k) continue
      const factor = matrix[row][k] / matrix[k][k]
      if (factor === 0) continue
      for (let column = 0; column < right.length; column++) matrix[row][column] -= factor * matrix[k][column]
      right[row] -= factor * right[k]
    }
  }
  return right.map((value, k) => (used[k] ? value / matrix[k][k] : 0))
}
