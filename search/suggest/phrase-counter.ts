import { foldedOf, SPELLING_MARK, writtenOf } from '../analysis/index.ts'
import type { SuggestionTable } from './types.ts'

const wordsPerPhrase = 3
const slotSize = wordsPerPhrase + 1
const none = 0xffffffff
const smallestTable = 1 << 10
/** Past so many slots, phrases seen once are dropped instead of growing (16 bytes a slot). */
const largestTable = 1 << 20
/** Trigrams are counted where titles say what the thing is. */
const openingWords = 4

const fewestEntries = 1024
const documentsPerEntry = 16
const mostEntries = 1 << 16

/** The terms of the segment that phrases are made of. */
interface CountedTerms {
  size: number
  documents: number
  /** The term as the index holds it. */
  termAt(ordinal: number): string
  documentFrequency(ordinal: number): number
}

/**
 * Counts the two- and three-word phrases of titles in bounded memory: when the table is full, phrases seen once so far are
 * forgotten (after lossy counting: G. S. Manku and R. Motwani, VLDB 2002).
 */
export class PhraseCounter {
  #slots = new Uint32Array(smallestTable * slotSize).fill(none)
  #capacity = smallestTable
  #used = 0
  readonly #largest: number

  constructor(largest = largestTable) {
    this.#largest = largest
  }

  /** `ordinals[0 .. length)` are the words of a title, one a position, in text order. */
  add(ordinals: ArrayLike<number>, length: number): void {
    for (let i = 0; i + 1 < length; i += 1) {
      this.#count(ordinals[i]!, ordinals[i + 1]!, none)
      if (i + 2 < length && i < openingWords) this.#count(ordinals[i]!, ordinals[i + 1]!, ordinals[i + 2]!)
    }
  }

  #count(first: number, second: number, third: number): void {
    const slots = this.#slots
    const at = find(slots, this.#capacity, first, second, third)
    if (slots[at] !== none) {
      slots[at + wordsPerPhrase]! += 1
      return
    }
    slots[at] = first
    slots[at + 1] = second
    slots[at + 2] = third
    slots[at + wordsPerPhrase] = 1
    this.#used += 1
    if (this.#used > this.#capacity * 0.7) this.#makeRoom()
  }

  #makeRoom(): void {
    const old = this.#slots
    const forget = this.#capacity >= this.#largest ? 1 : 0
    if (forget === 0) this.#capacity *= 2
    const slots = new Uint32Array(this.#capacity * slotSize).fill(none)
    let used = 0
    for (let from = 0; from < old.length; from += slotSize) {
      if (old[from] === none || old[from + wordsPerPhrase]! <= forget) continue
      const at = find(slots, this.#capacity, old[from]!, old[from + 1]!, old[from + 2]!)
      for (let i = 0; i < slotSize; i += 1) slots[at + i] = old[from + i]!
      used += 1
    }
    // Everything was seen twice: the least frequent half makes room all the same.
    if (forget === 1 && used > this.#capacity * 0.5) this.#keepFrequentHalf(slots)
    else {
      this.#slots = slots
      this.#used = used
    }
  }

  /** Starts over with the more frequent half. */
  #keepFrequentHalf(slots: Uint32Array): void {
    const counts: number[] = []
    for (let from = 0; from < slots.length; from += slotSize)
      if (slots[from] !== none) counts.push(slots[from + wordsPerPhrase]!)
    const median = Uint32Array.from(counts).sort()[counts.length >> 1]!
    const kept = new Uint32Array(this.#capacity * slotSize).fill(none)
    let used = 0
    for (let from = 0; from < slots.length; from += slotSize) {
      if (slots[from] === none || slots[from + wordsPerPhrase]! <= median) continue
      const at = find(kept, this.#capacity, slots[from]!, slots[from + 1]!, slots[from + 2]!)
      for (let i = 0; i < slotSize; i += 1) kept[at + i] = slots[from + i]!
      used += 1
    }
    this.#slots = kept
    this.#used = used
  }

  /**
   * The most frequent words and phrases, one entry for 16 documents (at least 1,024, at most 65,536). Phrases neither begin nor
   * end with a stop word, nor begin with two numbers. O(phrases + terms) time.
   */
  finish(terms: CountedTerms, isStopWord: (folded: string) => boolean): SuggestionTable {
    const room = Math.min(
      mostEntries,
      Math.max(fewestEntries, Math.ceil(terms.documents / documentsPerEntry)),
    )
    const isPoor = (ordinal: number) => isStopWord(foldedOf(terms.termAt(ordinal)))
    const startsWithDigit = (ordinal: number) => /^\d/.test(terms.termAt(ordinal))
    const phrases = mostFrequent(
      this.#slots.length / slotSize,
      (slot) => (this.#slots[slot * slotSize] === none ? 0 : this.#slots[slot * slotSize + wordsPerPhrase]!),
      room / 2,
      (slot) => {
        const words = this.#words(slot)
        const [first, last] = [words[0]!, words.at(-1)!]
        return !isPoor(first) && !isPoor(last) && !(startsWithDigit(first) && startsWithDigit(words[1]!))
      },
    )
    const words = mostFrequent(
      terms.size,
      terms.documentFrequency,
      room - phrases.length,
      (ordinal) => !isPoor(ordinal) && !startsWithDigit(ordinal),
    )
    return tableOf([
      ...words.map((ordinal) => entryOf([terms.termAt(ordinal)], terms.documentFrequency(ordinal))),
      ...phrases.map((slot) =>
        entryOf(this.#words(slot).map(terms.termAt), this.#slots[slot * slotSize + wordsPerPhrase]!),
      ),
    ])
  }

  #words(slot: number): number[] {
    const at = slot * slotSize
    const [first, second, third] = [this.#slots[at]!, this.#slots[at + 1]!, this.#slots[at + 2]!]
    return third === none ? [first, second] : [first, second, third]
  }
}

/** Slot of the phrase, or the empty one where it belongs. */
function find(slots: Uint32Array, capacity: number, first: number, second: number, third: number): number {
  let hash = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13) ^ second, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16) ^ third, 0x27d4eb2f)
  let at = ((hash ^ (hash >>> 15)) & (capacity - 1)) * slotSize
  while (slots[at] !== none && (slots[at] !== first || slots[at + 1] !== second || slots[at + 2] !== third)) {
    at += slotSize
    if (at === slots.length) at = 0
  }
  return at
}

/** The `most` numbers below `size` of the largest positive counts that are fit; ties by number. */
function mostFrequent(
  size: number,
  count: (i: number) => number,
  most: number,
  isFit: (i: number) => boolean,
): number[] {
  const byCount = (a: number, b: number) => count(b) - count(a) || a - b
  let best: number[] = []
  let least = 0
  for (let i = 0; i < size; i += 1) {
    if (count(i) <= least || !isFit(i)) continue
    best.push(i)
    if (best.length < most * 2 + 64) continue
    best = best.sort(byCount).slice(0, most)
    least = best.length === 0 ? 0 : count(best.at(-1)!)
  }
  return best.sort(byCount).slice(0, most)
}

interface Entry {
  key: Buffer
  count: number
}

function entryOf(terms: readonly string[], count: number): Entry {
  const folded = terms.map(foldedOf).join(' ')
  const written = terms.map(writtenOf).join(' ')
  return { key: Buffer.from(folded === written ? folded : `${folded}${SPELLING_MARK}${written}`), count }
}

function tableOf(entries: Entry[]): SuggestionTable {
  entries.sort((a, b) => Buffer.compare(a.key, b.key))
  const size = entries.reduce((sum, { key }) => sum + key.length, 0)
  const bytes = new Uint8Array(new SharedArrayBuffer(size))
  const offsets = new Uint32Array(new SharedArrayBuffer((entries.length + 1) * 4))
  const counts = new Uint32Array(new SharedArrayBuffer(entries.length * 4))
  for (const [i, { key, count }] of entries.entries()) {
    bytes.set(key, offsets[i]!)
    offsets[i + 1] = offsets[i]! + key.length
    counts[i] = count
  }
  return { bytes, offsets, counts }
}
