import { about } from './archive.js'
import { element, figure, percent, signed } from './dom.js'

/** @typedef {import('../shown-belief.ts').BeliefRow} BeliefRow */
/** @typedef {import('../shown-options.ts').ShownOption} ShownOption */

/**
 * A bar as long as a part of the whole, with a mark where it was before.
 *
 * @param {number} part
 * @param {number} [before]
 */
function bar(part, before) {
  const long = element('i', {})
  const cell = element('td', { class: 'bar' }, long)
  cell.style.setProperty('--part', String(part))
  if (before !== undefined) {
    cell.append(element('s', {}))
    cell.style.setProperty('--before', String(before))
  }
  return cell
}

/**
 * The likeliest rows of a belief.
 *
 * @param {string} title
 * @param {readonly BeliefRow[]} rows
 * @param {readonly string[]} truth names that are true
 */
export function beliefTable(title, rows, truth) {
  if (rows.length === 0) return undefined
  const most = Math.max(...rows.flatMap(([, before, after]) => [before, after]))
  return element(
    'div',
    {},
    element('h4', {}, title),
    element(
      'table',
      { class: 'bars' },
      element(
        'tbody',
        {},
        ...rows.map(([name, before, after]) =>
          element(
            'tr',
            { class: truth.includes(name) ? 'true' : undefined },
            element('th', { scope: 'row' }, name),
            bar(after / most, before / most),
            element('td', {}, percent(after)),
            element('td', {}, `before ${percent(before)}`),
          ),
        ),
      ),
    ),
  )
}

/**
 * What the actions were thought to be worth.
 *
 * @param {readonly ShownOption[]} options the best first
 */
export function optionTable(options) {
  if (options.length === 0) return undefined
  const worths = options.map(({ worth }) => worth)
  const least = Math.min(0, ...worths)
  const range = Math.max(...worths) - least || 1
  return element(
    'div',
    { class: 'wide' },
    element('h4', {}, `Expected utility, ${about.unit}`),
    element(
      'div',
      { class: 'scroll' },
      element(
        'table',
        { class: 'bars' },
        element(
          'tbody',
          {},
          ...options.map(({ action, worth, error, chosen, replies, accepted }) =>
            element(
              'tr',
              { class: chosen ? 'chosen' : undefined },
              element('th', { scope: 'row' }, chosen ? `✓ ${action}` : action),
              bar((worth - least) / range),
              element('td', {}, signed(worth)),
              element('td', {}, error > 0 ? `± ${figure(error)}` : ''),
              element(
                'td',
                {},
                [
                  ...(accepted === undefined ? [] : [`accepted ${percent(accepted)}`]),
                  ...(replies.length === 0
                    ? []
                    : [`then ${replies.map(([reply, chance]) => `${reply} ${percent(chance)}`).join(', ')}`]),
                ].join('; '),
              ),
            ),
          ),
        ),
      ),
    ),
  )
}
