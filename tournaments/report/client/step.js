import { about } from './archive.js'
import { beliefTable, optionTable } from './bars.js'
import { element, figure, signed } from './dom.js'
import { frontierDrawing } from './frontier.js'
import { handGrid } from './hand-grid.js'

/** @typedef {import('../shown-game.ts').ShownGame} ShownGame */
/** @typedef {import('../shown-game.ts').ShownStep} ShownStep */

/**
 * One decision: what the player saw, believed, expected and did.
 *
 * @param {ShownGame} game
 * @param {ShownStep} step
 * @param {number} place of the step
 */
export function stepParts(game, step, place) {
  const { seat, stage, view, action, forfeit, faults, belief, options, passages, loss, usage, exchanges } =
    step
  const badges = [
    ...(forfeit ? [element('span', { class: 'badge' }, 'forfeit: the rules took this decision')] : []),
    ...(loss === undefined
      ? []
      : [
          loss.loss > 0
            ? element(
                'span',
                { class: 'badge' },
                `gave up ${figure(loss.loss)} ${about.unit} against “${loss.best}”${loss.error > 0 ? ` (± ${figure(loss.error)})` : ''}`,
              )
            : element('span', { class: 'badge fine' }, 'nothing better'),
        ]),
  ]
  const offered = game.steps.slice(0, place).length
  return [
    element('p', { class: 'who' }, `${game.seats[seat]} (seat ${seat})${stage === '' ? '' : `, ${stage}`}`),
    element('p', { class: 'did' }, action),
    ...badges,
    element(
      'div',
      { class: 'parts' },
      element('div', {}, element('h4', {}, 'What it saw'), element('pre', { class: 'saw' }, view)),
      handGrid(belief?.classes, belief?.truth ?? []),
      optionTable(options),
      ...(belief === undefined
        ? []
        : [
            beliefTable('What the other has', belief.groups, belief.truth),
            beliefTable('In particular', belief.hidden, belief.truth),
            beliefTable('Kind of opponent', belief.types, []),
          ]),
      game.attainable === undefined
        ? undefined
        : frontierDrawing(game.attainable, game.seats, offered, undefined),
      ...passages.map(([name, text]) =>
        element('div', {}, element('h4', {}, name), element('pre', { class: 'saw' }, text)),
      ),
      faults.length === 0
        ? undefined
        : element(
            'div',
            { class: 'wide' },
            element('h4', {}, 'Answers that were not taken'),
            element('ul', {}, ...faults.map(({ kind, reason }) => element('li', {}, `${kind}: ${reason}`))),
          ),
      exchanges.length === 0 ? undefined : exchangeList(exchanges),
      usage === undefined
        ? undefined
        : element(
            'p',
            { class: 'note' },
            `${usage.calls} request${usage.calls === 1 ? '' : 's'}, ${usage.inputTokens} tokens in, ${usage.outputTokens} out`,
          ),
    ),
  ]
}

/**
 * What a model was asked and what it answered.
 *
 * @param {ShownStep['exchanges']} exchanges
 */
function exchangeList(exchanges) {
  return element(
    'div',
    { class: 'wide' },
    element('h4', {}, 'Prompt and reply'),
    ...exchanges.map(({ messages, reply }, i) =>
      element(
        'details',
        { open: i === exchanges.length - 1 },
        element('summary', {}, `Request ${i + 1} of ${exchanges.length}`),
        ...messages.map(({ role, content }) =>
          element('div', { class: 'message' }, element('h4', {}, role), element('pre', {}, content)),
        ),
        element('div', { class: 'message reply' }, element('h4', {}, 'reply'), element('pre', {}, reply)),
      ),
    ),
  )
}

/**
 * How a game ended.
 *
 * @param {ShownGame} game
 */
export function endParts({ seats, payoffs, end, attainable }) {
  return [
    element('p', { class: 'did' }, 'The end'),
    element(
      'div',
      { class: 'parts' },
      ...seats.map((name, seat) =>
        element(
          'div',
          {},
          element('h4', {}, `${name} (seat ${seat}): ${signed(payoffs[seat])} ${about.unit}`),
          element('pre', { class: 'saw' }, end[seat]),
        ),
      ),
      attainable === undefined
        ? undefined
        : frontierDrawing(attainable, seats, attainable.offers.length, payoffs),
    ),
  ]
}
