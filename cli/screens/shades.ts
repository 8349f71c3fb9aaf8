import type { Look } from './styled.ts'

/** From little to much, in colours that also differ in brightness (Viridis, van der Walt and Smith 2015). */
const RAMP = [
  '#440154',
  '#482878',
  '#3e4989',
  '#31688e',
  '#26828e',
  '#1f9e89',
  '#35b779',
  '#6dcd59',
  '#b4de2c',
  '#fde725',
] as const
/** From here on, dark letters stand out better than bright ones. */
const BRIGHT = 5

/** The same without colour. */
const BLOCKS = ['·', '░', '▒', '▓', '█'] as const

/** How a cell is shaded. */
export interface Shade {
  /** What stands in a cell that has no text of its own. */
  readonly glyph: string
  readonly look: Look
}

/** The shade of a share, 0 to 1, of the most there is to be shown. */
export function shadeOf(share: number, color: boolean): Shade {
  if (!color) return { glyph: share > 0 ? BLOCKS[step(share, BLOCKS.length - 1) + 1] : BLOCKS[0], look: {} }
  if (!(share > 0)) return { glyph: '·', look: { dim: true } }
  const at = step(share, RAMP.length)
  return { glyph: ' ', look: { background: RAMP[at], color: at < BRIGHT ? '#f4f4f4' : '#101010' } }
}

/** The steps of a ramp are as wide as each other. */
const step = (share: number, steps: number): number =>
  Math.max(0, Math.min(steps - 1, Math.ceil(share * steps) - 1))
