import { type Html, html } from '../html.ts'
import { whole } from '../numbers.ts'
import type { SectionMaker } from './section.ts'

/** The browser of games; the script of the page fills it. */
export const gamesSection: SectionMaker = async ({ archive, finished, tournament, losses }) => {
  const agents = tournament.agents.map((name, place) => html`<option value="${place}">${name}</option>`)
  const all = archive.games >= finished
  return {
    id: 'games',
    title: 'Games',
    body: html`<p>${
      all
        ? html`All ${whole(finished)} games.`
        : html`${whole(archive.games)} of ${whole(finished)} games, spread evenly over the record${
            losses === undefined ? '' : ', and those whose decisions were graded'
          }; <code>bidder report DIR --games N</code> takes more.`
    } Open one to see, at each decision, what the player saw, believed and expected.</p>
<p class="hint">Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous game, <kbd>→</kbd> <kbd>←</kbd> decision, <kbd>Home</kbd> <kbd>End</kbd> first and last, <kbd>/</kbd> search, <kbd>Esc</kbd> close.</p>
<noscript><p class="unfinished">Games are shown by a script in this page, which is switched off here.</p></noscript>
<form id="filter" role="search">
${select('player', 'Player', 'any', agents)}
${select('other', 'against', 'any', agents)}
<label>Game, or d and deal <input id="filter-number" type="search" autocomplete="off" placeholder="12 or d7"></label>
${select('order', 'Order', 'as played', [
  ...(['best', 'worst', 'long', 'faults'] as const).map(
    (order) => html`<option value="${order}">${ORDERS[order]}</option>`,
  ),
  ...(losses === undefined ? [] : [html`<option value="loss">${ORDERS.loss}</option>`]),
])}
<label class="check"><input id="filter-faulty" type="checkbox"> with faults</label>
<label class="check"><input id="filter-graded" type="checkbox"> graded</label>
</form>
<article id="game" hidden aria-label="The game that is open"></article>
<div class="scroll" id="list"><table>
<thead><tr><th scope="col">Game</th><th scope="col">Deal</th><th scope="col">Players and payoffs</th><th scope="col">Decisions</th><th scope="col">Faults</th><th scope="col">Loss</th></tr></thead>
<tbody id="rows"></tbody></table></div>
<div class="pager" id="pager"></div>`,
  }
}

const ORDERS = {
  best: 'largest payoff of the player',
  worst: 'smallest payoff of the player',
  long: 'most decisions',
  faults: 'most faults',
  loss: 'largest loss',
}

function select(name: string, label: string, none: string, options: readonly Html[]): Html {
  return html`<label>${label} <select id="filter-${name}"><option value="">${none}</option>${options}</select></label>`
}
