import { byId } from './dom.js'

/** @typedef {import('../shown-game.ts').ShownGame} ShownGame */

/** What the page knows besides the games. */
export const about = JSON.parse(byId('about').textContent ?? '')

/** @type {readonly string[]} */
export const agents = about.agents

/** Blocks that are kept unpacked, the last ones. */
const KEPT = 4

/** @type {Map<number, Promise<ShownGame[]>>} */
const unpackedBlocks = new Map()

/**
 * What a packed part of the page holds: base64, in it gzip, in it JSON.
 *
 * @param {string} id of the element that holds it
 * @returns {Promise<any>}
 */
export async function unpacked(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent ?? ''), (sign) => sign.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).json()
}

/** Settled when all of the page is there: its games come after the script, so that their list need not wait for them. */
const whole = new Promise((resolve) => {
  document.addEventListener('DOMContentLoaded', resolve)
})

/**
 * A block of games.
 *
 * @param {number} block
 * @returns {Promise<ShownGame[]>}
 */
async function gamesOf(block) {
  await whole
  return unpacked(`block-${block}`)
}

/**
 * The game at a place of the list.
 *
 * @param {number} place
 * @returns {Promise<ShownGame>}
 */
export async function gameAt(place) {
  const block = Math.floor(place / about.blockSize)
  const games = unpackedBlocks.get(block) ?? gamesOf(block)
  unpackedBlocks.delete(block)
  unpackedBlocks.set(block, games)
  const [oldest] = unpackedBlocks.keys()
  if (unpackedBlocks.size > KEPT && oldest !== undefined) unpackedBlocks.delete(oldest)
  return (await games)[place % about.blockSize]
}
