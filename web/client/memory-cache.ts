interface Entry<T> {
  value: Promise<T>
  expires: number
}

/**
 * A small cache with an age limit: concurrent callers of one key share one load, failures are not kept, and the oldest
 * entries leave when it is full, so that no visitor can make it grow.
 */
export class MemoryCache<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /**
   * The value under `key` if it is younger than `maxAge` milliseconds, else what `load` resolves to. Values that are not
   * worth keeping serve only those who wait for them.
   */
  get(
    key: string,
    maxAge: number,
    load: () => Promise<T>,
    isWorthKeeping: (value: T) => boolean = () => true,
  ): Promise<T> {
    const now = performance.now()
    const found = this.#entries.get(key)
    if (found && found.expires > now) return found.value
    this.#entries.delete(key)
    while (this.#entries.size >= this.#capacity) {
      const oldest = this.#entries.keys().next()
      if (oldest.done) break
      this.#entries.delete(oldest.value)
    }
    // Age counts from the start of the load: what it returns can be as old as that.
    const entry: Entry<T> = { value: load(), expires: now + maxAge }
    this.#entries.set(key, entry)
    const forget = () => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
    }
    entry.value.then((value) => isWorthKeeping(value) || forget(), forget)
    return entry.value
  }

  get size(): number {
    return this.#entries.size
  }
}
