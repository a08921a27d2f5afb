import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { SearchError } from './types.ts'

/** Bytes written or read, and checked, without letting other work run. */
const step = 4 << 20

/** Writes beside `path`, syncs and moves into place: readers see the old file or the new one, whole. */
export async function writeWhole(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  const file = await open(temporary, 'wx')
  try {
    await write(file)
    await file.sync()
    await file.close()
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await file.close().catch(() => {})
    await rm(temporary, { force: true })
    throw error
  }
}

/** @throws SearchError `bad-snapshot` when the file is missing, or whatever reading it throws. */
export async function readWhole<Result>(
  path: string,
  read: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    throw refuse(`cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  }
  try {
    return await read(file)
  } catch (error) {
    if (error instanceof SearchError) throw error
    throw refuse(`cannot be read (${error instanceof Error ? error.message : String(error)})`)
  } finally {
    await file.close()
  }
}

export function refuse(reason: string): SearchError {
  return new SearchError('bad-snapshot', `The search snapshot ${reason}`)
}

export async function checksum(bytes: Uint8Array): Promise<number> {
  let sum = 0
  for (let at = 0; at < bytes.length; at += step) {
    sum = crc32(bytes.subarray(at, at + step), sum)
    if (at + step < bytes.length) await nextTurn()
  }
  return sum
}

export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, Math.min(step, bytes.length - at))
    at += bytesWritten
  }
}

/** Fills `bytes` from where the file stands. @throws SearchError `bad-snapshot` where they are missing or damaged. */
export async function readAll(file: FileHandle, bytes: Uint8Array, expectedCrc: number): Promise<void> {
  let sum = 0
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, Math.min(step, bytes.length - at))
    if (bytesRead === 0) throw refuse('is cut short')
    sum = crc32(bytes.subarray(at, at + bytesRead), sum)
    at += bytesRead
  }
  if (sum !== expectedCrc) throw refuse('is damaged (its checksum differs)')
}

async function syncFolder(path: string): Promise<void> {
  // folders cannot be opened on Windows, where renames need no such step
  const folder = await open(path, 'r').catch(() => null)
  if (folder === null) return
  await folder.sync().catch(() => {})
  await folder.close()
}
