import type { Strengths } from './scoring.ts'
import type { Scratch } from './scratch.ts'
import { seek } from './seek.ts'
import { CHUNK_SIZE, type Segment } from './segment.ts'
import type { TermGroup } from './term-group.ts'

/** A gallop pays when the list is this many times longer than the candidates. */
const GALLOP_RATIO = 12

/** Finds the documents of one chunk of a segment that hold words, and scores them. Results lie in the scratch. */
export class Matcher {
  readonly scratch: Scratch
  private segment!: Segment
  private scores: Strengths | null = null
  private chunkBase = 0
  // posting ranges of the group at hand
  private starts = new Uint32Array(64)
  private ends = new Uint32Array(64)
  private lists = new Uint32Array(64)
  private listCount = 0
  private postingCount = 0

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
      if (this.postingCount === 0) return 0
      counts.push(this.postingCount)
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
      return this.postingCount
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
      fewest = Math.min(fewest, this.postingCount)
    }
    return fewest
  }

  /** Documents that hold at least `least` of the groups; scores are multiplied by `coverage[held]`. */
  matchSome(groups: readonly TermGroup[], least: number, coverage: Float64Array): number {
    this.accumulate(groups, least)
    const { documents, scores, bits, dense, last, stamp, cover } = this.scratch
    let length = 0
    for (let word = 0; word < bits.length; word++) {
      let rest = bits[word]!
      if (rest === 0) continue
      bits[word] = 0
      while (rest !== 0) {
        const bit = 31 - Math.clz32(rest & -rest)
        rest &= rest - 1
        const document = (word << 5) | bit
        const held = cover[document]!
        if (held >= least) {
          documents[length] = document
          scores[length] = dense[document]! * coverage[held]!
          length++
        }
        dense[document] = 0
        last[document] = 0
        stamp[document] = 0
        cover[document] = 0
      }
    }
    return length
  }

  /**
   * Sums the scores of all groups by document, each group by its best term. What holds at least `least` groups holds one of the
   * `groups.length - least + 1` rarest; the others only look at documents that these brought up and that can still reach `least`.
   */
  private accumulate(groups: readonly TermGroup[], least: number): void {
    const counts = groups.map((group) => {
      this.locate(group)
      return this.postingCount
    })
    const order = counts.map((_, g) => g).sort((a, b) => counts[a]! - counts[b]!)
    const early = groups.length - least + 1
    for (let i = 0; i < early; i++) {
      if (counts[order[i]!] !== 0) this.addGroup(groups[order[i]!]!, order[i]! + 1)
    }
    if (early === order.length) return
    let length = this.listCovered()
    for (let i = early; i < order.length; i++) {
      if (counts[order[i]!] !== 0) this.addToListed(groups[order[i]!]!, order[i]! + 1, length)
      length = this.keepReaching(least - (order.length - 1 - i), length)
    }
  }

  /** Adds one group to the sums of all documents that hold it. */
  private addGroup(group: TermGroup, mark: number): void {
    const { bits, dense, last, stamp, cover } = this.scratch
    const { segment, scores, chunkBase } = this
    const list = segment.postingDocuments
    this.locate(group)
    for (let v = 0; v < this.listCount; v++) {
      const weight = group.weights[this.lists[v]!]!
      const end = this.ends[v]!
      for (let p = this.starts[v]!; p < end; p++) {
        const document = list[p]!
        const score = scores === null ? 1 : weight * scores.of(segment, p, chunkBase + document)
        if (stamp[document] !== mark) {
          const held = cover[document]!
          if (held === 0) bits[document >>> 5]! |= 1 << (document & 31)
          stamp[document] = mark
          cover[document] = held + 1
          last[document] = score
          dense[document]! += score
        } else if (score > last[document]!) {
          dense[document]! += score - last[document]!
          last[document] = score
        }
      }
    }
  }

  /** Lists the documents that hold any group so far. */
  private listCovered(): number {
    const { documents, bits } = this.scratch
    let length = 0
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
        documents[length++] = (word << 5) | (31 - Math.clz32(rest & -rest))
      }
    }
    return length
  }

  /** Adds one group to the sums of the listed documents. */
  private addToListed(group: TermGroup, mark: number, length: number): void {
    const { documents, dense, last, stamp, cover } = this.scratch
    const { segment, scores, chunkBase } = this
    const list = segment.postingDocuments
    this.locate(group)
    for (let v = 0; v < this.listCount; v++) {
      const weight = group.weights[this.lists[v]!]!
      const end = this.ends[v]!
      let at = this.starts[v]!
      for (let i = 0; i < length; i++) {
        const document = documents[i]!
        at = seek(list, at, end, document)
        if (at === end) break
        if (list[at] !== document) continue
        const score = scores === null ? 1 : weight * scores.of(segment, at, chunkBase + document)
        if (stamp[document] !== mark) {
          stamp[document] = mark
          cover[document]!++
          last[document] = score
          dense[document]! += score
        } else if (score > last[document]!) {
          dense[document]! += score - last[document]!
          last[document] = score
        }
      }
    }
  }

  /** Keeps the listed documents that hold at least `held` groups. */
  private keepReaching(held: number, length: number): number {
    const { documents, cover } = this.scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      if (cover[document]! >= held) kept++
    }
    return kept
  }

  /** Finds the posting ranges of a group's terms in the chunk. */
  private locate(group: TermGroup): void {
    const { chunkStarts, chunkKeys, chunkEnds } = this.segment
    const chunk = this.chunkBase / CHUNK_SIZE
    if (group.length > this.starts.length) {
      this.starts = new Uint32Array(group.length * 2)
      this.ends = new Uint32Array(group.length * 2)
      this.lists = new Uint32Array(group.length * 2)
    }
    let count = 0
    let postings = 0
    for (let v = 0; v < group.length; v++) {
      const ordinal = group.ordinals[v]!
      const stop = chunkStarts[ordinal + 1]!
      for (let e = chunkStarts[ordinal]!; e < stop; e++) {
        const key = chunkKeys[e]!
        if (key < chunk) continue
        if (key === chunk) {
          const start = e === 0 ? 0 : chunkEnds[e - 1]!
          this.starts[count] = start
          this.ends[count] = chunkEnds[e]!
          this.lists[count] = v
          count++
          postings += chunkEnds[e]! - start
        }
        break
      }
    }
    this.listCount = count
    this.postingCount = postings
  }

  /** Candidates become the documents of the group. */
  private load(group: TermGroup): number {
    this.locate(group)
    if (this.listCount > 1) {
      this.spread(group)
      return this.collect()
    }
    const { documents, scores: out } = this.scratch
    const { segment, scores, chunkBase } = this
    const list = segment.postingDocuments
    const start = this.starts[0]!
    const length = this.ends[0]! - start
    const weight = group.weights[this.lists[0]!]!
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
    const list = segment.postingDocuments
    for (let v = 0; v < this.listCount; v++) {
      const end = this.ends[v]!
      const weight = group.weights[this.lists[v]!]!
      if (scores === null) {
        for (let p = this.starts[v]!; p < end; p++) {
          const document = list[p]!
          bits[document >>> 5]! |= 1 << (document & 31)
        }
        continue
      }
      for (let p = this.starts[v]!; p < end; p++) {
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
  intersect(group: TermGroup, length: number): number {
    this.locate(group)
    if (this.listCount === 0) return 0
    if (this.listCount === 1) return this.intersectOne(group, length)
    // testing each candidate against each list, or spreading the lists out once
    const gallops = this.listCount * length * 8
    if (gallops > this.postingCount + 2048) return this.intersectSpread(group, length)
    const { documents, scores: out, best } = this.scratch
    best.fill(0, 0, length)
    for (let v = 0; v < this.listCount; v++) this.gallopBest(group, v, length)
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
    const scored = this.scores !== null
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      if ((bits[document >>> 5]! & (1 << (document & 31))) === 0) continue
      documents[kept] = document
      if (scored) out[kept] = out[i]! + dense[document]!
      kept++
    }
    bits.fill(0)
    if (scored) this.clearDense()
    return kept
  }

  private clearDense(): void {
    const { dense } = this.scratch
    const list = this.segment.postingDocuments
    for (let v = 0; v < this.listCount; v++) {
      for (let p = this.starts[v]!; p < this.ends[v]!; p++) dense[list[p]!] = 0
    }
  }

  private intersectOne(group: TermGroup, length: number): number {
    const { documents, scores: out } = this.scratch
    const { segment, scores, chunkBase } = this
    const list = segment.postingDocuments
    const end = this.ends[0]!
    const weight = group.weights[this.lists[0]!]!
    let at = this.starts[0]!
    let kept = 0
    if (end - at > length * GALLOP_RATIO) {
      for (let i = 0; i < length; i++) {
        const document = documents[i]!
        at = seek(list, at, end, document)
        if (at === end) break
        if (list[at] !== document) continue
        documents[kept] = document
        if (scores !== null) {
          out[kept] = out[i]! + weight * scores.of(segment, at, chunkBase + document)
        }
        kept++
      }
      return kept
    }
    return scores === null ? this.intersectBits(length) : this.intersectSlots(weight, length)
  }

  /** Intersects with the one located list by laying it out as bits: no branch depends on the data. */
  private intersectBits(length: number): number {
    const { documents, bits } = this.scratch
    const list = this.segment.postingDocuments
    const end = this.ends[0]!
    for (let p = this.starts[0]!; p < end; p++) {
      const document = list[p]!
      bits[document >>> 5]! |= 1 << (document & 31)
    }
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      kept += (bits[document >>> 5]! >>> (document & 31)) & 1
    }
    bits.fill(0)
    return kept
  }

  /** The same, remembering postings for their scores. */
  private intersectSlots(weight: number, length: number): number {
    const { documents, scores: out, bits, slots } = this.scratch
    const { segment, chunkBase } = this
    const scores = this.scores!
    const list = segment.postingDocuments
    const end = this.ends[0]!
    for (let p = this.starts[0]!; p < end; p++) {
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
  private gallopBest(group: TermGroup, v: number, length: number): void {
    const { documents, best } = this.scratch
    const { segment, scores, chunkBase } = this
    const list = segment.postingDocuments
    const end = this.ends[v]!
    const weight = group.weights[this.lists[v]!]!
    let at = this.starts[v]!
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      at = seek(list, at, end, document)
      if (at === end) break
      if (list[at] !== document) continue
      const score = scores === null ? 1 : weight * scores.of(segment, at, chunkBase + document)
      if (score > best[i]!) best[i] = score
    }
  }

  /** Keeps the candidates that hold one of the groups (`isWanted`), or none of them. Scores stay as they are. */
  select(groups: readonly TermGroup[], isWanted: boolean, length: number): number {
    const { documents, scores: out, bits } = this.scratch
    const scores = this.scores
    this.scores = null
    let postings = 0
    for (const group of groups) {
      this.locate(group)
      this.spread(group)
      postings += this.postingCount
    }
    this.scores = scores
    if (postings === 0) return isWanted ? 0 : length
    const wanted = isWanted ? 1 : 0
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      if (((bits[document >>> 5]! >>> (document & 31)) & 1) !== wanted) continue
      documents[kept] = document
      out[kept] = out[i]!
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
