import { damaged } from '../types.ts'

/** A box of an ISO base media file (ISO/IEC 14496-12, §4.2): its four letters and what is in it. */
export interface Box {
  type: string
  data: Buffer
}

/** Boxes and their fields, read in order. @throws ImageError corrupt beyond the end */
export class Reader {
  readonly #bytes: Buffer
  at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.at
  }

  /** A whole number of 0 to 8 bytes. */
  number(size: number): number {
    if (size === 0) return 0
    const bytes = this.bytes(size)
    return size <= 6 ? bytes.readUIntBE(0, size) : Number(bytes.readBigUInt64BE(0))
  }

  bytes(size: number): Buffer {
    if (size > this.left) throw damaged()
    this.at += size
    return this.#bytes.subarray(this.at - size, this.at)
  }

  text(size: number): string {
    return this.bytes(size).toString('latin1')
  }

  /** Those that follow; the last may be cut when `isCutAllowed`. */
  *boxes(isCutAllowed = false): Generator<Box> {
    while (this.left >= 8) {
      let size = this.number(4) - 8
      const type = this.text(4)
      if (size === -7) size = this.number(8) - 16
      else if (size === -8) size = this.left
      if (size < 0) throw damaged()
      yield { type, data: this.bytes(isCutAllowed ? Math.min(size, this.left) : size) }
    }
  }
}

/** The boxes of a container, each type once; the first counts. */
export function boxesOf(data: Buffer, skip = 0): Map<string, Buffer> {
  const reader = new Reader(data)
  reader.bytes(skip)
  const boxes = new Map<string, Buffer>()
  for (const { type, data } of reader.boxes()) if (!boxes.has(type)) boxes.set(type, data)
  return boxes
}
