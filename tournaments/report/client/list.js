import { agents } from './archive.js'
import { button, byId, element, figure, signed } from './dom.js'
import { opened, openGame } from './viewer.js'

/** @typedef {import('../archive.ts').ListRow} ListRow */

/** Rows of the list that are shown at once. */
const PAGE = 25

/** @type {ListRow[]} */
export const rows = []
/** Places of the rows that the filter lets through, in their order. @type {number[]} */
let through = []
let page = 0

/**
 * The value of a field of the filter.
 *
 * @param {string} name
 */
function field(name) {
  const found = byId(`filter-${name}`)
  if (found instanceof HTMLInputElement && found.type === 'checkbox') return found.checked ? 'yes' : ''
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found.value : ''
}

/** Applies the filter. */
export function filterGames() {
  const player = field('player') === '' ? undefined : Number(field('player'))
  const other = field('other') === '' ? undefined : Number(field('other'))
  const number = field('number').trim()
  const faulty = field('faulty') === 'yes'
  const graded = field('graded') === 'yes'
  through = [...rows.keys()].filter((place) => {
    const [game, , deal, seats, , , faults, loss] = rows[place]
    return (
      (player === undefined || seats.includes(player)) &&
      (other === undefined || seats.some((agent) => agent === other && agent !== player)) &&
      (number === '' || String(game) === number || `deal ${deal}` === number || `d${deal}` === number) &&
      (!faulty || faults > 0) &&
      (!graded || loss !== null)
    )
  })
  const payoff = (/** @type {number} */ place) => {
    const [, , , seats, payoffs] = rows[place]
    const seat = player === undefined ? -1 : seats.indexOf(player)
    return seat >= 0 ? payoffs[seat] : Math.max(...payoffs)
  }
  /** @type {Record<string, (place: number) => number>} */
  const orders = {
    best: (place) => -payoff(place),
    worst: payoff,
    loss: (place) => -(rows[place][7] ?? -1),
    long: (place) => -rows[place][5],
    faults: (place) => -rows[place][6],
  }
  const order = orders[field('order')]
  if (order !== undefined) through.sort((a, b) => order(a) - order(b))
  page = 0
  showList()
}

function showList() {
  const pages = Math.max(1, Math.ceil(through.length / PAGE))
  page = Math.max(0, Math.min(pages - 1, page))
  const shown = through.slice(page * PAGE, (page + 1) * PAGE)
  byId('rows').replaceChildren(...shown.map(rowOf))
  const range =
    shown.length === 0
      ? 'No game passes the filter.'
      : `${page * PAGE + 1}–${page * PAGE + shown.length} of ${through.length.toLocaleString('en')} games`
  byId('pager').replaceChildren(
    button('‹ Page', () => turnPage(-1), { disabled: page === 0 }),
    element('span', { 'aria-live': 'polite' }, range),
    button('Page ›', () => turnPage(1), { disabled: page === pages - 1 }),
  )
  markOpened()
}

/**
 * @param {number} by
 */
function turnPage(by) {
  page += by
  showList()
}

/**
 * @param {number} place
 */
function rowOf(place) {
  const [game, , deal, seats, payoffs, decisions, faults, loss] = rows[place]
  const row = element(
    'tr',
    { 'data-place': String(place) },
    element(
      'th',
      { scope: 'row' },
      button(String(game), () => {}, { 'aria-label': `Open game ${game}` }),
    ),
    element('td', {}, String(deal)),
    element('td', {}, seats.map((agent, seat) => `${agents[agent]} ${signed(payoffs[seat])}`).join(' · ')),
    element('td', {}, String(decisions)),
    element('td', {}, faults === 0 ? '' : String(faults)),
    element('td', {}, loss === null ? '' : figure(loss)),
  )
  row.addEventListener('click', () => openGame(place))
  return row
}

/** Marks the row of the game that is open. */
export function markOpened() {
  for (const row of document.querySelectorAll('#rows tr'))
    row.setAttribute('aria-selected', String(Number(row.getAttribute('data-place')) === opened.place))
}

/**
 * Opens the game that many rows further in the list, the first where none is open.
 *
 * @param {number} by
 */
export function openNext(by) {
  const at = through.indexOf(opened.place)
  const next = at < 0 ? 0 : at + by
  if (next < 0 || next >= through.length) return
  page = Math.floor(next / PAGE)
  showList()
  openGame(through[next])
}
