import { Worker } from 'node:worker_threads'
import type { SearchSchema } from '../types.ts'
import type { MergeDone, MergeJob } from './merge-worker.ts'
import { Segment } from './segment.ts'

interface Pending {
  resolve(done: MergeDone): void
  reject(reason: Error): void
}

/** Merges segments in a thread of its own, started when first needed. One merge at a time. */
export class Merger {
  private readonly schema: SearchSchema
  private worker: Worker | null = null
  /** The merge under way. */
  private pending: Pending | null = null

  constructor(schema: SearchSchema) {
    this.schema = schema
  }

  /**
   * The merged segment, without the documents deleted in its sources, those deleted meanwhile included.
   * Rejects when the thread fails; the sources stay usable.
   */
  async merge(sources: readonly Segment[]): Promise<Segment> {
    const before = sources.map((segment) => segment.deleted.slice())
    const done = await this.run({ segments: sources.map(({ data }) => data), deleted: before })
    const merged = new Segment(done.data)
    sources.forEach((source, i) => {
      const map = done.documentMaps[i]!
      const known = before[i]!
      for (let word = 0; word < known.length; word++) {
        let fresh = source.deleted[word]! & ~known[word]!
        while (fresh !== 0) {
          merged.delete(map[word * 32 + 31 - Math.clz32(fresh & -fresh)]!)
          fresh &= fresh - 1
        }
      }
    })
    return merged
  }

  private run(job: MergeJob): Promise<MergeDone> {
    const worker = this.start()
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject }
      worker.postMessage(job)
    })
  }

  private start(): Worker {
    if (this.worker !== null) return this.worker
    const worker = new Worker(new URL('./merge-worker.ts', import.meta.url), { workerData: this.schema })
    const fail = (reason: Error) => {
      if (this.worker !== worker) return
      this.worker = null
      this.take()?.reject(reason)
    }
    worker.on('message', (done: MergeDone) => this.take()?.resolve(done))
    worker.on('messageerror', fail)
    worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => fail(new Error(`The merge thread ended with code ${code}`)))
    // background work does not keep a process alive
    worker.unref()
    this.worker = worker
    return worker
  }

  private take(): Pending | null {
    const { pending } = this
    this.pending = null
    return pending
  }

  /** Ends the thread; a merge under way is dropped. */
  async close(): Promise<void> {
    const { worker } = this
    this.worker = null
    this.take()?.reject(new Error('The index was closed'))
    await worker?.terminate()
  }
}
