import { ModelUnavailable } from './faults.ts'

/**
 * Loads what only those need who ask a model: optional packages.
 *
 * @param asker as the message names who needs them
 * @param packages their names, as they are installed
 * Throws `ModelUnavailable` where they are not installed.
 */
export async function optional<Module>(
  asker: string,
  packages: readonly string[],
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause
    const names = packages.join(' ')
    throw new ModelUnavailable(
      `${asker}: language models need packages that are not installed: npm install ${names}`,
      { cause },
    )
  }
}
