import { foldedLength, termAt } from './dictionary.ts'
import type { StemClasses, TermDictionary } from './types.ts'

const mark = '\u0001'

function stemAt(dictionary: TermDictionary, ordinal: number, stem: (folded: string) => string): string {
  const term = termAt(dictionary, ordinal)
  const at = term.indexOf(mark)
  return stem(at < 0 ? term : term.slice(0, at))
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

const ordinalMask = 0xffffff

/** A table entry: the ordinal, and 8 bits of the stem's hash, so that few strangers are looked at. */
function tagged(stem: string, ordinal: number): number {
  return ((hash(stem) & 0xff000000) | (ordinal + 1)) >>> 0
}

/**
 * Links every term to the next of its stem, in shared memory. O(terms) time; about 4 bytes a term and 4 to 8 a stem.
 * Terms past the first 16,777,214 are not linked. Only stems of two terms or more, or that differ from their only term, are in the table: the others are found by themselves.
 */
export function buildStemClasses(dictionary: TermDictionary, stem: (folded: string) => string): StemClasses {
  const { size } = dictionary
  const next = new Uint32Array(new SharedArrayBuffer(size * 4))
  const last = new Map<string, number>()
  const first = new Map<string, number>()
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    next[ordinal] = ordinal
    if (ordinal >= ordinalMask) continue
    const key = stemAt(dictionary, ordinal, stem)
    const before = last.get(key)
    if (before === undefined) first.set(key, ordinal)
    else {
      next[ordinal] = next[before]!
      next[before] = ordinal
    }
    last.set(key, ordinal)
  }
  const kept = [...first].filter(
    ([key, ordinal]) => next[ordinal] !== ordinal || key.length !== foldedLength(dictionary, ordinal),
  )
  let capacity = 8
  while (capacity < kept.length * 1.5) capacity *= 2
  const table = new Uint32Array(new SharedArrayBuffer(size === 0 ? 0 : capacity * 4))
  for (const [key, ordinal] of kept) {
    let slot = hash(key) & (capacity - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    table[slot] = tagged(key, ordinal)
  }
  return { next, table }
}

/** A term of the stem, or -1; the others follow by `next`. Terms alone of their stem and equal to it are not found here. */
export function firstOfStem(
  dictionary: TermDictionary,
  { table }: StemClasses,
  wanted: string,
  stem: (folded: string) => string,
): number {
  const capacity = table.length
  if (capacity === 0) return -1
  let slot = hash(wanted) & (capacity - 1)
  for (;;) {
    const entry = table[slot]!
    if (entry === 0) return -1
    const ordinal = (entry & ordinalMask) - 1
    if (entry === tagged(wanted, ordinal) && stemAt(dictionary, ordinal, stem) === wanted) return ordinal
    slot = (slot + 1) & (capacity - 1)
  }
}
