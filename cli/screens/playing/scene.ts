import type { Seat } from '../../../environments/game.ts'
import { bodyLines } from '../body.ts'
import { frame } from '../frame.ts'
import { keyLines } from '../keys.ts'
import type { PanelOptions } from '../panel.ts'
import { playerName } from '../players.ts'
import { mindsOf } from '../positions.ts'
import { printable } from '../printable.ts'
import type { Seen } from '../seen.ts'
import { resultLine, scoreLine } from '../sentences.ts'
import { spinnerLine } from '../spinner.ts'
import { type Line, line, type Size, wrap } from '../styled.ts'
import type { Tokens } from '../tokens.ts'
import { LEAVING_KEYS, phaseKeys } from './keys.ts'
import { offerOf } from './offer-builder.ts'
import { draftLines } from './offer-lines.ts'
import type { Phase } from './phase.ts'

/** What the screen of a person who plays is drawn from. */
export interface Scene {
  /** The name of the game. */
  readonly game: string
  readonly phase: Phase
  /** The positions of this game so far. */
  readonly positions: readonly Seen[]
  /** What the person is told. */
  readonly says: readonly string[]
  /** What becomes of the record when the person leaves, in a sentence: set while the person is asked whether to leave. */
  readonly leaving: string | undefined
  /** Whether a player is waited for that can be given up. */
  readonly mayGiveUp: boolean
  readonly tokens: Tokens
  readonly panels: Omit<PanelOptions, 'viewer'>
}

/** The whole screen of a person who plays. */
export function sceneLines(scene: Scene, size: Size): Line[] {
  const { game, phase, positions, leaving, mayGiveUp, panels } = scene
  const seen = phase.kind === 'over' ? positions[phase.at] : positions.at(-1)
  if (seen === undefined)
    return frame({ title: [game, ''], body: () => [], says: [line('Taking seats …')], keys: [] }, size)
  const own = Math.max(0, seen.names.indexOf('human'))
  const minds = phase.kind === 'over' ? mindsOf(seen, own) : []
  const mind = phase.kind === 'over' && minds.length > 0 ? minds[phase.mind % minds.length] : undefined
  return frame(
    {
      title: [`${game} · game ${seen.game + 1} of ${seen.games}`, scoreLine(seen, own)],
      body: (room) => bodyLines(seen, own, mind, room, panels),
      says: saidLines(scene, seen, own, size.columns),
      keys: keyLines(leaving === undefined ? phaseKeys(phase, mayGiveUp) : LEAVING_KEYS, size.columns),
    },
    size,
  )
}

/** What is said below the table: what the person is told, what happened, and what is asked. */
function saidLines(
  { phase, positions, says, leaving, tokens }: Scene,
  seen: Seen,
  own: Seat,
  columns: number,
): Line[] {
  if (leaving !== undefined)
    return [line(`Leave the table? ${leaving} y leaves, any other key stays.`, { bold: true })]
  const told = says
    .flatMap((text) => wrap(text, columns))
    .slice(0, 3)
    .map((text) => line(text, { color: 'cyan' }))
  const last = positions.at(-1) ?? seen
  return [...told, ...forfeitLines(last, own), ...phaseLines(phase, seen, last, own, tokens, columns)]
}

/** That the rules acted for another, where they did. */
function forfeitLines({ names, decisions }: Seen, own: Seat): Line[] {
  const last = decisions.at(-1)
  if (last === undefined || !last.forfeit || last.seat === own) return []
  const fault = last.faults.at(-1)?.kind
  const why = fault === undefined ? '' : ` (${fault})`
  return [line(`The rules acted for ${playerName({ names }, last.seat, own)}${why}.`)]
}

function phaseLines(
  phase: Phase,
  seen: Seen,
  last: Seen,
  own: Seat,
  tokens: Tokens,
  columns: number,
): Line[] {
  switch (phase.kind) {
    case 'watching': {
      const { acting } = seen
      if (acting === undefined || acting === own) return []
      const name = playerName(seen, acting, own)
      return [
        spinnerLine({ name, since: phase.since, tokens: tokens.of(seen.names[acting]) }, performance.now()),
      ]
    }
    case 'reckoning':
      return [spinnerLine({ name: 'BIDDER', since: phase.since, tokens: 0 }, performance.now())]
    case 'choosing':
      return [line('Your turn.', { bold: true })]
    case 'offering':
      return draftLines(phase.draft, phase.turn.say(offerOf(phase.draft)), columns)
    case 'saying':
      return [
        ...wrap(printable(phase.said), columns)
          .slice(0, 2)
          .map((text) => line(text)),
        [{ text: 'Words to go with it, or none: ' }, { text: phase.words }, { text: ' ', inverse: true }],
      ]
    case 'over':
      return [line(resultLine(last, own), { bold: true })]
    default:
      return []
  }
}
