import { Problem } from '../problems/problem.ts'

interface Waiting {
  timer: NodeJS.Timeout
  isGone: () => boolean
  begin(): void
  refuse(problem: Problem): void
}

export interface GateOptions {
  /** What is done at the same time. */
  concurrency: number
  /** Milliseconds that anything waits at most; whoever would have to wait longer is refused at once. */
  longestWaitMs: number
  /** However quickly the work is done, no more wait than this. */
  longestQueue?: number
}

/** How much the newest piece of work counts in the measured time. */
const weight = 0.1

/**
 * Bounds how much of one kind is done at once. The rest waits in order, no longer than `longestWaitMs`: how long that will be is told from the
 * measured time of the work and the number before, so that what cannot be served in time costs nobody a wait (Little's law).
 */
export class Gate {
  readonly #options: Required<GateOptions>
  #waiting: Waiting[] = []
  #running = 0
  #workMs = 0

  constructor(options: GateOptions) {
    this.#options = { longestQueue: 2000, ...options }
  }

  get running(): number {
    return this.#running
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /**
   * Does the work when its turn has come.
   * @param isGone whether nobody waits for it any more: it is not begun then
   * @throws Problem unavailable when it would not come in time
   */
  async pass<T>(isGone: () => boolean, work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#options.concurrency) this.#running += 1
    else await this.#wait(isGone)
    const start = performance.now()
    try {
      return await work()
    } finally {
      this.#workMs += weight * (performance.now() - start - this.#workMs)
      this.#next()
    }
  }

  /** Milliseconds that one who comes now would wait. */
  #expectedWait(): number {
    return ((this.#waiting.length + 1) * this.#workMs) / this.#options.concurrency
  }

  #wait(isGone: () => boolean): Promise<void> {
    const { longestWaitMs, longestQueue } = this.#options
    if (this.#isFull()) this.#dropAbandoned()
    const expected = this.#expectedWait()
    if (this.#waiting.length >= longestQueue || expected > longestWaitMs) throw refusal(expected)
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        reject(refusal(this.#expectedWait()))
      }
      const timer = setTimeout(leave, longestWaitMs)
      const waiting: Waiting = { timer, isGone, begin: resolve, refuse: reject }
      this.#waiting.push(waiting)
    })
  }

  #isFull(): boolean {
    const { longestQueue, longestWaitMs } = this.#options
    return this.#waiting.length >= longestQueue || this.#expectedWait() > longestWaitMs
  }

  /** Hands the place on to the first that is still waited for. */
  #next(): void {
    for (;;) {
      const next = this.#waiting.shift()
      if (next === undefined) {
        this.#running -= 1
        return
      }
      clearTimeout(next.timer)
      if (!next.isGone()) {
        next.begin()
        return
      }
      next.refuse(refusal(0))
    }
  }

  #dropAbandoned(): void {
    this.#waiting = this.#waiting.filter((waiting) => {
      if (!waiting.isGone()) return true
      clearTimeout(waiting.timer)
      waiting.refuse(refusal(0))
      return false
    })
  }
}

/** @param expectedMs when there may be room again */
export function refusal(expectedMs: number): Problem {
  const seconds = Math.min(30, Math.max(1, Math.ceil(expectedMs / 1000)))
  return new Problem('unavailable', `Too much is asked at once; try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  })
}
