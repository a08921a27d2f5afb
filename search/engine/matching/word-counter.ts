import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_BITS, CHUNK_SIZE } from '../segment/chunks.ts'
import { GALLOP_RATIO, seek } from '../segment/seek.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { PostingRanges } from './posting-ranges.ts'

/** With fewer postings than this, the documents that hold them are listed by way of bits. */
const FEW_POSTINGS = 8192

/** Finds the documents of one chunk of a segment that hold some of several words. Results lie in the scratch. */
export class WordCounter {
  private readonly scratch: Scratch
  private segment!: Segment
  private base = 0
  /** Lists of the group at hand. */
  private readonly lists = new PostingRanges()
  /** Groups that each document of the chunk holds; zero but for the chunk counted last. */
  readonly held = new Uint8Array(CHUNK_SIZE)
  /** The last group that each document was counted for; zero between uses. */
  private readonly stamp = new Uint8Array(CHUNK_SIZE)
  private isStamped = false
  private isCounted = false

  constructor(scratch: Scratch) {
    this.scratch = scratch
  }

  open(segment: Segment, chunk: number): void {
    this.segment = segment
    this.base = chunk << CHUNK_BITS
    if (this.isCounted) this.held.fill(0)
    this.isCounted = false
  }

  private locate(group: TermGroup): void {
    this.lists.locate(this.segment, this.base, group)
  }

  /**
   * Documents that hold at least `least` of the groups; `held` tells how many each of them holds. What holds so many holds one of the
   * `groups.length - least + 1` rarest, so the others matter only where these are. Once for each `open`.
   */
  count(groups: readonly TermGroup[], least: number): number {
    this.isCounted = true
    const counts = groups.map((group) => {
      this.locate(group)
      return this.lists.postings
    })
    const order = counts.flatMap((count, g) => (count > 0 ? [g] : [])).sort((a, b) => counts[a]! - counts[b]!)
    if (order.length < least) return 0
    const early = order.length - least + 1
    let postings = 0
    for (let i = 0; i < early; i++) postings += counts[order[i]!]!
    const isFew = postings < FEW_POSTINGS
    for (let i = 0; i < early; i++) {
      this.countAll(groups[order[i]!]!, i + 1)
      if (isFew) this.lists.mark(this.segment, this.scratch.bits)
    }
    let length = isFew ? this.scratch.takeMarked() : this.listCovered()
    for (let i = early; i < order.length && length > 0; i++) {
      const count = counts[order[i]!]!
      // a list no longer than the candidates is counted faster than they are looked through
      if (count > length) length = this.keepReaching(least - (order.length - i), length)
      if (count > length * GALLOP_RATIO) this.countListed(groups[order[i]!]!, i + 1, length)
      else this.countAll(groups[order[i]!]!, i + 1)
    }
    if (early < order.length) length = this.keepReaching(least, length)
    this.clearStamps()
    return length
  }

  /** Counts one group for all documents that hold it. `mark` differs for each group. */
  private countAll(group: TermGroup, mark: number): void {
    this.locate(group)
    const { held, stamp } = this
    const { starts, ends, length } = this.lists
    const list = this.segment.postingDocuments
    if (length === 1) {
      const end = ends[0]!
      for (let p = starts[0]!; p < end; p++) held[list[p]!]!++
      return
    }
    this.isStamped = true
    for (let v = 0; v < length; v++) {
      const end = ends[v]!
      for (let p = starts[v]!; p < end; p++) {
        const document = list[p]!
        if (stamp[document] === mark) continue
        stamp[document] = mark
        held[document]!++
      }
    }
  }

  /** Counts one group for the listed documents. */
  private countListed(group: TermGroup, mark: number, length: number): void {
    this.locate(group)
    this.isStamped = true
    const { held, stamp } = this
    const { documents } = this.scratch
    const list = this.segment.postingDocuments
    for (let v = 0; v < this.lists.length; v++) {
      const end = this.lists.ends[v]!
      let at = this.lists.starts[v]!
      for (let i = 0; i < length; i++) {
        const document = documents[i]!
        at = seek(list, at, end, document)
        if (at === end) break
        if (list[at] !== document || stamp[document] === mark) continue
        stamp[document] = mark
        held[document]!++
      }
    }
  }

  private clearStamps(): void {
    if (this.isStamped) this.stamp.fill(0)
    this.isStamped = false
  }

  /** Lists all documents that hold a group so far. */
  private listCovered(): number {
    const { held } = this
    const { documents } = this.scratch
    const end = Math.min(CHUNK_SIZE, this.segment.documents - this.base)
    let length = 0
    for (let document = 0; document < end; document++) {
      documents[length] = document
      if (held[document] !== 0) length++
    }
    return length
  }

  /** Keeps the listed documents that hold at least `least` groups. */
  private keepReaching(least: number, length: number): number {
    const { held } = this
    const { documents } = this.scratch
    let kept = 0
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      documents[kept] = document
      if (held[document]! >= least) kept++
    }
    return kept
  }
}
