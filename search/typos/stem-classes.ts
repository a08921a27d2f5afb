import { hashOf, hashOfBytes, type TermTable } from '../analysis/term-table.ts'
import { foldedLength, termAt } from './dictionary.ts'
import type { StemClasses, TermDictionary } from './types.ts'

const mark = '\u0001'

function stemAt(dictionary: TermDictionary, ordinal: number, stem: (folded: string) => string): string {
  const term = termAt(dictionary, ordinal)
  const at = term.indexOf(mark)
  return stem(at < 0 ? term : term.slice(0, at))
}

const ordinalMask = 0xffffff

/** A table entry: the ordinal, and 8 bits of the stem's hash, so that few strangers are looked at. */
function tagged(hash: number, ordinal: number): number {
  return ((hash & 0xff000000) | (ordinal + 1)) >>> 0
}

const none = 0xffffffff
/** Last term of each stem while classes are built; `none` in between. */
let last = new Uint32Array(1024).fill(none)

/** Number of the stem of term `ordinal`. */
function stemNumber(dictionary: TermDictionary, ordinal: number, terms: TermTable): number {
  const { bytes, offsets } = dictionary
  const from = offsets[ordinal]!
  const to = offsets[ordinal + 1]!
  let end = from
  while (end < to && bytes[end]! > 1 && bytes[end]! < 128) end += 1
  if (end === to || bytes[end] === 1) return terms.stemOf(terms.ofAsciiBytes(bytes, from, end))
  return terms.stemOf(terms.ofString(termAt(dictionary, ordinal)))
}

/** Whether a stem is the folded form of the term itself, and so found without the table. The stem `tar~` of `tara` is as long. */
function isFoldedForm(dictionary: TermDictionary, ordinal: number, terms: TermTable, stem: number): boolean {
  const length = foldedLength(dictionary, ordinal)
  if (terms.stemLength(stem) !== length) return false
  const from = dictionary.offsets[ordinal]!
  return terms.stemHash(stem) === hashOfBytes(dictionary.bytes, from, from + length)
}

/**
 * Links every term to the next of its stem, in shared memory. O(terms) time; about 4 bytes a term and 4 to 8 a stem.
 * Terms past the first 16,777,214 are not linked. Only stems of two terms or more, or that differ from their only term, are in the table: the others are found by themselves.
 * @param terms knows the stems; terms it has not seen are added to it.
 */
export function buildStemClasses(dictionary: TermDictionary, terms: TermTable): StemClasses {
  const next = new Uint32Array(new SharedArrayBuffer(dictionary.size * 4))
  for (let ordinal = 0; ordinal < next.length; ordinal += 1) next[ordinal] = ordinal
  const stems = numberStems(dictionary, terms)
  const firsts = linkTerms(stems, terms.stemCount, next)
  const kept = selectOthers(dictionary, terms, stems, firsts, next)
  return { next, table: tableOf(kept, stems, terms, dictionary.size) }
}

function numberStems(dictionary: TermDictionary, terms: TermTable): Uint32Array {
  const stems = new Uint32Array(Math.min(dictionary.size, ordinalMask))
  for (let ordinal = 0; ordinal < stems.length; ordinal += 1) {
    stems[ordinal] = stemNumber(dictionary, ordinal, terms)
  }
  return stems
}

/** Links the terms of each stem in `next`; returns the first term of each. */
function linkTerms(stems: Uint32Array, stemCount: number, next: Uint32Array): Uint32Array {
  if (last.length < stemCount) last = new Uint32Array(stemCount * 2).fill(none)
  const lastOf = last
  const firsts = new Uint32Array(stems.length)
  let count = 0
  for (let ordinal = 0; ordinal < stems.length; ordinal += 1) {
    const stem = stems[ordinal]!
    const before = lastOf[stem]!
    if (before === none) firsts[count++] = ordinal
    else {
      next[ordinal] = next[before]!
      next[before] = ordinal
    }
    lastOf[stem] = ordinal
  }
  for (let i = 0; i < count; i += 1) lastOf[stems[firsts[i]!]!] = none
  return firsts.subarray(0, count)
}

/** Those first terms of stems that are not found by themselves; they take the place of `firsts`. */
function selectOthers(
  dictionary: TermDictionary,
  terms: TermTable,
  stems: Uint32Array,
  firsts: Uint32Array,
  next: Uint32Array,
): Uint32Array {
  let kept = 0
  for (let i = 0; i < firsts.length; i += 1) {
    const ordinal = firsts[i]!
    const isFound = next[ordinal] === ordinal && isFoldedForm(dictionary, ordinal, terms, stems[ordinal]!)
    if (!isFound) firsts[kept++] = ordinal
  }
  return firsts.subarray(0, kept)
}

function tableOf(kept: Uint32Array, stems: Uint32Array, terms: TermTable, size: number): Uint32Array {
  let capacity = 8
  while (capacity < kept.length * 1.5) capacity *= 2
  const table = new Uint32Array(new SharedArrayBuffer(size === 0 ? 0 : capacity * 4))
  for (let i = 0; i < kept.length; i += 1) {
    const ordinal = kept[i]!
    const hash = terms.stemHash(stems[ordinal]!)
    let slot = hash & (capacity - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    table[slot] = tagged(hash, ordinal)
  }
  return table
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
  const hash = hashOf(wanted)
  let slot = hash & (capacity - 1)
  for (;;) {
    const entry = table[slot]!
    if (entry === 0) return -1
    const ordinal = (entry & ordinalMask) - 1
    if (entry === tagged(hash, ordinal) && stemAt(dictionary, ordinal, stem) === wanted) return ordinal
    slot = (slot + 1) & (capacity - 1)
  }
}
