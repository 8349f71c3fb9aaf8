import { drawn, element, figure } from './dom.js'

/** @typedef {import('../../../environments/attainable.ts').Attainable} Attainable */

/** The drawing's size and its margin, px. */
const SIDE = 300
const MARGIN = 38

/**
 * What could have come of a game of two, what was offered so far, and what came of it.
 *
 * @param {Attainable} attainable
 * @param {readonly string[]} seats
 * @param {number} offered how many offers had been made
 * @param {readonly number[] | undefined} payoffs once the game is over
 */
export function frontierDrawing({ frontier, disagreement, offers }, seats, offered, payoffs) {
  const made = offers.slice(0, offered)
  const points = [
    ...frontier,
    disagreement,
    ...offers.map((offer) => offer.payoffs),
    ...(payoffs ? [payoffs] : []),
  ]
  const [x, y] = [0, 1].map((seat) => {
    const values = points.map((point) => point[seat])
    const least = Math.min(0, ...values)
    const range = Math.max(...values) - least || 1
    const length = SIDE - 2 * MARGIN
    return {
      least,
      most: least + range,
      at: (/** @type {number} */ value) => ((value - least) / range) * length,
    }
  })
  const left = (/** @type {readonly number[]} */ point) => MARGIN + x.at(point[0])
  const top = (/** @type {readonly number[]} */ point) => SIDE - MARGIN - y.at(point[1])
  const text = (/** @type {Record<string, string | number>} */ where, /** @type {string} */ said) =>
    drawn('text', { fill: 'var(--ink)', 'font-size': 11, ...where }, said)
  const end = SIDE - MARGIN
  const drawing = drawn(
    'svg',
    {
      viewBox: `0 0 ${SIDE} ${SIDE}`,
      width: SIDE,
      height: SIDE,
      role: 'img',
      'aria-label': 'Pareto frontier and offers',
    },
    drawn('path', { d: `M${MARGIN},${MARGIN}V${end}H${end}`, fill: 'none', stroke: 'var(--guide)' }),
    text({ x: end, y: end + 15, 'text-anchor': 'end' }, figure(x.most)),
    text({ x: MARGIN, y: end + 15, 'text-anchor': 'middle' }, figure(x.least)),
    text({ x: SIDE / 2, y: end + 30, 'text-anchor': 'middle' }, `${seats[0]}, points`),
    text({ x: MARGIN - 5, y: MARGIN + 4, 'text-anchor': 'end' }, figure(y.most)),
    text({ x: MARGIN, y: MARGIN - 12 }, `${seats[1]}, points`),
    drawn('polyline', {
      points: frontier.map((point) => `${left(point)},${top(point)}`).join(' '),
      fill: 'none',
      stroke: 'var(--guide)',
    }),
    ...frontier.map((point) =>
      drawn('circle', { cx: left(point), cy: top(point), r: 3, fill: 'var(--guide)' }),
    ),
    drawn('path', {
      d: `M${left(disagreement) - 4},${top(disagreement) - 4}l8,8m0,-8l-8,8`,
      stroke: 'var(--soft)',
      'stroke-width': 1.5,
    }),
    ...made.flatMap((offer, i) => {
      const colour = offer.seat === 0 ? 'var(--series-1)' : 'var(--series-2)'
      return [
        drawn('circle', {
          cx: left(offer.payoffs),
          cy: top(offer.payoffs),
          r: 5,
          fill: 'none',
          stroke: colour,
          'stroke-width': 2,
        }),
        text({ x: left(offer.payoffs) + 7, y: top(offer.payoffs) - 5, fill: colour }, String(i + 1)),
      ]
    }),
    ...(payoffs
      ? [drawn('circle', { cx: left(payoffs), cy: top(payoffs), r: 6, fill: 'var(--series-3)' })]
      : []),
  )
  return element(
    'div',
    {},
    element('h4', {}, 'What could be had'),
    drawing,
    element(
      'p',
      { class: 'note' },
      `The line is the Pareto frontier, × no agreement; circles are offers in turn, blue by ${seats[0]}, orange by ${seats[1]}; ${payoffs ? 'the full one is what came of it.' : 'players know their own side alone.'}`,
    ),
  )
}
