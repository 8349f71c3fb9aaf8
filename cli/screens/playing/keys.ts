import type { KeyHelp } from '../keys.ts'
import { printable } from '../printable.ts'
import type { Phase } from './phase.ts'

const QUIT: KeyHelp = { key: 'q', does: 'quit' }

/** While the person is asked whether to leave. */
export const LEAVING_KEYS: readonly KeyHelp[] = [
  { key: 'y', does: 'leave' },
  { key: 'any other', does: 'stay' },
]

/** The keys that do something in a phase. @param mayGiveUp whether a player is waited for that can be given up */
export function phaseKeys(phase: Phase, mayGiveUp: boolean): readonly KeyHelp[] {
  switch (phase.kind) {
    case 'choosing':
      return [
        ...phase.menu.choices.map((choice) => ({
          key: choice.key,
          does: printable(choice.said),
          off: 'why' in choice,
        })),
        { key: 'h', does: 'hint' },
        QUIT,
      ]
    case 'offering':
      return [
        { key: '← →', does: 'item' },
        { key: '↑ ↓', does: 'more, less' },
        { key: '0-9', does: 'number' },
        { key: 'enter', does: 'offer this' },
        { key: 'esc', does: 'back' },
      ]
    case 'saying':
      return [
        { key: 'enter', does: 'send' },
        { key: 'esc', does: 'back' },
      ]
    case 'over':
      return [
        { key: 'space', does: 'next game' },
        { key: '← →', does: 'look back' },
        { key: 'm', does: 'mind of another' },
        QUIT,
      ]
    case 'watching':
      return [...(mayGiveUp ? [{ key: 'x', does: 'give up waiting' }] : []), QUIT]
    default:
      return [QUIT]
  }
}
