import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { checksum, readAll, readWhole, refuse, writeAll, writeWhole } from '../../snapshot-file.ts'
import type { SearchSchema } from '../../types.ts'
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
  await writeWhole(path, async (file) => {
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
  })
}

/** @throws SearchError `bad-snapshot` when the file is missing, torn, or of another version or schema. */
export async function readSnapshot(path: string, schema: SearchSchema): Promise<Snapshot> {
  return readWhole(path, async (file) => {
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
  })
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

function bytesOf(array: SegmentArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
