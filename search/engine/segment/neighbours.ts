import type { StemClasses } from '../../typos/types.ts'
import type { TermGroup } from './term-group.ts'
import { splitFields, TokenReader } from './tokens.ts'

/*
 * A bit set per document that tells, mostly, whether words stand next to each other in the heaviest field, so that few documents
 * have to be read for it: a Bloom filter of one hash over 32 bits, whose keys are pairs of stems.
 */

/** Tokens behind a token that may stand at the next position. */
const WINDOW = 20
/** Positions that a compound's parts may run ahead of the compound. */
const MOST_PARTS = 4
/** More pairs of stems than this, and a mask would let everything through. */
const MOST_PAIRS = 16

/** First term of the stem of each term. O(terms). */
export function stemRoots({ next }: StemClasses): Uint32Array {
  const roots = new Uint32Array(next.length).fill(0xffffffff)
  for (let term = 0; term < next.length; term++) {
    for (let other = term; roots[other] === 0xffffffff; other = next[other]!) roots[other] = term
  }
  return roots
}

/** First term of the stem of one term. O(terms of the stem). */
function rootOf({ next }: StemClasses, term: number): number {
  let root = term
  for (let other = next[term]!; other !== term; other = next[other]!) if (other < root) root = other
  return root
}

function bitOf(first: number, second: number): number {
  let hash = (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b)) | 0
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return 1 << (hash >>> 27)
}

/** Stems and positions of the field at hand. */
let stems = new Uint32Array(64)
let positions = new Int32Array(64)

/** The tokens of a segment, of whose text fields one is looked at. */
interface FieldTokens {
  tokens: Uint8Array
  tokenStarts: Uint32Array
  termLengths: Uint8Array
  fields: number
  field: number
}

/** Pairs of documents, bit by bit. */
export function neighbourBits(
  { tokens, tokenStarts, termLengths, fields, field }: FieldTokens,
  roots: Uint32Array,
): Uint32Array {
  const bits = new Uint32Array(tokenStarts.length - 1)
  const starts = new Uint32Array(fields)
  const ends = new Uint32Array(fields)
  const reader = new TokenReader()
  for (let document = 0; document < bits.length; document++) {
    splitFields(tokens, tokenStarts[document]!, fields, starts, ends)
    reader.open(tokens, termLengths, starts[field]!, ends[field]!)
    bits[document] = pairBits(readStems(reader, roots))
  }
  return bits
}

/** Lays out the stems of the field and their positions; returns how many. */
function readStems(reader: TokenReader, roots: Uint32Array): number {
  let length = 0
  while (reader.next()) {
    if (length === stems.length) grow()
    stems[length] = roots[reader.ordinal]!
    positions[length++] = reader.position
  }
  return length
}

function grow(): void {
  const oldStems = stems
  const oldPositions = positions
  stems = new Uint32Array(oldStems.length * 2)
  stems.set(oldStems)
  positions = new Int32Array(oldPositions.length * 2)
  positions.set(oldPositions)
}

/** Bits of the pairs among the first `length` of `stems`. */
function pairBits(length: number): number {
  let set = 0
  for (let i = 0; i < length; i++) {
    const wanted = positions[i]! + 1
    for (let j = i + 1; j < length && j <= i + WINDOW && positions[j]! <= wanted + MOST_PARTS; j++) {
      if (positions[j] === wanted) set |= bitOf(stems[i]!, stems[j]!)
      else if (positions[j]! + 1 === positions[i]!) set |= bitOf(stems[j]!, stems[i]!)
    }
  }
  return set
}

/** Bits of which a document has one when a term of `first` stands right before one of `second`; all when the pairs are many. */
export function pairMask(classes: StemClasses, first: TermGroup, second: TermGroup): number {
  const firstRoots = rootsOf(classes, first)
  const secondRoots = rootsOf(classes, second)
  if (firstRoots.length * secondRoots.length > MOST_PAIRS) return -1
  let mask = 0
  for (let i = 0; i < firstRoots.length; i++) {
    for (let j = 0; j < secondRoots.length; j++) mask |= bitOf(firstRoots[i]!, secondRoots[j]!)
  }
  return mask
}

/** Different roots of the terms of a group. */
function rootsOf(classes: StemClasses, { ordinals, length }: TermGroup): number[] {
  const roots: number[] = []
  for (let i = 0; i < length; i++) {
    const root = rootOf(classes, ordinals[i]!)
    if (!roots.includes(root)) roots.push(root)
  }
  return roots
}
