import type { Analyzer } from '../analysis/types.ts'
import { Suggester } from '../suggest/index.ts'
import {
  type IndexOptions,
  type SearchDocument,
  SearchError,
  type SearchIndex,
  type SearchRequest,
  type SearchResult,
  type SearchSchema,
  type SearchStats,
  type Suggestion,
} from '../types.ts'
import { type AssemblyPlan, assemble } from './assemble.ts'
import { CoOccurrence } from './co-occurrence.ts'
import { Executor } from './executor.ts'
import { sourceOfGathered } from './gathered.ts'
import { IdKey } from './ids.ts'
import { chooseMerge } from './merge-policy.ts'
import { Merger } from './merger.ts'
import { assemblyPlan, createSchemaAnalyzer } from './plan.ts'
import { Readers, ThreadEnded } from './readers.ts'
import { Segment } from './segment.ts'
import { SegmentBuilder } from './segment-builder.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { type Source, sourceOfSegment } from './source.ts'
import { Turns } from './turns.ts'

/** A batch is cut into segments of at most this many documents. */
const MAX_BATCH = 131_072
/** … or of this many bytes of tokens. */
const MAX_BATCH_BYTES = 64 << 20
/** Fresh documents are joined with small segments up to this size at once, in the calling thread. */
const MAX_SMALL = 256
/** `upsertMany` makes segments of this many documents … */
const BULK_DOCUMENTS = 32_768
/** … or of this many bytes of tokens. */
const BULK_BYTES = 16 << 20
/** Merges wait for `upsertMany`, and for writes of one turn of the event loop, up to this many segments. */
const MAX_BULK_SEGMENTS = 40
/** Without writes for so long, the merger also tidies up. */
const IDLE_MS = 300
/** After so many failures in a row no more merges are tried: searches go on over more segments. */
const MAX_MERGE_FAILURES = 3

/** Documents of `upsertMany` that the merge thread makes a segment of. */
interface Coming {
  builder: SegmentBuilder
  assembled: Promise<{ segment: Segment; map: Int32Array }>
}

/** The search engine: immutable segments of typed arrays. See README.md. */
export class SearchEngine implements SearchIndex {
  private readonly schema: SearchSchema
  private readonly analyzer: Analyzer
  private readonly executor: Executor
  private readonly suggester: Suggester
  private readonly plan: AssemblyPlan
  private readonly merger: Merger
  private readonly readers: Readers | null
  /** Replaced as a whole, so that whoever holds the list keeps a consistent view. */
  private segments: readonly Segment[] = []
  private readonly key = new IdKey()
  private position: string | null = null
  /** What `upsertMany` gathers, or has gathered but not yet shown. */
  private readonly arriving = new Set<SegmentBuilder>()
  /** Segments whose documents are being shown. */
  private readonly hidden = new Set<Segment>()
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

  /** @param threads that search besides this one; 0 searches here */
  constructor(schema: SearchSchema, { threads = 0 }: IndexOptions = {}) {
    this.schema = schema
    this.analyzer = createSchemaAnalyzer(schema)
    this.executor = new Executor(schema, this.analyzer)
    this.suggester = new Suggester(this.analyzer)
    this.plan = assemblyPlan(schema, this.analyzer)
    this.merger = new Merger(schema)
    this.readers = threads === 0 ? null : new Readers(schema, threads)
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
    try {
      for (const document of documents) {
        this.dropArriving(builder.add(document, this.key), builder)
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

  /**
   * Documents are analysed in slices and gathered into large segments, which the merge thread assembles. A segment comes in hidden;
   * then each of its documents takes the place of an older one. What is written meanwhile wins over what this still has on its way.
   */
  async upsertMany(
    batches: Iterable<readonly SearchDocument[]> | AsyncIterable<readonly SearchDocument[]>,
    refused?: (document: SearchDocument, error: SearchError) => void,
  ): Promise<void> {
    const turns = new Turns()
    let builder: SegmentBuilder | null = null
    // one segment is assembled while the next is gathered: memory stays bounded
    let coming: Coming | null = null
    this.bulks++
    this.merger.hold(true)
    try {
      try {
        for await (const batch of batches) {
          for (const document of batch) {
            if (turns.isDue()) await turns.next()
            if (builder === null) {
              builder = this.builder()
              this.arriving.add(builder)
            }
            try {
              this.dropArriving(builder.add(document, this.key), builder)
            } catch (error) {
              if (refused === undefined || !(error instanceof SearchError)) throw error
              refused(document, error)
            }
            const isLarge = builder.length >= BULK_DOCUMENTS || builder.tokenBytes >= BULK_BYTES
            if (!isLarge && !builder.isFull) continue
            if (coming !== null) await this.land(coming, turns)
            coming = this.assemble(builder)
            builder = null
          }
        }
      } finally {
        // a bad document does not lose those before it
        if (coming !== null) await this.land(coming, turns)
        if (builder !== null && builder.length > 0 && builder.length <= MAX_SMALL) this.append(builder)
        else if (builder !== null) await this.land(this.assemble(builder), turns)
      }
    } finally {
      if (coming !== null) this.arriving.delete(coming.builder)
      if (builder !== null) this.arriving.delete(builder)
      this.bulks--
      this.merger.hold(false)
      this.afterWrite()
    }
  }

  private builder(): SegmentBuilder {
    return new SegmentBuilder(this.schema, this.analyzer)
  }

  /** Leaves a document, whose id the key was set to, out of all that is on its way but `except`. */
  private dropArriving(id: string, except: SegmentBuilder | null): void {
    for (const builder of this.arriving) {
      if (builder === except) continue
      const document = builder.added.find(this.key, id)
      if (document >= 0) builder.drop(document)
    }
  }

  /** Starts to assemble what was gathered. */
  private assemble(builder: SegmentBuilder): Coming {
    if (this.isClosed) throw new Error('The search index was closed')
    const assembled = this.merger.assemble(builder.gather())
    // it is awaited later on
    assembled.catch(() => {})
    return { builder, assembled }
  }

  /** Shows the documents of an assembled segment, each in place of the one it replaces. */
  private async land({ builder, assembled }: Coming, turns: Turns): Promise<void> {
    const { segment, map } = await assembled
    segment.hide()
    this.hidden.add(segment)
    // fresh small segments stay at the end, where appending looks for them
    this.segments = [segment, ...this.segments]
    for (let i = 0; i < builder.length; i++) {
      if (turns.isDue()) await turns.next()
      if (builder.isDropped(i)) continue
      builder.added.load(this.key, i)
      this.deleteByKey()
      segment.show(map[i]!)
    }
    this.hidden.delete(segment)
    this.arriving.delete(builder)
    this.mergeNext(false)
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) this.delete(id)
    this.afterWrite()
  }

  private delete(id: string): void {
    this.key.set(id)
    this.dropArriving(id, null)
    this.deleteByKey()
  }

  /** Deletes the document whose id the key was set to. */
  private deleteByKey(): void {
    for (const segment of this.segments) {
      const document = segment.ids.find(this.key)
      if (document >= 0 && segment.delete(document)) return
    }
  }

  /** Deletes what the builder's documents replace: each segment is asked for all ids in one go. */
  private deleteReplaced(builder: SegmentBuilder): void {
    for (const segment of this.segments) {
      segment.ids.findAll(builder.added, this.key, (document, number) => {
        if (!builder.isDropped(number)) segment.delete(document)
      })
    }
  }

  /** Adds fresh documents as a segment, joined with small ones before it: sizes double, so a document moves O(log) times. */
  private append(builder: SegmentBuilder): void {
    this.deleteReplaced(builder)
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
    const isPossible = isDue && !this.isClosed && this.mergeFailures < MAX_MERGE_FAILURES
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
    await this.merger.close()
    for (const settled of this.settling.splice(0)) settled()
  }
}
