import { PostingRanges } from './posting-ranges.ts'
import type { Strengths } from './scoring.ts'
import type { Scratch } from './scratch.ts'
import { GALLOP_RATIO, seek } from './seek.ts'
import { CHUNK_SIZE, type Segment } from './segment.ts'
import type { TermGroup } from './term-group.ts'

/** Finds the documents of one chunk of a segment that hold all of some words, and scores them. Results lie in the scratch. */
export class Matcher {
  readonly scratch: Scratch
  private segment!: Segment
  private scores: Strengths | null = null
  private chunkBase = 0
  /** Lists of the group at hand. */
  private readonly lists = new PostingRanges()

  constructor(scratch: Scratch) {
    this.scratch = scratch
  }

  /** `scores` is null when only matching is wanted. */
  open(segment: Segment, chunk: number, scores: Strengths | null): void {
    this.segment = segment
    this.scores = scores
    this.chunkBase = chunk * CHUNK_SIZE
  }

  /** Every document of the chunk, scored 0. */
  loadAll(): number {
    const length = this.segment.sizeOf(this.chunkBase / CHUNK_SIZE)
    const { documents, scores } = this.scratch
    for (let i = 0; i < length; i++) documents[i] = i
    scores.fill(0, 0, length)
    return length
  }

  /** Documents that hold every group; scores are multiplied by `factor`. */
  matchAll(groups: readonly TermGroup[], factor = 1): number {
    // rarest first, so that later groups only look at what is left
    const counts: number[] = []
    for (const group of groups) {
      this.locate(group)
      if (this.lists.postings === 0) return 0
      counts.push(this.lists.postings)
    }
    const order = counts.map((_, i) => i).sort((a, b) => counts[a]! - counts[b]!)
    let length = this.load(groups[order[0]!]!)
    for (let i = 1; i < order.length && length > 0; i++) length = this.intersect(groups[order[i]!]!, length)
    if (factor !== 1) {
      const { scores } = this.scratch
      for (let i = 0; i < length; i++) scores[i]! *= factor
    }
    return length
  }

  /** Candidates, scored 0, that hold every group; else as `matchAll`. */
  matchAllOf(groups: readonly TermGroup[], length: number, factor: number): number {
    const counts = groups.map((group) => {
      this.locate(group)
      return this.lists.postings
    })
    // scores add up in the order of `matchAll`
    const order = counts.map((_, i) => i).sort((a, b) => counts[a]! - counts[b]!)
    let left = length
    for (let i = 0; i < order.length && left > 0; i++) left = this.intersect(groups[order[i]!]!, left)
    if (factor !== 1) {
      const { scores } = this.scratch
      for (let i = 0; i < left; i++) scores[i]! *= factor
    }
    return left
  }

  /** Postings of the rarest group in the chunk. */
  fewestPostings(groups: readonly TermGroup[]): number {
    let fewest = CHUNK_SIZE
    for (const group of groups) {
      this.locate(group)
      fewest = Math.min(fewest, this.lists.postings)
    }
    return fewest
  }

  private locate(group: TermGroup): void {
    this.lists.locate(this.segment, this.chunkBase, group)
  }

  /** Candidates become the documents of the group. */
  private load(group: TermGroup): number {
    this.locate(group)
    if (this.lists.length > 1) {
      this.spread(group)
      return this.collect()
    }
    const { documents, scores: out } = this.scratch
    const { segment, scores, chunkBase } = this
    const list = segment.postingDocuments
    const start = this.lists.starts[0]!
    const length = this.lists.ends[0]! - start
    const weight = group.weights[this.lists.terms[0]!]!
    if (scores === null) {
      documents.set(list.subarray(start, start + length))
      return length
    }
    for (let i = 0; i < length; i++) {
      const document = list[start + i]!
      documents[i] = document
      out[i] = weight * scores.of(segment, start + i, chunkBase + document)
    }
    return length
  }

  /** Lays the located lists over the chunk: bits, and the best score of each document. */
  private spread(group: TermGroup): void {
    const { bits, dense } = this.scratch
    const { segment, scores, chunkBase } = this
    if (scores === null) {
      this.mark()
      return
    }
    const list = segment.postingDocuments
    for (let v = 0; v < this.lists.length; v++) {
      const end = this.lists.ends[v]!
      const weight = group.weights[this.lists.terms[v]!]!
      for (let p = this.lists.starts[v]!; p < end; p++) {
        const document = list[p]!
        const score = weight * scores.of(segment, p, chunkBase + document)
        bits[document >>> 5]! |= 1 << (document & 31)
        if (score > dense[document]!) dense[document] = score
      }
    }
  }

  /** Turns what `spread` laid out into candidates, and clears it. */
  private collect(): number {
    const { documents, scores: out, bits, dense } = this.scratch
    const scored = this.scores !== null
    let length = 0
    for (let word = 0; word < bits.length; word++) {
      let rest = bits[word]!
      if (rest === 0) continue
      bits[word] = 0
      while (rest !== 0) {
        const document = (word << 5) | (31 - Math.clz32(rest & -rest))
        rest &= rest - 1
        documents[length] = document
        if (scored) {
          out[length] = dense[document]!
          dense[document] = 0
        }
        length++
      }
    }
    return length
  }

  /** Keeps the candidates that hold the group, and adds its score. */
  private intersect(group: TermGroup, length: number): number {
    const { documents, scores: out, best } = this.scratch
    const { scores } = this
    if (scores === null) return this.narrow(group, documents, length)
    this.locate(group)
    if (this.lists.length === 0) return 0
    if (this.lists.length === 1) return this.intersectOne(group, scores, length)
    // testing each candidate against each list, or spreading the lists out once
    const gallops = this.lists.length * length * 8
    if (gallops > this.lists.postings + 2048) return this.intersectSpread(group, length)
    best.fill(0, 0, length)
    for (let v = 0; v < this.lists.length; v++) this.gallopBest(group, scores, v, length)
    let kept = 0
    for (let i = 0; i < length; i++) {
      if (best[i] === 0) continue
      documents[kept] = documents[i]!
      out[kept] = out[i]! + best[i]!
      kept++
    }
    return kept
  }

  private intersectSpread(group: TermGroup, length: number): number {
    this.spread(group)
    const { documents, scores: out, bits, dense } = this.scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      if ((bits[document >>> 5]! & (1 << (document & 31))) === 0) continue
      documents[kept] = document
      out[kept] = out[i]! + dense[document]!
      kept++
    }
    bits.fill(0)
    this.clearDense()
    return kept
  }

  private clearDense(): void {
    const { dense } = this.scratch
    const list = this.segment.postingDocuments
    for (let v = 0; v < this.lists.length; v++) {
      for (let p = this.lists.starts[v]!; p < this.lists.ends[v]!; p++) dense[list[p]!] = 0
    }
  }

  private intersectOne(group: TermGroup, scores: Strengths, length: number): number {
    const { documents, scores: out } = this.scratch
    const { segment, chunkBase } = this
    const list = segment.postingDocuments
    const end = this.lists.ends[0]!
    const weight = group.weights[this.lists.terms[0]!]!
    let at = this.lists.starts[0]!
    let kept = 0
    if (end - at > length * GALLOP_RATIO) {
      for (let i = 0; i < length; i++) {
        const document = documents[i]!
        at = seek(list, at, end, document)
        if (at === end) break
        if (list[at] !== document) continue
        documents[kept] = document
        out[kept] = out[i]! + weight * scores.of(segment, at, chunkBase + document)
        kept++
      }
      return kept
    }
    return this.intersectSlots(weight, scores, length)
  }

  /** Intersects with the one located list by laying it out as bits, and remembers postings for their scores. */
  private intersectSlots(weight: number, scores: Strengths, length: number): number {
    const { documents, scores: out, bits, slots } = this.scratch
    const { segment, chunkBase } = this
    const list = segment.postingDocuments
    const end = this.lists.ends[0]!
    for (let p = this.lists.starts[0]!; p < end; p++) {
      const document = list[p]!
      bits[document >>> 5]! |= 1 << (document & 31)
      slots[document] = p
    }
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      if (((bits[document >>> 5]! >>> (document & 31)) & 1) === 0) continue
      documents[kept] = document
      out[kept] = out[i]! + weight * scores.of(segment, slots[document]!, chunkBase + document)
      kept++
    }
    bits.fill(0)
    return kept
  }

  /** Notes for each candidate the score of list `v`, if it is in it and scores better than what is noted. */
  private gallopBest(group: TermGroup, scores: Strengths, v: number, length: number): void {
    const { documents, best } = this.scratch
    const { segment, chunkBase } = this
    const list = segment.postingDocuments
    const end = this.lists.ends[v]!
    const weight = group.weights[this.lists.terms[v]!]!
    let at = this.lists.starts[v]!
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      at = seek(list, at, end, document)
      if (at === end) break
      if (list[at] !== document) continue
      const score = weight * scores.of(segment, at, chunkBase + document)
      if (score > best[i]!) best[i] = score
    }
  }

  /** Drops the candidates that hold one of the groups. */
  dropHolding(groups: readonly TermGroup[], length: number): number {
    let postings = 0
    for (const group of groups) {
      this.locate(group)
      this.mark()
      postings += this.lists.postings
    }
    return postings === 0 ? length : this.keepMarked(false, length)
  }

  /** Keeps the documents of an ascending list that hold the group, and returns how many they are. */
  narrow(group: TermGroup, documents: Uint16Array, length: number): number {
    const { bits } = this.scratch
    this.locate(group)
    if (this.lists.length === 0) return 0
    if (this.lists.postings > this.lists.length * length * GALLOP_RATIO) this.markSome(documents, length)
    else this.mark()
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      kept += (bits[document >>> 5]! >>> (document & 31)) & 1
    }
    bits.fill(0)
    return kept
  }

  /** Sets the bits of the documents of an ascending list that are in a located list. */
  private markSome(documents: Uint16Array, length: number): void {
    const { bits } = this.scratch
    const list = this.segment.postingDocuments
    for (let v = 0; v < this.lists.length; v++) {
      const end = this.lists.ends[v]!
      let at = this.lists.starts[v]!
      for (let i = 0; i < length; i++) {
        const document = documents[i]!
        at = seek(list, at, end, document)
        if (at === end) break
        if (list[at] === document) bits[document >>> 5]! |= 1 << (document & 31)
      }
    }
  }

  /** Lays the located lists over the chunk as bits. */
  private mark(): void {
    const { bits } = this.scratch
    const list = this.segment.postingDocuments
    for (let v = 0; v < this.lists.length; v++) {
      const end = this.lists.ends[v]!
      for (let p = this.lists.starts[v]!; p < end; p++) {
        const document = list[p]!
        bits[document >>> 5]! |= 1 << (document & 31)
      }
    }
  }

  /** Keeps the candidates whose bit is set (`isWanted`), or those whose bit is not, and clears the bits. Scores stay as they are. */
  keepMarked(isWanted: boolean, length: number): number {
    const { documents, scores, bits } = this.scratch
    const wanted = isWanted ? 1 : 0
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      if (((bits[document >>> 5]! >>> (document & 31)) & 1) !== wanted) continue
      documents[kept] = document
      scores[kept] = scores[i]!
      kept++
    }
    bits.fill(0)
    return kept
  }

  /** Drops deleted candidates. */
  dropDeleted(length: number): number {
    const { segment, chunkBase } = this
    if (segment.deletedCount === 0) return length
    const { documents, scores } = this.scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      if (segment.isDeleted(chunkBase + documents[i]!)) continue
      documents[kept] = documents[i]!
      scores[kept] = scores[i]!
      kept++
    }
    return kept
  }
}
