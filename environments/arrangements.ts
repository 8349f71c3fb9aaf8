/** Every way to take so many of the items in order: 3 * 2 = 6 ways to deal two of three cards. */
export function arrangements<Item>(items: readonly Item[], count: number): Item[][] {
  if (count === 0) return [[]]
  return items.flatMap((first, i) =>
    arrangements([...items.slice(0, i), ...items.slice(i + 1)], count - 1).map((rest) => [first, ...rest]),
  )
}
