import { SegmentFilters } from '../filtering/filters.ts'
import { Radius } from '../filtering/radius.ts'
import type { CheckedRequest } from '../filtering/request.ts'
import type { Matcher } from '../matching/matcher.ts'
import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_BITS } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import { type Finisher, noSlack, Ranker } from './ranker.ts'
import { type After, TopHits } from './top-hits.ts'

/** Half around the Earth, and more. */
const FARTHEST_KM = 20_100

/** What pages in order are made with. */
interface PageTools {
  matcher: Matcher
  scratch: Scratch
}

/**
 * The page of a list of all documents by a number or distance, behind `after`; null when the order is another one, or when the documents
 * that have a key do not tell the page.
 */
export function orderedPage(
  segments: readonly Segment[],
  request: CheckedRequest,
  after: After | null,
  finisher: Finisher,
  { matcher, scratch }: PageTools,
): TopHits | null {
  const { sort, limit } = request
  const open = () => {
    const top = new TopHits(limit, segments, after)
    return { top, ranker: new Ranker(request, scratch, top, finisher, noSlack) }
  }
  // documents not offered, all behind those that were, can neither be on the page nor tell whether there is another one
  const isTold = (top: TopHits) => top.length === limit && top.overflowed
  if (sort === 'relevance') return null
  if (sort !== 'distance') {
    const { top, ranker } = open()
    segments.forEach((segment, s) => {
      ranker.open(segment, s)
      ranker.offerInOrder(sort.field, sort.descending)
    })
    return isTold(top) ? top : null
  }
  // looks around the origin in ever larger circles, until one holds the page
  for (let reach = Math.max(1, after?.key ?? 0); reach < FARTHEST_KM; reach *= 4) {
    const { top, ranker } = open()
    const radius = new Radius(request.origin!, reach)
    const plan = { filters: [], bitOf: new Map(), observed: 0, radius }
    segments.forEach((segment, s) => {
      const filters = new SegmentFilters(segment, plan)
      ranker.open(segment, s)
      for (let chunk = 0; chunk < segment.chunks; chunk++) {
        matcher.open(segment, chunk)
        const base = chunk << CHUNK_BITS
        let length = filters.seed(chunk, scratch, segment.sizeOf(chunk))
        // not looked up: around the Earth, a document may be counted from both sides
        if (length < 0) length = filters.apply(scratch, matcher.loadAll(), base)
        ranker.offer(matcher.dropDeleted(length), base)
      }
    })
    if (isTold(top)) return top
  }
  return null
}
