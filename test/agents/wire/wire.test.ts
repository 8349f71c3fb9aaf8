import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { policyAgent } from '../../../agents/house.ts'
import { joinDealer } from '../../../agents/wire/joining.ts'
import { Reception } from '../../../agents/wire/reception.ts'
import { wiredGuest } from '../../../agents/wire/wired-guest.ts'
import { housePolicies } from '../../../environments/holdem/policies.ts'
import { holdemProtocols } from '../../../environments/holdem/protocols.ts'
import { limitHoldem } from '../../../environments/holdem/rules.ts'
import { randomOf } from '../../../environments/random.ts'
import { runTournament } from '../../../tournaments/run.ts'

const HOST = '127.0.0.1'
const game = limitHoldem()
const [protocol] = holdemProtocols({})
const config = { game: 'limit-holdem', agents: ['threshold', 'theirs'], deals: 4, match: 4, concurrency: 1 }

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

async function reception(): Promise<Reception> {
  const opened = await Reception.open({ host: HOST, port: 0, greets: protocol.greets })
  endings.push(() => opened.close())
  return opened
}

const seatAt = (at: Reception, limits = { patienceMs: 10_000, answerMs: 10_000 }) =>
  wiredGuest(protocol, at, { name: 'theirs', address: `${HOST} ${at.port}`, ...limits })

/** A house player that joins so many matches, one after another. */
async function joining(at: Reception, name: string, matches: number): Promise<number[]> {
  const gains: number[] = []
  const policy = housePolicies.find((known) => known.name === name)?.create()
  if (policy === undefined) throw new Error(`no house player ${name}`)
  for (let i = 0; i < matches; i++)
    await joinDealer(
      game,
      protocol,
      policyAgent(policy),
      { host: HOST, port: at.port, patienceMs: 10_000 },
      randomOf(1),
      ({ payoff }) => gains.push(payoff),
      new AbortController().signal,
    )
  return gains
}

/** A program that does nothing of its own. */
async function rude(at: { readonly port: number }, ...said: string[]): Promise<Socket> {
  const socket = connect({ host: HOST, port: at.port })
  socket.on('error', () => {})
  endings.push(() => socket.destroy())
  await once(socket, 'connect')
  for (const text of said) socket.write(text)
  return socket
}

describe('a program at the other end of a connection', () => {
  it('plays what it would have played here, and hears what it has gained', async () => {
    const at = await reception()
    const [result, gains] = await Promise.all([
      runTournament(config, { guests: [seatAt(at)] }),
      joining(at, 'call', 2),
    ])
    const here = await runTournament({ ...config, agents: ['threshold', 'call'] })
    expect(result.pairings[0].mean.theirs).toBe(here.pairings[0].mean.call)
    expect(gains.reduce((sum, gain) => sum + gain, 0) / 8).toBeCloseTo(result.pairings[0].mean.theirs, 6)
    expect(result.faults[1]).toMatchObject({ illegal: 0, timeout: 0, error: 0, forfeits: 0 })
  })

  it('has its decisions taken by the rules once it has left', async () => {
    const at = await reception()
    const leaving = async () => {
      for (let i = 0; i < 2; i++) {
        const socket = await rude(at, `${protocol.greeting}\r\n`)
        await once(socket, 'data')
        socket.destroy()
      }
    }
    const [{ faults, games }] = await Promise.all([
      runTournament(config, { guests: [seatAt(at)] }),
      leaving(),
    ])
    expect(games.finished).toBe(8)
    expect(faults[1].forfeits).toBe(faults[1].error)
    expect(faults[1].forfeits).toBeGreaterThanOrEqual(8)
  })

  it('is cut off when it has been late three times in a row', async () => {
    const at = await reception()
    const programs = [await rude(at, `${protocol.greeting}\r\n`), await rude(at, `${protocol.greeting}\r\n`)]
    const { faults } = await runTournament(config, {
      guests: [seatAt(at, { patienceMs: 10_000, answerMs: 30 })],
    })
    expect(faults[1].timeout).toBe(6)
    expect(faults[1].error).toBeGreaterThan(0)
    expect(faults[1].forfeits).toBe(faults[1].timeout + faults[1].error)
    for (const program of programs) if (!program.closed) await once(program.resume(), 'close')
  })

  it('stalls nobody by what it says in between, or by a line without end', async () => {
    const at = await reception()
    const babbling = async () => {
      const first = await rude(
        at,
        `${protocol.greeting}\r\n`,
        'MATCHSTATE:0:0::TdAs|:c\r\n',
        '\u0000\r\n\r\n',
      )
      await once(first, 'data')
      first.write('x'.repeat(1 << 20))
      const second = await rude(at, `${protocol.greeting}\r\n`)
      second.on('data', () => second.write('c\r\n'))
    }
    const [{ faults }] = await Promise.all([
      runTournament(config, { guests: [seatAt(at, { patienceMs: 10_000, answerMs: 100 })] }),
      babbling(),
    ])
    expect(faults[1].forfeits).toBe(faults[1].timeout + faults[1].error)
    expect(faults[1].forfeits).toBeGreaterThan(0)
  })

  it('takes no seat before it has said who it is, and a hundred such keep nobody out for long', async () => {
    const at = await reception()
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => rude(at, i % 2 === 0 ? 'GET / HTTP/1.1\r\n' : '')),
    )
    const [result] = await Promise.all([
      runTournament(config, { guests: [seatAt(at)] }),
      joining(at, 'call', 2),
    ])
    expect(result.faults[1].forfeits).toBe(0)
  })

  it('is let in past any number that say nothing, or say it a letter at a time', async () => {
    const at = await reception()
    for (let i = 0; i < 80; i++) await rude(at, i % 2 === 0 ? 'V' : '')
    const [result] = await Promise.all([
      runTournament(config, { guests: [seatAt(at, { patienceMs: 3000, answerMs: 10_000 })] }),
      joining(at, 'call', 2),
    ])
    expect(result.faults[1].forfeits).toBe(0)
  })

  it('is waited for as long as was said, and then the run ends with what to do', async () => {
    const at = await reception()
    const run = runTournament(config, { guests: [seatAt(at, { patienceMs: 50, answerMs: 50 })] })
    await expect(run).rejects.toMatchObject({
      code: 'NOBODY_CAME',
      message: expect.stringMatching(
        /nobody sat down as theirs within 0.05 s: start the program.*127\.0\.0\.1 \d+/,
      ),
    })
  })

  it('finds a port that is taken refused in one line', async () => {
    const { port } = await reception()
    await expect(Reception.open({ host: HOST, port, greets: () => true })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/cannot listen at 127\.0\.0\.1:\d+ \(EADDRINUSE\)/),
    })
  })
})

describe('an agent at the table of another’s dealer', () => {
  /** A dealer that says this to whoever connects, and hangs up. */
  async function dealerSaying(...lines: string[]) {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(lines.map((line) => `${line}\r\n`).join(''))
    })
    server.listen(0, HOST)
    endings.push(() => server.close())
    await once(server, 'listening')
    const address = server.address()
    return { port: typeof address === 'object' && address !== null ? address.port : 0 }
  }

  const joined = ({ port }: { readonly port: number }, patienceMs = 10_000) =>
    joinDealer(
      game,
      protocol,
      policyAgent(housePolicies[0].create()),
      { host: HOST, port, patienceMs },
      randomOf(1),
      () => {},
      new AbortController().signal,
    )

  it.each([
    ['hangs up in the middle of a game', ['MATCHSTATE:0:0::TdAs|'], /hung up in the middle of a game/],
    ['plays by other rules', ['MATCHSTATE:0:0:r300:TdAs|'], /what the rules here do not allow: "MATCHSTATE/],
    ['speaks of something else', ['HTTP/1.1 400 Bad Request'], /is not MATCHSTATE/],
  ])('loses one that %s', async (_, lines, message) => {
    await expect(joined(await dealerSaying(...lines))).rejects.toMatchObject({
      code: 'DEALER_LOST',
      message: expect.stringMatching(message),
    })
  })

  it('loses one that is silent for too long', async () => {
    const server = createServer((socket) => endings.push(() => socket.destroy()))
    server.listen(0, HOST)
    endings.push(() => server.close())
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(joined({ port }, 50)).rejects.toThrow(/has said nothing for 0.05 s/)
  })

  it('says where no dealer is', async () => {
    const { port } = await reception()
    await endings.pop()?.()
    await expect(joined({ port })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/no dealer can be reached there \(ECONNREFUSED\): start it first/),
    })
  })
})
