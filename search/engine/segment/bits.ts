/** Ones among 32 bits: sums of neighbours, then of neighbouring sums. */
export function countOnes(bits: number): number {
  let sums = bits - ((bits >>> 1) & 0x55555555)
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333)
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Ones among the first `words` words. */
export function countBits(bits: Uint32Array, words: number): number {
  let total = 0
  for (let word = 0; word < words; word++) total += countOnes(bits[word]!)
  return total
}

/** Sets bits `from .. to`. */
export function setBits(bits: Uint32Array, from: number, to: number): void {
  if (from >= to) return
  const first = from >>> 5
  const last = (to - 1) >>> 5
  const head = -1 << (from & 31)
  const tail = -1 >>> (31 - ((to - 1) & 31))
  if (first === last) {
    bits[first]! |= head & tail
    return
  }
  bits[first]! |= head
  bits.fill(-1, first + 1, last)
  bits[last]! |= tail
}

/** Sets the bits of the documents `list[from .. to)`. */
export function setListed(bits: Uint32Array, list: Uint16Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const document = list[at]!
    bits[document >>> 5]! |= 1 << (document & 31)
  }
}
