import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { SearchSchema } from '../../types.ts'
import { packSegment, unpackSegment } from '../segment/packing.ts'
import { Segment } from '../segment/segment.ts'
import type { MergeDone, MergeJob } from './merge-worker.ts'

/** What becomes of a merge. */
interface MergeOutcome {
  done(merged: Segment): void
  failed(reason: Error): void
}

/** What the thread was asked for, and who waits for it. */
interface Job {
  done(answer: MergeDone): void
  failed(reason: Error): void
  /** The merger was closed. */
  dropped(): void
}

/** Makes segments in a thread of its own, started when first needed; what it is asked for, it does in turn. */
export class Merger {
  private readonly schema: SearchSchema
  private thread: { worker: Worker; port: MessagePort } | null = null
  private jobs: Job[] = []
  /** How many wait for the thread. */
  private holders = 0

  constructor(schema: SearchSchema) {
    this.schema = schema
  }

  /**
   * Starts a merge. `done` gets a segment without the documents deleted in the sources, those deleted meanwhile included;
   * `failed` is called when the thread fails, and the sources stay usable.
   */
  start(sources: readonly Segment[], outcome: MergeOutcome): void {
    const before = sources.map((segment) => segment.deleted.slice())
    const job: MergeJob = { segments: sources.map(({ data }) => packSegment(data)), deleted: before }
    this.jobs.push({
      done({ data, documentMaps }) {
        const merged = new Segment(unpackSegment(data))
        sources.forEach((source, i) => {
          copyDeletions(source.deleted, before[i]!, documentMaps[i]!, merged)
        })
        outcome.done(merged)
      },
      failed: (reason) => outcome.failed(reason),
      dropped() {},
    })
    this.startThread().port.postMessage(job)
  }

  /** Takes the results there are, without waiting for the event loop to turn. */
  poll(): void {
    while (this.thread !== null && this.jobs.length > 0) {
      const received = receiveMessageOnPort(this.thread.port)
      if (received === undefined) return
      this.finish(received.message as MergeDone)
    }
  }

  /** Whether the thread keeps the process alive: only while someone waits for it. Every `true` needs its `false`. */
  hold(isHeld: boolean): void {
    this.holders += isHeld ? 1 : -1
    if (this.holders > 0) this.thread?.worker.ref()
    else this.thread?.worker.unref()
  }

  private finish(answer: MergeDone): void {
    this.jobs.shift()?.done(answer)
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
      for (const job of this.jobs.splice(0)) job.failed(reason)
    }
    port.on('message', (done: MergeDone) => this.finish(done))
    port.on('messageerror', fail)
    worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => fail(new Error(`The merge thread ended with code ${code}`)))
    // background work does not keep a process alive
    port.unref()
    if (this.holders === 0) worker.unref()
    this.thread = thread
    return thread
  }

  /** Ends the thread; a merge under way is dropped. */
  async close(): Promise<void> {
    const { thread } = this
    this.thread = null
    for (const job of this.jobs.splice(0)) job.dropped()
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
