import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { program } from './command.ts'

/** Whether there is a real terminal to test in. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0

/** A program in a real terminal. */
export interface Terminal {
  /** What is on the screen. */
  screen(): string
  /** Presses keys, by tmux's names of them, or types a text. */
  press(...keys: string[]): void
  resize(columns: number, rows: number): void
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** Runs `bidder` with these words in a terminal of its own, until the test is over. When it has ended, the screen says `exit STATUS`. */
export function terminal(words: readonly string[], columns: number, rows: number): Terminal {
  const socket = `bidder-test-${randomUUID()}`
  const tmux = (...rest: string[]) =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...rest], { encoding: 'utf8' })
  const run = [process.execPath, program, ...words].map(quoted).join(' ')
  const shell = `env -u CI -u NO_COLOR TERM=screen-256color ${run}; echo "exit $?"; stty -a | grep -o -e '-\\?icanon'; sleep 600`
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), `sh -c ${quoted(shell)}`)
  onTestFinished(() => {
    spawnSync('tmux', ['-L', socket, 'kill-server'])
  })
  return {
    screen: () => tmux('capture-pane', '-p'),
    press: (...keys) => {
      tmux('send-keys', ...keys)
    },
    resize: (width, height) => {
      tmux('resize-window', '-x', String(width), '-y', String(height))
    },
  }
}
