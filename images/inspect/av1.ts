/** Bits of a buffer from the most significant on; zeros after its end. */
class Bits {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  read(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++, this.#at++) {
      const byte = this.#bytes[this.#at >> 3] ?? 0
      value = value * 2 + ((byte >> (7 - (this.#at & 7))) & 1)
    }
    return value
  }

  flag(): boolean {
    return this.read(1) === 1
  }

  /** `uvlc()` of the specification, thrown away. */
  skipVariable(): void {
    let zeros = 0
    while (zeros < 32 && !this.flag()) zeros++
    if (zeros < 32) this.read(zeros)
  }
}

const SEQUENCE_HEADER = 1

/**
 * The largest frame of an AV1 stream by its sequence header (AV1 specification, §5.3 and §5.5), wherever among the first
 * units that is; undefined when there is none.
 */
export function frameSize(stream: Buffer): { width: number; height: number } | undefined {
  for (let at = 0, units = 0; at < stream.length && units < 4; units++) {
    const header = stream[at]!
    const hasExtension = (header & 0x04) !== 0
    let body = at + (hasExtension ? 2 : 1)
    let length = stream.length - body
    if (header & 0x02) {
      let shift = 1
      length = 0
      for (let byte = 0x80; byte & 0x80 && shift < 2 ** 35; shift *= 128) {
        byte = stream[body++] ?? 0
        length += (byte & 0x7f) * shift
      }
    }
    if (((header >> 3) & 15) === SEQUENCE_HEADER)
      return sizeOfSequence(new Bits(stream.subarray(body, body + length)))
    at = body + length
  }
  return undefined
}

function sizeOfSequence(bits: Bits): { width: number; height: number } {
  bits.read(4) // profile, still picture
  if (bits.flag()) bits.read(5)
  else skipOperatingPoints(bits)
  const [widthBits, heightBits] = [bits.read(4) + 1, bits.read(4) + 1]
  return { width: bits.read(widthBits) + 1, height: bits.read(heightBits) + 1 }
}

function skipOperatingPoints(bits: Bits): void {
  let delayBits = 0
  if (bits.flag()) {
    bits.read(64)
    if (bits.flag()) bits.skipVariable()
    if (bits.flag()) {
      delayBits = bits.read(5) + 1
      bits.read(42)
    }
  }
  const hasDisplayDelay = bits.flag()
  const points = bits.read(5) + 1
  for (let i = 0; i < points; i++) {
    bits.read(12)
    if (bits.read(5) > 7) bits.read(1)
    if (delayBits > 0 && bits.flag()) bits.read(2 * delayBits + 1)
    if (hasDisplayDelay && bits.flag()) bits.read(4)
  }
}
