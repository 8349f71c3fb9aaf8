import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { program } from './command.ts'

it('`bidder acpc serve` prints its result and ends well once its programs have hung up', async () => {
  const asked = ['acpc', 'serve', '--agents', 'call', '--program', 'theirs=0', '--deals', '1', '--match', '1']
  const serving = spawn(process.execPath, [program, ...asked, '--json'])
  const printed = text(serving.stdout)
  const ended = once(serving, 'exit')
  const [announced] = await once(serving.stderr.setEncoding('utf8'), 'data')
  const port = Number(/connect to 127\.0\.0\.1 (\d+)/.exec(announced)?.[1])
  // One for each seating.
  for (let match = 0; match < 2; match++) {
    const socket = connect({ host: '127.0.0.1', port })
    socket.on('error', () => {})
    socket.write('VERSION:2.0.0\r\n')
    socket.setEncoding('latin1').on('data', (lines: string) => {
      for (const line of lines.split('\r\n')) if (line !== '') socket.write(`${line}:c\r\n`)
    })
  }
  expect((await ended)[0]).toBe(0)
  expect(JSON.parse(await printed).games.finished).toBe(2)
}, 60_000)
