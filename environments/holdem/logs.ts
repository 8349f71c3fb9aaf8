import type { GameLog } from '../game-log.ts'
import { checkedSettings } from '../settings.ts'
import { acpcLog } from './acpc.ts'
import { bettingRules } from './betting.ts'
import { phhLog } from './phh.ts'
import type { HoldemState } from './rules.ts'
import { settingsSchema } from './settings.ts'

/** The formats in which hands are written. Throws `BadInput` for impossible settings. */
export function holdemLogs(settings: Record<string, unknown>): readonly GameLog<HoldemState>[] {
  return [acpcLog, phhLog(bettingRules(checkedSettings('limit-holdem', settingsSchema(), settings)))]
}
