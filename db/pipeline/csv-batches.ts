import type { Bytes } from '../dumps/texts.ts'
import { ImportError } from '../import/index.ts'
import { type Batch, type Column, textsOf } from './columns.ts'

const [quote, newline, carriage] = [0x22, 0x0a, 0x0d]
const longestRow = 16 * 1024 * 1024

/** A row that cannot be cut into the header's fields. */
export interface BadRow {
  /** Of rows that can, before it. */
  before: number
  /** Where it begins. */
  line: number
  /** Without what the row has of its own, so that rows can be counted by it. */
  reason: string
  /** What it has. */
  detail: string
}

/**
 * A CSV as RFC 4180 has it (UTF-8, a header), in batches of about a chunk. Fields are places in the bytes, of which strings are made where something asks for them.
 * @param onBad takes rows that are none, which are passed over then, before the batch that follows them
 * @throws ImportError for a quote that never closes and, without `onBad`, for a row of another number of fields; after the rows before it
 */
export async function* csvBatches(
  source: AsyncIterable<Buffer>,
  delimiter = ',',
  onBad?: (bad: BadRow) => void,
): AsyncGenerator<Batch, void, undefined> {
  let header: string[] | undefined
  // What is read lies in bytes of our own, as quotes that stand twice are made one there; the first `held` are of a row that goes on.
  let bytes = Buffer.alloc(0) as Bytes
  let held = 0
  let places: Int32Array = new Int32Array(1_024)
  let line = 1
  let before = 0
  let fault: ImportError | undefined
  const cut = delimiter.charCodeAt(0)
  const split = (chunk: Buffer, isLast: boolean): Batch | undefined => {
    const size = held + chunk.length
    if (size >= bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * size + 1) as Bytes
      bytes.copy(larger, 0, 0, held)
      bytes = larger
    }
    chunk.copy(bytes, held)
    const found = fieldsOf({ bytes, size, places }, cut, header?.length ?? 0, {
      ...{ isLast, line, goesOn: onBad !== undefined },
    })
    places = found.places
    line = found.line
    fault = found.fault
    let from = 0
    const column = (i: number): Column => {
      const ranges = { bytes, places, step: 2 * found.width, first: 2 * i }
      return { ranges: () => ranges }
    }
    if (header === undefined && found.rows > 0) {
      const row = { size: 1, length: 1, selection: null }
      header = Array.from({ length: found.width }, (_, i) => textsOf(row, column(i))[0]!)
      header[0] = header[0]!.replace(/^\ufeff/, '')
      from = 1
    }
    end = found.end
    held = size - end
    const length = found.rows - from
    for (const one of found.bad) onBad?.({ ...one, before: before + one.before - from })
    before += Math.max(length, 0)
    if (header === undefined || length <= 0) return undefined
    const selection = from === 0 ? null : Int32Array.from({ length }, (_, i) => i + from)
    return {
      size: found.rows,
      length,
      selection,
      columns: new Map(header.map((name, i) => [name, column(i)])),
    }
  }
  let end = 0
  for await (const chunk of source) {
    bytes.copyWithin(0, end, end + held)
    const batch = split(chunk, false)
    if (batch !== undefined) yield batch
    if (fault !== undefined) throw fault
    if (held > longestRow)
      throw new ImportError(
        `Line ${line} has more than ${longestRow.toLocaleString('en')} bytes: a quote does not close.`,
      )
  }
  if (held > 0) {
    bytes.copyWithin(0, end, end + held)
    const batch = split(Buffer.alloc(0), true)
    if (batch !== undefined) yield batch
    if (fault !== undefined) throw fault
  }
}

interface Fields {
  /** Where fields begin and end, two numbers each, row after row. */
  places: Int32Array
  rows: number
  width: number
  /** Behind the last whole row. */
  end: number
  /** That of what stands there. */
  line: number
  bad: BadRow[]
  /** Why nothing behind the rows can be read. */
  fault: ImportError | undefined
}

function fieldsOf(
  { bytes, size, places: given }: { bytes: Bytes; size: number; places: Int32Array },
  cut: number,
  known: number,
  { isLast, line: firstLine, goesOn }: { isLast: boolean; line: number; goesOn: boolean },
): Fields {
  let places = given
  let count = 0
  let width = known
  let rows = 0
  let end = 0
  let at = 0
  // So that no field needs to look where the bytes end.
  bytes[size] = newline
  // Of the row that is being read: those fields in which a quote stands twice.
  let doubled: number[] = []
  let isAwaited = false
  let line = firstLine
  const bad: BadRow[] = []
  let fault: ImportError | undefined
  while (at < size || (isLast && isAwaited)) {
    if (!isAwaited && width > 0) {
      places = withRoom(places, count + 2 * width)
      const next = plainRow(bytes, at, { cut, width, places, count })
      if (next >= 0 && next <= size) {
        count += 2 * width
        rows++
        line++
        at = end = next
        continue
      }
    }
    places = withRoom(places, count + 2)
    let start = at
    let last = -1
    if (at < size && bytes[at] === quote) {
      start = at + 1
      let close = start
      for (;;) {
        close = bytes.indexOf(quote, close)
        if (close < 0 || close >= size || close + 1 >= size || bytes[close + 1] !== quote) break
        if (doubled.at(-1) !== count) doubled.push(count)
        close += 2
      }
      if (close < 0 || close >= size) {
        if (isLast) fault = new ImportError(`Line ${line}: a quote does not close.`)
        break
      }
      last = close
      at = close + 1
      if (at >= size && !isLast) break
    } else {
      while (bytes[at] !== cut && bytes[at] !== newline) at++
      if (at >= size && !isLast) break
      last = at
      if (at < size && bytes[at] === newline && last > start && bytes[last - 1] === carriage) last--
    }
    if (at < size && bytes[at] === carriage) {
      if (at + 1 >= size && !isLast) break
      if (at + 1 >= size || bytes[at + 1] === newline) at++
    }
    places[count++] = start
    places[count++] = last
    isAwaited = at < size && bytes[at] === cut
    if (isAwaited) {
      at++
      continue
    }
    const isStray = at < size && bytes[at] !== newline
    if (isStray) {
      if (!goesOn || width === 0) {
        fault = new ImportError(`Line ${line}: text follows a closing quote.`)
        break
      }
      while (bytes[at] !== newline) at++
      if (at >= size && !isLast) break
    }
    at++
    const fields = count / 2 - rows * width
    if (width === 0) width = fields
    const first = line
    line += linesWithin(bytes, end, Math.min(at, size + 1))
    // A blank line is no row.
    if (fields === 1 && width > 1 && places[count - 1] === places[count - 2]) count -= 2
    else if (isStray || fields !== width) {
      if (!goesOn) {
        fault = new ImportError(`Line ${first} has ${fields} fields; the header has ${width}.`)
        break
      }
      bad.push({
        before: rows,
        line: first,
        ...(isStray
          ? { reason: 'has text behind a closing quote', detail: '' }
          : { reason: `has not the header's ${width} fields`, detail: `${fields} fields` }),
      })
      count = 2 * rows * width
      doubled = []
    } else rows++
    for (const place of doubled)
      places[place + 1] = withSingleQuotes(bytes, places[place]!, places[place + 1]!)
    if (doubled.length > 0) doubled = []
    end = Math.min(at, size)
  }
  return { places, rows, width, end, line, bad, fault }
}

/** How many lines end from `start` on before `end`, behind a line end; most rows are one line, and cost a single look. */
function linesWithin(bytes: Bytes, start: number, end: number): number {
  let lines = 0
  for (let at = bytes.indexOf(newline, start); at >= 0 && at < end; at = bytes.indexOf(newline, at + 1)) {
    lines++
    if (at === end - 1) break
  }
  return lines
}

/** Reads a row without quotes; gives where the next one begins, below zero where this is none of them. Nine in ten rows of most files are, and cost a third. */
function plainRow(
  bytes: Bytes,
  start: number,
  { cut, width, places, count }: { cut: number; width: number; places: Int32Array; count: number },
): number {
  const highest = Math.max(cut, newline)
  const last = count + 2 * width
  let at = start
  for (let place = count; ; ) {
    let byte = bytes[at]!
    if (byte === quote) return -1
    places[place++] = at
    // Most bytes are above both, and cost one comparison.
    while (byte > highest || (byte !== cut && byte !== newline)) byte = bytes[++at]!
    places[place++] = at++
    if (place < last) {
      if (byte === newline) return -1
    } else {
      if (byte !== newline) return -1
      if (bytes[at - 2] === carriage && places[place - 2]! < at - 1) places[place - 1] = at - 2
      return at
    }
  }
}

function withRoom(places: Int32Array, count: number): Int32Array {
  if (count <= places.length) return places
  const larger = new Int32Array(Math.max(count, places.length * 2))
  larger.set(places)
  return larger
}

/** Makes one of each two quotes where they stand; gives where the text ends then. */
function withSingleQuotes(bytes: Bytes, start: number, end: number): number {
  let to = start
  for (let at = start; at < end; at++) {
    bytes[to++] = bytes[at]!
    if (bytes[at] === quote) at++
  }
  return to
}
