import type { Progress } from '../tournaments/run.ts'

/** Cells of a bar. */
const CELLS = 20
/** Eighths of a cell. */
const PARTS = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** What a moment of a run says besides what is counted. */
export interface Pace {
  /** In a second, of late. */
  readonly games: number
  readonly tokens: number
  /** Seconds since it began. */
  readonly elapsed: number
}

const count = (value: number): string => Math.round(value).toLocaleString('en-US')
const rate = (value: number): string => (value < 10 ? value.toFixed(1) : count(value))
const usd = (value: number): string => `$${value.toFixed(value < 1 ? 4 : 2)}`

/** A time as people say it: `42 s`, `7 min`, `3 h 12 min`. @param seconds 0 or more */
export function duration(seconds: number): string {
  if (seconds < 99.5) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  return `${count(Math.floor(minutes / 60))} h ${minutes % 60} min`
}

/** One line on a run. */
export function progressLine(progress: Progress, pace: Pace): string {
  const { finished, total, tokens, faults, cost } = progress
  const left = (total - finished) / pace.games
  return [
    `${count(finished)} of ${count(total)} games`,
    ...(pace.games > 0 ? [`${rate(pace.games)} games/s`] : []),
    ...(tokens > 0 ? [`${rate(pace.tokens)} tokens/s`] : []),
    ...(cost === undefined ? [] : [`${usd(cost.spent)} of about ${usd(cost.projected)}`]),
    ...(faults > 0 ? [`${count(faults)} ${faults === 1 ? 'fault' : 'faults'}`] : []),
    ...(finished < total && pace.games > 0 ? [`${duration(left)} left`] : [duration(pace.elapsed)]),
  ].join(', ')
}

/**
 * A bar for each pairing, those in play before those that wait, and the line under them.
 * @param rows bars at most @param columns cells of a line
 */
export function progressBars(progress: Progress, pace: Pace, rows: number, columns: number): string {
  const open = progress.pairings.filter(({ finished, total }) => finished < total)
  const shown = progress.pairings.length <= rows ? progress.pairings : open.slice(0, Math.max(0, rows - 1))
  const more = progress.pairings.length - shown.length
  const names = shown.map(({ agents }) => agents.join(' - '))
  const width = Math.min(Math.max(0, ...names.map((name) => name.length)), Math.max(8, columns - CELLS - 10))
  return [
    ...shown.map(({ finished, total }, i) => {
      const share = finished / total
      const percent = `${Math.floor(100 * share)} %`.padStart(5)
      return `${fitted(names[i], width)} ${bar(share)} ${percent}`
    }),
    ...(more === 0
      ? []
      : [`and ${count(more)} more pairings, ${count(progress.pairings.length - open.length)} finished`]),
    // A line that wraps would be two when the picture is taken away.
    progressLine(progress, pace).slice(0, columns - 1),
  ].join('\n')
}

const fitted = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width)

function bar(share: number): string {
  const eighths = Math.floor(share * CELLS * 8)
  const full = Math.floor(eighths / 8)
  const part = full === CELLS ? '' : PARTS[eighths % 8]
  return `▕${'█'.repeat(full)}${part}${' '.repeat(CELLS - full - part.length)}▏`
}
