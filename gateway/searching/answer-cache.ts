export interface CachedAnswer {
  body: Buffer
  etag: string
  next: string | null
}

/** Finished search answers by query string, least recently used first out. All go when the index changes. */
export class AnswerCache {
  readonly #capacity: number
  readonly #answers = new Map<string, CachedAnswer>()
  #bytes = 0
  #generation = -1

  constructor(capacityBytes: number) {
    this.#capacity = capacityBytes
  }

  /** Drops everything unless it was made from this generation of the index. */
  keepOnly(generation: number): void {
    if (generation === this.#generation) return
    this.#generation = generation
    this.#answers.clear()
    this.#bytes = 0
  }

  get generation(): number {
    return this.#generation
  }

  get(key: string): CachedAnswer | undefined {
    const answer = this.#answers.get(key)
    if (answer !== undefined) {
      this.#answers.delete(key)
      this.#answers.set(key, answer)
    }
    return answer
  }

  /** @param generation of the index when the answer began; an answer from an older one is not kept */
  set(key: string, answer: CachedAnswer, generation: number): void {
    const size = sizeOf(key, answer)
    if (generation !== this.#generation || size > this.#capacity / 8) return
    const old = this.#answers.get(key)
    if (old !== undefined) this.#drop(key, old)
    this.#answers.set(key, answer)
    this.#bytes += size
    for (const [oldest, value] of this.#answers) {
      if (this.#bytes <= this.#capacity) break
      this.#drop(oldest, value)
    }
  }

  #drop(key: string, answer: CachedAnswer): void {
    this.#answers.delete(key)
    this.#bytes -= sizeOf(key, answer)
  }
}

/** Bytes with a generous share for the bookkeeping. */
const sizeOf = (key: string, { body, etag }: CachedAnswer): number =>
  body.length + 2 * (key.length + etag.length) + 200
