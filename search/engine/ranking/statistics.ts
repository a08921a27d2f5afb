import type { SearchSchema } from '../../types.ts'
import type { Segment } from '../segment/segment.ts'

/** Figures of the whole index that scores depend on; a cursor carries them to the next page. */
export interface Statistics {
  documents: number
  /** Mean distinct terms, per text field. */
  meanLengths: number[]
  /** Least and most of the freshness field. */
  freshness: [number, number]
}

/** Deleted documents count until a merge drops them. O(segments). */
export function statisticsOf(schema: SearchSchema, segments: readonly Segment[]): Statistics {
  let documents = 0
  const lengths = Object.keys(schema.text).map(() => 0)
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const segment of segments) {
    documents += segment.documents
    segment.data.meta.lengthTotals.forEach((total, field) => {
      lengths[field]! += total
    })
    const column =
      schema.freshness && segment.data.meta.numeric.find(({ name }) => name === schema.freshness?.field)
    if (column) {
      least = Math.min(least, column.least)
      most = Math.max(most, column.most)
    }
  }
  return {
    documents,
    meanLengths: lengths.map((total) => (documents === 0 ? 0 : total / documents)),
    freshness: least <= most ? [least, most] : [0, 0],
  }
}
