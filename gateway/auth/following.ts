import { isAway } from '@piata/db'
import type { FastifyBaseLogger } from 'fastify'

/** How often what other gateways write is read. */
const followMs = 400

/** Reads something of the database again and again, so that no request has to. */
export class Following {
  readonly #read: () => Promise<void>
  readonly #complaint: string
  #reading: Promise<void> | undefined
  #next: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined

  /** @param complaint what the log says when it cannot be read */
  constructor(read: () => Promise<void>, complaint: string) {
    this.#read = read
    this.#complaint = complaint
  }

  /** Reads what was written until now. @throws what the database throws */
  catchUp(): Promise<void> {
    if (this.#reading === undefined) {
      this.#reading = this.#read().finally(() => {
        this.#reading = undefined
      })
      return this.#reading
    }
    // A reading that has begun may not see what was written just now: one more follows, for all who ask meanwhile.
    this.#next ??= this.#reading
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        return this.catchUp()
      })
    return this.#next
  }

  /** Reads all that can matter, then goes on following. */
  async start(log: FastifyBaseLogger): Promise<void> {
    await this.catchUp()
    let failing = false
    const again = () => {
      this.#timer = setTimeout(async () => {
        try {
          await this.catchUp()
          failing = false
        } catch (error) {
          if (!failing && !isAway(error)) {
            log.warn({ err: error }, this.#complaint)
            failing = true
          }
        }
        if (this.#timer !== undefined) again()
      }, followMs)
      this.#timer.unref()
    }
    again()
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    await this.#reading?.catch(() => {})
  }
}
