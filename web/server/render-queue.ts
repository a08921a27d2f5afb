/** There is more to render than can be rendered soon. */
export class Overloaded extends Error {
  override name = 'Overloaded'
}

interface Waiting {
  start: () => void
  timer: NodeJS.Timeout
}

/** Runs a few renderings at once; others wait in turn, so many and so long at most. */
export class RenderQueue {
  readonly #atOnce: number
  readonly #mostWaiting: number
  readonly #patienceMs: number
  readonly #waiting = new Set<Waiting>()
  #running = 0

  constructor({ atOnce = 8, mostWaiting = 200, patienceMs = 5_000 } = {}) {
    this.#atOnce = atOnce
    this.#mostWaiting = mostWaiting
    this.#patienceMs = patienceMs
  }

  /** @throws Overloaded when the queue is full, or the turn does not come in time */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#turn()
    try {
      return await work()
    } finally {
      this.#running--
      const [next] = this.#waiting
      if (next) {
        this.#waiting.delete(next)
        clearTimeout(next.timer)
        next.start()
      }
    }
  }

  #turn(): Promise<void> | undefined {
    if (this.#running < this.#atOnce) {
      this.#running++
      return undefined
    }
    if (this.#waiting.size >= this.#mostWaiting)
      throw new Overloaded(`${this.#mostWaiting} renderings wait already`)
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        start: () => {
          this.#running++
          resolve()
        },
        timer: setTimeout(() => {
          this.#waiting.delete(waiting)
          reject(new Overloaded(`No rendering was free for ${this.#patienceMs} ms`))
        }, this.#patienceMs),
      }
      this.#waiting.add(waiting)
    })
  }
}
