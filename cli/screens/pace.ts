/** Seconds that a position stays when a match goes by itself, slow to fast. */
const PACES = [8, 4, 2, 1, 0.5, 0.25, 0.1] as const

/** How fast a match goes by: a place in the list of paces. */
export const PACE = 3

/** A faster or slower pace; stops at the ends. */
export const paced = (pace: number, by: number): number => Math.min(Math.max(0, pace + by), PACES.length - 1)

/** Seconds that a position stays. */
export const secondsOf = (pace: number): number => PACES[pace]
