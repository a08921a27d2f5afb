import type { UnsignedArray } from './bytes.ts'

/*
 * Inner loops that keep those candidates of a chunk whose value passes, in place: candidates `from .. to` move to `kept` and on. One
 * function per element width, see `column-scan.ts`. They add up instead of branching: whether a candidate passes is hard to predict.
 */

/** Largest bound that can be tested for by subtracting in 32 bits. */
const MOST_SIGNED = 0x7fffffff

/** Keeps candidates with `passes[sets[shift + document]]` of 1, not those of 0. Returns the end of what is kept. */
export function keepSets(
  sets: UnsignedArray,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  passes: Uint8Array,
): number {
  if (sets instanceof Uint8Array) return keepSets8(sets, shift, documents, from, to, kept, passes)
  if (sets instanceof Uint16Array) return keepSets16(sets, shift, documents, from, to, kept, passes)
  return keepSets32(sets, shift, documents, from, to, kept, passes)
}

function keepSets8(
  sets: Uint8Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  passes: Uint8Array,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    documents[end] = document
    end += passes[sets[shift + document]!]!
  }
  return end
}

function keepSets16(
  sets: Uint16Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  passes: Uint8Array,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    documents[end] = document
    end += passes[sets[shift + document]!]!
  }
  return end
}

function keepSets32(
  sets: Uint32Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  passes: Uint8Array,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    documents[end] = document
    end += passes[sets[shift + document]!]!
  }
  return end
}

/** Keeps candidates whose value is in `[min, max]`; NaN is not. Returns the end of what is kept. */
export function keepRange(
  values: UnsignedArray | Float64Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  min: number,
  max: number,
): number {
  if (values instanceof Float64Array) return keepRange64(values, shift, documents, from, to, kept, min, max)
  if (max < min || max < 0) return kept
  const low = min < 0 ? 0 : min
  if (values instanceof Uint8Array) return keepRange8(values, shift, documents, from, to, kept, low, max)
  if (values instanceof Uint16Array) return keepRange16(values, shift, documents, from, to, kept, low, max)
  if (max > MOST_SIGNED) return keepRangeUnsigned(values, shift, documents, from, to, kept, low, max)
  return keepRange32(values, shift, documents, from, to, kept, low, max)
}

// of `value - min` and `max - value` one is negative, in 32 bits, when the value is outside

function keepRange8(
  values: Uint8Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  min: number,
  max: number,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    const value = values[shift + document]!
    documents[end] = document
    end += 1 + (((value - min) | (max - value)) >> 31)
  }
  return end
}

function keepRange16(
  values: Uint16Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  min: number,
  max: number,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    const value = values[shift + document]!
    documents[end] = document
    end += 1 + (((value - min) | (max - value)) >> 31)
  }
  return end
}

/** `max` must be below 2³¹: then a value so large that one difference wraps around makes the other one negative. */
function keepRange32(
  values: Uint32Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  min: number,
  max: number,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    const value = values[shift + document]!
    documents[end] = document
    end += 1 + (((value - min) | (max - value)) >> 31)
  }
  return end
}

function keepRangeUnsigned(
  values: Uint32Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  min: number,
  max: number,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    const value = values[shift + document]!
    documents[end] = document
    if (value >= min && value <= max) end++
  }
  return end
}

function keepRange64(
  values: Float64Array,
  shift: number,
  documents: Uint16Array,
  from: number,
  to: number,
  kept: number,
  min: number,
  max: number,
): number {
  let end = kept
  for (let i = from; i < to; i++) {
    const document = documents[i]!
    const value = values[shift + document]!
    documents[end] = document
    if (value >= min && value <= max) end++
  }
  return end
}
