/**
 * Makes an element. What it holds is text or elements, never markup: whatever a record says can only be read.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} attributes those that are undefined or false are left out
 * @param {(Node | string | undefined)[]} parts
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...parts) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value)
  made.append(...parts.filter((part) => part !== undefined))
  return made
}

/**
 * An element of a drawing.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} parts
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function drawn(tag, attributes, ...parts) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  made.append(...parts)
  return made
}

/**
 * The element of the page with that id.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no ${id}`)
  return found
}

/**
 * A button that does something.
 *
 * @param {string} text
 * @param {() => void} act
 * @param {Record<string, string | boolean | undefined>} [attributes]
 * @returns {HTMLButtonElement}
 */
export function button(text, act, attributes = {}) {
  const made = element('button', { type: 'button', ...attributes }, text)
  made.addEventListener('click', act)
  return made
}

/**
 * A number as people write it: two decimals where it is small.
 *
 * @param {number} value
 */
export function figure(value) {
  const digits = Math.abs(value) < 100 ? 2 : 0
  return value
    .toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
    .replace(/^-/, '−')
}

/**
 * The same with its sign.
 *
 * @param {number} value
 */
export function signed(value) {
  return value > 0 ? `+${figure(value)}` : figure(value)
}

/**
 * @param {number} share
 */
export function percent(share) {
  return `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`
}
