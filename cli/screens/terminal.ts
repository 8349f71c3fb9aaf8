import { BadInput } from '../../environments/errors.ts'
import { optional } from '../../environments/optional.ts'
import type { App } from './app.ts'

/** Whether the user wants no colours: see no-color.org. */
export const wantsColour = (env: NodeJS.ProcessEnv): boolean => (env.NO_COLOR ?? '') === ''

/** Throws `BadInput` where there is no terminal to draw in and to hear keys from. @param instead what may be done without one */
export function needsTerminal(command: string, instead: string): void {
  if (process.stdin.isTTY && process.stdout.isTTY) return
  throw new BadInput(`${command}: takes a terminal for its screen and keys, and this is none: ${instead}`)
}

/** An app on the whole terminal. */
export interface OnTerminal {
  /** Ends the app: the terminal is then as it was before. */
  close(): Promise<void>
}

/** Puts an app on the whole terminal: settled when its first screen is drawn. */
export async function onTerminal(app: App): Promise<OnTerminal> {
  // React says what it does wrong while it is being developed, at a price.
  process.env.NODE_ENV ??= 'production'
  const [{ render }, { createElement }, { Screen }] = await optional('screens', ['ink', 'react'], () =>
    Promise.all([import('ink'), import('react'), import('./screen.ts')]),
  )
  const screen = render(createElement(Screen, { app, colour: wantsColour(process.env) }), {
    alternateScreen: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  await screen.waitUntilRenderFlush()
  return {
    async close() {
      screen.unmount()
      await screen.waitUntilExit()
    },
  }
}
