import { html, table } from '../html.ts'
import { whole } from '../numbers.ts'
import type { SectionMaker } from './section.ts'

/** Answers that were not taken, and why. */
export const faultsSection: SectionMaker = async ({ judged, reasons }) => {
  const rows = judged?.result.faults.filter(({ agent: _, ...counts }) =>
    Object.values(counts).some((count) => count > 0),
  )
  const none = (rows === undefined || rows.length === 0) && reasons.length === 0
  return {
    id: 'faults',
    title: 'Faults',
    body: none
      ? html`<p>None: every answer of every agent could be taken.</p>`
      : html`${
          rows === undefined || rows.length === 0
            ? ''
            : table(
                'Answers that were not taken, by kind',
                ['Agent', 'Illegal', 'Unparsable', 'Refused', 'Timeout', 'Error', 'Forfeits'],
                rows.map(({ agent, illegal, unparsable, refused, timeout, error, forfeits }) => [
                  agent,
                  ...[illegal, unparsable, refused, timeout, error, forfeits].map(whole),
                ]),
              )
        }
${table(
  'The most frequent reasons',
  ['Agent', 'Kind', 'Reason', 'Times'],
  reasons.map(({ agent, kind, reason, count }) => [agent, kind, reason, whole(count)]),
)}
<p class="note">An answer that cannot be taken is asked for again; when that is used up the rules take a decision, a forfeit.</p>`,
  }
}
