/** A growing byte buffer with variable-length integers (7 bits a byte, low ones first). */
export class ByteWriter {
  bytes = new Uint8Array(64)
  length = 0

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    const needed = this.length + more
    if (needed <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }

  /** Appends an unsigned integer below 2^31. */
  varint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.reserve(5)
    const bytes = this.bytes
    let at = this.length
    while (value > 127) {
      bytes[at++] = (value & 127) | 128
      value >>>= 7
    }
    bytes[at++] = value
    this.length = at
  }

  /** Leaves room for a length, which `endPart` fills in. Returns the place. */
  beginPart(): number {
    if (this.length === this.bytes.length) this.reserve(1)
    return this.length++
  }

  /** Writes the length of what was appended since `beginPart` before it. */
  endPart(at: number): void {
    const length = this.length - at - 1
    if (length < 128) {
      this.bytes[at] = length
      return
    }
    let size = 2
    while (length >>> (7 * size) !== 0) size++
    this.reserve(size - 1)
    this.bytes.copyWithin(at + size, at + 1, this.length)
    this.length = at
    this.varint(length)
    this.length += length
  }

  /** The bytes written so far, as a view. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}

/** A growing array of unsigned 32-bit integers. */
export class IntList {
  items = new Uint32Array(16)
  length = 0

  push(value: number): void {
    if (this.length === this.items.length) {
      const grown = new Uint32Array(this.items.length * 2)
      grown.set(this.items)
      this.items = grown
    }
    this.items[this.length++] = value
  }

  view(): Uint32Array {
    return this.items.subarray(0, this.length)
  }
}

/** A growing array of doubles. */
export class FloatList {
  items = new Float64Array(16)
  length = 0

  push(value: number): void {
    if (this.length === this.items.length) {
      const grown = new Float64Array(this.items.length * 2)
      grown.set(this.items)
      this.items = grown
    }
    this.items[this.length++] = value
  }

  view(): Float64Array {
    return this.items.subarray(0, this.length)
  }
}

export const encoder = new TextEncoder()
export const decoder = new TextDecoder()

/** Writes a string's UTF-8, for which there is room, and returns the place behind it. Short ASCII is written faster by hand. */
export function writeText(text: string, bytes: Uint8Array, at: number): number {
  let to = at
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 127) return at + encoder.encodeInto(text, bytes.subarray(at)).written
    bytes[to++] = unit
  }
  return to
}

/** Compares two byte ranges as unsigned bytes; negative, zero or positive. */
export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart)
  for (let i = 0; i < length; i++) {
    const difference = a[aStart + i]! - b[bStart + i]!
    if (difference !== 0) return difference
  }
  return aEnd - aStart - (bEnd - bStart)
}

/** Values of a column in as few bytes as they need. */
export type UnsignedArray = Uint8Array | Uint16Array | Uint32Array

/** Smallest unsigned integer array type that holds `max`. */
export function unsignedArray(max: number, length: number): UnsignedArray {
  if (max <= 0xff) return new Uint8Array(length)
  if (max <= 0xffff) return new Uint16Array(length)
  return new Uint32Array(length)
}
