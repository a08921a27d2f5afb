import { JsonFault } from './fault.ts'

/** Brackets that may be open in an element. */
const deepest = 1_000
/** After so many bytes of a text its end is looked for natively: before that the call costs more than it saves. */
const shortText = 48

const [ordinary, quote, open, close, comma, blank] = [0, 1, 2, 3, 4, 5] as const
/** What each byte does to JSON's structure. */
const kinds = new Uint8Array(256)
kinds[0x22] = quote
for (const byte of [0x5b, 0x7b]) kinds[byte] = open
for (const byte of [0x5d, 0x7d]) kinds[byte] = close
kinds[0x2c] = comma
for (const byte of [0x20, 0x09, 0x0a, 0x0d]) kinds[byte] = blank

/** Where the scan is: before the array, before an element, after one, after the array. */
type Place = 'start' | 'first' | 'next' | 'between' | 'end'

/**
 * Cuts the elements out of an array's bytes as they come, looking at brackets, commas and texts only: what an element holds is for whoever parses it.
 * Elements within a chunk are views of it.
 */
export class ArraySplitter {
  readonly #maxBytes: number
  #place: Place = 'start'
  /** Of bytes before this chunk. */
  #offset = 0
  /** The element's open brackets. */
  #depth = 0
  readonly #stack = new Uint8Array(deepest + 1)
  #isText = false
  #isEscaped = false
  #isWithin = false
  #pieces: Buffer[] = []
  #pieceBytes = 0
  readonly #isWithinMore: boolean
  /** Where it ended in the chunk that came last; undefined before its end. */
  ended: number | undefined

  /** @param isWithinMore whether something may follow it */
  constructor(maxBytes: number, isWithinMore = false) {
    this.#maxBytes = maxBytes
    this.#isWithinMore = isWithinMore
  }

  /**
   * @param found gets the elements, those before a fault too
   * @throws JsonFault where it is no array
   */
  push(chunk: Buffer, found: Buffer[] = []): Buffer[] {
    const size = chunk.length
    let at = 0
    while (at < size) {
      if (this.#isWithin) at = this.#readElement(chunk, at, at, found)
      else {
        const byte = chunk[at]!
        const kind = kinds[byte]!
        if (kind === blank) at++
        else if (this.#place === 'start') {
          if (byte !== 0x5b) throw this.#fault(at, 'expected "["')
          this.#place = 'first'
          at++
        } else if (this.#place === 'end') throw this.#fault(at, 'something follows the array')
        else if (byte === 0x5d) {
          if (this.#place === 'next') throw this.#fault(at, 'expected an element after ","')
          this.#place = 'end'
          this.ended = ++at
          if (this.#isWithinMore) return found
        } else if (this.#place === 'between') {
          if (kind !== comma) throw this.#fault(at, 'expected "," or "]"')
          this.#place = 'next'
          at++
        } else {
          if (kind === comma || kind === close) throw this.#fault(at, 'expected an element')
          this.#isWithin = true
          at = this.#readElement(chunk, at, at, found)
        }
      }
    }
    this.#offset += size
    return found
  }

  /** @throws JsonFault where the array has not ended */
  end(): void {
    if (this.#place !== 'end') throw this.#fault(0, 'the array ends too early')
  }

  /** Goes on with an element from `at`; its bytes of this chunk begin at `from`. */
  #readElement(chunk: Buffer, from: number, at: number, found: Buffer[]): number {
    const size = chunk.length
    const stack = this.#stack
    let depth = this.#depth
    if (this.#isText) {
      at = this.#readText(chunk, at)
      if (this.#isText) return this.#keep(chunk, from, depth)
      if (depth === 0) return this.#finish(chunk, from, at, found)
    }
    while (at < size) {
      const byte = chunk[at]!
      const kind = kinds[byte]!
      if (kind === ordinary) at++
      else if (kind === quote) {
        at = this.#readText(chunk, at + 1)
        if (this.#isText) return this.#keep(chunk, from, depth)
        if (depth === 0) return this.#finish(chunk, from, at, found)
      } else if (kind === open) {
        if (depth === deepest) throw this.#fault(at, `more than ${deepest} brackets are open`)
        stack[depth++] = byte + 2
        at++
      } else if (kind === close) {
        // Of a number or a word that is the element.
        if (depth === 0) return this.#finish(chunk, from, at, found)
        if (stack[--depth] !== byte) throw this.#fault(at, `expected "${String.fromCharCode(stack[depth]!)}"`)
        at++
        if (depth === 0) return this.#finish(chunk, from, at, found)
      } else if (depth === 0) return this.#finish(chunk, from, at, found)
      else at++
    }
    return this.#keep(chunk, from, depth)
  }

  /** The place behind the text's closing quote, or the chunk's end with `#isText` set. */
  #readText(chunk: Buffer, at: number): number {
    const size = chunk.length
    if (this.#isEscaped) {
      this.#isEscaped = false
      at++
    }
    const near = Math.min(size, at + shortText)
    while (at < near) {
      const byte = chunk[at]!
      if (byte === 0x22) {
        this.#isText = false
        return at + 1
      }
      at += byte === 0x5c ? 2 : 1
    }
    while (at < size) {
      const end = chunk.indexOf(0x22, at)
      const until = end < 0 ? size : end
      let slashes = 0
      while (until - slashes > at && chunk[until - slashes - 1] === 0x5c) slashes++
      at = until
      if (end < 0) {
        this.#isEscaped = slashes % 2 === 1
        break
      }
      at++
      if (slashes % 2 === 0) {
        this.#isText = false
        return at
      }
    }
    if (at > size) this.#isEscaped = true
    this.#isText = true
    return size
  }

  #keep(chunk: Buffer, from: number, depth: number): number {
    this.#depth = depth
    this.#pieceBytes += chunk.length - from
    if (this.#pieceBytes > this.#maxBytes)
      throw this.#fault(from, `an element has more than ${this.#maxBytes.toLocaleString('en')} bytes`)
    this.#pieces.push(chunk.subarray(from))
    return chunk.length
  }

  #finish(chunk: Buffer, from: number, at: number, found: Buffer[]): number {
    const rest = chunk.subarray(from, at)
    if (this.#pieceBytes + rest.length > this.#maxBytes)
      throw this.#fault(from, `an element has more than ${this.#maxBytes.toLocaleString('en')} bytes`)
    found.push(this.#pieces.length === 0 ? rest : Buffer.concat([...this.#pieces, rest]))
    this.#pieces = []
    this.#pieceBytes = 0
    this.#depth = 0
    this.#isWithin = false
    this.#place = 'between'
    return at
  }

  #fault(at: number, message: string): JsonFault {
    return new JsonFault(this.#offset + at, message)
  }
}

/** Cuts lines that are not blank; what they hold is for whoever parses them. */
export class LineSplitter {
  readonly #maxBytes: number
  readonly #keepsBlank: boolean
  #offset = 0
  #pieces: Buffer[] = []
  #pieceBytes = 0

  /** @param keepsBlank gives blank lines as well, by which lines can be counted */
  constructor(maxBytes: number, keepsBlank = false) {
    this.#maxBytes = maxBytes
    this.#keepsBlank = keepsBlank
  }

  /**
   * @param found gets the lines, those before a fault too
   * @throws JsonFault for a line that is too long
   */
  push(chunk: Buffer, found: Buffer[] = []): Buffer[] {
    let at = 0
    for (let end = chunk.indexOf(0x0a, at); end >= 0; end = chunk.indexOf(0x0a, at)) {
      this.#take(chunk.subarray(at, end), at, found)
      at = end + 1
    }
    if (at < chunk.length) {
      this.#pieces.push(chunk.subarray(at))
      this.#pieceBytes += chunk.length - at
      this.#check(at)
    }
    this.#offset += chunk.length
    return found
  }

  end(): Buffer[] {
    const found: Buffer[] = []
    this.#take(Buffer.alloc(0), 0, found)
    return found
  }

  #take(rest: Buffer, at: number, found: Buffer[]): void {
    this.#pieceBytes += rest.length
    this.#check(at)
    const line = this.#pieces.length === 0 ? rest : Buffer.concat([...this.#pieces, rest])
    this.#pieces = []
    this.#pieceBytes = 0
    if (this.#keepsBlank) {
      found.push(line)
      return
    }
    for (const byte of line) {
      if (kinds[byte] === blank) continue
      found.push(line)
      return
    }
  }

  #check(at: number): void {
    if (this.#pieceBytes > this.#maxBytes)
      throw new JsonFault(
        this.#offset + at,
        `a line has more than ${this.#maxBytes.toLocaleString('en')} bytes`,
      )
  }
}
