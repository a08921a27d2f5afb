import type { Analyzer } from '../analysis/types.ts'
import { Suggester } from '../suggest/index.ts'
import type {
  IndexOptions,
  SearchDocument,
  SearchError,
  SearchIndex,
  SearchRequest,
  SearchResult,
  SearchSchema,
  SearchStats,
  Suggestion,
} from '../types.ts'
import { type AssemblyPlan, assemble } from './indexing/assemble.ts'
import { sourceOfGathered } from './indexing/gathered.ts'
import { chooseMerge } from './indexing/merge-policy.ts'
import { assemblyPlan, createSchemaAnalyzer } from './indexing/plan.ts'
import { type PlainValue, readDocument } from './indexing/read-document.ts'
import { SegmentBuilder } from './indexing/segment-builder.ts'
import { CoOccurrence } from './matching/co-occurrence.ts'
import { Executor } from './query/executor.ts'
import type { GatheredIds } from './segment/id-builder.ts'
import { IdKey } from './segment/ids.ts'
import { Segment } from './segment/segment.ts'
import { readSnapshot, writeSnapshot } from './segment/snapshot.ts'
import { type Source, sourceOfSegment } from './segment/source.ts'
import { Arrivals } from './threads/arrivals.ts'
import { Bulk, ordinarySizes } from './threads/bulk.ts'
import { Intake } from './threads/intake.ts'
import { Merger } from './threads/merger.ts'
import { Readers, ThreadEnded } from './threads/readers.ts'

/** A batch is cut into segments of at most this many documents. */
const MAX_BATCH = 131_072
/** … or of this many bytes of tokens. */
const MAX_BATCH_BYTES = 64 << 20
/** Fresh documents are joined with small segments up to this size at once, in the calling thread. */
const MAX_SMALL = 256
/** Merges wait for `upsertMany`, and for writes of one turn of the event loop, up to this many segments. */
const MAX_BULK_SEGMENTS = 40
/** Without writes for so long, the merger also tidies up. */
const IDLE_MS = 300
/** After so many failures in a row no more merges are tried: searches go on over more segments. */
const MAX_MERGE_FAILURES = 3

/** The search engine: immutable segments of typed arrays. See ARCHITECTURE.md. */
export class SearchEngine implements SearchIndex {
  private readonly schema: SearchSchema
  private readonly merges: boolean
  private readonly analyzer: Analyzer
  private readonly executor: Executor
  private readonly suggester: Suggester
  private readonly plan: AssemblyPlan
  private readonly merger: Merger
  private readonly intake: Intake
  private readonly readers: Readers | null
  /** Replaced as a whole, so that whoever holds the list keeps a consistent view. */
  private segments: readonly Segment[] = []
  private readonly key = new IdKey()
  private position: string | null = null
  /** What `upsertMany` has on its way. */
  private readonly arrivals = new Arrivals()
  /** Segments whose documents are being shown. */
  private readonly hidden = new Set<Segment>()
  /** Of `upsertMany`; tests have small ones. */
  bulkSizes = ordinarySizes
  /** Calls of `upsertMany` under way. */
  private bulks = 0
  private merging: readonly Segment[] | null = null
  /** Those who wait for merges to end. */
  private readonly settling: (() => void)[] = []
  private mergeFailures = 0
  private mergeTurn: NodeJS.Immediate | null = null
  private idleTimer: NodeJS.Timeout | null = null
  private readonly saves = new Set<Promise<void>>()
  private isClosed = false

  /**
   * @param options.threads that search besides this one; 0 searches here
   * @throws TypeError when the schema has no text field
   */
  constructor(schema: SearchSchema, { threads = 0, startsLate = false, merges = true }: IndexOptions = {}) {
    if (Object.keys(schema.text).length === 0) throw new TypeError('A search schema needs a text field')
    this.schema = schema
    this.merges = merges
    this.analyzer = createSchemaAnalyzer(schema)
    this.executor = new Executor(schema, this.analyzer)
    this.suggester = new Suggester(this.analyzer)
    this.plan = assemblyPlan(schema, this.analyzer)
    this.merger = new Merger(schema)
    this.intake = new Intake(schema)
    this.readers = threads === 0 ? null : new Readers(schema, threads, startsLate)
  }

  /** @throws SearchError `bad-snapshot` */
  static async open(path: string, schema: SearchSchema, options?: IndexOptions): Promise<SearchEngine> {
    const { segments, position } = await readSnapshot(path, schema)
    const engine = new SearchEngine(schema, options)
    engine.segments = segments.map((data) => new Segment(data))
    engine.position = position
    return engine
  }

  upsert(documents: Iterable<SearchDocument>): void {
    let builder = this.builder()
    const values: PlainValue[] = []
    try {
      for (const document of documents) {
        values.length = 0
        readDocument(this.schema, document, values)
        builder.add(values, 0, this.key)
        this.arrivals.drop(this.key, values[0] as string)
        if (builder.length >= MAX_BATCH || builder.tokenBytes >= MAX_BATCH_BYTES || builder.isFull) {
          this.append(builder)
          builder = this.builder()
        }
      }
    } finally {
      // a bad document does not lose those before it
      if (builder.length > 0) this.append(builder)
      this.afterWrite()
    }
  }

  async upsertMany(
    batches: Iterable<readonly SearchDocument[]> | AsyncIterable<readonly SearchDocument[]>,
    refused?: (document: SearchDocument, error: SearchError) => void,
  ): Promise<void> {
    const { schema, intake, arrivals, key } = this
    const bulk = new Bulk({
      schema,
      sizes: this.bulkSizes,
      intake,
      arrivals,
      key,
      deleteReplaced: (ids, from, to) => this.deleteReplaced(ids, from, to),
      addHidden: (segment) => {
        this.hidden.add(segment)
        // fresh small segments stay at the end, where appending looks for them
        this.segments = [segment, ...this.segments]
      },
      landed: (segment) => {
        this.hidden.delete(segment)
        this.mergeNext(false)
      },
      addFew: (values, ids) => this.addFew(values, ids),
    })
    this.bulks++
    try {
      await bulk.run(batches, refused)
    } finally {
      this.bulks--
      this.afterWrite()
    }
  }

  /** Adds those that were not dropped of the documents that `readDocument` wrote. */
  private addFew(values: readonly PlainValue[], ids: GatheredIds): void {
    const builder = this.builder()
    for (let at = 0; at < values.length; ) at = builder.add(values, at, this.key)
    for (let document = 0; document < ids.length; document++) {
      if (ids.isDropped(document)) builder.ids.drop(document)
    }
    if (builder.length > 0) this.append(builder)
  }

  private builder(): SegmentBuilder {
    return new SegmentBuilder(this.schema, this.analyzer)
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) this.delete(id)
    this.afterWrite()
  }

  private delete(id: string): void {
    this.key.set(id)
    this.arrivals.drop(this.key, id)
    this.deleteByKey()
  }

  /** Deletes the document whose id the key was set to. */
  private deleteByKey(): void {
    for (const segment of this.segments) {
      const document = segment.ids.find(this.key)
      if (document >= 0 && segment.delete(document)) return
    }
  }

  /** Deletes what the documents `from` to `to` replace: each segment is asked for all ids in one go. */
  private deleteReplaced(ids: GatheredIds, from: number, to: number): void {
    for (const segment of this.segments) {
      segment.ids.findAll(ids, from, to, this.key, (document, number) => {
        if (!ids.isDropped(number)) segment.delete(document)
      })
    }
  }

  /** Adds fresh documents as a segment, joined with small ones before it: sizes double, so a document moves O(log) times. */
  private append(builder: SegmentBuilder): void {
    this.deleteReplaced(builder.ids, 0, builder.length)
    if (this.segments.length >= MAX_BULK_SEGMENTS) {
      // the event loop has not turned for long
      this.merger.poll()
      this.mergeNext(false)
    }
    const sources: Source[] = [sourceOfGathered(builder.gather())]
    let size = builder.length
    const segments = [...this.segments]
    for (;;) {
      const last = segments.at(-1)
      if (last === undefined || last.documents > size * 2 || last.documents + size > MAX_SMALL) break
      if (this.merging?.includes(last) || this.hidden.has(last)) break
      segments.pop()
      sources.unshift(sourceOfSegment(last, last.deleted))
      size += last.documents
    }
    segments.push(new Segment(assemble(sources, this.plan).data))
    this.segments = segments
  }

  /** Nobody searches between writes of one turn, so merges wait for its end: the more segments at once, the fewer rewrites. */
  private afterWrite(): void {
    if (this.mergeTurn === null) {
      this.mergeTurn = setImmediate(() => {
        this.mergeTurn = null
        this.mergeNext(false)
      })
      this.mergeTurn.unref()
    }
    if (this.idleTimer !== null) clearTimeout(this.idleTimer)
    this.idleTimer = setTimeout(() => {
      this.idleTimer = null
      this.mergeNext(true)
    }, IDLE_MS)
    this.idleTimer.unref()
  }

  /** Starts the next merge, if there is one to do and none under way. */
  private mergeNext(isIdle: boolean): void {
    if (this.merging !== null) return
    const isDue = this.bulks === 0 || this.segments.length >= MAX_BULK_SEGMENTS
    const isPossible = isDue && this.merges && !this.isClosed && this.mergeFailures < MAX_MERGE_FAILURES
    const segments = this.segments.filter((segment) => !this.hidden.has(segment))
    const sizes = segments.map(({ documents, liveCount, data }) => ({
      documents,
      live: liveCount,
      hasPhrases: data.meta.hasPhrases,
    }))
    const chosen = isPossible ? chooseMerge(sizes, isIdle || this.settling.length > 0) : []
    if (chosen.length === 0) {
      for (const settled of this.settling.splice(0)) settled()
      return
    }
    const sources = chosen.map((i) => segments[i]!)
    this.merging = sources
    this.merger.start(sources, {
      done: (merged) => {
        const others = this.segments.filter((segment) => !sources.includes(segment))
        // fresh small segments stay at the end, where appending looks for them
        this.segments = merged.documents === 0 ? others : [merged, ...others]
        this.mergeFailures = 0
        this.readers?.refresh(this.segments)
        this.afterMerge(isIdle)
      },
      failed: (reason) => {
        this.mergeFailures++
        process.emitWarning(`A background merge of the search index failed: ${String(reason)}`)
        this.afterMerge(isIdle)
      },
    })
  }

  private afterMerge(isIdle: boolean): void {
    this.merging = null
    this.mergeNext(isIdle && this.idleTimer === null)
  }

  /** Waits until nothing is left to merge. */
  async settle(): Promise<void> {
    // what is waited for keeps the process alive
    this.merger.hold(true)
    await new Promise<void>((resolve) => {
      this.settling.push(resolve)
      this.mergeNext(true)
    })
    this.merger.hold(false)
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    const { segments } = this
    if (this.readers !== null) {
      try {
        return await this.readers.search(segments, request)
      } catch (error) {
        if (!(error instanceof ThreadEnded)) throw error
      }
    }
    return this.executor.search(segments, request)
  }

  suggest(prefix: string, limit = 10): Suggestion[] {
    return this.suggester.suggest(this.segments, prefix, limit, new CoOccurrence(this.segments))
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

  async save(path: string): Promise<void> {
    const segments = this.segments.map(({ data }) => ({ ...data, deleted: data.deleted.slice() }))
    const save = writeSnapshot(path, this.schema, { segments, position: this.position })
    this.saves.add(save)
    try {
      await save
    } finally {
      this.saves.delete(save)
    }
  }

  async close(): Promise<void> {
    this.isClosed = true
    if (this.mergeTurn !== null) clearImmediate(this.mergeTurn)
    if (this.idleTimer !== null) clearTimeout(this.idleTimer)
    await Promise.allSettled(this.saves)
    await this.readers?.close()
    await this.intake.close()
    await this.merger.close()
    for (const settled of this.settling.splice(0)) settled()
  }
}
