import { isDeepStrictEqual } from 'node:util'
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

/** The place of an action among those that are listed, -1 where it is none of them: actions are the same if their JSON is. */
export function placeOf(actions: readonly unknown[], action: unknown): number {
  const same = actions.indexOf(action)
  if (same >= 0) return same
  const text = JSON.stringify(action)
  return actions.findIndex((listed) => JSON.stringify(listed) === text)
}

/** Whether an action is the listed one, whatever it says besides. */
export function means(action: unknown, listed: unknown): boolean {
  if (typeof listed !== 'object' || listed === null) return action === listed
  const said: Readonly<Record<string, unknown>> = { ...Object(action) }
  return Object.entries(listed).every(([field, value]) => isDeepStrictEqual(said[field], value))
}
