import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_BITS, CHUNK_SIZE } from '../segment/chunks.ts'
import { GALLOP_RATIO, seek } from '../segment/seek.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { formHalves } from './constants.ts'
import { PostingRanges } from './posting-ranges.ts'
import type { Strengths } from './scoring.ts'

/** Scores candidates of one chunk of a segment, which matching and filters have left. */
export class WordScorer {
  private readonly scratch: Scratch
  private segment!: Segment
  private strengths!: Strengths
  private base = 0
  /** Posting of each document in the list indexed last; of others, what an earlier list left there. */
  private readonly postingOf = new Uint32Array(CHUNK_SIZE)
  /** Best score of each document in one group; zero between uses. */
  private readonly bestOf = new Float64Array(CHUNK_SIZE)
  /** Lists of the group at hand. */
  private readonly lists = new PostingRanges()
  /** Groups that each candidate holds, when they were counted. */
  readonly held = new Uint8Array(CHUNK_SIZE)
  /** The same in halves (`formHalves`). */
  readonly halves = new Uint8Array(CHUNK_SIZE)

  constructor(scratch: Scratch) {
    this.scratch = scratch
  }

  /**
   * Scores the first `length` candidates into `scratch.scores`: the sum over the groups, each by its best term. Groups are added in their
   * order, so that a document has the same score in whatever segment it is.
   * @param counted of each group, whether `held` and `halves` count it; null when these are not wanted
   */
  score(
    segment: Segment,
    chunk: number,
    groups: readonly TermGroup[],
    strengths: Strengths,
    length: number,
    counted: readonly boolean[] | null,
  ): void {
    this.segment = segment
    this.strengths = strengths
    this.base = chunk << CHUNK_BITS
    this.scratch.scores.fill(0, 0, length)
    if (counted !== null) {
      this.held.fill(0, 0, length)
      this.halves.fill(0, 0, length)
    }
    for (const [at, group] of groups.entries()) {
      this.lists.locate(segment, this.base, group)
      const { length: count, postings } = this.lists
      if (count === 0) continue
      if (count === 1 && postings === length && this.isSameList(length)) {
        this.addAligned(group, length)
        const halves = this.lists.terms[0]! < group.forms ? formHalves : 1
        if (counted?.[at]) this.countAll(length, halves)
      } else this.add(group, length, counted?.[at] ?? false)
    }
  }

  private countAll(length: number, most: number): void {
    const { held, halves } = this
    for (let i = 0; i < length; i++) {
      held[i]!++
      halves[i]! += most
    }
  }

  /** Counts a half for the candidates that a list of the group so far holds: strengths are above 0. */
  private countHalf(length: number): void {
    const { halves } = this
    const { best } = this.scratch
    for (let i = 0; i < length; i++) if (best[i]! > 0) halves[i]!++
  }

  /** Counts the group, and so many halves, for the candidates that a list of it holds. */
  private countHeld(length: number, most: number): void {
    const { held, halves } = this
    const { best } = this.scratch
    for (let i = 0; i < length; i++) {
      if (best[i]! <= 0) continue
      held[i]!++
      halves[i]! += most
    }
  }

  /** Where the lists at hand that are not of forms begin. */
  private endOfForms({ forms }: TermGroup): number {
    const { terms, length } = this.lists
    let end = 0
    while (end < length && terms[end]! < forms) end++
    return end
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
    const { documents, scores } = this.scratch
    const { segment, strengths, base } = this
    const start = this.lists.starts[0]!
    const weight = group.weights[this.lists.terms[0]!]!
    for (let i = 0; i < length; i++)
      scores[i]! += weight * strengths.of(segment, start + i, base + documents[i]!)
  }

  /** Adds the best score that each candidate has in one of the lists at hand. */
  private add(group: TermGroup, length: number, isCounted: boolean): void {
    const { scores, best } = this.scratch
    const { starts, ends, terms } = this.lists
    if (this.lists.length > 1 && this.lists.postings < length * 2) {
      this.addListed(group, length, isCounted)
      return
    }
    best.fill(0, 0, length)
    const endOfForms = this.endOfForms(group)
    const areForms = endOfForms === this.lists.length
    for (let v = 0; v < this.lists.length; v++) {
      if (v === endOfForms && v > 0 && isCounted) this.countHalf(length)
      const weight = group.weights[terms[v]!]!
      if (ends[v]! - starts[v]! > length * GALLOP_RATIO) this.lookUp(starts[v]!, ends[v]!, weight, length)
      else this.index(starts[v]!, ends[v]!, weight, length)
    }
    if (isCounted) this.countHeld(length, areForms ? formHalves : 1)
    for (let i = 0; i < length; i++) scores[i]! += best[i]!
  }

  /** The same where nearly all that the lists hold are candidates: the lists are gone through, not the candidates for each list. */
  private addListed(group: TermGroup, length: number, isCounted: boolean): void {
    const { documents, scores, best } = this.scratch
    const { bestOf, halves } = this
    const { starts, ends } = this.lists
    const list = this.segment.postingDocuments
    const endOfForms = this.endOfForms(group)
    const areForms = endOfForms === this.lists.length
    this.readLists(group, 0, endOfForms)
    if (isCounted && !areForms) for (let i = 0; i < length; i++) if (bestOf[documents[i]!]! > 0) halves[i]!++
    this.readLists(group, endOfForms, this.lists.length)
    for (let i = 0; i < length; i++) {
      const score = bestOf[documents[i]!]!
      best[i] = score
      scores[i]! += score
    }
    if (isCounted) this.countHeld(length, areForms ? formHalves : 1)
    for (let v = 0; v < this.lists.length; v++) {
      const end = ends[v]!
      for (let p = starts[v]!; p < end; p++) bestOf[list[p]!] = 0
    }
  }

  /** Notes the best score of each document of some of the lists at hand. */
  private readLists(group: TermGroup, from: number, to: number): void {
    const { segment, strengths, base, bestOf } = this
    const { starts, ends, terms } = this.lists
    const list = segment.postingDocuments
    for (let v = from; v < to; v++) {
      const weight = group.weights[terms[v]!]!
      const end = ends[v]!
      for (let p = starts[v]!; p < end; p++) {
        const document = list[p]!
        const score = weight * strengths.of(segment, p, base + document)
        if (score > bestOf[document]!) bestOf[document] = score
      }
    }
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

  /** Notes where each document of a list stands in it, then looks the candidates up there. */
  private index(start: number, end: number, weight: number, length: number): void {
    const { documents, best } = this.scratch
    const { segment, strengths, base, postingOf } = this
    const list = segment.postingDocuments
    for (let p = start; p < end; p++) postingOf[list[p]!] = p
    for (let i = 0; i < length; i++) {
      const document = documents[i]!
      const p = postingOf[document]!
      // what earlier lists left there is told by the list itself
      if (p < start || p >= end || list[p] !== document) continue
      const score = weight * strengths.of(segment, p, base + document)
      if (score > best[i]!) best[i] = score
    }
  }
}
