import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { SearchSchema } from '../types.ts'
import type { MergeDone, MergeJob } from './merge-worker.ts'
import { packSegment, unpackSegment } from './packing.ts'
import { Segment } from './segment.ts'

/** What becomes of a merge. */
export interface MergeOutcome {
  done(merged: Segment): void
  failed(reason: Error): void
}

/** Merges segments in a thread of its own, started when first needed. One merge at a time. */
export class Merger {
  private readonly schema: SearchSchema
  private thread: { worker: Worker; port: MessagePort } | null = null
  private job: { sources: readonly Segment[]; before: Uint32Array[]; outcome: MergeOutcome } | null = null

  private isHeld = false

  constructor(schema: SearchSchema) {
    this.schema = schema
  }

  /**
   * Starts a merge. `done` gets a segment without the documents deleted in the sources, those deleted meanwhile included;
   * `failed` is called when the thread fails, and the sources stay usable.
   */
  start(sources: readonly Segment[], outcome: MergeOutcome): void {
    const before = sources.map((segment) => segment.deleted.slice())
    this.job = { sources, before, outcome }
    const message: MergeJob = { segments: sources.map(({ data }) => packSegment(data)), deleted: before }
    this.startThread().port.postMessage(message)
  }

  /** Takes the result if there is one, without waiting for the event loop to turn. */
  poll(): void {
    if (this.thread === null || this.job === null) return
    const received = receiveMessageOnPort(this.thread.port)
    if (received !== undefined) this.finish(received.message as MergeDone)
  }

  /** Whether the thread keeps the process alive: only while someone waits for it. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld
    if (isHeld) this.thread?.worker.ref()
    else this.thread?.worker.unref()
  }

  private finish({ data, documentMaps }: MergeDone): void {
    const { job } = this
    this.job = null
    if (job === null) return
    const merged = new Segment(unpackSegment(data))
    job.sources.forEach((source, i) => {
      copyDeletions(source.deleted, job.before[i]!, documentMaps[i]!, merged)
    })
    job.outcome.done(merged)
  }

  private startThread(): { worker: Worker; port: MessagePort } {
    if (this.thread !== null) return this.thread
    const { port1: port, port2 } = new MessageChannel()
    const worker = new Worker(new URL('./merge-worker.ts', import.meta.url), {
      workerData: { schema: this.schema, port: port2 },
      transferList: [port2],
    })
    const thread = { worker, port }
    const fail = (reason: Error) => {
      if (this.thread !== thread) return
      this.thread = null
      port.close()
      const { job } = this
      this.job = null
      job?.outcome.failed(reason)
    }
    port.on('message', (done: MergeDone) => this.finish(done))
    port.on('messageerror', fail)
    worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => fail(new Error(`The merge thread ended with code ${code}`)))
    // background work does not keep a process alive
    port.unref()
    if (!this.isHeld) worker.unref()
    this.thread = thread
    return thread
  }

  /** Ends the thread; a merge under way is dropped. */
  async close(): Promise<void> {
    const { thread } = this
    this.thread = null
    this.job = null
    thread?.port.close()
    await thread?.worker.terminate()
  }
}

/** Deletes in `merged` what was deleted in a source since `before` was copied. */
function copyDeletions(now: Uint32Array, before: Uint32Array, map: Int32Array, merged: Segment): void {
  for (let word = 0; word < before.length; word++) {
    let fresh = now[word]! & ~before[word]!
    while (fresh !== 0) {
      merged.delete(map[word * 32 + 31 - Math.clz32(fresh & -fresh)]!)
      fresh &= fresh - 1
    }
  }
}
