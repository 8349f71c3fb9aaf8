import { z } from 'zod'
import type { HousePolicy } from './game.ts'
import { once } from './once.ts'
import { checkedSettings } from './settings.ts'

const none = once(() => z.strictObject({}))

/** A house player that has no options: a policy, or an oracle. */
interface Plain<Player> extends Omit<HousePolicy<unknown, never>, 'create'> {
  create(options?: Record<string, unknown>): Player
}

/** Lists a player that has no options. */
export function plain<Player extends { readonly name: string }>(
  player: Player,
  summary: string,
): Plain<Player> {
  return {
    name: player.name,
    summary,
    get schema() {
      return none()
    },
    create(options = {}) {
      checkedSettings(player.name, none(), options)
      return player
    },
  }
}
