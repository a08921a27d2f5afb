import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { SearchError, type SearchRequest, type SearchResult, type SearchSchema } from '../../types.ts'
import { packSegment } from '../segment/packing.ts'
import type { Segment } from '../segment/segment.ts'
import type { Answer, Question, View } from './reader-thread.ts'

/**
 * A heap begins with a few megabytes, and V8 collects all of it at each step that it grows by: some 10 ms in which nothing is answered.
 * The threads begin with so many instead.
 */
const INITIAL_HEAP_MEGABYTES = 64

/** After so many failures of threads none is started any more. */
const MAX_FAILURES = 3

interface Waiting {
  resolve(result: SearchResult): void
  reject(reason: unknown): void
}

interface Thread {
  worker: Worker
  /** In the order of the questions, which is that of the answers. Not a map: V8 keeps what was in a map it enlarged for long. */
  waiting: Waiting[]
  /** Called when nothing is waited for any more. */
  drained: (() => void) | null
  /** Segments that it knows, with the `changes` it knows of. */
  known: Map<Segment, number>
  /** The list it searches. */
  segments: readonly Segment[]
}

/** A search that ended with its thread: it can be done elsewhere. */
export class ThreadEnded extends Error {}

/** Threads that search segments which this one writes. */
export class Readers {
  private readonly schema: SearchSchema
  private readonly threads: (Thread | null)[]
  private readonly numbers = new WeakMap<Segment, number>()
  private nextNumber = 0
  private failures = 0
  private isClosed = false

  /** @param count of threads, started at once or with the first search */
  constructor(schema: SearchSchema, count: number, startsLate: boolean) {
    this.schema = schema
    this.threads = Array.from({ length: count }, (_, at) => (startsLate ? null : this.start(at)))
  }

  /**
   * Searches as of now: later writes do not show.
   * @throws ThreadEnded when there is no thread, or it fails meanwhile
   * @throws SearchError as `SearchIndex.search` does
   */
  async search(segments: readonly Segment[], request: SearchRequest): Promise<SearchResult> {
    const thread = this.leastBusy()
    if (thread === null) throw new ThreadEnded('there is no thread to search')
    this.show(thread, segments)
    return new Promise<SearchResult>((resolve, reject) => {
      // a search under way keeps the process alive
      if (thread.waiting.length === 0) thread.worker.ref()
      thread.waiting.push({ resolve, reject })
      const message: Question = { request }
      thread.worker.postMessage(message)
    })
  }

  /** Lets go of segments that are no longer searched. */
  refresh(segments: readonly Segment[]): void {
    for (const thread of this.threads) if (thread !== null) this.show(thread, segments)
  }

  private leastBusy(): Thread | null {
    let least: Thread | null = null
    for (let at = 0; at < this.threads.length; at++) {
      const thread = this.threads[at] ?? this.start(at)
      this.threads[at] = thread
      if (thread !== null && (least === null || thread.waiting.length < least.waiting.length)) least = thread
    }
    return least
  }

  /** Tells a thread what changed since it was last told. */
  private show(thread: Thread, segments: readonly Segment[]): void {
    const { known } = thread
    const view: View = { segments: [], fresh: [], deletions: [] }
    for (const segment of segments) {
      const before = known.get(segment)
      const { deletedCount, changes } = segment
      if (before === changes) continue
      const number = this.numberOf(segment)
      // a copy, since this thread goes on deleting
      const deleted = segment.deleted.slice()
      if (before === undefined) {
        view.fresh.push({ number, packed: { ...packSegment(segment.data), deleted } })
      } else view.deletions.push({ number, deleted, count: deletedCount })
      known.set(segment, changes)
    }
    if (thread.segments === segments && view.deletions.length === 0) return
    for (const segment of thread.segments) if (!segments.includes(segment)) known.delete(segment)
    thread.segments = segments
    view.segments = segments.map((segment) => this.numberOf(segment))
    thread.worker.postMessage(view)
  }

  private numberOf(segment: Segment): number {
    let number = this.numbers.get(segment)
    if (number === undefined) {
      number = this.nextNumber++
      this.numbers.set(segment, number)
    }
    return number
  }

  private start(at: number): Thread | null {
    if (this.isClosed || this.failures >= MAX_FAILURES) return null
    setFlagsFromString(`--initial-old-space-size=${INITIAL_HEAP_MEGABYTES}`)
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData: this.schema })
    const thread: Thread = { worker, waiting: [], drained: null, known: new Map(), segments: [] }
    worker.unref()
    worker.on('message', (answer: Answer) => settle(thread, answer))
    const fail = (reason: unknown) => {
      if (this.threads[at] === thread) {
        this.threads[at] = null
        if (!this.isClosed) {
          this.failures++
          process.emitWarning(`A thread of the search index failed: ${String(reason)}`)
        }
      }
      for (const { reject } of thread.waiting.splice(0)) reject(new ThreadEnded(String(reason)))
      thread.drained?.()
    }
    worker.on('error', fail)
    worker.on('messageerror', fail)
    worker.on('exit', (code) => fail(`it ended with code ${code}`))
    return thread
  }

  /** Waits for searches under way and ends the threads. */
  async close(): Promise<void> {
    this.isClosed = true
    const threads = this.threads.filter((thread) => thread !== null)
    this.threads.fill(null)
    for (const thread of threads) {
      if (thread.waiting.length > 0) await new Promise<void>((done) => (thread.drained = done))
      await thread.worker.terminate()
    }
  }
}

function settle({ worker, waiting, drained }: Thread, { result, refusal, failure }: Answer): void {
  const one = waiting.shift()
  if (one === undefined) return
  if (waiting.length === 0) {
    worker.unref()
    drained?.()
  }
  if (result !== undefined) one.resolve(JSON.parse(result) as SearchResult)
  else if (refusal !== undefined) {
    const { code, message, field, changed } = refusal
    one.reject(new SearchError(code, message, field, changed))
  } else one.reject(failure)
}
