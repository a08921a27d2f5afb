import type { CheckedRequest } from '../filtering/request.ts'
import type { Marked } from '../scratch/marked.ts'
import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import { Box } from '../segment/geo.ts'
import type { NumericColumn } from '../segment/numeric-column.ts'
import type { Segment } from '../segment/segment.ts'
import type { TopHits } from './top-hits.ts'

/** Where one document in so many matches, going through all in order finds the best soon. */
const DENSE = 16

/** Turns the score of a match's words into its final score: `closer` times, and `bonus` more. */
export interface Finisher {
  /** Asked of few: reads the document's text. */
  closer(segment: number, document: number, score: number): number
  /** No less than `closer`, told by bits. */
  closest(segment: number, document: number, score: number): number
  bonus(segment: number, document: number): number
}

/** How far a final score can be above that of the words: `score · closeness[pairs of words side by side] + bonus` at most. */
interface Slack {
  /** Ascending; of one entry where words that stand close do not count. */
  closeness: Float64Array
  bonus: number
}

/** For other orders than relevance. */
export const noSlack: Slack = { closeness: Float64Array.of(1), bonus: 0 }

/** Offers matches to a page in the order that a request asks for. */
export class Ranker {
  private readonly request: CheckedRequest
  private readonly scratch: Scratch
  private readonly top: TopHits
  private readonly finisher: Finisher
  private readonly slack: Slack
  /** The most that closeness multiplies by. */
  private readonly factor: number
  /** The largest scores of words seen, a heap with the least at the root: no hit of the page can score less. */
  private readonly floor: Float64Array
  private floorLength = 0
  /** Around the origin, as far as the page's worst hit. */
  private readonly box = new Box()
  private segment!: Segment
  private ordinal = 0

  constructor(request: CheckedRequest, scratch: Scratch, top: TopHits, finisher: Finisher, slack: Slack) {
    this.request = request
    this.scratch = scratch
    this.top = top
    this.finisher = finisher
    this.slack = slack
    this.factor = slack.closeness.at(-1)!
    // behind a cursor, documents of earlier pages would raise the floor
    const isUseful = request.sort === 'relevance' && this.factor > 1 && request.cursor === null
    this.floor = new Float64Array(isUseful ? request.limit : 0)
  }

  open(segment: Segment, ordinal: number): void {
    this.segment = segment
    this.ordinal = ordinal
  }

  /** Offers the candidates of the chunk that begins at document `base`. */
  offer(length: number, base: number): void {
    const { sort } = this.request
    if (sort === 'relevance') this.offerByScore(length, base)
    else if (sort === 'distance') this.offerByDistance(length, base)
    else this.offerByNumber(length, base, sort.field, sort.descending)
  }

  /**
   * Offers the live documents of the segment that have the number sorted by, chunk by chunk in its order, until no further one of the
   * chunk can enter. O(chunks · (log documents + limit + equal numbers) + deleted).
   */
  offerInOrder(field: string, descending: boolean): void {
    const { segment } = this
    const column = segment.numeric.get(field)
    if (column === undefined) return
    for (let chunk = 0; chunk < segment.chunks; chunk++) {
      const base = chunk * CHUNK_SIZE
      const isIn = (document: number) => !segment.isDeleted(base + document)
      this.offerChunkInOrder(column, chunk, descending, isIn)
    }
  }

  /** Offers those documents of a chunk that have the number and that `isIn` says match, in its order, until no further one can enter. */
  private offerChunkInOrder(
    column: NumericColumn,
    chunk: number,
    descending: boolean,
    isIn: (document: number) => boolean,
  ): void {
    const { top, ordinal } = this
    const { documents, starts } = column.order
    const base = chunk * CHUNK_SIZE
    const sign = descending ? -1 : 1
    const from = descending ? starts[chunk]! : column.firstFrom(chunk, top.leastKey)
    const to = descending ? column.firstAbove(chunk, -top.leastKey) : starts[chunk + 1]!
    for (let i = 0; i < to - from; i++) {
      const document = documents[descending ? to - 1 - i : from + i]!
      if (!isIn(document)) continue
      const key = sign * column.at(base + document) + 0
      if (key > top.threshold) {
        top.overflowed = true
        break
      }
      top.offer(key, ordinal, base + document)
    }
  }

  /** Offers the marked documents of the chunk that begins at document `base`: their list is that of the candidates. */
  offerMarked(marked: Marked, base: number): void {
    const { top, segment } = this
    const { sort } = this.request
    const count = marked.count()
    const chunk = base / CHUNK_SIZE
    if (sort !== 'relevance' && sort !== 'distance' && count * DENSE > segment.sizeOf(chunk)) {
      const column = segment.numeric.get(sort.field)
      // documents without a number come last: not on a full page of such that have it, but perhaps on the next one
      const isTold = top.threshold < Number.POSITIVE_INFINITY && top.overflowed
      if (column !== undefined && isTold) {
        this.offerChunkInOrder(column, chunk, sort.descending, (document) => marked.has(document))
        return
      }
    }
    const length = marked.list()
    if (sort === 'relevance') {
      this.scratch.scores.fill(0, 0, length)
      this.scratch.mostPairs.fill(0, 0, length)
    }
    this.offer(length, base)
  }

  /** Offers the candidates of the chunk that begins at document `base`, all of which score 0. */
  offerUnscored(length: number, base: number): void {
    this.top.offerAlike(0, this.ordinal, this.scratch.documents, length, base)
  }

  private offerByScore(length: number, base: number): void {
    const { scores, subset, mostPairs } = this.scratch
    const { closeness, bonus } = this.slack
    const isClose = closeness.length > 1
    const floor = this.raisedFloor(length)
    const least = Math.max(floor, -this.top.threshold)
    let promising = 0
    for (let i = 0; i < length; i++) {
      subset[promising] = i
      const most = isClose ? scores[i]! * closeness[mostPairs[i]!]! : scores[i]!
      if (most + bonus >= least) promising++
    }
    if (promising < length) this.top.overflowed = true
    // the best first: they raise the threshold that the others have to reach
    for (let i = 0; i < promising; i++) {
      if (scores[subset[i]!]! >= floor) this.offerScored(subset[i]!, base)
    }
    for (let i = 0; i < promising; i++) {
      if (scores[subset[i]!]! < floor) this.offerScored(subset[i]!, base)
    }
  }

  /** What every hit of the page scores at least by its words, as far as the candidates tell; below all scores when they do not. */
  private raisedFloor(length: number): number {
    const { floor } = this
    const { scores } = this.scratch
    if (floor.length === 0) return Number.NEGATIVE_INFINITY
    let least = this.floorLength < floor.length ? Number.NEGATIVE_INFINITY : floor[0]!
    for (let i = 0; i < length; i++) {
      if (scores[i]! <= least) continue
      this.raiseFloor(scores[i]!)
      if (this.floorLength === floor.length) least = floor[0]!
    }
    return least
  }

  private offerScored(i: number, base: number): void {
    const { top, ordinal, finisher } = this
    const { closeness, bonus: mostBonus } = this.slack
    const score = this.scratch.scores[i]!
    let most = closeness.length > 1 ? score * closeness[this.scratch.mostPairs[i]!]! : score
    if (-(most + mostBonus) > top.threshold) {
      top.overflowed = true
      return
    }
    const document = base + this.scratch.documents[i]!
    if (most > score) most = Math.min(most, finisher.closest(ordinal, document, score))
    const bonus = mostBonus > 0 ? finisher.bonus(ordinal, document) : 0
    if (!top.canEnter(-(most + bonus), ordinal, document)) {
      top.overflowed = true
      return
    }
    const closer = most > score ? finisher.closer(ordinal, document, score) : score
    top.offer(-(closer + bonus), ordinal, document)
  }

  /** What the words of a further hit of the page score at least. */
  get leastScore(): number {
    const floor = this.floor.length > 0 && this.floorLength === this.floor.length ? this.floor[0]! : 0
    return (Math.max(floor, -this.top.threshold) - this.slack.bonus) / this.factor
  }

  /** Adds a score to the `limit` largest, in place of the least when there are as many. */
  private raiseFloor(score: number): void {
    const { floor } = this
    if (this.floorLength < floor.length) {
      let at = this.floorLength++
      while (at > 0) {
        const parent = (at - 1) >>> 1
        if (floor[parent]! <= score) break
        floor[at] = floor[parent]!
        at = parent
      }
      floor[at] = score
      return
    }
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= floor.length) break
      if (child + 1 < floor.length && floor[child + 1]! < floor[child]!) child++
      if (floor[child]! >= score) break
      floor[at] = floor[child]!
      at = child
    }
    floor[at] = score
  }

  private offerByDistance(length: number, base: number): void {
    const { top, segment, ordinal } = this
    const { documents } = this.scratch
    const { latitudes, longitudes } = segment
    const { box } = this
    const origin = this.request.origin!
    let { south, north, west, east } = box
    let { threshold } = top
    for (let i = 0; i < length; i++) {
      const document = base + documents[i]!
      const latitude = latitudes[document]!
      const longitude = longitudes[document]!
      if (latitude < south || latitude > north || longitude < west || longitude > east) {
        top.overflowed = true
        continue
      }
      top.offer(origin.distance(segment, document), ordinal, document)
      if (top.threshold === threshold) continue
      threshold = top.threshold
      box.fit(origin, threshold)
      south = box.south
      north = box.north
      west = box.west
      east = box.east
    }
  }

  private offerByNumber(length: number, base: number, field: string, descending: boolean): void {
    const { top, ordinal } = this
    const { documents, numbers } = this.scratch
    const column = this.segment.numeric.get(field)
    if (column === undefined) numbers.fill(Number.NaN, 0, length)
    else column.gather(documents, length, base, numbers)
    const sign = descending ? -1 : 1
    for (let i = 0; i < length; i++) {
      const value = numbers[i]!
      const key = Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value + 0
      if (key > top.threshold) top.overflowed = true
      else top.offer(key, ordinal, base + documents[i]!)
    }
  }
}
