import { render } from 'ink-testing-library'
import { createElement } from 'react'
import { expect, test } from 'vitest'
import { App, type Keys } from '../../../cli/screens/app.ts'
import { Screen, screenLines } from '../../../cli/screens/screen.ts'
import { type Line, line, type Size, textOf } from '../../../cli/screens/styled.ts'
import { wantsColour } from '../../../cli/screens/terminal.ts'

class Counting extends App {
  readonly pressed: string[] = []
  get ticking(): boolean {
    return false
  }
  lines({ columns }: Size): Line[] {
    return [line(`${columns} columns`), [], line(`pressed ${this.pressed.join('')}`, { color: 'red' })]
  }
  press(input: string, keys: Keys): void {
    this.pressed.push(keys.return ? '⏎' : input)
    this.changed()
  }
}

test('the screen is drawn as large as the terminal, and again when the app has changed', async () => {
  const app = new Counting()
  const { lastFrame, stdin, unmount } = render(createElement(Screen, { app, colour: true }))
  expect(lastFrame()).toContain('100 columns')
  stdin.write('a')
  stdin.write('\r')
  await expect.poll(() => lastFrame()).toContain('pressed a⏎')
  unmount()
})

test('a terminal that is too small is told what it takes, in one line', () => {
  const lines = screenLines(new Counting(), { columns: 79, rows: 24 })
  expect(lines.map(textOf)).toEqual([
    expect.stringMatching(/takes 80 columns and 24 rows; the terminal has 79 and 24/),
  ])
})

test('colours are left out where NO_COLOR is set', () => {
  expect(wantsColour({})).toBe(true)
  expect(wantsColour({ NO_COLOR: '' })).toBe(true)
  expect(wantsColour({ NO_COLOR: '1' })).toBe(false)
})
