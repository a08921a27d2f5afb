import type { Bytes } from '../dumps/texts.ts'

/** Where the texts of a column lie in `bytes`: that of row `i` from `places[i * step + first]` to the number behind it. */
export interface Ranges {
  bytes: Bytes
  places: Int32Array
  step: number
  first: number
}

/** Rows of a source that are left; without `selection` all of them. A later selection names some of those of an earlier one. */
export interface Rows {
  /** Of the source. */
  size: number
  length: number
  selection: Int32Array | null
}

/** A column of a batch, whose texts are made when they are first asked for: what is selected away or filtered out costs nothing. */
export interface Column {
  /** Those of `rows`; others may lie anywhere. */
  ranges(rows: Rows): Ranges
  /** Only where the texts are strings already. */
  readonly strings?: readonly string[]
  /** Whether a cast made numbers of them. */
  readonly isNumber?: boolean
}

/** Rows by their columns; good until the next batch is asked for. */
export interface Batch extends Rows {
  columns: Map<string, Column>
}

/** Texts of one column, each from the number of `places` before it to its own. */
export class Texts implements Column {
  readonly strings: readonly string[]
  #ranges: Ranges | undefined

  constructor(strings: readonly string[]) {
    this.strings = strings
  }

  ranges(): Ranges {
    if (this.#ranges === undefined) {
      const bytes = Buffer.from(this.strings.join('')) as Bytes
      const places = new Int32Array(this.strings.length + 1)
      let end = 0
      for (const [i, text] of this.strings.entries()) {
        end += Buffer.byteLength(text)
        places[i + 1] = end
      }
      this.#ranges = { bytes, places, step: 1, first: 0 }
    }
    return this.#ranges
  }
}

/** Ranges that a step made for one batch. */
export class Made implements Column {
  readonly #make: (rows: Rows) => Ranges
  readonly isNumber: boolean
  #ranges: Ranges | undefined

  constructor(make: (rows: Rows) => Ranges, isNumber = false) {
    this.#make = make
    this.isNumber = isNumber
  }

  ranges(rows: Rows): Ranges {
    this.#ranges ??= this.#make(rows)
    return this.#ranges
  }
}

/** The texts of the rows that are left, as strings. */
export function textsOf(rows: Rows, column: Column): string[] {
  const { selection, length } = rows
  const texts = new Array<string>(length)
  if (column.strings !== undefined) {
    for (let i = 0; i < length; i++) texts[i] = column.strings[selection === null ? i : selection[i]!]!
    return texts
  }
  const { bytes, places, step, first } = column.ranges(rows)
  for (let i = 0; i < length; i++) {
    const place = (selection === null ? i : selection[i]!) * step + first
    texts[i] = bytes.utf8Slice(places[place]!, places[place + 1]!)
  }
  return texts
}
