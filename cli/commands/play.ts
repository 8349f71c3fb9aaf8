import { createInterface } from 'node:readline'
import { splitAgents } from '../../agents/spec.ts'
import { familyNamed } from '../../environments/catalog.ts'
import { BadInput } from '../../environments/errors.ts'
import { checkedConfig } from '../../tournaments/config.ts'
import { dealSource } from '../../tournaments/deal-source.ts'
import { INTERRUPTED } from '../play.ts'
import { PlainAudience } from '../screens/plain.ts'
import { playBefore } from '../screens/session.ts'

/** What `play` may be given. */
interface PlayOptions {
  readonly seats: string
  readonly deals?: number
  readonly instances?: string
  readonly seed: number
  readonly set: Record<string, string>
  readonly out?: string
  readonly model?: string
  readonly maxCalls?: number
  readonly maxTokens?: number
  readonly plain?: boolean
  readonly grade?: boolean
}

/** Why a match ended before its last game. */
class Left extends Error {}

/** `bidder play`: a match with a person at the terminal. Throws `BadInput` for players that cannot sit there. */
export async function play(name: string, options: PlayOptions): Promise<void> {
  const agents = splitAgents(options.seats)
  if (agents.filter((agent) => agent === 'human').length !== 1)
    throw new BadInput(
      `--seats ${options.seats}: one seat is yours: write human once, as in --seats human,bidder`,
    )
  if (!options.plain) throw new BadInput('play: so far a match is played in lines of text: add --plain')
  const { seed, set: settings, deals, instances, out, model, maxCalls: calls, maxTokens: tokens } = options
  const config = checkedConfig({
    game: name,
    settings,
    agents,
    seed,
    limits: { calls, tokens },
    ...(deals === undefined ? {} : { deals }),
    ...(instances === undefined ? {} : { instances }),
    ...(out === undefined ? {} : { out }),
    ...(model === undefined ? {} : { model }),
  })
  const control = new AbortController()
  let status = 0
  process.once('SIGINT', () => {
    status = INTERRUPTED
    control.abort(new Left('interrupted'))
  })
  const input = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  const audience = new PlainAudience({
    input,
    write: (line) => console.log(line),
    grade: options.grade ?? false,
    quit: () => control.abort(new Left('the person at the table has left')),
  })
  const source = dealSource(instances)
  try {
    await familyNamed(name).open(
      settings,
      (playable) =>
        playBefore(playable, config, source, audience, control.signal, (line) => console.error(line)),
      source,
    )
  } catch (error) {
    if (!(error instanceof Left)) throw error
    console.log(
      out === undefined
        ? 'You left. Nothing was recorded; --out DIR keeps a record.'
        : `You left. What was finished is in ${out}.`,
    )
    process.exitCode = status
  } finally {
    input.close()
  }
}
