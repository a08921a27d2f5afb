/** How long somebody waits for a turn. */
export interface Patience {
  /** By `performance.now()`; undefined: as long as anybody may wait. */
  until?: number | undefined
  /** On whose behalf it is: of one caller only some turns are taken at once, where there are several. */
  readonly caller?: string | undefined
  /** Whether nobody waits for the outcome any more: the turn is left to the next. */
  isGone?(): boolean
}

/** Why somebody gets no turn: too many wait, it did not or would not come in time, or nobody waits for it any more. */
export type NoTurn = 'full' | 'late' | 'gone'

export interface TurnsOptions {
  /** How many work at once. */
  atOnce: number
  /** How many of one caller (`Patience.caller`) do: the rest of its turns let others pass. */
  atOnceOfCaller?: number
  longestQueue: number
  /** Milliseconds, for callers that name no deadline of their own. */
  longestWaitMs: number
  /**
   * Whether those who would wait longer than `longestWaitMs`, by the measured time of the work and the number before them (Little's law), are refused at
   * once, so that what cannot be served in time costs nobody a wait.
   */
  isForeseeing?: boolean
  /** Called when a turn has ended and nobody takes the next. */
  idle?: () => void
  /** What they are refused with; `expectedMs` is how long one who comes now would wait. */
  refusal(reason: NoTurn, expectedMs: number): Error
}

interface Waiting {
  patience: Patience
  timer: NodeJS.Timeout
  begin(): void
  refuse(error: Error): void
}

/** How much the newest piece of work counts in the measured time. */
const weight = 0.1

/**
 * So many at once, the others in the order of their calls. Each waits until its own deadline, however many are before it, and the queue is bounded: who
 * could not be served in time hears so at once.
 */
export class Turns {
  readonly #options: Required<TurnsOptions>
  readonly #running = new Map<string | undefined, number>()
  #waiting: Waiting[] = []
  #taken = 0
  #workMs = 0

  constructor(options: TurnsOptions) {
    this.#options = { atOnceOfCaller: options.atOnce, isForeseeing: false, idle: () => {}, ...options }
  }

  /** How many wait. */
  get length(): number {
    return this.#waiting.length
  }

  /** How many work. */
  get taken(): number {
    return this.#taken
  }

  /**
   * Runs `work` when its turn has come, with the patience that it waited by: the deadline is set, the caller's name read once, as a getter may tell it.
   * @throws the refusal when the turn does not come in time
   */
  async take<T>(
    patience: Patience | undefined,
    work: (patience: Patience & { until: number }) => Promise<T>,
  ): Promise<T> {
    const until = patience?.until ?? performance.now() + this.#options.longestWaitMs
    const own = { ...patience, until, caller: patience?.caller }
    if (this.#isFree(own)) this.#enter(own)
    else await this.#wait(own)
    const start = performance.now()
    try {
      return await work(own)
    } finally {
      this.#workMs += weight * (performance.now() - start - this.#workMs)
      this.#leave(own)
    }
  }

  /** Milliseconds that one who comes now would wait. */
  #expectedWait(): number {
    return ((this.#waiting.length + 1) * this.#workMs) / this.#options.atOnce
  }

  #isFree({ caller }: Patience): boolean {
    if (this.#taken >= this.#options.atOnce) return false
    return caller === undefined || (this.#running.get(caller) ?? 0) < this.#options.atOnceOfCaller
  }

  #enter({ caller }: Patience): void {
    this.#taken += 1
    if (caller !== undefined) this.#running.set(caller, (this.#running.get(caller) ?? 0) + 1)
  }

  /** Hands the turn on to the first that may have it. */
  #leave({ caller }: Patience): void {
    this.#taken -= 1
    if (caller !== undefined) {
      const left = this.#running.get(caller)! - 1
      if (left > 0) this.#running.set(caller, left)
      else this.#running.delete(caller)
    }
    for (let at = 0; at < this.#waiting.length && this.#taken < this.#options.atOnce; ) {
      const next = this.#waiting[at]!
      const isGone = next.patience.isGone?.() ?? false
      if (!isGone && !this.#isFree(next.patience)) {
        at += 1
        continue
      }
      this.#waiting.splice(at, 1)
      clearTimeout(next.timer)
      if (isGone) next.refuse(this.#refusal('gone'))
      else {
        // Here, so that nobody who comes before it goes on takes its place.
        this.#enter(next.patience)
        next.begin()
      }
    }
    if (this.#taken === 0) this.#options.idle()
  }

  #wait(patience: Patience & { until: number }): Promise<void> {
    if (this.#hindrance() !== undefined) this.#dropAbandoned()
    const hindrance = this.#hindrance()
    if (hindrance !== undefined) throw this.#refusal(hindrance)
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting)
        reject(this.#refusal('late'))
      }
      const timer = setTimeout(leave, Math.max(0, patience.until - performance.now()))
      const waiting: Waiting = { patience, timer, begin: resolve, refuse: reject }
      this.#waiting.push(waiting)
    })
  }

  /** Why nobody else may wait. */
  #hindrance(): NoTurn | undefined {
    const { longestQueue, longestWaitMs, isForeseeing } = this.#options
    if (this.#waiting.length >= longestQueue) return 'full'
    return isForeseeing && this.#expectedWait() > longestWaitMs ? 'late' : undefined
  }

  #dropAbandoned(): void {
    this.#waiting = this.#waiting.filter((waiting) => {
      if (!waiting.patience.isGone?.()) return true
      clearTimeout(waiting.timer)
      waiting.refuse(this.#refusal('gone'))
      return false
    })
  }

  #refusal(reason: NoTurn): Error {
    return this.#options.refusal(reason, reason === 'gone' ? 0 : this.#expectedWait())
  }
}
