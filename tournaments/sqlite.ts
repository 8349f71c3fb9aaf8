import type { DatabaseSync } from 'node:sqlite'

/**
 * Opens a database of Node's own SQLite.
 * @param path a file, or `:memory:`
 * @returns undefined where this Node has none
 * Throws what SQLite says (`ERR_SQLITE_ERROR`) where the file cannot be opened.
 */
export function openSqlite(path: string): DatabaseSync | undefined {
  // Node warns on the user's terminal that it may still change its SQLite; that is nothing a user can act on.
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    const sqlite = process.getBuiltinModule('node:sqlite')
    // Another process may be at it.
    return sqlite && new sqlite.DatabaseSync(path, { timeout: 5000 })
  } finally {
    process.emitWarning = emitWarning
  }
}
