import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashHigh, hashKey, hashLow } from '../pipeline/index.ts'

const partitions = 256
/** Of a key: two halves of its hash and its row. */
const words = 3
/** Numbers of all keys together that stay in memory, 64 MB of them. */
const mostBuffered = 16 * 1024 * 1024

/** What is in memory of all keys of one validation. */
export class KeyBudget {
  readonly folder: string
  readonly #keys: Keys[] = []
  #buffered = 0

  /** @param folder of its own; whoever made it removes it */
  constructor(folder: string) {
    this.folder = folder
  }

  keys(): Keys {
    const keys = new Keys(join(this.folder, `keys${this.#keys.length}`), () => {
      this.#buffered += words
      if (this.#buffered < mostBuffered) return
      for (const one of this.#keys) one.spill()
      this.#buffered = 0
    })
    this.#keys.push(keys)
    return keys
  }
}

/**
 * Keys of any number, by 64 bits of their hashes, in 256 parts by their first byte: what does not fit in memory is appended to a file of its part, and each part is looked at
 * alone in the end. A hundred million keys are 1.2 GB of files, and 5 MB of memory a part.
 */
export class Keys {
  readonly #path: string
  readonly #onAdd: () => void
  #parts: Uint32Array[] = Array.from({ length: partitions }, () => new Uint32Array(48))
  readonly #counts = new Uint32Array(partitions)
  readonly #isSpilled = new Uint8Array(partitions)

  constructor(path: string, onAdd: () => void) {
    this.#path = path
    this.#onAdd = onAdd
  }

  /** @param row below 2^32 */
  add(key: string, row: number): void {
    hashKey(key)
    const part = hashHigh >>> 24
    const count = this.#counts[part]!
    let numbers = this.#parts[part]!
    if (count + words > numbers.length) {
      const larger = new Uint32Array(numbers.length * 2)
      larger.set(numbers)
      numbers = this.#parts[part] = larger
    }
    numbers[count] = hashHigh
    numbers[count + 1] = hashLow
    numbers[count + 2] = row
    this.#counts[part] = count + words
    this.#onAdd()
  }

  spill(): void {
    for (let part = 0; part < partitions; part++) {
      const count = this.#counts[part]!
      if (count === 0) continue
      const { buffer } = this.#parts[part]!
      appendFileSync(`${this.#path}.${part}`, new Uint8Array(buffer, 0, 4 * count))
      this.#isSpilled[part] = 1
      this.#counts[part] = 0
    }
    this.#parts = Array.from({ length: partitions }, () => new Uint32Array(48))
  }

  /** Rows whose key an earlier one has. */
  *repeated(): Generator<number> {
    for (let part = 0; part < partitions; part++) {
      const numbers = this.#read(part)
      const table = new Table(numbers.length / words)
      for (let at = 0; at < numbers.length; at += words)
        if (!table.add(numbers[at]!, numbers[at + 1]!)) yield numbers[at + 2]!
    }
  }

  /** Rows whose key `others` do not have. */
  *missingIn(others: Keys): Generator<number> {
    for (let part = 0; part < partitions; part++) {
      const numbers = this.#read(part)
      if (numbers.length === 0) continue
      const known = others.#read(part)
      const table = new Table(known.length / words)
      for (let at = 0; at < known.length; at += words) table.add(known[at]!, known[at + 1]!)
      for (let at = 0; at < numbers.length; at += words)
        if (!table.has(numbers[at]!, numbers[at + 1]!)) yield numbers[at + 2]!
    }
  }

  #read(part: number): Uint32Array {
    const rest = this.#parts[part]!.subarray(0, this.#counts[part])
    if (this.#isSpilled[part] === 0) return rest
    const file = readFileSync(`${this.#path}.${part}`)
    const numbers = new Uint32Array(file.length / 4 + rest.length)
    new Uint8Array(numbers.buffer).set(file)
    numbers.set(rest, file.length / 4)
    return numbers
  }
}

/** Open addressing; a low half is never zero. */
class Table {
  readonly #high: Uint32Array
  readonly #low: Uint32Array
  readonly #mask: number

  constructor(keys: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, keys * 2)))
    this.#high = new Uint32Array(size)
    this.#low = new Uint32Array(size)
    this.#mask = size - 1
  }

  add(high: number, low: number): boolean {
    const at = this.#find(high, low)
    if (this.#low[at] !== 0) return false
    this.#high[at] = high
    this.#low[at] = low
    return true
  }

  has(high: number, low: number): boolean {
    return this.#low[this.#find(high, low)] !== 0
  }

  #find(high: number, low: number): number {
    let at = low & this.#mask
    while (this.#low[at] !== 0 && (this.#low[at] !== low || this.#high[at] !== high))
      at = (at + 1) & this.#mask
    return at
  }
}
