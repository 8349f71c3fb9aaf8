import { gameAt } from './archive.js'
import { button, byId, element, signed } from './dom.js'
import { markOpened } from './list.js'
import { endParts, stepParts } from './step.js'

/** @typedef {import('../shown-game.ts').ShownGame} ShownGame */

/** The game that is open, where it stands in the list, and the step that is shown; the last step is the end. */
export const opened = {
  /** @type {ShownGame | undefined} */
  game: undefined,
  place: -1,
  step: 0,
}

/**
 * Opens the game at a place of the list.
 *
 * @param {number} place
 * @param {number} [step]
 */
export async function openGame(place, step = 0) {
  const game = await gameAt(place)
  Object.assign(opened, { game, place, step: Math.min(step, game.steps.length) })
  showGame(game)
  byId('game-title').focus({ preventScroll: true })
  byId('game').scrollIntoView({ block: 'start' })
}

export function closeGame() {
  const { place } = opened
  Object.assign(opened, { game: undefined, place: -1, step: 0 })
  byId('game').hidden = true
  history.replaceState(null, '', '#games')
  markOpened()
  const row = document.querySelector(`#list tr[data-place="${place}"] button`)
  if (row instanceof HTMLElement) row.focus()
}

/**
 * Shows another step of the game that is open.
 *
 * @param {number} step
 */
export function showStep(step) {
  const { game } = opened
  if (game === undefined) return
  opened.step = Math.max(0, Math.min(game.steps.length, step))
  showGame(game)
}

/**
 * @param {ShownGame} game
 */
function showGame(game) {
  const { step } = opened
  const last = game.steps.length
  const scores = game.seats.map((name, seat) => `${name} ${signed(game.payoffs[seat])}`).join(', ')
  const title = element(
    'h3',
    { id: 'game-title', tabindex: '-1' },
    `Game ${game.game}, deal ${game.deal}: ${scores}`,
  )
  const stepButton = (
    /** @type {number} */ place,
    /** @type {string} */ head,
    /** @type {string} */ body,
  ) => {
    const made = button('', () => showStep(place), { 'aria-current': place === step ? 'step' : undefined })
    made.append(element('small', {}, head), element('span', {}, body))
    return element('li', {}, made)
  }
  const detail = element(
    'div',
    { id: 'step', 'aria-live': 'polite' },
    ...(step < last ? stepParts(game, game.steps[step], step) : endParts(game)),
  )
  const steps = element(
    'ol',
    { class: 'steps', 'aria-label': 'Decisions' },
    ...game.steps.map(({ seat, stage, action }, place) =>
      stepButton(place, `${place + 1} · ${game.seats[seat]}${stage === '' ? '' : ` · ${stage}`}`, action),
    ),
    stepButton(last, 'the end', game.seats.map((_, seat) => signed(game.payoffs[seat])).join(' / ')),
  )
  const shown = byId('game')
  shown.hidden = false
  shown.replaceChildren(
    element(
      'div',
      { class: 'top' },
      title,
      element(
        'div',
        { class: 'pager' },
        button('‹ Decision', () => showStep(step - 1), { disabled: step === 0, id: 'before' }),
        element('span', { id: 'where' }, `${Math.min(step + 1, last + 1)} of ${last + 1}`),
        button('Decision ›', () => showStep(step + 1), { disabled: step === last, id: 'after' }),
        button('Close', closeGame),
      ),
    ),
    element('div', { class: 'play' }, steps, detail),
  )
  steps.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  history.replaceState(null, '', `#game=${game.game}&step=${step}`)
  markOpened()
}
