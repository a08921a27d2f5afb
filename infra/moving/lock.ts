import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Held ones: what nobody refers to is closed with the garbage, and its lock is gone. */
const held = new Set<DatabaseSync>()

/**
 * Keeps other runs out of a folder until it is released; the system does that where the process dies.
 * @returns what releases it
 * @throws Error where another run holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const holder = join(folder, 'lock.pid')
  const database = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 })
  try {
    database.exec('begin exclusive')
  } catch (error) {
    database.close()
    // SQLITE_BUSY.
    if ((error as { errcode?: number }).errcode !== 5) throw error
    throw new Error(`another run is at work${processOf(holder)}; wait for its end`)
  }
  writeFileSync(holder, String(process.pid), { mode: 0o600 })
  held.add(database)
  return () => {
    held.delete(database)
    database.close()
  }
}

/** Nobody has said it between the lock and the file. */
function processOf(holder: string): string {
  try {
    return ` (process ${Number(readFileSync(holder, 'utf8'))})`
  } catch {
    return ''
  }
}
