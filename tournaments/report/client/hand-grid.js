import { element, percent } from './dom.js'

/** The ranks of cards, from the highest. */
const RANKS = [...'AKQJT98765432']

/**
 * A belief over starting hands as the grid that players know: pairs on the diagonal, suited hands above it, others
 * below. Undefined for a belief over anything else.
 *
 * @param {Readonly<Record<string, number>> | undefined} classes the chance of each
 * @param {readonly string[]} truth names that are true
 */
export function handGrid(classes, truth) {
  if (classes === undefined) return undefined
  const cells = RANKS.map((high, row) =>
    RANKS.map((low, column) => {
      if (row === column) return { name: high + low, ways: 6 }
      return row < column ? { name: `${high}${low}s`, ways: 4 } : { name: `${low}${high}o`, ways: 12 }
    }),
  )
  const known = cells.flat().filter(({ name }) => classes[name] !== undefined)
  if (known.length === 0) return undefined
  /** @param {{ name: string, ways: number }} cell */
  const density = ({ name, ways }) => (classes[name] ?? 0) / ways
  const most = Math.max(...known.map(density))
  return element(
    'div',
    {},
    element('h4', {}, 'Holdings of the other'),
    element(
      'table',
      { class: 'grid' },
      element(
        'tbody',
        {},
        ...cells.map((line) =>
          element(
            'tr',
            {},
            ...line.map((cell) => {
              const part = density(cell) / most
              const is = [...(part > 0.6 ? ['strong'] : []), ...(truth.includes(cell.name) ? ['true'] : [])]
              const made = element(
                'td',
                {
                  title: `${cell.name}: ${percent(classes[cell.name] ?? 0)}`,
                  class: is.length === 0 ? undefined : is.join(' '),
                },
                cell.name,
              )
              made.style.setProperty('--part', String(part))
              return made
            }),
          ),
        ),
      ),
    ),
    element(
      'p',
      { class: 'note' },
      'The darker, the likelier is each combination of the hand; what the other held is framed.',
    ),
  )
}
