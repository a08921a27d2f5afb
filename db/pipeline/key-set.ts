import type { Ranges } from './columns.ts'

/**
 * Keys that were seen, by 64 bits of their hashes: 12 bytes a key, whatever its length. That two of a hundred million keys are taken for one has a chance of 1 in 3,700, of a
 * million 1 in 37 million.
 */
export class KeySet {
  /** Both halves of a hash lie beside each other, as a look costs a miss of the cache; both zero where there is none. */
  #slots = new Int32Array(2_048)
  size = 0

  /** @returns whether the key of these parts was new */
  add(parts: readonly Ranges[], row: number): boolean {
    hashHigh = 0x9e3779b9 | 0
    hashLow = 0x85ebca6b | 0
    for (const { bytes, places, step, first } of parts) {
      const place = row * step + first
      hashBytes(bytes, places[place]!, places[place + 1]!)
    }
    finish()
    return this.#put(hashHigh, hashLow)
  }

  #put(high: number, low: number): boolean {
    const slots = this.#slots
    const mask = slots.length - 1
    let at = (low << 1) & mask
    while (slots[at] !== 0 || slots[at + 1] !== 0) {
      if (slots[at] === high && slots[at + 1] === low) return false
      at = (at + 2) & mask
    }
    slots[at] = high
    slots[at + 1] = low
    if (++this.size * 8 > slots.length * 3) this.#grow()
    return true
  }

  #grow(): void {
    const slots = this.#slots
    this.#slots = new Int32Array(slots.length * 2)
    this.size = 0
    for (let i = 0; i < slots.length; i += 2)
      if (slots[i] !== 0 || slots[i + 1] !== 0) this.#put(slots[i]!, slots[i + 1]!)
  }
}

/** What was found last, each signed, as a larger number would be an object: a pair as its result would be one for each key. */
export let hashHigh = 0
export let hashLow = 0

/** Two hashes of 32 bits over the same units, each with the finish of MurmurHash3; never both zero. */
export function hashKey(key: string): void {
  let a = 0x9e3779b9 | 0
  let b = 0x85ebca6b ^ key.length
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    a = Math.imul(a ^ unit, 0xcc9e2d51)
    a = (a << 15) | (a >>> 17)
    b = Math.imul(b + unit, 0x1b873593)
    b = (b << 13) | (b >>> 19)
  }
  hashHigh = a
  hashLow = b
  finish()
}

/** The same over bytes, behind what was hashed before. */
function hashBytes(bytes: Uint8Array, start: number, end: number): void {
  let a = hashHigh
  let b = hashLow ^ (end - start)
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    a = Math.imul(a ^ byte, 0xcc9e2d51)
    a = (a << 15) | (a >>> 17)
    b = Math.imul(b + byte, 0x1b873593)
    b = (b << 13) | (b >>> 19)
  }
  hashHigh = a
  // What follows is no part of this text.
  hashLow = Math.imul(b ^ 0xff, 0x1b873593)
}

function finish(): void {
  const high = hashHigh
  hashHigh = finished(high ^ Math.imul(hashLow, 5))
  hashLow = finished(hashLow) || 1
}

function finished(hash: number): number {
  let h = hash
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}
