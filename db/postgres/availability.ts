import type { AvailabilityListener } from '../context.ts'

/** Tells of each change once, however many queries fail meanwhile. */
export class Availability {
  readonly #listeners = new Set<AvailabilityListener>()
  #lostAt: number | undefined
  #foundAt = Number.NEGATIVE_INFINITY

  listen(listener: AvailabilityListener): () => void {
    const own: AvailabilityListener = (state) => listener(state)
    this.#listeners.add(own)
    return () => void this.#listeners.delete(own)
  }

  /** @param startedAt is when the query began: one that began before the server was found again says nothing of now */
  lost(reason: string, startedAt: number): void {
    if (this.#lostAt !== undefined || startedAt <= this.#foundAt) return
    this.#lostAt = performance.now()
    this.#tell({ reachable: false, reason })
  }

  /** @param startedAt is when the query began: one that began before the loss says nothing of now */
  found(startedAt: number): void {
    if (this.#lostAt === undefined || startedAt <= this.#lostAt) return
    this.#foundAt = performance.now()
    const seconds = (this.#foundAt - this.#lostAt) / 1000
    this.#lostAt = undefined
    this.#tell({ reachable: true, seconds })
  }

  #tell(state: Parameters<AvailabilityListener>[0]): void {
    for (const listener of this.#listeners) listener(state)
  }
}
