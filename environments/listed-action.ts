import { IllegalAction } from './errors.ts'

/**
 * The legal action that untrusted JSON means, in games whose actions are a word each.
 * @param actions the legal ones; none for a seat that is not to act
 * Throws `IllegalAction`.
 */
export function listedAction<Action>(actions: readonly Action[], json: unknown): Action {
  const action = actions.find((legal) => legal === json)
  if (action === undefined)
    throw new IllegalAction(json, actions, actions.length > 0 ? undefined : 'this seat is not to act')
  return action
}
