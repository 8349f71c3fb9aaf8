import { calibration } from '../../tournaments/calibration/calibration.ts'
import { dealSource } from '../../tournaments/deal-source.ts'
import { calibrationText } from '../calibration-text.ts'
import { printJson } from '../output.ts'

/** `bidder calibration`: how good the beliefs are that a tournament recorded. */
export async function calibrate(
  folder: string,
  options: { readonly instances?: string; readonly json?: boolean },
): Promise<void> {
  const result = await calibration(folder, dealSource(options.instances))
  if (options.json) printJson({ ...result, unit: 'bits' })
  else console.log(calibrationText(result))
}
