import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const NAME = /^piata-images-[0-9a-f]{16}$/
const LOCK = 'lock'
/** A folder without a lock this young is one that somebody is just making. */
const YOUNG_MS = 60_000

interface UploadsFolder {
  path: string
  /** Removes the folder and all that is in it. */
  remove(): void
}

/**
 * A new folder of our own in `parent`, for files on their way; those that killed processes left there are removed at once,
 * as strangers' originals tell where they were taken. Whose folder it is, a lock tells that the operating system keeps and
 * lets go of with the process: process ids come again, in containers at every start.
 */
export function makeUploadsFolder(parent: string): UploadsFolder {
  const root = resolve(parent)
  mkdirSync(root, { recursive: true, mode: 0o750 })
  for (const name of readdirSync(root)) {
    if (NAME.test(name)) removeIfAbandoned(join(root, name))
  }
  const path = join(root, `piata-images-${randomBytes(8).toString('hex')}`)
  mkdirSync(path, { mode: 0o700 })
  const lock = lockOf(path)
  if (!lock) throw new Error(`The new folder ${path} is locked by another process`)
  return {
    path,
    remove() {
      lock.close()
      rmSync(path, { recursive: true, force: true })
    },
  }
}

function removeIfAbandoned(folder: string): void {
  try {
    const hasLock = existsSync(join(folder, LOCK))
    if (!hasLock && Date.now() - statSync(folder).mtimeMs < YOUNG_MS) return
    const lock = lockOf(folder)
    if (!lock) return
    // Nobody can take it up again: each process makes a folder of its own.
    lock.close()
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Another user's, or gone meanwhile: not ours to clean.
  }
}

/** The lock of a folder, held until it is closed or this process ends; undefined when somebody else holds it. */
function lockOf(folder: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(join(folder, LOCK), { timeout: 0 })
  try {
    // SQLite's own lock is one of the operating system, the same on all of them.
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === 5) return undefined
    throw error
  }
}
