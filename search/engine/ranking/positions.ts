import { pairMask } from '../segment/neighbours.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { TokenReader } from '../segment/tokens.ts'

const SEVERAL = 255
/** Words of a query. */
const MOST_WORDS = 32
/** Positions that are remembered, less one: positions go back by a compound's parts at most. */
const RECENT = 31
/** Between the positions of one text and of the next one read. */
const APART = 2 * RECENT
/** Positions are counted from the start again when they come to this. */
const MOST_POSITION = 2 ** 30

/** Looks at where words stand in documents: neighbours and highlights. Holds a mark per term of the largest segment. */
export class Positions {
  private readonly reader = new TokenReader()
  /** Query word + 1 that the term answers, `SEVERAL` when it answers several; zero between uses. */
  private flags = new Uint8Array(0)
  /** Bit per query word, of terms that answer several. */
  private readonly several = new Map<number, number>()

  /** The last positions with marked terms, by their low bits, and the query words these answer. */
  private readonly recentPositions = new Int32Array(RECENT + 1)
  private readonly recentMasks = new Int32Array(RECENT + 1)
  /** Texts read one after the other go on counting positions, so that none takes those of another for its own. */
  private unused = APART

  /** Per pair of neighbouring groups, see `neighbours.ts`. */
  private readonly pairMasks = new Int32Array(MOST_WORDS)
  private pairs = 0

  /** Marks the terms of up to 32 groups. Every `mark` needs its `unmark`. */
  mark(segment: Segment, groups: readonly TermGroup[]): void {
    if (this.flags.length < segment.size) this.flags = new Uint8Array(segment.size)
    this.pairs = Math.max(0, groups.length - 1)
    for (let pair = 0; pair < this.pairs; pair++) {
      this.pairMasks[pair] = pairMask(segment.classes, groups[pair]!, groups[pair + 1]!)
    }
    const { flags, several } = this
    groups.forEach((group, g) => {
      for (let i = 0; i < group.length; i++) {
        const ordinal = group.ordinals[i]!
        if (flags[ordinal] === 0) flags[ordinal] = g + 1
        else {
          several.set(ordinal, this.maskOf(ordinal) | (1 << g))
          flags[ordinal] = SEVERAL
        }
      }
    })
  }

  unmark(groups: readonly TermGroup[]): void {
    for (const group of groups) for (let i = 0; i < group.length; i++) this.flags[group.ordinals[i]!] = 0
    // clearing allocates
    if (this.several.size > 0) this.several.clear()
  }

  /** Bit per query word that a marked term answers. */
  private maskOf(ordinal: number): number {
    const flag = this.flags[ordinal]!
    return flag === SEVERAL ? this.several.get(ordinal)! : 1 << (flag - 1)
  }

  /** No fewer than `adjacentPairs`, told by one look. */
  possiblePairs({ neighbours }: Segment, document: number): number {
    const { pairMasks, pairs } = this
    const bits = neighbours[document]!
    let possible = 0
    for (let pair = 0; pair < pairs; pair++) if ((bits & pairMasks[pair]!) !== 0) possible++
    return possible
  }

  /**
   * How many pairs of neighbouring groups stand next to each other, in order, in a field. Reads the tokens by itself, no further than the last pair
   * that is possible.
   */
  adjacentPairs(segment: Segment, document: number, field: number): number {
    const possible = this.possiblePairs(segment, document)
    if (possible === 0) return 0
    const { flags, recentPositions, recentMasks } = this
    const bytes = segment.tokens
    let at = segment.tokenStarts[document]!
    let end = at
    for (let f = 0; f <= field; f++) {
      at = end
      let byte = bytes[at++]!
      let length = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!
        length |= (byte & 127) << shift
      }
      end = at + length
    }
    let pairs = 0
    let count = 0
    let position = this.firstPosition() - 1
    while (at < end) {
      let byte = bytes[at++]!
      let head = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!
        head |= (byte & 127) << shift
      }
      if ((head & 1) === 0) position++
      else {
        byte = bytes[at++]!
        let step = byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++]!
          step |= (byte & 127) << shift
        }
        position += (step >>> 1) ^ -(step & 1)
        // start and length
        while (bytes[at++]! > 127);
        while (bytes[at++]! > 127);
      }
      const ordinal = head >>> 1
      if (flags[ordinal] === 0) continue
      const mask = this.maskOf(ordinal)
      const slot = position & RECENT
      if (recentPositions[slot] === position) recentMasks[slot]! |= mask
      else {
        recentPositions[slot] = position
        recentMasks[slot] = mask
      }
      let found = 0
      const before = (position - 1) & RECENT
      if (recentPositions[before] === position - 1) found = (recentMasks[before]! << 1) & mask
      // a compound stands behind its parts, at the position of the first
      const behind = (position + 1) & RECENT
      if (recentPositions[behind] === position + 1) found |= (mask << 1) & recentMasks[behind]!
      found &= ~pairs
      if (found === 0) continue
      pairs |= found
      for (; found !== 0; found &= found - 1) count++
      if (count === possible) break
    }
    this.unused = position + APART
    return count
  }

  /** Behind the positions of all texts read so far that are still remembered. */
  private firstPosition(): number {
    if (this.unused > MOST_POSITION) {
      this.unused = APART
      this.recentPositions.fill(0)
    }
    return this.unused
  }

  /** Ranges of the marked terms in a field, in UTF-16 units, ascending and apart. */
  highlights(segment: Segment, document: number, field: number): [number, number][] {
    const { reader, flags } = this
    const ranges: [number, number][] = []
    segment.openField(reader, document, field)
    while (reader.next()) if (flags[reader.ordinal] !== 0) ranges.push([reader.start, reader.end])
    ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])
    const apart: [number, number][] = []
    for (const range of ranges) {
      const last = apart.at(-1)
      if (last !== undefined && range[0] < last[1]) last[1] = Math.max(last[1], range[1])
      else apart.push(range)
    }
    return apart
  }
}
