import { PostingRanges } from './posting-ranges.ts'
import type { Strengths } from './scoring.ts'
import type { Scratch } from './scratch.ts'
import { GALLOP_RATIO, seek } from './seek.ts'
import { CHUNK_BITS, type Segment } from './segment.ts'
import type { TermGroup } from './term-group.ts'

/** Scores candidates of one chunk of a segment, which matching and filters have left. */
export class WordScorer {
  private readonly scratch: Scratch
  private segment!: Segment
  private strengths!: Strengths
  private base = 0
  private isPlaced = false
  /** Lists of the group at hand. */
  private readonly lists = new PostingRanges()

  constructor(scratch: Scratch) {
    this.scratch = scratch
  }

  /**
   * Scores the first `length` candidates: the sum over the groups, each by its best term. Groups are added in their order, so that a
   * document has the same score in whatever segment it is.
   */
  score(
    segment: Segment,
    chunk: number,
    groups: readonly TermGroup[],
    strengths: Strengths,
    length: number,
  ): Float64Array {
    this.segment = segment
    this.strengths = strengths
    this.base = chunk << CHUNK_BITS
    const { sums } = this.scratch
    sums.fill(0, 0, length)
    this.isPlaced = false
    for (const group of groups) {
      this.lists.locate(segment, this.base, group)
      const { length: count, postings } = this.lists
      if (count === 0) continue
      if (count === 1 && postings === length && this.isSameList(length)) {
        this.addAligned(group, length)
        continue
      }
      this.add(group, length)
    }
    if (this.isPlaced) this.scratch.bits.fill(0)
    return sums
  }

  /** Whether the one list at hand is the candidates'. */
  private isSameList(length: number): boolean {
    const { documents } = this.scratch
    const list = this.segment.postingDocuments
    const start = this.lists.starts[0]!
    for (let i = 0; i < length; i++) if (list[start + i] !== documents[i]) return false
    return true
  }

  private addAligned(group: TermGroup, length: number): void {
    const { documents, sums } = this.scratch
    const { segment, strengths, base } = this
    const start = this.lists.starts[0]!
    const weight = group.weights[this.lists.terms[0]!]!
    for (let i = 0; i < length; i++)
      sums[i]! += weight * strengths.of(segment, start + i, base + documents[i]!)
  }

  /** Adds the best score that each candidate has in one of the lists at hand. */
  private add(group: TermGroup, length: number): void {
    const { sums, best } = this.scratch
    const { starts, ends, terms } = this.lists
    best.fill(0, 0, length)
    for (let v = 0; v < this.lists.length; v++) {
      const weight = group.weights[terms[v]!]!
      if (ends[v]! - starts[v]! > length * GALLOP_RATIO) this.lookUp(starts[v]!, ends[v]!, weight, length)
      else this.walk(starts[v]!, ends[v]!, weight, length)
    }
    for (let i = 0; i < length; i++) sums[i]! += best[i]!
  }

  /** Looks each candidate up in a long list. */
  private lookUp(start: number, end: number, weight: number, length: number): void {
    const { documents, best } = this.scratch
    const { segment, strengths, base } = this
    const list = segment.postingDocuments
    let at = start
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      at = seek(list, at, end, document)
      if (at === end) break
      if (list[at] !== document) continue
      const score = weight * strengths.of(segment, at, base + document)
      if (score > best[i]!) best[i] = score
    }
  }

  /** Goes through a list and finds the candidates among it. */
  private walk(start: number, end: number, weight: number, length: number): void {
    const { bits, places, best } = this.scratch
    const { segment, strengths, base } = this
    const list = segment.postingDocuments
    this.place(length)
    for (let p = start; p < end; p++) {
      const document = list[p]!
      if (((bits[document >>> 5]! >>> (document & 31)) & 1) === 0) continue
      const i = places[document]!
      const score = weight * strengths.of(segment, p, base + document)
      if (score > best[i]!) best[i] = score
    }
  }

  /** Notes which documents are candidates, and where. */
  private place(length: number): void {
    if (this.isPlaced) return
    this.isPlaced = true
    const { documents, bits, places } = this.scratch
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      places[document] = i
      bits[document >>> 5]! |= 1 << (document & 31)
    }
  }
}
