import { randomBytes } from 'node:crypto'
import { closeSync, linkSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeFolder } from '@piata/config/output-files'
import { DatabaseOpenError } from '../errors.ts'

const restore =
  'put a backup in its place (npm run restore -- --from FOLDER --force), or move it away to begin with an empty one'

/**
 * Makes sure that `path` is a whole database before anything is written to it, and makes an empty one where there is no file. What is left
 * of the log of a process that was killed is looked through first: brought into a file that it is not of, it would ruin it.
 * @throws DatabaseOpenError in one line that names the file
 */
export function prepareFile(path: string): void {
  try {
    const file = statSync(path, { throwIfNoEntry: false })
    const log = sizeOf(`${path}-wal`)
    if (file === undefined) {
      if (log > 0) {
        throw new DatabaseOpenError(
          `${path}-wal is the log of a database whose file ${path} is gone: put the file back, or move the log away to begin with an empty database`,
        )
      }
      create(path)
      return
    }
    if (!file.isFile()) {
      throw new DatabaseOpenError(
        `${path} is a folder or no ordinary file; PIATA_DATABASE_URL must name a file`,
      )
    }
    if (file.size === 0) throw new DatabaseOpenError(`${path} is empty, so it is no database: ${restore}`)
    if (log > 0) checkLog(path)
    else checkLength(path, file.size)
  } catch (error) {
    throw explainFile(error, path)
  }
}

/** What SQLite or the system says of a file, as one line for the operator; other errors as they are. */
export function explainFile(error: unknown, path: string): unknown {
  if (error instanceof DatabaseOpenError || !(error instanceof Error)) return error
  const { errcode, code, message } = error as NodeJS.ErrnoException & { errcode?: number }
  const line = (text: string) => new DatabaseOpenError(text, { cause: error })
  switch ((errcode ?? 0) % 256) {
    case 11:
      return line(`${path} is damaged (${message}): ${restore}`)
    case 26:
      return line(`${path} is no SQLite database: ${restore}`)
    case 10:
      return line(`${path} cannot be read or written (${message}); check the disk`)
    case 13:
      return line(`The disk of ${path} is full; make room and start again`)
    case 3:
    case 8:
    case 14:
      return line(
        `${path} and its folder must be readable and writable by the user that runs Piata (${message})`,
      )
  }
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return line(
        `${path} and its folder must be readable and writable by the user that runs Piata (${code}); PIATA_DATABASE_URL can name another place`,
      )
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return line(
        `The folder of ${path} cannot be made (${code}); PIATA_DATABASE_URL must name a file in a folder`,
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return line(`The disk of ${path} is full; make room and start again`)
  }
  return error
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** Makes an empty database beside its place and puts it there whole, so that no file is ever found half made. Its owner's alone. */
function create(path: string): void {
  makeFolder(dirname(path))
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`
  closeSync(openSync(draft, 'wx', 0o600))
  try {
    const database = new DatabaseSync(draft)
    // Takes effect on an empty file only: rows of about a kilobyte waste less of a larger page.
    database.exec('pragma page_size = 4096')
    database.exec('pragma journal_mode = wal')
    database.close()
    try {
      linkSync(draft, path)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Another process was quicker, or the file system has no links.
      if (code !== 'EEXIST') renameSync(draft, path)
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
  }
}

/** A file that is shorter than its header says was cut, by a full disk or a copy that broke off. */
function checkLength(path: string, size: number): void {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  readSync(file, header, 0, 100, 0)
  closeSync(file)
  if (header.toString('latin1', 0, 15) !== 'SQLite format 3') {
    throw new DatabaseOpenError(`${path} is no SQLite database: ${restore}`)
  }
  // https://www.sqlite.org/fileformat.html: 1 stands for 65,536
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  if (header.readUInt32BE(28) * pageSize > size) {
    throw new DatabaseOpenError(`${path} is damaged (shorter than its header says): ${restore}`)
  }
}

/** Reads the file as the log makes it, without bringing the one into the other: a connection that only reads does not. */
function checkLog(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5_000 })
  try {
    const [found] = database.prepare('pragma quick_check(1)').all() as { quick_check: string }[]
    if (found?.quick_check !== 'ok') throw mismatch(path)
  } catch (error) {
    const { errcode = 0 } = error as { errcode?: number }
    throw errcode % 256 === 11 ? mismatch(path) : error
  } finally {
    database.close()
  }
}

const mismatch = (path: string) =>
  new DatabaseOpenError(
    `${path} and its log ${path}-wal do not make a whole database. If ${path} was put there from a copy, the log is of the file before: move ${path}-wal and ${path}-shm away. Else ${restore}`,
  )
