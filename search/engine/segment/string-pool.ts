import { compareBytes, decoder, encoder, writeText } from './bytes.ts'

/** Strings of a pool that are kept on the heap. */
const MOST_RECENT = 4096

/** Strings end to end in UTF-8, sorted bytewise; string `i` is `bytes[offsets[i] .. offsets[i + 1])`. */
export class StringPool {
  readonly size: number
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
  private utf16Ordered: boolean | null = null
  /** Strings made lately. */
  private readonly recent = new Map<number, string>()
  private readonly translations = new WeakMap<StringPool, Int32Array>()

  constructor(bytes: Uint8Array, offsets: Uint32Array) {
    this.size = offsets.length - 1
    this.bytes = bytes
    this.offsets = offsets
  }

  /** Whether the order of ordinals is that of UTF-16 code units too: so it is without characters outside the basic plane. */
  get isUtf16Ordered(): boolean {
    if (this.utf16Ordered === null) this.utf16Ordered = !this.bytes.some((byte) => byte >= 0xf0)
    return this.utf16Ordered
  }

  /** The same as `at`, for strings that are wanted again and again. */
  popular(ordinal: number): string {
    let text = this.recent.get(ordinal)
    if (text === undefined) {
      text = this.at(ordinal)
      if (this.recent.size >= MOST_RECENT) this.recent.clear()
      this.recent.set(ordinal, text)
    }
    return text
  }

  /** For each string its ordinal in another pool, or -1. Kept while both are. */
  translationTo(pool: StringPool): Int32Array {
    let translation = this.translations.get(pool)
    if (translation === undefined) {
      translation = translate(this, pool)
      this.translations.set(pool, translation)
    }
    return translation
  }

  at(ordinal: number): string {
    const start = this.offsets[ordinal]!
    const end = this.offsets[ordinal + 1]!
    const bytes = this.bytes
    // short ASCII strings are built faster by hand than by a TextDecoder
    if (end - start <= 48) {
      let text = ''
      let i = start
      for (; i < end; i++) {
        const byte = bytes[i]!
        if (byte > 127) break
        text += String.fromCharCode(byte)
      }
      if (i === end) return text
    }
    // decoders refuse views of shared memory
    return decoder.decode(bytes.slice(start, end))
  }

  /** Ordinal of the string, or -1. O(log size). */
  find(text: string): number {
    const key = encoder.encode(text)
    const at = this.lowerBound(key)
    if (at === this.size) return -1
    return this.is(at, key, 0, key.length) ? at : -1
  }

  /** Whether string `ordinal` is `key[start .. end)`. */
  is(ordinal: number, key: Uint8Array, start: number, end: number): boolean {
    return compareBytes(this.bytes, this.offsets[ordinal]!, this.offsets[ordinal + 1]!, key, start, end) === 0
  }

  /** First ordinal from `low` on whose string is not below `key[start .. end)`: doubling steps, then bisection. */
  seek(key: Uint8Array, start: number, end: number, low: number): number {
    const { bytes, offsets, size } = this
    const isBelow = (at: number) => compareBytes(bytes, offsets[at]!, offsets[at + 1]!, key, start, end) < 0
    let from = low
    let step = 1
    while (from + step <= size && isBelow(from + step - 1)) {
      from += step
      step <<= 1
    }
    let to = Math.min(from + step - 1, size)
    while (from < to) {
      const middle = (from + to) >>> 1
      if (isBelow(middle)) from = middle + 1
      else to = middle
    }
    return from
  }

  /** First ordinal whose string is not below `key`. */
  lowerBound(key: Uint8Array): number {
    const { bytes, offsets } = this
    let low = 0
    let high = this.size
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareBytes(bytes, offsets[middle]!, offsets[middle + 1]!, key, 0, key.length) < 0)
        low = middle + 1
      else high = middle
    }
    return low
  }
}

/** For each string of a pool its ordinal in another, or -1. O(strings · log(gaps between them)). */
function translate(from: StringPool, to: StringPool): Int32Array {
  const ordinals = new Int32Array(from.size).fill(-1)
  const { bytes, offsets } = from
  let at = 0
  for (let ordinal = 0; ordinal < from.size && at < to.size; ordinal++) {
    at = to.seek(bytes, offsets[ordinal]!, offsets[ordinal + 1]!, at)
    if (at < to.size && to.is(at, bytes, offsets[ordinal]!, offsets[ordinal + 1]!)) ordinals[ordinal] = at++
  }
  return ordinals
}

/** Order of UTF-8 bytes, for UTF-16 strings. */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i)
    let y = b.charCodeAt(i)
    if (x === y) continue
    // surrogates stand for code points above all others
    if (x >= 0xd800 && x <= 0xdfff) x += 0x10000
    if (y >= 0xd800 && y <= 0xdfff) y += 0x10000
    return x - y
  }
  return a.length - b.length
}

/** Bytes of a string that fit into a sort key beside its number. */
const KEY_BYTES = 5
/** Strings that can be numbered beside the key. */
export const MOST_SORTED = 1 << 24

/**
 * Numbers of distinct strings (`bytes[offsets[i] .. offsets[i + 1])`, at most `MOST_SORTED`) in bytewise order. The first bytes are
 * sorted as integers with the number behind them; only what agrees in them is compared.
 */
export function sortStrings(bytes: Uint8Array, offsets: Uint32Array): Uint32Array {
  const keys = sortKeys(bytes, offsets)
  keys.sort()
  // little-endian, as everything that is shared and saved
  const halves = new Uint32Array(keys.buffer)
  const order = new Uint32Array(keys.length)
  for (let i = 0; i < order.length; i++) order[i] = halves[i * 2]! & 0xffffff
  sortTies(bytes, offsets, halves, order)
  return order
}

/** The first bytes of each string, high ones first, with its number behind them. */
function sortKeys(bytes: Uint8Array, offsets: Uint32Array): BigUint64Array {
  const keys = new BigUint64Array(offsets.length - 1)
  const halves = new Uint32Array(keys.buffer)
  for (let i = 0; i < keys.length; i++) {
    const at = offsets[i]!
    const left = offsets[i + 1]! - at
    let high = 0
    for (let b = 0; b < 4; b++) high = (high << 8) | (b < left ? bytes[at + b]! : 0)
    halves[i * 2 + 1] = high
    halves[i * 2] = ((left >= KEY_BYTES ? bytes[at + 4]! << 24 : 0) | i) >>> 0
  }
  return keys
}

/** Sorts those whose keys agree but for the number. */
function sortTies(bytes: Uint8Array, offsets: Uint32Array, halves: Uint32Array, order: Uint32Array): void {
  const count = order.length
  for (let from = 0; from < count; ) {
    const high = halves[from * 2 + 1]!
    const fifth = halves[from * 2]! >>> 24
    let to = from + 1
    while (to < count && halves[to * 2 + 1] === high && halves[to * 2]! >>> 24 === fifth) to++
    if (to - from > 16) {
      order.subarray(from, to).sort((a, b) => compareStrings(bytes, offsets, a, b))
    } else if (to - from > 1) insertionSort(bytes, offsets, order, from, to)
    from = to
  }
}

function insertionSort(
  bytes: Uint8Array,
  offsets: Uint32Array,
  order: Uint32Array,
  from: number,
  to: number,
): void {
  for (let i = from + 1; i < to; i++) {
    const moved = order[i]!
    let j = i
    for (; j > from && compareStrings(bytes, offsets, order[j - 1]!, moved) > 0; j--) order[j] = order[j - 1]!
    order[j] = moved
  }
}

function compareStrings(bytes: Uint8Array, offsets: Uint32Array, a: number, b: number): number {
  return compareBytes(bytes, offsets[a]!, offsets[a + 1]!, bytes, offsets[b]!, offsets[b + 1]!)
}

/** Packs strings that are sorted by `compareUtf8`. */
export function packStrings(sorted: readonly string[]): { bytes: Uint8Array; offsets: Uint32Array } {
  const offsets = new Uint32Array(sorted.length + 1)
  let room = 0
  for (const text of sorted) room += text.length * 3
  const bytes = new Uint8Array(room)
  let at = 0
  for (let i = 0; i < sorted.length; i++) {
    at = writeText(sorted[i]!, bytes, at)
    offsets[i + 1] = at
  }
  return { bytes: bytes.slice(0, at), offsets }
}
