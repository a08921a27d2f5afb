import { crc32 } from 'node:zlib'
import { schemaFingerprint, VERSION } from '../engine/segment/snapshot.ts'
import { checksum, readAll, readWhole, refuse, writeAll, writeWhole } from '../snapshot-file.ts'
import type { SearchSchema } from '../types.ts'
import { type Arena, type Column, pageWords } from './arena.ts'
import type { Chains } from './chains.ts'
import type { Conditions } from './conditions.ts'

/*
 * A snapshot file: a fixed prefix (magic, version, length and CRC-32 of the header), the header as JSON, then the bytes of the arena's pages, of the
 * columns, of the marks and of the kinds, as they are in memory.
 */

const magic = 0x41584950 // "PIXA"
/** Raised whenever the meaning of these bytes changes; what terms are is in the engine's. */
const ownVersion = 3
const version = VERSION * 1000 + ownVersion
const prefixBytes = 16

/** What there is to be kept. */
export interface Parts {
  arena: Arena
  conditions: Conditions
  searches: Chains
  columns: readonly Column[]
}

interface Header {
  schema: string
  position: string | null
  arena: { pages: number; top: number; free: number[] }
  /** Words of each. */
  columns: number[]
  conditions: { size: number; freeNumbers: number; marks: number }
  searches: number
  bytes: number
  crc: number
}

export async function writeAlertSnapshot(
  path: string,
  schema: SearchSchema,
  { arena, conditions, searches, columns }: Parts,
  position: string | null,
): Promise<void> {
  const marks = conditions.marks.subarray(0, conditions.hashes.length)
  const kinds = conditions.kinds.subarray(0, marks.length)
  const numbers = [
    ...arena.pages.map((page, at) =>
      at === arena.pages.length - 1 ? page.subarray(0, arena.top - at * pageWords) : page,
    ),
    ...columns.flatMap(({ pages, length }) =>
      pages.map((page, at) => page.subarray(0, Math.min(page.length, length - at * page.length))),
    ),
  ]
  const bytes = Buffer.concat([
    ...numbers.map((page) => new Uint8Array(page.buffer, page.byteOffset, page.byteLength)),
    marks,
    kinds,
  ])
  const header: Header = {
    schema: schemaFingerprint(schema),
    position,
    arena: { pages: arena.pages.length, top: arena.top, free: [...arena.free] },
    columns: columns.map(({ length }) => length),
    conditions: { size: conditions.size, freeNumbers: conditions.freeNumbers, marks: marks.length },
    searches: searches.size,
    bytes: bytes.length,
    crc: 0,
  }
  await writeWhole(path, async (file) => {
    const text = Buffer.from(JSON.stringify({ ...header, crc: await checksum(bytes) }))
    const prefix = Buffer.alloc(prefixBytes)
    prefix.writeUInt32LE(magic, 0)
    prefix.writeUInt32LE(version, 4)
    prefix.writeUInt32LE(text.length, 8)
    prefix.writeUInt32LE(crc32(text), 12)
    await writeAll(file, prefix)
    await writeAll(file, text)
    await writeAll(file, bytes)
  })
}

/**
 * Fills the parts of an empty index, and gives the position.
 * @throws SearchError `bad-snapshot` when the file is missing, torn, or of another version or schema
 */
export function readAlertSnapshot(
  path: string,
  schema: SearchSchema,
  { arena, conditions, searches, columns }: Parts,
): Promise<string | null> {
  return readWhole(path, async (file) => {
    const { size } = await file.stat()
    const prefix = Buffer.alloc(prefixBytes)
    const { bytesRead } = await file.read(prefix, 0, prefixBytes)
    if (bytesRead < prefixBytes || prefix.readUInt32LE(0) !== magic)
      throw refuse('is not one of saved searches')
    if (prefix.readUInt32LE(4) !== version)
      throw refuse(`is of version ${prefix.readUInt32LE(4)}, this index reads version ${version}`)
    const length = prefix.readUInt32LE(8)
    if (prefixBytes + length > size) throw refuse('is cut short')
    const text = Buffer.alloc(length)
    await readAll(file, text, prefix.readUInt32LE(12))
    const header = JSON.parse(text.toString('utf8')) as Header
    if (header.schema !== schemaFingerprint(schema)) throw refuse('was made for another schema')
    const expected = prefixBytes + length + header.bytes
    if (expected !== size) throw refuse(`has ${size} bytes where ${expected} are expected`)
    const bytes = new Uint8Array(header.bytes)
    await readAll(file, bytes, header.crc)
    let at = 0
    const take = (into: Int32Array, words: number) => {
      new Uint8Array(into.buffer).set(bytes.subarray(at, at + words * 4))
      at += words * 4
    }
    const { pages, top, free } = header.arena
    for (let page = 0; page < pages; page++) {
      arena.addPage(new Int32Array(pageWords))
      take(arena.pages[page]!, Math.min(pageWords, top - page * pageWords))
    }
    arena.top = top
    arena.free.set(free)
    for (const [number, column] of columns.entries()) {
      column.extend(header.columns[number]!)
      for (const [page, words] of column.pages.entries())
        take(words, Math.min(words.length, column.length - page * words.length))
    }
    const { marks, freeNumbers } = header.conditions
    const room = Math.max(1024, 2 ** Math.ceil(Math.log2(marks + 1)))
    conditions.marks = new Uint8Array(room)
    conditions.marks.set(bytes.subarray(at, at + marks))
    conditions.kinds = new Uint8Array(room)
    conditions.kinds.set(bytes.subarray(at + marks, at + 2 * marks))
    conditions.freeNumbers = freeNumbers
    conditions.chains.size = header.conditions.size
    searches.size = header.searches
    return header.position
  })
}
