/**
 * Small deterministic generator: xoshiro128** of Blackman and Vigna (https://prng.di.unimi.it/), seeded by
 * splitmix32 over the seed's characters. Not for secrets.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: string | number) {
    let state = 0x9e3779b9
    for (const character of String(seed))
      state = Math.imul(state ^ character.codePointAt(0)!, 0x85ebca6b) >>> 0
    const next = () => {
      state = (state + 0x9e3779b9) >>> 0
      let mixed = state ^ (state >>> 16)
      mixed = Math.imul(mixed, 0x21f0aaad)
      mixed ^= mixed >>> 15
      mixed = Math.imul(mixed, 0x735a2d97)
      return (mixed ^ (mixed >>> 15)) >>> 0
    }
    this.#a = next()
    this.#b = next()
    this.#c = next()
    this.#d = next()
  }

  /** Uniform in [0, 1). */
  next(): number {
    const scaled = Math.imul(this.#b, 5)
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return result / 4294967296
  }

  /** Uniform integer, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)]!
  }

  /** Earlier items more often: the first about 2.5 times as often as one in the middle. */
  pickEarly<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() ** 1.7 * items.length)]!
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** Log-normal about a median; sigma 0.3 keeps 95 % within 0.55 to 1.8 times of it. */
  around(median: number, sigma = 0.3): number {
    return median * Math.exp(sigma * Math.max(-3, Math.min(3, this.normal())))
  }
}

/** Draws indexes in proportion to weights, in constant time (Walker's alias method, as set up by Vose). */
export class WeightedIndex {
  readonly #probability: Float64Array
  readonly #alias: Uint32Array

  constructor(weights: readonly number[]) {
    const count = weights.length
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    this.#probability = new Float64Array(count).fill(1)
    this.#alias = new Uint32Array(count)
    const scaled = weights.map((weight) => (weight * count) / total)
    const small: number[] = []
    const large: number[] = []
    for (const [index, weight] of scaled.entries()) (weight < 1 ? small : large).push(index)
    while (small.length > 0 && large.length > 0) {
      const low = small.pop()!
      const high = large.at(-1)!
      this.#probability[low] = scaled[low]!
      this.#alias[low] = high
      scaled[high] = scaled[high]! + scaled[low]! - 1
      if (scaled[high]! < 1) {
        large.pop()
        small.push(high)
      }
    }
  }

  draw(random: Random): number {
    const index = random.int(0, this.#probability.length - 1)
    return random.next() < this.#probability[index]! ? index : this.#alias[index]!
  }
}
