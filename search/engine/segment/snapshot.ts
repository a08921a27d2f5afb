import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { SearchError, type SearchSchema } from '../../types.ts'
import { type ArrayEntry, arraysOf, bufferOf, entriesOf } from './packing.ts'
import type { SegmentArray, SegmentData, SegmentMeta } from './segment.ts'

/*
 * A snapshot file: a fixed prefix (magic, version, length and CRC-32 of the header), the header as JSON, then for each segment the bytes
 * of its buffer and of its deletions. Numbers are in the byte order of little-endian machines, as everything Node.js runs on.
 */

const MAGIC = 0x31584950 // "PIX1"
/** Raised whenever the meaning of the bytes changes, the analyser's terms included. */
export const VERSION = 9
const PREFIX_BYTES = 16
/** Bytes written or read, and checked, without letting other work run. */
const STEP = 4 << 20
const MAX_HEADER = 256 << 20

interface SegmentEntry {
  meta: SegmentMeta
  arrays: ArrayEntry[]
  bytes: number
  bytesCrc: number
  deletedCrc: number
}

interface Header {
  schema: string
  position: string | null
  segments: SegmentEntry[]
}

interface Snapshot {
  segments: SegmentData[]
  position: string | null
}

/** What of a schema the bytes depend on. */
export function schemaFingerprint(schema: SearchSchema): string {
  const { id, text, keyword, numeric, geo, languages, synonyms } = schema
  return JSON.stringify([
    id,
    Object.keys(text),
    keyword,
    numeric,
    geo ?? null,
    languages ?? null,
    synonyms ?? null,
  ])
}

/**
 * Writes a snapshot beside `path`, syncs it and moves it into place: readers see the old one or the new one, whole.
 * The caller passes copies of the deletions, since the originals may change meanwhile.
 */
export async function writeSnapshot(path: string, schema: SearchSchema, snapshot: Snapshot): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  const file = await open(temporary, 'wx')
  try {
    const entries: SegmentEntry[] = []
    for (const { meta, arrays, deleted } of snapshot.segments) {
      const bytes = new Uint8Array(bufferOf(arrays))
      entries.push({
        meta,
        arrays: entriesOf(arrays),
        bytes: bytes.length,
        bytesCrc: await checksum(bytes),
        deletedCrc: await checksum(bytesOf(deleted)),
      })
    }
    const header: Header = {
      schema: schemaFingerprint(schema),
      position: snapshot.position,
      segments: entries,
    }
    const text = Buffer.from(JSON.stringify(header))
    const prefix = Buffer.alloc(PREFIX_BYTES)
    prefix.writeUInt32LE(MAGIC, 0)
    prefix.writeUInt32LE(VERSION, 4)
    prefix.writeUInt32LE(text.length, 8)
    prefix.writeUInt32LE(crc32(text), 12)
    await writeAll(file, prefix)
    await writeAll(file, text)
    for (const { arrays, deleted } of snapshot.segments) {
      await writeAll(file, new Uint8Array(bufferOf(arrays)))
      await writeAll(file, bytesOf(deleted))
    }
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

/** @throws SearchError `bad-snapshot` when the file is missing, torn, or of another version or schema. */
export async function readSnapshot(path: string, schema: SearchSchema): Promise<Snapshot> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    throw refuse(`cannot be opened (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
  }
  try {
    const { size } = await file.stat()
    const header = await readHeader(file, size)
    if (header.schema !== schemaFingerprint(schema)) throw refuse('was made for another schema')
    const segments: SegmentData[] = []
    for (const entry of header.segments) {
      const buffer = new SharedArrayBuffer(entry.bytes)
      await readAll(file, new Uint8Array(buffer), entry.bytesCrc)
      const words = (entry.meta.documents + 31) >>> 5
      const deleted = new Uint32Array(new SharedArrayBuffer(words * 4))
      await readAll(file, bytesOf(deleted), entry.deletedCrc)
      segments.push({ meta: entry.meta, arrays: arraysOf(entry.arrays, buffer), deleted })
    }
    return { segments, position: header.position }
  } catch (error) {
    if (error instanceof SearchError) throw error
    throw refuse(`cannot be read (${error instanceof Error ? error.message : String(error)})`)
  } finally {
    await file.close()
  }
}

async function readHeader(file: FileHandle, size: number): Promise<Header> {
  const prefix = Buffer.alloc(PREFIX_BYTES)
  const { bytesRead } = await file.read(prefix, 0, PREFIX_BYTES)
  if (bytesRead < PREFIX_BYTES || prefix.readUInt32LE(0) !== MAGIC) throw refuse('is not a search snapshot')
  const version = prefix.readUInt32LE(4)
  if (version !== VERSION) throw refuse(`is of version ${version}, this engine reads version ${VERSION}`)
  const length = prefix.readUInt32LE(8)
  if (length > MAX_HEADER || PREFIX_BYTES + length > size) throw refuse('is cut short')
  const text = Buffer.alloc(length)
  await readAll(file, text, prefix.readUInt32LE(12))
  const header = JSON.parse(text.toString('utf8')) as Header
  let expected = PREFIX_BYTES + length
  for (const { bytes, meta } of header.segments) expected += bytes + ((meta.documents + 31) >>> 5) * 4
  if (expected !== size) throw refuse(`has ${size} bytes where ${expected} are expected`)
  return header
}

function refuse(reason: string): SearchError {
  return new SearchError('bad-snapshot', `The search snapshot ${reason}`)
}

async function checksum(bytes: Uint8Array): Promise<number> {
  let sum = 0
  for (let at = 0; at < bytes.length; at += STEP) {
    sum = crc32(bytes.subarray(at, at + STEP), sum)
    if (at + STEP < bytes.length) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  return sum
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, at, Math.min(STEP, bytes.length - at))
    at += bytesWritten
  }
}

async function readAll(file: FileHandle, bytes: Uint8Array, expectedCrc: number): Promise<void> {
  let sum = 0
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, Math.min(STEP, bytes.length - at))
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

function bytesOf(array: SegmentArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
