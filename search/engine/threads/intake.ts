import { Worker } from 'node:worker_threads'
import type { SearchSchema } from '../../types.ts'
import type { PlainValue } from '../indexing/read-document.ts'
import { unpackSegment } from '../segment/packing.ts'
import { Segment } from '../segment/segment.ts'
import type { Answer, Assembled, Message, Taken } from './intake-thread.ts'

/** After so long without documents the thread ends: what it keeps in mind is of use for indexing only. */
const IDLE_MS = 10_000

/** Documents on their way into one segment. */
export interface Gathering {
  /** Whether it should take no more documents, as far as the thread has answered. */
  readonly isFull: boolean
  /** Hands over documents as `readDocument` wrote them; resolves when they are analysed. */
  add(values: PlainValue[], documents: number): Promise<void>
  /**
   * Makes the segment, which ends the gathering.
   * @param deleted bits of documents to leave out
   * @returns the segment and where each document went (-1: nowhere)
   */
  finish(deleted: Uint32Array | null): Promise<{ segment: Segment; map: Int32Array }>
}

/** Makes segments of documents in a thread of its own, started when first needed. */
export class Intake {
  private readonly schema: SearchSchema
  private thread: IntakeThread | null = null
  private nextGathering = 0
  private isClosed = false

  constructor(schema: SearchSchema) {
    this.schema = schema
  }

  /** Begins a segment. What it is asked for fails when the thread does: nothing of it is kept then. */
  gather(): Gathering {
    if (this.isClosed) throw closed()
    if (this.thread === null || this.thread.hasEnded) this.thread = new IntakeThread(this.schema)
    const { thread } = this
    const number = this.nextGathering++
    const release = thread.use()
    let isFull = false
    return {
      get isFull() {
        return isFull
      },
      async add(values, documents) {
        const taken = (await thread.ask({ gathering: number, values, documents })) as Taken
        isFull = taken.isFull
      },
      async finish(deleted) {
        try {
          const assembled = (await thread.ask({ gathering: number, deleted })) as Assembled
          return { segment: new Segment(unpackSegment(assembled.data)), map: assembled.map }
        } finally {
          release()
        }
      },
    }
  }

  /** Ends the thread; what is under way fails. */
  async close(): Promise<void> {
    this.isClosed = true
    await this.thread?.end(closed())
  }
}

function closed(): Error {
  return new Error('The search index was closed')
}

/** The thread, until it fails or has nothing to do. */
class IntakeThread {
  private readonly worker: Worker
  /** Those who wait for an answer, in the order they asked. */
  private readonly waiting: { resolve(answer: Answer): void; reject(reason: Error): void }[] = []
  /** Why it takes nothing any more. */
  private failure: Error | null = null
  /** Gatherings not finished. */
  private users = 0
  private idleTimer: NodeJS.Timeout | null = null

  constructor(schema: SearchSchema) {
    this.worker = new Worker(new URL('./intake-thread.ts', import.meta.url), { workerData: schema })
    this.worker.unref()
    this.worker.on('message', (answer: Answer) => {
      this.waiting.shift()?.resolve(answer)
      if (this.waiting.length === 0) this.worker.unref()
    })
    const fail = (reason: unknown) =>
      void this.end(new Error(`The thread that takes documents in failed: ${reason}`, { cause: reason }))
    this.worker.on('error', fail)
    this.worker.on('messageerror', fail)
    this.worker.on('exit', (code) => fail(`it ended with code ${code}`))
  }

  get hasEnded(): boolean {
    return this.failure !== null
  }

  /** Keeps the thread from ending for want of work, until the returned function is called. */
  use(): () => void {
    this.users++
    if (this.idleTimer !== null) clearTimeout(this.idleTimer)
    return () => {
      this.users--
      if (this.users > 0 || this.hasEnded) return
      this.idleTimer = setTimeout(() => void this.end(new Error('No documents came')), IDLE_MS)
      this.idleTimer.unref()
    }
  }

  /** Waiting for the answer keeps the process alive. */
  ask(message: Message): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.failure !== null) throw this.failure
      this.worker.postMessage(message)
      if (this.waiting.length === 0) this.worker.ref()
      this.waiting.push({ resolve, reject })
    })
  }

  async end(reason: Error): Promise<void> {
    if (this.failure !== null) return
    this.failure = reason
    if (this.idleTimer !== null) clearTimeout(this.idleTimer)
    for (const { reject } of this.waiting.splice(0)) reject(reason)
    await this.worker.terminate()
  }
}
