import { CHUNK_BITS } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'

/** Words of the phrases looked for at once: a bit each. No phrase has more. */
export const MOST_WORDS = 32

const MOST_PLACES = 0x3fffffff

/**
 * Tells which documents hold one of a pack of phrases, by their texts: shift-and matching over positions, one bit a word. Holds a mark
 * per term of the largest segment.
 */
export class PhraseReader {
  /** Distinct word + 1 that the term spells; zero between uses. */
  private flags = new Uint8Array(0)
  /** Per flag, the bits of the places where the word stands in the phrases. */
  private readonly masks = new Uint32Array(MOST_WORDS + 1)
  /** Bits of first and of last words. */
  private first = 0
  private last = 0
  // by position of the field at hand + 1; zero between fields
  /** Places that the words there can take. */
  private places = new Uint32Array(1024)
  /** Those of them up to which a phrase is whole. */
  private reached = new Uint32Array(1024)
  private lowest = MOST_PLACES
  private highest = 0

  /** Sets the bits of those of `documents[0 .. length)` that hold one of the phrases: its words at consecutive positions of one field. */
  find(
    segment: Segment,
    chunk: number,
    phrases: readonly (readonly TermGroup[])[],
    documents: Uint16Array,
    length: number,
    bits: Uint32Array,
  ): void {
    this.mark(segment, phrases)
    const base = chunk << CHUNK_BITS
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      if (this.holds(segment, base + document)) bits[document >>> 5]! |= 1 << (document & 31)
    }
    this.unmark(phrases)
  }

  private mark(segment: Segment, phrases: readonly (readonly TermGroup[])[]): void {
    if (this.flags.length < segment.size) this.flags = new Uint8Array(segment.size)
    const { flags, masks } = this
    let distinct = 0
    let place = 0
    this.first = 0
    this.last = 0
    for (const groups of phrases) {
      this.first |= 1 << place
      for (const { ordinals, length } of groups) {
        // spellings of different words are different terms
        let flag = flags[ordinals[0]!]!
        if (flag === 0) {
          flag = ++distinct
          masks[flag] = 0
          for (let i = 0; i < length; i++) flags[ordinals[i]!] = flag
        }
        masks[flag]! |= 1 << place
        place++
      }
      this.last |= 1 << (place - 1)
    }
  }

  private unmark(phrases: readonly (readonly TermGroup[])[]): void {
    const { flags } = this
    for (const { ordinals, length } of phrases.flat()) {
      for (let i = 0; i < length; i++) flags[ordinals[i]!] = 0
    }
  }

  /** Reads the tokens by itself: with common words this is asked of every document. */
  private holds(segment: Segment, document: number): boolean {
    const { flags, masks } = this
    const { fields, tokens: bytes } = segment
    let at = segment.tokenStarts[document]!
    for (let field = 0; field < fields; field++) {
      let byte = bytes[at++]!
      let length = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!
        length |= (byte & 127) << shift
      }
      const end = at + length
      // one more than the position
      let place = 0
      let found = false
      while (at < end) {
        byte = bytes[at++]!
        let head = byte & 127
        if (byte > 127) {
          byte = bytes[at++]!
          head |= (byte & 127) << 7
          if (byte > 127) {
            byte = bytes[at++]!
            head |= (byte & 127) << 14
            for (let shift = 21; byte > 127; shift += 7) {
              byte = bytes[at++]!
              head |= (byte & 127) << shift
            }
          }
        }
        if ((head & 1) === 0) place++
        else {
          byte = bytes[at++]!
          let step = byte & 127
          for (let shift = 7; byte > 127; shift += 7) {
            byte = bytes[at++]!
            step |= (byte & 127) << shift
          }
          place += (step >>> 1) ^ -(step & 1)
          // start and length
          while (bytes[at++]! > 127);
          while (bytes[at++]! > 127);
        }
        const flag = flags[head >>> 1]!
        if (flag === 0) continue
        found = this.completes(place, masks[flag]!)
        if (found) break
      }
      if (this.highest > 0) this.clear()
      if (found) return true
      at = end
    }
    return false
  }

  /** Notes that a word stands at a position which may take the places `mask`; whether a phrase is whole now. */
  private completes(position: number, mask: number): boolean {
    if (position + 1 >= this.places.length) this.grow(position)
    const { places, reached, first, last } = this
    if (position < this.lowest) this.lowest = position
    if (position > this.highest) this.highest = position
    places[position]! |= mask
    // words come mostly, but not always, in the order of their positions
    for (let at = position; places[at] !== 0; at++) {
      const now = ((reached[at - 1]! << 1) | first) & places[at]!
      if ((now & last) !== 0) return true
      if (now === (reached[at]! | 0)) return false
      reached[at] = now
    }
    return false
  }

  private clear(): void {
    const { places, reached, lowest, highest } = this
    for (let at = lowest; at <= highest; at++) {
      places[at] = 0
      reached[at] = 0
    }
    this.lowest = MOST_PLACES
    this.highest = 0
  }

  private grow(position: number): void {
    const length = (position + 1) * 2
    const { places, reached } = this
    this.places = new Uint32Array(length)
    this.places.set(places)
    this.reached = new Uint32Array(length)
    this.reached.set(reached)
  }
}
