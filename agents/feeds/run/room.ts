/** Room for a few at a time; the others wait in line. */
export class Room {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(size: number) {
    this.#free = size
  }

  async within<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      signal.throwIfAborted()
      return await work()
    } finally {
      // Whoever is next gets the place itself, so that nobody comes in between.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
