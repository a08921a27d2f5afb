import { createAnalyzer } from '../analysis/index.ts'
import type { Analyzer } from '../analysis/types.ts'
import type {
  SearchDocument,
  SearchIndex,
  SearchRequest,
  SearchResult,
  SearchSchema,
  SearchStats,
  Suggestion,
} from '../types.ts'
import { buildStemClasses } from '../typos/index.ts'
import { type AssemblyPlan, assemble } from './assemble.ts'
import { Executor } from './executor.ts'
import { IdKey } from './ids.ts'
import { Segment } from './segment.ts'
import { SegmentBuilder, WILDCARD } from './segment-builder.ts'
import { type Source, sourceOfSegment } from './source.ts'

/** A batch is cut into segments of at most this many documents. */
const MAX_BATCH = 131_072
/** … or of this many bytes of tokens. */
const MAX_BATCH_BYTES = 64 << 20
/** Segments up to this size are merged at once, in the calling thread. */
const MAX_SMALL = 1024

/** The search engine: immutable segments of typed arrays. See README.md. */
export class SearchEngine implements SearchIndex {
  private readonly schema: SearchSchema
  private readonly analyzer: Analyzer
  private readonly executor: Executor
  private readonly plan: AssemblyPlan
  private segments: Segment[] = []
  private position: string | null = null
  private readonly key = new IdKey()

  constructor(schema: SearchSchema) {
    this.schema = schema
    this.analyzer = createAnalyzer({
      languages: schema.languages ?? ['ro', 'en'],
      ...(schema.synonyms === undefined ? {} : { synonyms: schema.synonyms }),
    })
    this.executor = new Executor(schema, this.analyzer)
    this.plan = {
      textFields: Object.keys(schema.text).length,
      clusterField: schema.keyword.find((name) => name !== WILDCARD) ?? null,
      buildStems: (dictionary) => buildStemClasses(dictionary, (folded) => this.analyzer.stem(folded)),
    }
  }

  upsert(documents: Iterable<SearchDocument>): void {
    let builder = new SegmentBuilder(this.schema, this.analyzer)
    try {
      for (const document of documents) {
        builder.add(document)
        if (builder.length >= MAX_BATCH || builder.tokenBytes >= MAX_BATCH_BYTES) {
          this.append(builder)
          builder = new SegmentBuilder(this.schema, this.analyzer)
        }
      }
    } finally {
      // a bad document does not lose those before it
      if (builder.length > 0) this.append(builder)
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) this.deleteEverywhere(id)
  }

  private deleteEverywhere(id: string): void {
    this.key.set(id)
    for (const segment of this.segments) {
      const document = segment.ids.find(this.key)
      if (document >= 0 && segment.delete(document)) return
    }
  }

  /** Adds fresh documents as a segment, joined with small segments before it. */
  private append(builder: SegmentBuilder): void {
    for (const id of builder.liveIds()) this.deleteEverywhere(id)
    const source = builder.source()
    const sources: Source[] = [source]
    let size = source.documents
    const segments = [...this.segments]
    for (;;) {
      const last = segments.at(-1)
      if (last === undefined || last.documents > size * 2 || last.documents + size > MAX_SMALL) break
      segments.pop()
      sources.unshift(sourceOfSegment(last, last.deleted))
      size += last.documents
    }
    segments.push(new Segment(assemble(sources, this.plan).data))
    this.segments = segments
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    return this.executor.search(this.segments, request)
  }

  suggest(_prefix: string, _limit?: number): Suggestion[] {
    return []
  }

  setPosition(position: string): void {
    this.position = position
  }

  stats(): SearchStats {
    let documents = 0
    let terms = 0
    let bytes = 0
    for (const segment of this.segments) {
      documents += segment.liveCount
      terms += segment.size
      bytes += segment.byteLength
    }
    return { documents, terms, bytes, position: this.position }
  }

  async save(_path: string): Promise<void> {
    throw new Error('not yet')
  }

  async close(): Promise<void> {}
}
