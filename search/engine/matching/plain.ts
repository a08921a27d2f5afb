import type { Analyzer } from '../../analysis/types.ts'
import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_BITS } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'

/** BM25+ parameters as MiniSearch has them: Lv and Zhai, "Lower-bounding term frequency normalization" (2011). */
const K = 1.2
const B = 0.7
const D = 0.5

/** Distinct terms considered; a query of more is cut. */
const MAX_TERMS = 1000

/** Matches of one segment in document order. */
export interface PlainMatches {
  documents: Uint32Array
  scores: Float64Array
  group: TermGroup
}

/**
 * Scores by BM25+ alone, as MiniSearch does with `combineWith: 'OR'`: for each query term and field,
 * weight · idf · (d + tf (k + 1) / (tf + k (1 − b + b · len / avg))), summed, times the number of distinct query terms held.
 * idf and avg are those of the live documents. Exact, and not made for speed.
 */
export function plainMatches(
  segments: readonly Segment[],
  query: string,
  analyzer: Analyzer,
  weights: readonly number[],
): PlainMatches[] {
  const repeats = new Map<string, number>()
  analyzer.analyze(query, (term) => {
    if (repeats.has(term) || repeats.size < MAX_TERMS) repeats.set(term, (repeats.get(term) ?? 0) + 1)
  })
  const documents = segments.reduce((sum, segment) => sum + segment.liveCount, 0)
  const means = weights.map((_, field) => liveLength(segments, field) / documents)
  const found = segments.map(() => new Map<number, { sum: number; terms: number }>())
  const ordinalsOf = segments.map((): number[] => [])
  for (const [term, count] of repeats) {
    const ordinals = segments.map((segment) => segment.terms.find(term))
    const holding = weights.map(() => 0)
    visit(segments, ordinals, (_, __, frequencies) => {
      frequencies.forEach((frequency, field) => {
        if (frequency > 0) holding[field]!++
      })
    })
    visit(segments, ordinals, (s, document, frequencies) => {
      let score = 0
      frequencies.forEach((frequency, field) => {
        if (frequency === 0) return
        const n = holding[field]!
        const idf = Math.log(1 + (documents - n + 0.5) / (n + 0.5))
        const length = segments[s]!.lengths[field]![document]!
        const norm = K * (1 - B + (B * length) / means[field]!)
        score += weights[field]! * idf * (D + (frequency * (K + 1)) / (frequency + norm))
      })
      const entry = found[s]!.get(document)
      if (entry === undefined) found[s]!.set(document, { sum: score * count, terms: 1 })
      else {
        entry.sum += score * count
        entry.terms++
      }
    })
    ordinals.forEach((ordinal, s) => {
      if (ordinal >= 0) ordinalsOf[s]!.push(ordinal)
    })
  }
  return found.map((matches, s) => {
    const order = Uint32Array.from(matches.keys()).sort()
    const scores = new Float64Array(order.length)
    order.forEach((document, i) => {
      const { sum, terms } = matches.get(document)!
      scores[i] = sum * terms
    })
    const ordinals = Uint32Array.from(ordinalsOf[s]!)
    const { length } = ordinals
    const group = { ordinals, weights: new Float64Array(length).fill(1), length, forms: length }
    return { documents: order, scores, group }
  })
}

/** Matches of a chunk become the candidates. O(matches of the segment). */
export function loadPlain({ documents }: PlainMatches, chunk: number, scratch: Scratch): number {
  let length = 0
  for (const document of documents) {
    if (document >>> CHUNK_BITS === chunk) scratch.documents[length++] = document
  }
  return length
}

/** Scores candidates of a chunk, of which all are matches. O(matches of the segment). */
export function scorePlain(matches: PlainMatches, chunk: number, scratch: Scratch, length: number): void {
  let at = 0
  for (let i = 0; i < length; i++) {
    const document = (chunk << CHUNK_BITS) | scratch.documents[i]!
    while (matches.documents[at] !== document) at++
    scratch.scores[i] = matches.scores[at]!
  }
}

/** Calls back for each live posting of a term, with its frequency per field. */
function visit(
  segments: readonly Segment[],
  ordinals: readonly number[],
  see: (segment: number, document: number, frequencies: number[]) => void,
): void {
  segments.forEach((segment, s) => {
    const ordinal = ordinals[s]!
    if (ordinal < 0) return
    segment.visitPostings(ordinal, (document, posting) => {
      if (segment.isDeleted(document)) return
      see(
        s,
        document,
        segment.lengths.map((_, field) => segment.frequency(posting, ordinal, document, field)),
      )
    })
  })
}

function liveLength(segments: readonly Segment[], field: number): number {
  let total = 0
  for (const segment of segments) {
    const lengths = segment.lengths[field]!
    for (let i = 0; i < segment.documents; i++) if (!segment.isDeleted(i)) total += lengths[i]!
  }
  return total
}
