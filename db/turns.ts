import { type Patience, withPatience } from './patience.ts'
import { DatabaseError } from './types.ts'

interface Waiting {
  patience: Patience
  timer: NodeJS.Timeout
  begin(): void
  refuse(error: DatabaseError): void
}

export interface TurnsOptions {
  /** How many work at once. */
  atOnce: number
  /** How many of one caller (`Patience.caller`) do: the rest of its turns let others pass. */
  atOnceOfCaller?: number
  longestQueue: number
  /** Milliseconds, for callers that name no deadline of their own. */
  longestWaitMs: number
}

/**
 * So many at once, the others in the order of their calls. Each waits until its own deadline, however many are before it, and the queue is bounded: who
 * could not be served in time hears so at once.
 */
export class Turns {
  readonly #options: Required<TurnsOptions>
  readonly #running = new Map<string | undefined, number>()
  #waiting: Waiting[] = []
  #taken = 0

  constructor(options: TurnsOptions) {
    this.#options = { atOnceOfCaller: options.atOnce, ...options }
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
    const until = patience?.until ?? performance.now() + this.#options.longestWaitMs
    // What the caller is called may be told by a getter, so it is read once.
    const own = { ...patience, until, caller: patience?.caller }
    if (this.#isFree(own)) this.#enter(own)
    else await this.#wait(own)
    try {
      return await withPatience(own, work)
    } finally {
      this.#leave(own)
    }
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
      if (isGone) next.refuse(abandoned())
      else {
        // Here, so that nobody who comes before it goes on takes its place.
        this.#enter(next.patience)
        next.begin()
      }
    }
  }

  #wait(patience: Patience & { until: number }): Promise<void> {
    const { longestQueue } = this.#options
    if (this.#waiting.length >= longestQueue) this.#dropAbandoned()
    if (this.#waiting.length >= longestQueue) throw busy('too many wait to write')
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
