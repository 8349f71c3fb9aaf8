import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder, and those that it lies in, where they are missing.
 *
 * Throws what the file system says (`EACCES`, `ENOTDIR`, ...) where it cannot be made.
 */
export function makeFolder(folder: string): void {
  // Node's own `recursive` never returns where the system denies a name in a folder that exists, as under /proc.
  if (existsSync(folder)) return
  const above = dirname(folder)
  if (above !== folder) makeFolder(above)
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it in between.
    if (!existsSync(folder)) throw error
  }
}
