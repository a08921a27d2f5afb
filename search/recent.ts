/**
 * Remembers values by key, as many of those asked for last as fit into the capacity, and at most twice as much. Two halves: when the recent one is full,
 * the other is dropped and it takes its place. Nothing is deleted one by one, since V8 keeps what was in a map it rehashed for long.
 */
export class Recent<K, V> {
  readonly #capacity: number
  readonly #sizeOf: (value: V) => number
  #recent = new Map<K, V>()
  #older: ReadonlyMap<K, V> = new Map()
  /** Of the recent half. */
  #size = 0

  /**
   * @param capacity in values, unless they have sizes; the last value is kept even if it is larger
   * @param sizeOf must give the same for a value always
   */
  constructor(capacity: number, sizeOf: (value: V) => number = () => 1) {
    this.#capacity = capacity
    this.#sizeOf = sizeOf
  }

  get(key: K): V | undefined {
    const value = this.#recent.get(key)
    if (value !== undefined) return value
    const older = this.#older.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  set(key: K, value: V): void {
    const before = this.#recent.get(key)
    if (before !== undefined) this.#size -= this.#sizeOf(before)
    const size = this.#sizeOf(value)
    if (this.#size + size > this.#capacity) {
      this.#older = this.#recent
      this.#recent = new Map()
      this.#size = 0
    }
    this.#recent.set(key, value)
    this.#size += size
  }
}
