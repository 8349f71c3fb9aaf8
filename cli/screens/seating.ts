import { splitAgents } from '../../agents/spec.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { checkedConfig } from '../../tournaments/config.ts'
import { dealSource } from '../../tournaments/deal-source.ts'
import type { Audience } from './audience.ts'
import { playBefore } from './session.ts'

/** A match as the command line asks for it. */
export interface MatchOptions {
  readonly seats: string
  readonly deals?: number
  readonly instances?: string
  readonly seed: number
  readonly set: Record<string, string>
  readonly out?: string
  readonly model?: string
  readonly maxCalls?: number
  readonly maxTokens?: number
  /** The file of what models cost. */
  readonly prices?: string
}

/**
 * Seats the players at a game and plays their match before an audience.
 * @param name of the game
 * Rejects with the signal's reason; throws `BadInput`. @see playBefore
 */
export async function playSeated(
  name: string,
  options: MatchOptions,
  audience: Audience,
  signal: AbortSignal,
  onNotice: (line: string) => void,
): Promise<void> {
  const { seats, seed, set: settings, deals, instances, out, model } = options
  const { maxCalls: calls, maxTokens: tokens } = options
  const config = checkedConfig({
    game: name,
    settings,
    agents: splitAgents(seats),
    seed,
    limits: { calls, tokens },
    ...(deals === undefined ? {} : { deals }),
    ...(instances === undefined ? {} : { instances }),
    ...(out === undefined ? {} : { out }),
    ...(model === undefined ? {} : { model }),
  })
  const source = dealSource(instances)
  await familyNamed(name).open(
    settings,
    (playable) => playBefore(playable, config, source, audience, signal, onNotice),
    source,
  )
}
