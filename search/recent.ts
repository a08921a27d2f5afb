/**
 * Remembers values by key, at least the last `most` that were asked for and at most twice as many. Two halves: when the recent one is full, the
 * other is dropped and it takes its place. Nothing is deleted one by one, since V8 keeps what was in a map it rehashed for long.
 */
export class Recent<K, V> {
  readonly #most: number
  #recent = new Map<K, V>()
  #older: ReadonlyMap<K, V> = new Map()

  constructor(most: number) {
    this.#most = most
  }

  get(key: K): V | undefined {
    const value = this.#recent.get(key)
    if (value !== undefined) return value
    const older = this.#older.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: K, value: V): void {
    if (this.#recent.size >= this.#most && !this.#recent.has(key)) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, value)
  }
}
