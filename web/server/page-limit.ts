import { networkOf } from '@piata/config'
import { FifoMap } from 'toad-cache'
import type { Visitor } from './visitor.ts'

const windowMs = 60_000
const mostVisitors = 100_000

/** Counts pages per visitor in windows of a minute, before anything is looked up or rendered for them. */
export class PageLimit {
  readonly #used = new FifoMap<{ count: number; endsAt: number }>(mostVisitors, windowMs)
  readonly #quota: number

  constructor(perMinute: number) {
    this.#quota = perMinute
  }

  /** Adds `cost` pages; the seconds to wait when that is beyond the quota, else 0. */
  take(visitor: Visitor, cost = 1): number {
    if (visitor.isExempt) return 0
    const key = networkOf(visitor.address, 64)
    const now = performance.now()
    let window = this.#used.get(key)
    if (window === undefined || window.endsAt <= now) {
      window = { count: 0, endsAt: now + windowMs }
      this.#used.set(key, window)
    }
    window.count += cost
    return window.count > this.#quota ? Math.max(1, Math.ceil((window.endsAt - now) / 1000)) : 0
  }
}
