import type { Entry } from './entry.ts'
import type { Face } from './faces.ts'
import { fragmentsOf, pageName } from './layout.ts'

interface Place {
  readonly page: string
  readonly fragment: string
  readonly entry: Entry
}

/** Tells where things are described. What several faces export stands on the page of each. */
export class Signposts {
  readonly #places: readonly Place[]

  constructor(faces: readonly Face[]) {
    this.#places = faces.flatMap((face) =>
      Array.from(fragmentsOf(face), ([entry, fragment]) => ({ page: pageName(face), fragment, entry })),
    )
  }

  /** Whether a face exports the thing of that number. */
  has(id: number): boolean {
    return this.#places.some(({ entry }) => entry.id === id)
  }

  /** A link to a thing, for a reader of a page: undefined where no face exports it. @param as what it is called there */
  link(id: number, as: string, page: string): string | undefined {
    const all = this.#places.filter(({ entry }) => entry.id === id)
    // Where the page itself has it, there; else on the floor that it is of, which comes after the face of all.
    const place = all.find((one) => one.page === page) ?? all.at(-1)
    return place && `[\`${as}\`](${place.page === page ? '' : place.page}#${place.fragment})`
  }

  /** Words of an entry in which the names of other things are links, where it is clear which thing is meant. */
  linked(words: string, id: number, page: string): string {
    // A name without a capital may as well be that of a player, a command or a setting.
    return words.replace(/`(\w*[A-Z]\w*)`/g, (quoted, name: string) => {
      const all = this.#places.filter(({ entry }) => entry.name === name)
      const near = all.filter((one) => one.page === page)
      const meant = new Set((near.length > 0 ? near : all).map(({ entry }) => entry.id))
      const [one] = meant
      return meant.size !== 1 || one === id ? quoted : (this.link(one, name, page) ?? quoted)
    })
  }
}
