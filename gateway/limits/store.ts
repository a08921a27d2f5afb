/** How often a key was counted in its window, and when the window ends. */
export interface Count {
  count: number
  /** Milliseconds until the window ends. */
  resetMs: number
}

/** Counts uses of keys in fixed windows. */
export interface LimitStore {
  /** Adds `cost` and tells the count after it. 0 reads; a negative cost gives back, never below 0 and never for longer. */
  take(key: string, cost: number, windowMs: number): Count | Promise<Count>
  forget(key: string): void | Promise<void>
  close(): Promise<void>
}

interface Window {
  count: number
  endsAt: number
}

/** Counts in this process. Holds at most `capacity` keys; the oldest go first. */
export class MemoryLimitStore implements LimitStore {
  readonly #windows = new Map<string, Window>()
  readonly #capacity: number

  constructor(capacity = 200_000) {
    this.#capacity = capacity
  }

  take(key: string, cost: number, windowMs: number): Count {
    const now = performance.now()
    const window = this.#windows.get(key)
    if (window !== undefined && window.endsAt > now) {
      window.count = Math.max(0, window.count + cost)
      return { count: window.count, resetMs: window.endsAt - now }
    }
    // Deleted first, so that insertion order stays the order of age.
    this.#windows.delete(key)
    if (this.#windows.size >= this.#capacity) {
      const oldest = this.#windows.keys().next()
      if (!oldest.done) this.#windows.delete(oldest.value)
    }
    if (cost > 0) this.#windows.set(key, { count: cost, endsAt: now + windowMs })
    return { count: Math.max(0, cost), resetMs: windowMs }
  }

  forget(key: string): void {
    this.#windows.delete(key)
  }

  async close(): Promise<void> {
    this.#windows.clear()
  }
}
