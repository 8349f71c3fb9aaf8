import type { Gathered } from '../gather.ts'
import { Html, html, type Part } from '../html.ts'
import { type Plot, svgOf } from '../plots/plot.ts'

/** A part of the page under a heading of its own. */
export interface Section {
  /** The name that links go to. */
  readonly id: string
  readonly title: string
  readonly body: Html
}

/** Makes a section; undefined where the record has nothing for it. */
export type SectionMaker = (gathered: Gathered) => Promise<Section | undefined>

/** A plot with its caption. */
export async function figure(plot: Plot, caption: Part): Promise<Html> {
  const drawing = new Html(await svgOf(plot))
  return html`<figure><figcaption>${caption}</figcaption><div role="img" aria-label="${plot.label}">${drawing}</div></figure>`
}

/** Figures side by side, as many as there is room for. */
export const figures = (each: readonly Html[]): Html => html`<div class="figures">${each}</div>`
