import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Dialect } from '../ddl/index.ts'
import { foreignFolder, isBinary } from '../foreign-file.ts'
import { ImportError, readSource } from '../import/index.ts'
import type { Dump, RowBatch } from './face.ts'
import { SqlDump } from './sql-dump.ts'
import { SqliteFile } from './sqlite-file.ts'

export type { Dump, DumpProblem, Lost, RowBatch } from './face.ts'
export type { Value } from './values.ts'

const sqliteMark = 'SQLite format 3\0'
/** A dump of blanks and zeros packs well. */
const limits = { maxBytes: 2e12, maxRatio: 2_000 }

/**
 * Opens a dump of another database: a script of mysqldump, pg_dump (plain) or SQL Server's tools, SQLite's `.dump`, or an SQLite file; packed with gzip or Zstandard or not.
 * `close` it in the end.
 * @throws ImportError for an archive of another kind, or a damaged one; Error for a file that cannot be opened
 */
export async function openDump(
  file: string,
  options: { dialect?: Dialect; temporaryFolder?: string } = {},
): Promise<Dump & { close(): Promise<void> }> {
  const found = await stat(file)
  if (found.isDirectory()) throw new ImportError(foreignFolder(await readdir(file)))
  const { size } = found
  const progress = { packedBytes: 0, bytes: 0 }
  const told = () => ({ packedBytes: progress.packedBytes, size })
  if (isSqlite(await beginningOf(file))) return opened(new SqliteFile(file), told)
  const stream = createReadStream(file, { highWaterMark: 1024 * 1024 })
  const chunks = readSource(stream, 'utf-8', limits, progress)
  const first = await chunks.next()
  const head = first.done ? Buffer.alloc(0) : first.value
  if (isBinary(head) && !isSqlite(head))
    throw new ImportError('The file is no script: it begins with bytes that no text has.')
  const whole = withHead(head, chunks)
  const close = async () => void stream.destroy()
  if (!isSqlite(head)) return opened(await SqlDump.open(whole, options.dialect), told, close)
  // SQLite reads files by their pages.
  const folder = await mkdtemp(join(options.temporaryFolder ?? tmpdir(), 'piata-dump-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const unpacked = join(folder, 'database')
    await pipeline(Readable.from(whole), createWriteStream(unpacked, { mode: 0o600 }))
    return opened(new SqliteFile(unpacked), told, remove)
  } catch (error) {
    await remove()
    throw error
  }
}

function opened(
  dump: Omit<Dump, 'progress'>,
  progress: Dump['progress'],
  close: () => Promise<void> = async () => {},
): Dump & { close(): Promise<void> } {
  return {
    dialect: dump.dialect,
    batches: (): AsyncGenerator<RowBatch, void, undefined> => dump.batches(),
    get definitions() {
      return dump.definitions
    },
    get problems() {
      return dump.problems
    },
    get lost() {
      return dump.lost
    },
    progress,
    close,
  }
}

const isSqlite = (head: Buffer) => head.toString('latin1', 0, sqliteMark.length) === sqliteMark

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sqliteMark.length))
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function* withHead(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  yield* rest
}
