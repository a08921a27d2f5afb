import { networkOf } from '@piata/config'
import type { Visitor } from './visitor.ts'

/** Counts what is under way for each visitor (of IPv6 a /64), so that nobody takes all the room there is. */
export class UnderWay {
  readonly #running = new Map<string, number>()
  readonly #most: number

  /** @param most of one visitor at a time; exempt ones are counted, but not bound */
  constructor(most: number) {
    this.#most = most
  }

  /** Begins one more unless there are as many as may be: to be called when that has ended. */
  begin(visitor: Visitor): (() => void) | undefined {
    const network = networkOf(visitor.address, 64)
    const own = this.#running.get(network) ?? 0
    if (!visitor.isExempt && own >= this.#most) return undefined
    this.#running.set(network, own + 1)
    return () => {
      const left = this.#running.get(network)! - 1
      if (left > 0) this.#running.set(network, left)
      else this.#running.delete(network)
    }
  }
}
