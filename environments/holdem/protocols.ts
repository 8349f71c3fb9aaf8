import { checkedSettings } from '../settings.ts'
import type { WireProtocol } from '../wire.ts'
import { acpcProtocol } from './acpc-wire.ts'
import { type Action, bettingRules } from './betting.ts'
import { settingsSchema } from './settings.ts'
import type { HoldemView } from './view.ts'

/** How programs of others play hands over a connection. Throws `BadInput` for impossible settings. */
export function holdemProtocols(given: Record<string, unknown>): readonly WireProtocol<HoldemView, Action>[] {
  const settings = checkedSettings('limit-holdem', settingsSchema(), given)
  return [acpcProtocol(settings, bettingRules(settings))]
}
