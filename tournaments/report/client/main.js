import { unpacked } from './archive.js'
import { byId } from './dom.js'
import { filterGames, openNext, rows } from './list.js'
import { closeGame, opened, openGame, showStep } from './viewer.js'

/** What keys do, unless something is being written. @type {Record<string, () => void>} */
const keys = {
  ArrowRight: () => showStep(opened.step + 1),
  ArrowLeft: () => showStep(opened.step - 1),
  Home: () => showStep(0),
  End: () => showStep(Number.MAX_SAFE_INTEGER),
  j: () => openNext(1),
  k: () => openNext(-1),
  Escape: closeGame,
  '/': () => byId('filter-number').focus(),
}
/** Those that mean something to the page itself while no game is open. */
const OPEN_ONLY = new Set(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Escape'])

document.addEventListener('keydown', (event) => {
  const act = keys[event.key]
  const writing = event.target instanceof Element && event.target.closest('input, select') !== null
  if (act === undefined || writing || event.ctrlKey || event.metaKey || event.altKey) return
  if (OPEN_ONLY.has(event.key) && opened.game === undefined) return
  event.preventDefault()
  act()
})

/** Opens the game that the address names. */
function openNamed() {
  const named = new URLSearchParams(location.hash.slice(1))
  const place = rows.findIndex(([game]) => String(game) === named.get('game'))
  if (place < 0 || rows[place][0] === opened.game?.game) return
  openGame(place, Number(named.get('step') ?? 0) || 0)
}

unpacked('list-data').then((list) => {
  rows.push(...list)
  const form = byId('filter')
  form.addEventListener('input', filterGames)
  form.addEventListener('submit', (event) => event.preventDefault())
  window.addEventListener('hashchange', openNamed)
  filterGames()
  openNamed()
  document.documentElement.dataset.ready = 'yes'
})
