import type { TermDictionary } from './types.ts'

/** Longest word whose misspellings are looked for, in characters: the automaton's states fit one 32-bit word. */
const longestFuzzyWord = 30
const deepest = 96
/** Below so many terms, a range is not cut into children but walked term by term. */
const smallRange = 6

/** Reports terms from `first` to before `last`, all at the same distance. */
type ReportNeighbours = (first: number, last: number, distance: number) => void

/**
 * Finds terms within one or two edits of a word: insertions, deletions, substitutions and swaps of neighbours of one character each,
 * no character edited twice (optimal string alignment). A nondeterministic Levenshtein automaton runs bit-parallel (S. Wu
 * and U. Manber, "Fast text searching allowing errors", CACM 35, 1992, with a transition for swaps) over the sorted
 * dictionary as over a trie: shared prefixes are read once, dead ones skipped by binary search. Bit `j` of state word `d`
 * says that the first `j` characters are matched with at most `d` edits. Spelling marks end a term; terms with digits are
 * not neighbours. Keeps its stacks: one instance serves one thread.
 */
export class NeighbourhoodSearch {
  // One row a depth: the states for 0, 1 and 2 edits after its characters, and the mask of its last character.
  readonly #state0 = new Int32Array(deepest)
  readonly #state1 = new Int32Array(deepest)
  readonly #state2 = new Int32Array(deepest)
  readonly #masks = new Int32Array(deepest)
  readonly #asciiMasks = new Int32Array(128)
  readonly #otherMasks = new Map<number, number>()
  #bytes: Uint8Array = new Uint8Array(0)
  #offsets: Uint32Array = new Uint32Array(0)
  #edits = 1
  #accepting = 0
  #asPrefix = false
  #isAscii = true
  readonly #characters = new Uint8Array(longestFuzzyWord)
  #report: ReportNeighbours = () => {}

  /**
   * @param edits 1 or 2.
   * @param asPrefix also reports terms that begin with a neighbour.
   */
  search(
    dictionary: TermDictionary,
    word: string,
    edits: 1 | 2,
    asPrefix: boolean,
    report: ReportNeighbours,
  ): void {
    const characters = Array.from(word, (character) => character.codePointAt(0)!)
    const length = characters.length
    if (length === 0 || length > longestFuzzyWord || dictionary.size === 0) return
    this.#asciiMasks.fill(0)
    if (this.#otherMasks.size > 0) this.#otherMasks.clear()
    this.#isAscii = characters.every((character) => character < 128)
    this.#characters.set(characters)
    for (const [at, character] of characters.entries()) {
      const bit = 1 << (at + 1)
      if (character < 128) this.#asciiMasks[character]! |= bit
      else this.#otherMasks.set(character, (this.#otherMasks.get(character) ?? 0) | bit)
    }
    this.#bytes = dictionary.bytes
    this.#offsets = dictionary.offsets
    this.#edits = edits
    this.#accepting = 1 << length
    this.#asPrefix = asPrefix
    this.#report = report
    this.#state0[0] = 1
    this.#state1[0] = 3
    this.#state2[0] = 7
    this.#walk(0, dictionary.size, 0, 0)
  }

  /** Walks the terms of [first, last), which share `offset` bytes: `depth` characters, whose states are on the stack. */
  #walk(first: number, last: number, depth: number, offset: number): void {
    const bytes = this.#bytes
    const offsets = this.#offsets
    if (this.#asPrefix && depth > 0) {
      const distance = this.#distance(depth)
      if (distance >= 0) {
        this.#report(first, last, distance)
        // Deeper ones can only be nearer; a prefix one edit away may hold the word itself, which exact lookups find.
        return
      }
    }
    let from = first
    while (from < last) {
      const at = offsets[from]! + offset
      const end = offsets[from + 1]!
      if (at >= end || bytes[at] === 1) {
        // Every spelling of this folded form.
        let to = from + 1
        while (to < last && offsets[to]! + offset < offsets[to + 1]! && bytes[offsets[to]! + offset] === 1)
          to += 1
        const distance = this.#distance(depth)
        if (distance >= 0 && !this.#asPrefix) this.#report(from, to, distance)
        from = to
        continue
      }
      if (this.#isAscii && last - from > smallRange && this.#isExhausted(depth)) {
        this.#seekChildren(from, last, depth, offset)
        return
      }
      const lead = bytes[at]!
      const width = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
      const to = last - from <= 1 ? last : this.#endOfChild(from, last, offset, at, width)
      const isDigit = lead >= 48 && lead <= 57
      if (!isDigit && depth + 1 < deepest && this.#step(depth, at, lead, width))
        this.#walk(from, to, depth + 1, offset + width)
      from = to
    }
  }

  /** Whether no edit is left, so that only the word's own next characters lead on. */
  #isExhausted(depth: number): boolean {
    return (this.#edits === 1 ? this.#state0[depth]! : this.#state1[depth]!) === 0
  }

  /** Walks the children of [first, last) that begin with a character which the states of `depth` wait for. */
  #seekChildren(first: number, last: number, depth: number, offset: number): void {
    const states = this.#edits === 1 ? this.#state1 : this.#state2
    // Bit j waits for character j. So does a swap half read, and its bit j is set already: by the same edit, an insertion.
    let waiting = states[depth]! & (this.#accepting - 1)
    while (waiting !== 0) {
      const character = this.#characters[31 - Math.clz32(waiting & -waiting)]!
      waiting &= ~(this.#asciiMasks[character]! >> 1)
      const from = this.#firstNotBelow(first, last, offset, character)
      if (from === last) continue
      const at = this.#offsets[from]! + offset
      if (this.#bytes[at] !== character || !this.#step(depth, at, character, 1)) continue
      this.#walk(from, this.#endOfChild(from, last, offset, at, 1), depth + 1, offset + 1)
    }
  }

  /** First term of [first, last) whose byte at `offset` is not below `character`; all are longer than `offset`. */
  #firstNotBelow(first: number, last: number, offset: number, character: number): number {
    let low = first
    let high = last
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#bytes[this.#offsets[middle]! + offset]! < character) low = middle + 1
      else high = middle
    }
    return low
  }

  /** First term of [from, last) that differs from term `from` in the character at `offset`; gallops, then bisects. */
  #endOfChild(from: number, last: number, offset: number, at: number, width: number): number {
    const bytes = this.#bytes
    const offsets = this.#offsets
    let low = from + 1
    let step = 1
    let high = low
    while (high < last && this.#shares(bytes, offsets[high]! + offset, offsets[high + 1]!, at, width)) {
      low = high + 1
      if (last - from <= smallRange) high += 1
      else {
        high += step
        step *= 2
      }
    }
    if (high > last) high = last
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#shares(bytes, offsets[middle]! + offset, offsets[middle + 1]!, at, width)) low = middle + 1
      else high = middle
    }
    return low
  }

  #shares(bytes: Uint8Array, start: number, end: number, at: number, width: number): boolean {
    if (start + width > end) return false
    for (let i = 0; i < width; i += 1) if (bytes[start + i] !== bytes[at + i]) return false
    return true
  }

  /** Reads the character at byte `at` from the states of `depth`; false when no state is left. */
  #step(depth: number, at: number, lead: number, width: number): boolean {
    const mask =
      lead < 0x80 ? this.#asciiMasks[lead]! : (this.#otherMasks.get(this.#codePoint(at, lead, width)) ?? 0)
    const old0 = this.#state0[depth]!
    const old1 = this.#state1[depth]!
    const new0 = (old0 << 1) & mask
    // A swap: the character before was the one after, and this one is the one before.
    const swap = depth > 0 ? this.#masks[depth]! & (mask << 1) : 0
    const before0 = depth > 0 ? this.#state0[depth - 1]! << 2 : 0
    const new1 = ((old1 << 1) & mask) | old0 | (old0 << 1) | (new0 << 1) | new0 | (before0 & swap)
    this.#state0[depth + 1] = new0
    this.#state1[depth + 1] = new1
    this.#masks[depth + 1] = mask
    const within = (this.#accepting << 1) - 1
    if (this.#edits === 1) return (new1 & within) !== 0
    const before1 = depth > 0 ? this.#state1[depth - 1]! << 2 : 0
    const new2 =
      ((this.#state2[depth]! << 1) & mask) | old1 | (old1 << 1) | (new1 << 1) | new1 | (before1 & swap)
    this.#state2[depth + 1] = new2
    return (new2 & within) !== 0
  }

  #codePoint(at: number, lead: number, width: number): number {
    const bytes = this.#bytes
    let point = lead & (0xff >> (width + 1))
    for (let i = 1; i < width; i += 1) point = (point << 6) | (bytes[at + i]! & 0x3f)
    return point
  }

  /** Edits to the whole word after `depth` characters, or -1. */
  #distance(depth: number): number {
    if ((this.#state0[depth]! & this.#accepting) !== 0) return 0
    if ((this.#state1[depth]! & this.#accepting) !== 0) return 1
    if (this.#edits === 2 && (this.#state2[depth]! & this.#accepting) !== 0) return 2
    return -1
  }
}
