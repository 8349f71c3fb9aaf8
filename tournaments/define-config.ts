import type { Experiment } from './experiment.ts'

/** An experiment, for a file `bidder.config.ts`: editors complete and check what is in it. */
export const defineConfig = (experiment: Experiment): Experiment => experiment
