import type { StringPool } from '../segment/string-pool.ts'

/** Pools whose values are numbered; a field has more only while its segments are many, and most of those small. */
const MOST_POOLS = 4

/**
 * Numbers the values of some pools, so that they are counted without their strings: a value's number is its ordinal in the largest pool that
 * has it, behind the numbers of larger pools. Only of the largest pools; values that none of these has are without a number.
 */
export class ValueNumbers {
  /** Largest first. */
  readonly pools: readonly StringPool[]
  /** First number of each pool, then how many numbers there are. */
  readonly firsts: readonly number[]

  constructor(pools: Iterable<StringPool>) {
    this.pools = [...pools].sort((a, b) => b.size - a.size).slice(0, MOST_POOLS)
    const firsts = [0]
    for (const { size } of this.pools) firsts.push(firsts.at(-1)! + size)
    this.firsts = firsts
  }

  get size(): number {
    return this.firsts.at(-1)!
  }

  /** What turns a pool's ordinals into numbers, or -1. */
  of(pool: StringPool): (ordinal: number) => number {
    const rank = this.pools.indexOf(pool)
    if (rank === 0) return (ordinal) => ordinal
    const larger = rank < 0 ? this.pools : this.pools.slice(0, rank)
    const translations = larger.map((other) => pool.translationTo(other))
    const { firsts } = this
    return (ordinal) => {
      for (let i = 0; i < translations.length; i++) {
        const there = translations[i]![ordinal]!
        if (there >= 0) return firsts[i]! + there
      }
      return rank < 0 ? -1 : firsts[rank]! + ordinal
    }
  }
}
