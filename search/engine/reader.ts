import { Suggester } from '../suggest/index.ts'
import type { SearchRequest, SearchResult, SearchSchema, Suggestion } from '../types.ts'
import { Executor } from './executor.ts'
import { type PackedSegment, unpackSegment } from './packing.ts'
import { createSchemaAnalyzer } from './plan.ts'
import { Segment } from './segment.ts'

/** The segments of one moment, fit for `postMessage`: memory is shared, not copied. */
export interface SharedIndex {
  schema: SearchSchema
  segments: PackedSegment[]
}

/**
 * Searches an index from another thread. Deletions made later show at once; fresh documents are in the segments that the owner shares
 * next.
 */
export class SearchReader {
  private readonly executor: Executor
  private readonly suggester: Suggester
  private readonly segments: readonly Segment[]

  constructor({ schema, segments }: SharedIndex) {
    const analyzer = createSchemaAnalyzer(schema)
    this.executor = new Executor(schema, analyzer)
    this.suggester = new Suggester(analyzer)
    this.segments = segments.map((packed) => {
      const segment = new Segment(unpackSegment(packed))
      // another thread may delete at any time
      segment.deletedCount = Math.max(1, segment.deletedCount)
      return segment
    })
  }

  /** @throws SearchError as `SearchIndex.search` does */
  search(request: SearchRequest): SearchResult {
    return this.executor.search(this.segments, request)
  }

  suggest(prefix: string, limit = 10): Suggestion[] {
    return this.suggester.suggest(this.segments, prefix, limit)
  }
}
