import { type Rate, type Use, use } from './gcra.ts'

/** Counts uses of keys by the generic cell rate algorithm. */
export interface LimitStore {
  /** Counts one use or several, all or none, unless fewer are left. */
  take(key: string, rate: Rate, uses?: number): Use | Promise<Use>
  /** Takes back one use that was counted. */
  giveBack(key: string, rate: Rate): void | Promise<void>
  forget(key: string): void | Promise<void>
  close(): Promise<void>
}

interface MemoryOptions {
  /** Keys held at most. */
  capacity?: number
  /** Microseconds, whole, that never go back. */
  clock?: () => number
}

/** Keys that are looked at for one that may go, when there is room and when there is none. */
const looks = { growing: 2, full: 16 }

/**
 * Counts in this process. A key that has recovered makes room for the next one; where none is found among those looked at, and there is no more room, the one goes that
 * has the least of its quota used: so a flood of addresses that ask once or twice drives out its own, and no offender's count. 200,000 keys are about 25 MB.
 */
export class MemoryLimitStore implements LimitStore {
  readonly #slots = new Map<string, number>()
  /** By slot: the key, when it has recovered, and the most it can owe. */
  readonly #keys: string[] = []
  readonly #recoveredAt: number[] = []
  readonly #mostUs: number[] = []
  readonly #free: number[] = []
  readonly #capacity: number
  readonly #clock: () => number

  constructor({ capacity = 200_000, clock = monotonicUs }: MemoryOptions = {}) {
    this.#capacity = capacity
    this.#clock = clock
  }

  get size(): number {
    return this.#slots.size
  }

  take(key: string, rate: Rate, uses = 1): Use {
    const now = this.#clock()
    const known = this.#slots.get(key)
    const used = use(uses, known === undefined ? 0 : this.#debtOf(known, now, rate), rate)
    if (!used.isTaken) return used
    const slot = known ?? this.#add(key, now)
    this.#recoveredAt[slot] = now + used.debtUs
    this.#mostUs[slot] = rate.mostUs
    return used
  }

  giveBack(key: string, rate: Rate): void {
    const slot = this.#slots.get(key)
    if (slot === undefined) return
    const now = this.#clock()
    this.#recoveredAt[slot] = now + Math.max(0, this.#debtOf(slot, now, rate) - rate.intervalUs)
  }

  forget(key: string): void {
    const slot = this.#slots.get(key)
    if (slot === undefined) return
    this.#slots.delete(key)
    this.#keys[slot] = ''
    this.#recoveredAt[slot] = 0
    this.#free.push(slot)
  }

  async close(): Promise<void> {
    this.#slots.clear()
  }

  #debtOf(slot: number, now: number, { mostUs }: Rate): number {
    return Math.min(mostUs, Math.max(0, this.#recoveredAt[slot]! - now))
  }

  #add(key: string, now: number): number {
    const slot = this.#free.pop() ?? this.#reuse(now) ?? this.#keys.length
    this.#slots.set(key, slot)
    this.#keys[slot] = key
    return slot
  }

  /** A slot that is somebody's, now free: among a few at random, so that nobody can choose whose. Undefined where there is room for one more. */
  #reuse(now: number): number | undefined {
    const { length } = this.#keys
    const isFull = length >= this.#capacity
    let least = -1
    let leastUsed = Number.POSITIVE_INFINITY
    for (let look = isFull ? looks.full : Math.min(looks.growing, length); look > 0; look--) {
      const slot = Math.floor(Math.random() * length)
      const used = (this.#recoveredAt[slot]! - now) / this.#mostUs[slot]!
      if (used >= leastUsed) continue
      least = slot
      leastUsed = used
      if (used <= 0) break
    }
    if (!isFull && leastUsed > 0) return undefined
    this.#slots.delete(this.#keys[least]!)
    return least
  }
}

const monotonicUs = (): number => Math.floor(performance.now() * 1000)
