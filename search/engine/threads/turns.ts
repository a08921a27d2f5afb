import { setImmediate as nextTurn } from 'node:timers/promises'

/** Longest time that long work keeps the event loop at once. */
const SLICE_MS = 2

/** Cuts long work into slices, between which the event loop turns. */
export class Turns {
  private since = performance.now()

  /** Whether the slice has lasted long enough. */
  isDue(): boolean {
    return performance.now() - this.since >= SLICE_MS
  }

  /** Resolves in the next turn. */
  async next(): Promise<void> {
    await nextTurn()
    this.since = performance.now()
  }
}
