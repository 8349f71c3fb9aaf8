import { BadInput } from './errors.ts'

/**
 * Loads packages that only some of what is here needs, and that are installed by those who use it.
 *
 * @param what needs them, as the message begins: "play: screens"
 * @param packages their names, as they are installed
 * @param Failure the class of the error. Throws it where they are not installed
 */
export async function optional<Module>(
  what: string,
  packages: readonly string[],
  load: () => Promise<Module>,
  Failure: new (message: string, options: { readonly cause: unknown }) => Error = BadInput,
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause
    throw new Failure(`${what} need packages that are not installed: npm install ${packages.join(' ')}`, {
      cause,
    })
  }
}
