/** Vectors out of use, by length: a search needs thousands that live for an instant. */
const free = new Map<number, Float64Array[]>()

/** A vector of that length; what is in it is left over from before. */
export function take(length: number): Float64Array {
  return free.get(length)?.pop() ?? new Float64Array(length)
}

/** Gives a vector back: nobody may hold it any more. */
export function give(vector: Float64Array): void {
  const known = free.get(vector.length)
  if (known === undefined) free.set(vector.length, [vector])
  else known.push(vector)
}
