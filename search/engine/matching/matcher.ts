import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import { GALLOP_RATIO, seek } from '../segment/seek.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { PostingRanges } from './posting-ranges.ts'

/** Finds the documents of one chunk of a segment that hold all of some words. Results lie in the scratch. */
export class Matcher {
  readonly scratch: Scratch
  private segment!: Segment
  private chunkBase = 0
  /** Lists of a group at hand. */
  private readonly lists = new PostingRanges()
  /** Lists of the groups that `locate` was told, and these by their postings, rarest first. */
  private readonly located: PostingRanges[] = []
  private readonly order: PostingRanges[] = []

  constructor(scratch: Scratch) {
    this.scratch = scratch
  }

  open(segment: Segment, chunk: number): void {
    this.segment = segment
    this.chunkBase = chunk * CHUNK_SIZE
  }

  /** Every document of the chunk. */
  loadAll(): number {
    const length = this.segment.sizeOf(this.chunkBase / CHUNK_SIZE)
    const { documents } = this.scratch
    for (let i = 0; i < length; i++) documents[i] = i
    return length
  }

  /** Finds the lists of groups in the chunk, for the methods below. */
  locate(groups: readonly TermGroup[]): void {
    const { segment, chunkBase, located, order } = this
    while (located.length < groups.length) located.push(new PostingRanges())
    order.length = groups.length
    for (let g = 0; g < groups.length; g++) {
      const lists = located[g]!
      lists.locate(segment, chunkBase, groups[g]!)
      let at = g
      for (; at > 0 && order[at - 1]!.postings > lists.postings; at--) order[at] = order[at - 1]!
      order[at] = lists
    }
  }

  /** Postings of those located groups one of which is held by all that hold `least` of them: the rarest. */
  mostHolding(least: number): number {
    const { order } = this
    let most = 0
    for (let i = 0; i <= order.length - least; i++) most += order[i]!.postings
    return most
  }

  /** Documents that hold every located group. Of given candidates (the first `length` of the scratch), those that do. */
  matchAll(length: number | null = null): number {
    const { order } = this
    if (order[0]!.postings === 0) return 0
    // rarest first, so that later groups only look at what is left
    let left = length ?? this.load(order[0]!)
    const { documents } = this.scratch
    for (let i = length === null ? 1 : 0; i < order.length && left > 0; i++) {
      left = this.keepListed(order[i]!, documents, left)
    }
    return left
  }

  /** Sets the bits (zero so far) of the documents that hold every located group. */
  markAll(into: Uint32Array): void {
    const { bits } = this.scratch
    const { segment, order } = this
    const words = (segment.sizeOf(this.chunkBase / CHUNK_SIZE) + 31) >>> 5
    order[0]!.mark(segment, into)
    for (let i = 1; i < order.length; i++) {
      order[i]!.mark(segment, bits)
      for (let word = 0; word < words; word++) {
        into[word]! &= bits[word]!
        bits[word] = 0
      }
    }
  }

  /** Sets the bits of the documents that hold one of some located groups, by their place in what `locate` was told. */
  markSome(places: readonly number[], into: Uint32Array): void {
    for (const place of places) this.located[place]!.mark(this.segment, into)
  }

  /** Sets the bits of the documents that hold any located group. */
  markAny(into: Uint32Array): void {
    for (const lists of this.order) lists.mark(this.segment, into)
  }

  /** Candidates become the documents of a group. */
  private load(lists: PostingRanges): number {
    const { documents } = this.scratch
    if (lists.length === 1) {
      const list = this.segment.postingDocuments.subarray(lists.starts[0]!, lists.ends[0]!)
      documents.set(list)
      return list.length
    }
    lists.mark(this.segment, this.scratch.bits)
    return this.scratch.takeMarked()
  }

  /** Drops the candidates that hold one of the groups. */
  dropHolding(groups: readonly TermGroup[], length: number): number {
    const { lists } = this
    let postings = 0
    for (const group of groups) {
      lists.locate(this.segment, this.chunkBase, group)
      lists.mark(this.segment, this.scratch.bits)
      postings += lists.postings
    }
    return postings === 0 ? length : this.keepMarked(false, length)
  }

  /** Keeps the documents of an ascending list that hold the group, and returns how many they are. */
  narrow(group: TermGroup, documents: Uint16Array, length: number): number {
    this.lists.locate(this.segment, this.chunkBase, group)
    return this.lists.length === 0 ? 0 : this.keepListed(this.lists, documents, length)
  }

  private keepListed(lists: PostingRanges, documents: Uint16Array, length: number): number {
    const { bits } = this.scratch
    if (lists.postings > lists.length * length * GALLOP_RATIO) this.markFew(lists, documents, length)
    else lists.mark(this.segment, bits)
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      kept += (bits[document >>> 5]! >>> (document & 31)) & 1
    }
    bits.fill(0)
    return kept
  }

  /** Sets the bits of the documents of an ascending list that are in the lists. */
  private markFew(lists: PostingRanges, documents: Uint16Array, length: number): void {
    const { bits } = this.scratch
    const list = this.segment.postingDocuments
    for (let v = 0; v < lists.length; v++) {
      const end = lists.ends[v]!
      let at = lists.starts[v]!
      for (let i = 0; i < length; i++) {
        const document = documents[i]!
        at = seek(list, at, end, document)
        if (at === end) break
        if (list[at] === document) bits[document >>> 5]! |= 1 << (document & 31)
      }
    }
  }

  /** Keeps the candidates whose bit is set (`isWanted`), or those whose bit is not, and clears the bits. */
  keepMarked(isWanted: boolean, length: number): number {
    const { documents, bits } = this.scratch
    const unwanted = isWanted ? 0 : 1
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      kept += ((bits[document >>> 5]! >>> (document & 31)) & 1) ^ unwanted
    }
    bits.fill(0)
    return kept
  }

  /** Drops deleted candidates. */
  dropDeleted(length: number): number {
    const { segment, chunkBase } = this
    if (segment.deletedCount === 0) return length
    const { documents } = this.scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      if (!segment.isDeleted(chunkBase + document)) kept++
    }
    return kept
  }
}
