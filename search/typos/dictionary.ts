import type { TermDictionary } from './types.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const scratch = new Uint8Array(1024)
/** Copied here before decoding: a `TextDecoder` takes no shared memory. */
const copy = new Uint8Array(1024)
/** Up to so many ASCII characters are faster put together here than decoded. */
const shortTerm = 16

/** Ordinals from `first` to before `last`. */
export interface TermRange {
  first: number
  last: number
}

/** Term `ordinal` as a string. */
export function termAt(dictionary: TermDictionary, ordinal: number): string {
  const from = dictionary.offsets[ordinal]!
  const to = dictionary.offsets[ordinal + 1]!
  const { bytes } = dictionary
  const length = Math.min(to - from, copy.length)
  let isAscii = true
  for (let i = 0; i < length; i += 1) {
    const byte = bytes[from + i]!
    copy[i] = byte
    if (byte > 127) isAscii = false
  }
  if (isAscii && length <= shortTerm) {
    let term = ''
    for (let i = 0; i < length; i += 1) term += String.fromCharCode(copy[i]!)
    return term
  }
  return decoder.decode(copy.subarray(0, length))
}

/** Length of the folded part of term `ordinal`, in bytes. */
export function foldedLength(
  { bytes, offsets }: Pick<TermDictionary, 'bytes' | 'offsets'>,
  ordinal: number,
): number {
  const from = offsets[ordinal]!
  const to = offsets[ordinal + 1]!
  for (let i = from; i < to; i += 1) if (bytes[i] === 1) return i - from
  return to - from
}

/** The UTF-8 of a key, in a buffer that the next call overwrites. */
function encodeKey(key: string): Uint8Array {
  const length = key.length
  for (let i = 0; i < length; i += 1) {
    const unit = key.charCodeAt(i)
    if (unit > 127 || i === scratch.length)
      return scratch.subarray(0, encoder.encodeInto(key, scratch).written)
    scratch[i] = unit
  }
  return scratch.subarray(0, length)
}

/** First ordinal whose term is not below `key`, or, with `behindPrefix`, not below every term that begins with `key`. */
function lowerBound(
  { bytes, offsets, size }: TermDictionary,
  key: Uint8Array,
  behindPrefix = false,
  from = 0,
): number {
  const length = key.length
  let low = from
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    const start = offsets[middle]!
    const common = Math.min(length, offsets[middle + 1]! - start)
    let i = 0
    while (i < common && bytes[start + i] === key[i]) i += 1
    let isBelow: boolean
    if (i < common) isBelow = bytes[start + i]! < key[i]!
    else isBelow = i < length || behindPrefix
    if (isBelow) low = middle + 1
    else high = middle
  }
  return low
}

/** Terms that begin with `prefix`. */
export function prefixRange(dictionary: TermDictionary, prefix: string): TermRange {
  const key = encodeKey(prefix)
  const first = lowerBound(dictionary, key)
  return { first, last: lowerBound(dictionary, key, true, first) }
}

/** Terms that begin with `code` and go on with a letter: 665a of 665, not 6650. Behind digits, bytewise, come letters. */
export function letteredRange(dictionary: TermDictionary, code: string): TermRange {
  const behindDigits = `${code}:`
  const first = lowerBound(dictionary, encodeKey(behindDigits))
  return { first, last: lowerBound(dictionary, encodeKey(code), true, first) }
}

/** Every spelling of a folded word: the bare term and, right behind it, those with the spelling mark. */
export function spellingRange(dictionary: TermDictionary, folded: string): TermRange {
  const { bytes, offsets, size } = dictionary
  const key = encodeKey(folded)
  const first = lowerBound(dictionary, key)
  let last = first
  for (; last < size; last += 1) {
    const start = offsets[last]!
    const length = offsets[last + 1]! - start
    if (length < key.length || (length > key.length && bytes[start + key.length] !== 1)) break
    let i = 0
    while (i < key.length && bytes[start + i] === key[i]) i += 1
    if (i < key.length) break
  }
  return { first, last }
}

/** Ordinal of exactly this term, or -1. */
export function ordinalOf(dictionary: TermDictionary, term: string): number {
  const { bytes, offsets, size } = dictionary
  const key = encodeKey(term)
  const ordinal = lowerBound(dictionary, key)
  if (ordinal === size || offsets[ordinal + 1]! - offsets[ordinal]! !== key.length) return -1
  for (let i = 0; i < key.length; i += 1) if (bytes[offsets[ordinal]! + i] !== key[i]) return -1
  return ordinal
}
