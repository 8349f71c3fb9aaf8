import { createServer } from 'node:http'
import { completionBody } from '../testing/server/replies.ts'

/**
 * A process of its own that answers every question after a while, always with the same: `{"action":"call"}`. Its only
 * argument is the latency, ms. Sends its parent the port.
 */
const latency = Number(process.argv[2])
const body = JSON.stringify(completionBody('chat', { text: '{"action":"call"}' }, 'bench', 1))
const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }

const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => setTimeout(() => response.writeHead(200, headers).end(body), latency))
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
process.on('disconnect', () => process.exit())
