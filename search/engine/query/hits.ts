import type { SearchHit } from '../../types.ts'
import type { Found } from '../ranking/top-hits.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import type { Asked } from './asked.ts'

/** The hits of a page with what the request asked to know of each. */
export function hitsOf(asked: Asked, found: Found): SearchHit[] {
  const { sort, scores: areScored, origin, highlight, values } = asked.request
  const scores = sort === 'relevance' || !areScored ? null : asked.scores.scoresOf(found)
  const hits: SearchHit[] = []
  for (let i = 0; i < found.length; i++) {
    const s = found.segments[i]!
    const document = found.documents[i]!
    const segment = asked.segments[s]!
    const hit: SearchHit = {
      id: segment.ids.at(document),
      score: scores !== null ? scores[i]! : sort === 'relevance' ? -found.keys[i]! + 0 : 0,
    }
    const distance = origin?.distance(segment, document)
    if (distance !== undefined && Number.isFinite(distance)) hit.distanceKm = distance
    if (highlight.length > 0) hit.highlights = highlightsOf(asked, s, document)
    if (values.length > 0) hit.values = valuesOf(segment, document, values)
    hits.push(hit)
  }
  return hits
}

function highlightsOf(asked: Asked, s: number, document: number): Record<string, [number, number][]> {
  const { positions } = asked.tools
  const segment = asked.segments[s]!
  const groups: TermGroup[] = asked.plain === null ? asked.matching.groups[s]! : [asked.plain[s]!.group]
  const fields = Object.keys(asked.schema.text)
  positions.mark(segment, groups)
  const highlights: Record<string, [number, number][]> = {}
  for (const field of asked.request.highlight) {
    highlights[field] = positions.highlights(segment, document, fields.indexOf(field))
  }
  positions.unmark(groups)
  return highlights
}

function valuesOf(segment: Segment, document: number, fields: readonly string[]): Record<string, number> {
  const values: Record<string, number> = {}
  for (const field of fields) {
    const value = segment.numeric.get(field)?.at(document) ?? Number.NaN
    if (!Number.isNaN(value)) values[field] = value
  }
  return values
}
