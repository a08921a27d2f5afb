import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DatabaseOpenError } from '../errors.ts'
import { isBusy } from '../sqlite/connection.ts'
import { explainFile } from '../sqlite/opening.ts'

const copyName = 'piata.db'
const companions = ['', '-wal', '-shm']

/** Copies the file's state of one moment into `folder`; resolves to the path of the copy, which needs no log beside it. */
export function copySqlite(file: string, folder: string): string {
  if (!existsSync(file)) throw new DatabaseOpenError(`There is no database ${file}; see PIATA_DATABASE_URL`)
  const copy = join(folder, copyName)
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
    try {
      // One read transaction: writers go on meanwhile, and what they write is not in it.
      database.prepare('vacuum into ?').run(copy)
    } finally {
      database.close()
    }
    flush(copy)
  } catch (error) {
    throw explainFile(error, file)
  }
  return copy
}

export const isSqliteThere = (file: string): boolean => companions.some((suffix) => existsSync(file + suffix))

/** @throws DatabaseOpenError while another process has the database open, which would go on writing to what was replaced */
export function mustBeFree(file: string): void {
  if (!existsSync(file)) return
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    // Only the one connection that has a database open may end its log.
    database.exec('pragma journal_mode = delete')
  } catch (error) {
    if (isBusy(error)) throw new DatabaseOpenError(`${file} is in use: stop Piata, then restore`)
    // What is damaged is being replaced for that very reason.
  } finally {
    if (database?.isOpen) database.close()
  }
}

/** A copy of a saved database beside the place that it will have, looked through page by page. */
export function draftOf(file: string, saved: string): string {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.restoring`
  for (const suffix of companions) rmSync(draft + suffix, { force: true })
  copyFileSync(saved, draft)
  const database = new DatabaseSync(draft)
  try {
    const [found] = database.prepare('pragma integrity_check(1)').all() as { integrity_check: string }[]
    if (found?.integrity_check !== 'ok') {
      throw new DatabaseOpenError(`${saved} is damaged (${found?.integrity_check}); take another backup`)
    }
  } catch (error) {
    throw explainFile(error, saved)
  } finally {
    database.close()
  }
  return draft
}

/** Puts `draft` in the place of `file`, which keeps its content under `replaced`. */
export function replaceSqlite(draft: string, file: string, replaced: string): string | undefined {
  const kept = existsSync(file) ? `${file}.${replaced}` : undefined
  for (const suffix of companions) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.${replaced}${suffix}`)
  }
  flush(draft)
  renameSync(draft, file)
  return kept
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
