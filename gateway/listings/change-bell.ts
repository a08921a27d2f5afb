import { type Database, DatabaseError } from '@piata/db'

/** How often the feed is looked at for what other processes commit, while somebody waits. */
const lookMs = 500
/** Changes of a look; where there are more, the next look goes on. */
const looked = 500

/** Rings when listings changed for the public, wherever that was committed: one look into the feed for all who wait. */
export class ChangeBell {
  readonly #changes: Database['changes']
  #position: string | null = null
  #ringing: { promise: Promise<void>; resolve: () => void } | undefined
  #waiting = 0
  #timer: NodeJS.Timeout | undefined
  #unsubscribe: (() => void) | undefined
  #looking = false
  #isClosed = false

  constructor(changes: Database['changes']) {
    this.#changes = changes
  }

  get waiting(): number {
    return this.#waiting
  }

  /**
   * Does `look` until it finds something, once at first and then whenever something changed, at most until `signal`; nothing falls between two looks.
   * Resolves to what it found last.
   */
  async until<T>(look: () => Promise<T>, isFound: (found: T) => boolean, signal: AbortSignal): Promise<T> {
    this.#waiting++
    try {
      for (;;) {
        // Before the look: what comes after it rings.
        const { rung } = await this.#next()
        const found = await look()
        if (isFound(found) || signal.aborted || this.#isClosed) return found
        await Promise.race([rung, abortOf(signal)])
        // The database may be about to close.
        if (this.#isClosed) return found
      }
    } finally {
      this.#waiting--
      if (this.#waiting === 0) this.#rest()
    }
  }

  /** Nobody is to wait any longer. */
  close(): void {
    this.#isClosed = true
    this.#rest()
    this.#ring()
  }

  /** In an object, as an async function's answer would be waited for. */
  async #next(): Promise<{ rung: Promise<void> }> {
    this.#position ??= await this.#changes.latest()
    this.#unsubscribe ??= this.#changes.onCommit(() => void this.#look())
    this.#timer ??= setInterval(() => void this.#look(), lookMs).unref()
    this.#ringing ??= Promise.withResolvers<void>()
    return { rung: this.#ringing.promise }
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#position === null) return
    this.#looking = true
    try {
      const { items, position } = await this.#changes.after(this.#position, looked)
      this.#position = position
      if (items.length > 0) this.#ring()
    } catch (error) {
      // Those who wait hear of it from their own look.
      if (error instanceof DatabaseError && error.code === 'bad-cursor') {
        this.#position = null
        this.#ring()
      }
    } finally {
      this.#looking = false
    }
  }

  #ring(): void {
    this.#ringing?.resolve()
    this.#ringing = undefined
  }

  #rest(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
    this.#position = null
  }
}

const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
