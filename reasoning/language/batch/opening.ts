import { resolve } from 'node:path'
import { BadInput } from '../../../environments/errors.ts'
import { randomOf } from '../../../environments/random.ts'
import type { Clock } from '../clock.ts'
import { apiCourier } from './api-courier.ts'
import { Batch } from './batch.ts'
import type { BatchName } from './batch-name.ts'
import { Batches } from './batches.ts'
import { folderCourier } from './courier.ts'
import { Rounds } from './rounds.ts'

/** What the batches of a run are made with. */
export interface BatchOptions {
  /** The folder in which batches of an API are kept; without one there are none. */
  readonly batches?: string
  /** Not to wait for the answers to a batch: what waits for them ends with `BatchWaiting`. */
  readonly batchOnce?: boolean
  /** Told, in one line each, what a person should know while batches are under way. */
  readonly onNotice?: (line: string) => void
}

/** The batches of a run, one for each folder. */
export class BatchRoom {
  readonly all: Batches
  readonly #options: BatchOptions
  readonly #clock: Clock
  readonly #byFolder = new Map<string, Batch>()

  constructor(options: BatchOptions, clock: Clock) {
    this.#options = options
    this.#clock = clock
    const { batchOnce = false, onNotice = () => {} } = options
    this.all = new Batches(clock, batchOnce, onNotice)
  }

  /** What gathers the questions to a model. @param text its name Throws `BadInput` for want of a folder. */
  batch(text: string, named: BatchName): Batch {
    const { batches, onNotice = () => {} } = this.#options
    const folder = named.by === 'folder' ? named.folder : batches
    if (folder === undefined)
      throw new BadInput(
        `${text}: a batch takes hours and is kept in a folder; name one with --out, or --write in an exam`,
      )
    const known = this.#byFolder.get(resolve(folder))
    if (known !== undefined) return known
    const courier =
      named.by === 'folder'
        ? folderCourier(this.#clock)
        : apiCourier(this.#clock, randomOf(resolve(folder), 'jitter'))
    const name = named.by === 'folder' ? text : 'batch:openai'
    const batch = this.all.add((told) => new Batch(name, new Rounds(folder, onNotice), courier, told))
    this.#byFolder.set(resolve(folder), batch)
    return batch
  }
}
