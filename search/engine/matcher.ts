import { PostingRanges } from './posting-ranges.ts'
import type { Scratch } from './scratch.ts'
import { GALLOP_RATIO, seek } from './seek.ts'
import { CHUNK_SIZE, type Segment } from './segment.ts'
import type { TermGroup } from './term-group.ts'

/** Finds the documents of one chunk of a segment that hold all of some words. Results lie in the scratch. */
export class Matcher {
  readonly scratch: Scratch
  private segment!: Segment
  private chunkBase = 0
  /** Lists of the group at hand. */
  private readonly lists = new PostingRanges()

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

  /** Documents that hold every group. Of given candidates (the first `length` of the scratch), those that do. */
  matchAll(groups: readonly TermGroup[], length: number | null = null): number {
    // rarest first, so that later groups only look at what is left
    const counts: number[] = []
    for (const group of groups) {
      this.locate(group)
      if (this.lists.postings === 0) return 0
      counts.push(this.lists.postings)
    }
    const order = counts.map((_, i) => i).sort((a, b) => counts[a]! - counts[b]!)
    let left = length ?? this.load(groups[order[0]!]!)
    const { documents } = this.scratch
    for (let i = length === null ? 1 : 0; i < order.length && left > 0; i++) {
      left = this.narrow(groups[order[i]!]!, documents, left)
    }
    return left
  }

  /** Postings in the chunk of those groups one of which is held by all that hold `least` of them: the rarest. */
  mostHolding(groups: readonly TermGroup[], least: number): number {
    const counts = groups.map((group) => {
      this.locate(group)
      return this.lists.postings
    })
    counts.sort((a, b) => a - b)
    let most = 0
    for (let i = 0; i <= counts.length - least; i++) most += counts[i]!
    return most
  }

  private locate(group: TermGroup): void {
    this.lists.locate(this.segment, this.chunkBase, group)
  }

  /** Sets the bits (zero so far) of the documents that hold every group. */
  markAll(groups: readonly TermGroup[], into: Uint32Array): void {
    const { bits } = this.scratch
    const words = (this.segment.sizeOf(this.chunkBase / CHUNK_SIZE) + 31) >>> 5
    for (let g = 0; g < groups.length; g++) {
      this.locate(groups[g]!)
      this.lists.mark(this.segment, g === 0 ? into : bits)
      if (g === 0) continue
      for (let word = 0; word < words; word++) {
        into[word]! &= bits[word]!
        bits[word] = 0
      }
    }
  }

  /** Sets the bits of the documents that hold any group. */
  markAny(groups: readonly TermGroup[], into: Uint32Array): void {
    for (const group of groups) {
      this.locate(group)
      this.lists.mark(this.segment, into)
    }
  }

  /** Candidates become the documents of the group. */
  private load(group: TermGroup): number {
    this.locate(group)
    const { documents } = this.scratch
    if (this.lists.length === 1) {
      const list = this.segment.postingDocuments.subarray(this.lists.starts[0]!, this.lists.ends[0]!)
      documents.set(list)
      return list.length
    }
    this.lists.mark(this.segment, this.scratch.bits)
    return this.scratch.takeMarked()
  }

  /** Drops the candidates that hold one of the groups. */
  dropHolding(groups: readonly TermGroup[], length: number): number {
    let postings = 0
    for (const group of groups) {
      this.locate(group)
      this.lists.mark(this.segment, this.scratch.bits)
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
    else this.lists.mark(this.segment, bits)
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
