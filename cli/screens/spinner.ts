import type { Line } from './styled.ts'

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const PERIOD_MS = 120

/** Somebody who is being waited for. */
export interface Waiting {
  /** Printable. */
  readonly name: string
  /** When the waiting began, ms on the clock of `now`. */
  readonly since: number
  /** Tokens that this player has used so far; none where it asks no model. */
  readonly tokens: number
}

/** A line that moves while somebody thinks: how long it has been, and what it has cost up to here. */
export function spinnerLine({ name, since, tokens }: Waiting, now: number): Line {
  const elapsed = Math.max(0, now - since)
  const mark = FRAMES[Math.floor(elapsed / PERIOD_MS) % FRAMES.length]
  const spent = tokens === 0 ? '' : ` · ${tokens.toLocaleString('en-US')} tokens so far`
  return [
    { text: `${mark} `, color: 'cyan' },
    { text: `${name} thinks`, bold: true },
    { text: ` · ${(elapsed / 1000).toFixed(1)} s${spent}`, dim: true },
  ]
}
