/** Text that is markup already. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What can stand in a piece of markup: all but markup is escaped. */
export type Part = Html | string | number | undefined | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it is written within markup, in elements and in quoted attributes. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '')

/** Markup with parts in it; those that are text are escaped. */
export function html(markup: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(markup.map((piece, i) => piece + (i < parts.length ? written(parts[i]) : '')).join(''))
}

function written(part: Part): string {
  if (part instanceof Html) return part.text
  if (part === undefined) return ''
  if (typeof part === 'object') return part.map(written).join('')
  return escaped(String(part))
}

/**
 * A table whose first column names its rows. It scrolls within itself where the page is too narrow.
 * @param rows all of the head's length
 */
export function table(caption: string, head: readonly Part[], rows: readonly (readonly Part[])[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) =>
      html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>`
}
