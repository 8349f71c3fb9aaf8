/**
 * Plays matches by keys in a real terminal (tmux) and prints the screens that the pages show:
 * `npx node bench/frames.ts`.
 */
import { execFileSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'

/** A match, and what is pressed when the screen shows what. */
interface Scene {
  readonly words: string
  readonly size: readonly [columns: number, rows: number]
  readonly steps: readonly (readonly [shows: RegExp, ...keys: string[]])[]
}

const turn = /Your turn/
const SCENES: readonly Scene[] = [
  {
    words: 'play limit-holdem --seats human,bidder --seed 7 --deals 3',
    size: [80, 24],
    steps: [
      [turn, 'c'],
      [/flop .*/, 'c'],
      [/bidder: bet 10/, 'c'],
      [/turn .*/, 'c'],
      [/bidder: bet 20/, 'c'],
      [/river/],
    ],
  },
  {
    words: 'play limit-holdem --seats human,bidder --seed 7 --deals 3',
    size: [120, 40],
    steps: [
      [turn, 'c'],
      [/flop .*/, 'c'],
      [/bidder: bet 10/, 'c'],
      [/turn .*/, 'c'],
      [/bidder: bet 20/, 'c'],
      [/river/, 'c'],
      [/river +you: check, bidder|is over/, 'c'],
      [/The game is over/],
    ],
  },
  {
    words: 'play negotiation --seats human,bidder --seed 3 --deals 2 --set talk=on',
    size: [80, 24],
    steps: [
      [turn, 'o'],
      [/You keep/, '1', 'Enter'],
      [/Words to go/, '-l let us share', 'Enter'],
      [/a accept offer 2/, 'a'],
      [/Words to go/, 'Enter'],
      [/The game is over/],
    ],
  },
]

const PATIENCE_MS = 60_000
const LOOK_MS = 200

async function shown({ words, size: [columns, rows], steps }: Scene, name: string): Promise<string> {
  const tmux = (...rest: string[]) =>
    execFileSync('tmux', ['-L', name, '-f', '/dev/null', ...rest], { encoding: 'utf8' })
  const program = `env -u CI ${process.execPath} cli/bidder.js ${words}`
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), program)
  try {
    let screen = ''
    for (const [shows, ...keys] of steps) {
      for (let waited = 0; !shows.test(screen) || waited === 0; waited += LOOK_MS) {
        if (waited > PATIENCE_MS) throw new Error(`${words}: never showed ${shows}, but\n${screen}`)
        await setTimeout(LOOK_MS)
        screen = tmux('capture-pane', '-p')
      }
      for (const key of keys) tmux('send-keys', ...key.split(/(?<=^-l) /))
    }
    return screen
  } finally {
    tmux('kill-server')
  }
}

for (const [at, scene] of SCENES.entries())
  console.log(`bidder ${scene.words}\n\n${await shown(scene, `bidder-frames-${at}`)}`)
