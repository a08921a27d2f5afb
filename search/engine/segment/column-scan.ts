import type { Tally } from '../scratch/tally.ts'
import type { UnsignedArray } from './bytes.ts'

/*
 * Inner loops over the candidates of a chunk and the values of a column. One function per element width, word for word alike: shared
 * ones would see all widths and be compiled for none.
 */

/** `counts[sets[shift + documents[i]]]++` for candidates `from .. to`. */
export function tally(
  sets: UnsignedArray,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  counts: Uint32Array,
): void {
  if (sets instanceof Uint8Array) tally8(sets, shift, documents, from, to, counts)
  else if (sets instanceof Uint16Array) tally16(sets, shift, documents, from, to, counts)
  else tally32(sets, shift, documents, from, to, counts)
}

function tally8(
  sets: Uint8Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  counts: Uint32Array,
): void {
  for (let i = from; i < to; i++) counts[sets[shift + documents[i]!]!]!++
}

function tally16(
  sets: Uint16Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  counts: Uint32Array,
): void {
  for (let i = from; i < to; i++) counts[sets[shift + documents[i]!]!]!++
}

function tally32(
  sets: Uint32Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  counts: Uint32Array,
): void {
  for (let i = from; i < to; i++) counts[sets[shift + documents[i]!]!]!++
}

/** The same, noting what is counted for the first time. Columns of many sets are never of bytes. */
export function tallyNoting(
  sets: UnsignedArray,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  into: Tally,
): void {
  if (sets instanceof Uint16Array) into.touchedLength = noting16(sets, shift, documents, from, to, into)
  else if (sets instanceof Uint32Array) into.touchedLength = noting32(sets, shift, documents, from, to, into)
  else throw new TypeError('a column of bytes has few sets')
}

function noting16(
  sets: Uint16Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  into: Tally,
): number {
  const { counts, touched } = into
  let length = into.touchedLength
  for (let i = from; i < to; i++) {
    const set = sets[shift + documents[i]!]!
    if (counts[set]!++ === 0) touched[length++] = set
  }
  return length
}

function noting32(
  sets: Uint32Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  into: Tally,
): number {
  const { counts, touched } = into
  let length = into.touchedLength
  for (let i = from; i < to; i++) {
    const set = sets[shift + documents[i]!]!
    if (counts[set]!++ === 0) touched[length++] = set
  }
  return length
}

/** `out[i] = values[shift + documents[i]] + base` for candidates `from .. to`, NaN where the value is `absent`. */
export function copyNumbers(
  values: UnsignedArray | Float64Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  base: number,
  absent: number,
  out: Float64Array,
): void {
  if (values instanceof Float64Array) copyNumbers64(values, shift, documents, from, to, out)
  else if (values instanceof Uint32Array) copyNumbers32(values, shift, documents, from, to, base, absent, out)
  else copyNumbers16(values, shift, documents, from, to, base, absent, out)
}

function copyNumbers16(
  values: Uint8Array | Uint16Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  base: number,
  absent: number,
  out: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const value = values[shift + documents[i]!]!
    out[i] = value === absent ? Number.NaN : value + base
  }
}

function copyNumbers32(
  values: Uint32Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  base: number,
  absent: number,
  out: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    const value = values[shift + documents[i]!]!
    out[i] = value === absent ? Number.NaN : value + base
  }
}

function copyNumbers64(
  values: Float64Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  for (let i = from; i < to; i++) out[i] = values[shift + documents[i]!]!
}
