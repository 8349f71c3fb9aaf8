import { createHash } from 'node:crypto'
import type { Gathered } from './gather.ts'
import { Html, html } from './html.ts'
import { whole } from './numbers.ts'
import { pageScript, pageSheet } from './script.ts'
import { beliefsSection } from './sections/beliefs.ts'
import { faultsSection } from './sections/faults.ts'
import { frontierSection } from './sections/frontier.ts'
import { gamesSection } from './sections/games.ts'
import { lossesSection } from './sections/losses.ts'
import { measuresSection } from './sections/measures.ts'
import { pairingsSection } from './sections/pairings.ts'
import { predictionsSection } from './sections/predictions.ts'
import { runningSection } from './sections/running.ts'
import type { Section, SectionMaker } from './sections/section.ts'
import { spendingSection } from './sections/spending.ts'
import { standingsSection } from './sections/standings.ts'

/** All parts of a report, in the order of the page. */
const SECTIONS: readonly SectionMaker[] = [
  standingsSection,
  pairingsSection,
  runningSection,
  measuresSection,
  frontierSection,
  lossesSection,
  beliefsSection,
  predictionsSection,
  spendingSection,
  faultsSection,
  gamesSection,
]

/**
 * A report as one page that needs nothing else: no network, no other file. Its policy lets run the script and the sheet
 * that it brings, and nothing else, whatever a record may say.
 */
export async function page(gathered: Gathered): Promise<string> {
  const sections: Section[] = []
  for (const make of SECTIONS) {
    const section = await make(gathered)
    if (section !== undefined) sections.push(section)
  }
  const { tournament, unit, archive } = gathered
  const script = pageScript()
  const sheet = pageSheet()
  const policy = `default-src 'none'; script-src '${hash(script)}'; style-src '${hash(sheet)}'; base-uri 'none'; form-action 'none'`
  const about = { unit, agents: tournament.agents, blockSize: archive.blockSize }
  const title = `${tournament.game}: ${tournament.agents.length} agents`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(sheet)}</style>
</head>
<body>
<a class="skip" href="#games">To the games</a>
${head(gathered)}
<nav aria-label="Parts of the report"><ul>${sections.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>
<main>
${sections.map(
  ({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`,
)}
</main>
<footer><p>Written by <code>bidder report</code> from the record. Intervals are at 95 %.</p></footer>
${data('about', 'application/json', JSON.stringify(about))}
${data('list-data', 'text/plain', archive.list)}
${element('<script>', script)}
${archive.blocks.map((block, i) => data(`block-${i}`, 'text/plain', block))}
</body>
</html>
`.text
}

function head({ tournament, finished, scheduled, judged }: Gathered): Html {
  const { game, settings, agents, seed, deals } = tournament
  const judgedGames = judged?.result.games.finished ?? 0
  const facts = [
    ['Games', finished < scheduled ? `${whole(finished)} of ${whole(scheduled)}` : whole(finished)],
    ['Deals a pairing', whole(deals)],
    ['Seed', String(seed)],
    [
      'Settings',
      Object.entries(settings)
        .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join(' '),
    ],
  ]
  return html`<header>
<h1>${game}</h1>
<p class="lead">A tournament of ${agents.length} agents: ${agents.join(', ')}</p>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${
  finished < scheduled
    ? html`<p class="unfinished">This tournament is not over. ${
        judgedGames === 0
          ? 'No pairing has played a block of deals from every seat yet, so that nothing is judged.'
          : html`Judged are the pairings that have all played the same deals from every seat: ${whole(judgedGames)} games.`
      }</p>`
    : ''
}
</header>`
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** A script or data. In a template its end would be rewritten by bundlers, with help that the package does not have. */
const element = (start: string, text: string): Html => new Html(`${start}${text}</script>\n`)

/** Data that the script of the page reads: it cannot end the element that it stands in. */
const data = (id: string, type: string, text: string): Html =>
  element(html`<script type="${type}" id="${id}">`.text, text.replaceAll('<', '\\u003c'))
