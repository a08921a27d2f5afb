import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { TableRow } from '../forms/table.ts'

/** Rows whose place in the file is known. */
const indexEvery = 100
/** What is written at once. */
const pieceBytes = 1_000_000
const readBytes = 262_144

/**
 * The rows of a file in one form, whatever it was, a line each, beside the places of every hundredth: any page is read without those before it, and an
 * import that was broken off goes on where it was.
 */
export class RowsWriter {
  readonly #file: FileHandle
  readonly #index: FileHandle
  #text = ''
  /** What was made bytes of and is not written yet. */
  #pieces: Buffer[] = []
  readonly #places: number[] = []
  #bytes = 0
  #written = 0
  rows = 0

  private constructor(file: FileHandle, index: FileHandle) {
    this.#file = file
    this.#index = index
  }

  /** Writes anew. */
  static async create(folder: string): Promise<RowsWriter> {
    return new RowsWriter(await open(rowsIn(folder), 'w', 0o600), await open(indexIn(folder), 'w', 0o600))
  }

  async add(rows: readonly TableRow[]): Promise<void> {
    for (const row of rows) {
      if (this.rows++ % indexEvery === 0) {
        this.#cut()
        this.#places.push(this.#bytes)
      }
      this.#text += `${JSON.stringify(row)}\n`
    }
    if (this.#bytes - this.#written > pieceBytes) await this.#flush()
  }

  async close(): Promise<void> {
    await this.#flush()
    await this.#index.appendFile(Buffer.from(Float64Array.from(this.#places).buffer))
    await this.#file.close()
    await this.#index.close()
  }

  #cut(): void {
    const bytes = Buffer.from(this.#text)
    this.#text = ''
    this.#bytes += bytes.length
    this.#pieces.push(bytes)
  }

  async #flush(): Promise<void> {
    this.#cut()
    await this.#file.appendFile(Buffer.concat(this.#pieces))
    this.#pieces = []
    this.#written = this.#bytes
  }
}

/** Up to `limit` rows from number `from` on, from 0. */
export async function readRows(folder: string, from: number, limit: number): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of rowsFrom(folder, from)) {
    rows.push(...batch.slice(0, limit - rows.length))
    if (rows.length >= limit) break
  }
  return rows
}

/** All rows from number `from` on, in batches. */
export async function* rowsFrom(folder: string, from: number): AsyncGenerator<TableRow[]> {
  const block = Math.floor(from / indexEvery)
  const start = await placeOf(folder, block)
  if (start === undefined) return
  const file = await open(rowsIn(folder), 'r')
  try {
    let skip = from - block * indexEvery
    for await (const lines of linesOf(file, start)) {
      const rest = lines.slice(skip)
      skip = Math.max(0, skip - lines.length)
      if (rest.length > 0) yield rest.map((line) => JSON.parse(line) as TableRow)
    }
  } finally {
    await file.close()
  }
}

/** Whole lines of a file from a place on, in pieces. */
async function* linesOf(file: FileHandle, start: number): AsyncGenerator<string[]> {
  let held: Buffer = Buffer.alloc(0)
  for (let at = start; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(readBytes), 0, readBytes, at)
    if (bytesRead === 0) break
    at += bytesRead
    const bytes = Buffer.concat([held, buffer.subarray(0, bytesRead)])
    const end = bytes.lastIndexOf(0x0a)
    held = bytes.subarray(end + 1)
    if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n')
  }
}

async function placeOf(folder: string, block: number): Promise<number | undefined> {
  const file = await open(indexIn(folder), 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(8), 0, 8, 8 * block)
    return bytesRead === 8 ? buffer.readDoubleLE(0) : undefined
  } finally {
    await file.close()
  }
}

/** A page of a file with a line of JSON each; `from` and `next` are places in it. */
export async function readLines(
  path: string,
  from: number,
  limit: number,
): Promise<{ items: unknown[]; next: number | null }> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { items: [], next: null }
    throw error
  }
  try {
    const items: unknown[] = []
    let at = from
    for await (const lines of linesOf(file, from)) {
      for (const line of lines) {
        if (items.length === limit) return { items, next: at }
        items.push(JSON.parse(line))
        at += Buffer.byteLength(line) + 1
      }
    }
    return { items, next: null }
  } finally {
    await file.close()
  }
}

const rowsIn = (folder: string) => join(folder, 'rows.ndjson')
const indexIn = (folder: string) => join(folder, 'rows.index')
