/** Points of utility, to two decimals at the most. */
export const amount = (points: number): string => String(Math.round(points * 100) / 100)
