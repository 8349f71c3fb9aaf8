/** Below this share of its own size a pivot is rounding: the column says nothing that others have not said. */
const NOTHING = 1e-10

/**
 * Solves a symmetric, positive system by elimination; unknowns that nothing determines are 0.
 * @param matrix by row; overwritten, as is the right side
 */
export function solve(matrix: number[][], right: number[]): number[] {
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
