import { type Patience, withPatience } from '../patience.ts'
import { DatabaseError } from '../types.ts'

interface Waiting {
  patience: Patience
  timer: NodeJS.Timeout
  begin(): void
  refuse(error: DatabaseError): void
}

/**
 * One after another, in the order of their calls. Each waits until its own deadline, however many are before it, and the queue is bounded: who
 * could not be served in time hears so at once.
 */
export class Turns {
  readonly #longestQueue: number
  readonly #longestWaitMs: number
  #waiting: Waiting[] = []
  #isTaken = false

  /** @param longestWaitMs for callers that name no deadline of their own */
  constructor(longestQueue: number, longestWaitMs: number) {
    this.#longestQueue = longestQueue
    this.#longestWaitMs = longestWaitMs
  }

  /** How many wait. */
  get length(): number {
    return this.#waiting.length
  }

  /**
   * Runs `work` when its turn has come; within it, `patienceOfCaller` has a deadline.
   * @throws DatabaseError busy when the turn does not come in time
   */
  async take<T>(patience: Patience | undefined, work: () => Promise<T>): Promise<T> {
    const until = patience?.until ?? performance.now() + this.#longestWaitMs
    const own = { ...patience, until }
    if (this.#isTaken) await this.#wait(own)
    this.#isTaken = true
    try {
      return await withPatience(own, work)
    } finally {
      this.#next()
    }
  }

  #wait(patience: Patience & { until: number }): Promise<void> {
    if (this.#waiting.length >= this.#longestQueue) this.#dropAbandoned()
    if (this.#waiting.length >= this.#longestQueue) throw busy('too many wait to write')
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        reject(busy('other writers took too long'))
      }
      const timer = setTimeout(leave, Math.max(0, patience.until - performance.now()))
      const waiting: Waiting = { patience, timer, begin: resolve, refuse: reject }
      this.#waiting.push(waiting)
    })
  }

  /** Hands the turn on; it stays taken, so that nobody who comes now is served before. */
  #next(): void {
    for (;;) {
      const next = this.#waiting.shift()
      if (next === undefined) {
        this.#isTaken = false
        return
      }
      clearTimeout(next.timer)
      if (!next.patience.isGone?.()) {
        next.begin()
        return
      }
      next.refuse(abandoned())
    }
  }

  #dropAbandoned(): void {
    this.#waiting = this.#waiting.filter((waiting) => {
      if (!waiting.patience.isGone?.()) return true
      clearTimeout(waiting.timer)
      waiting.refuse(abandoned())
      return false
    })
  }
}

const busy = (reason: string) => new DatabaseError('busy', `The database is busy: ${reason}`)
const abandoned = () => busy('the caller went away')
