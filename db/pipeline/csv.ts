import type { Bytes } from '../dumps/texts.ts'
import { readSource } from '../import/index.ts'
import { type Batch, textsOf } from './columns.ts'
import { csvBatches } from './csv-batches.ts'
import { type LookupTable, runSteps } from './run.ts'
import type { Step } from './steps.ts'

/**
 * A CSV, packed or not, with the steps' work done, as the bytes of a CSV with a header, a piece for each batch.
 * @throws ImportError for a file that is no CSV, or steps that do not fit it
 */
export async function* transformCsv(
  source: AsyncIterable<Uint8Array>,
  steps: readonly Step[],
  tables: Readonly<Record<string, LookupTable>> = {},
): AsyncGenerator<Buffer, void, undefined> {
  yield* writtenRows(runSteps(csvBatches(plain(source)), steps, tables))
}

/** Batches of one form as the bytes of a CSV. */
export async function* writtenRows(batches: AsyncIterable<Batch>): AsyncGenerator<Buffer, void, undefined> {
  let names: string[] | undefined
  const writer = new Writer()
  for await (const batch of batches) {
    if (names === undefined) {
      names = [...batch.columns.keys()]
      const fields = names.map((name) => Buffer.from(name))
      for (const [i, field] of fields.entries())
        writer.field(field as Bytes, 0, field.length, i === fields.length - 1)
    }
    writer.rows(batch, names)
    yield writer.take()
  }
}

/** A whole CSV as a table to look up in. */
export async function csvTable(source: AsyncIterable<Uint8Array>): Promise<LookupTable> {
  const table: Record<string, string[]> = {}
  for await (const batch of csvBatches(plain(source)))
    for (const [name, column] of batch.columns) {
      const texts = textsOf(batch, column)
      const known = table[name]
      if (known === undefined) table[name] = texts
      else for (const text of texts) known.push(text)
    }
  return table
}

function plain(source: AsyncIterable<Uint8Array>) {
  return readSource(source, 'utf-8', {}, { packedBytes: 0, bytes: 0 })
}

const [quote, comma, newline, carriage] = [0x22, 0x2c, 0x0a, 0x0d]

/** Whether a field has bytes that stand in quotes only. */
function hasSpecial(bytes: Bytes, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte === comma || byte === quote || byte === newline || byte === carriage) return true
  }
  return false
}

class Writer {
  #bytes = Buffer.allocUnsafeSlow(65_536) as Bytes
  #size = 0

  rows(batch: Batch, names: readonly string[]): void {
    const ranges = names.map((name) => batch.columns.get(name)!.ranges(batch))
    const { length, selection } = batch
    for (let i = 0; i < length; i++) {
      const row = selection === null ? i : selection[i]!
      for (let column = 0; column < ranges.length; column++) {
        const { bytes, places, step, first } = ranges[column]!
        const place = row * step + first
        this.field(bytes, places[place]!, places[place + 1]!, column === ranges.length - 1)
      }
    }
  }

  field(from: Bytes, start: number, end: number, isLast: boolean): void {
    // Each byte a quote, two quotes around and what ends it.
    if (this.#size + 2 * (end - start) + 4 > this.#bytes.length) this.#grow(end - start)
    const to = this.#bytes
    let size = this.#size
    // Below zero once a byte is no higher than the comma, as special ones are.
    let low = 0
    for (let at = start; at < end; at++) {
      const byte = from[at]!
      low |= byte - comma - 1
      to[size++] = byte
    }
    if (low < 0 && hasSpecial(from, start, end)) {
      size = this.#size
      to[size++] = quote
      for (let at = start; at < end; at++) {
        const byte = from[at]!
        if (byte === quote) to[size++] = quote
        to[size++] = byte
      }
      to[size++] = quote
    }
    if (isLast) {
      to[size++] = carriage
      to[size++] = newline
    } else to[size++] = comma
    this.#size = size
  }

  /** What was written, which is the taker's from then on. */
  take(): Buffer {
    const written = Buffer.allocUnsafeSlow(this.#size)
    this.#bytes.copy(written, 0, 0, this.#size)
    this.#size = 0
    return written
  }

  #grow(field: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * (this.#bytes.length + field + 2))
    this.#bytes.copy(larger, 0, 0, this.#size)
    this.#bytes = larger as Bytes
  }
}
