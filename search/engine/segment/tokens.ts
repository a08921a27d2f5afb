import type { ByteWriter } from './bytes.ts'

/*
 * A document's words in text order ("forward index"): what phrases, proximity, highlights and merges read.
 * For each text field: the byte length of its tokens, then for each token `ordinal << 1 | irregular`. A regular token
 * stands one position and one UTF-16 unit behind the one before and is as long as its term's written form; an irregular one
 * carries position step, start (relative to the end before) and length, the first two zigzag.
 */

/** Writes the tokens of one field of one document. */
export class TokenWriter {
  private readonly out: ByteWriter
  private position = -1
  private end = -1

  constructor(out: ByteWriter) {
    this.out = out
  }

  begin(): void {
    this.position = -1
    this.end = -1
  }

  /** `termLength` is the written length of the term in UTF-16 units. */
  put(ordinal: number, termLength: number, position: number, start: number, end: number): void {
    const step = position - this.position
    const gap = start - this.end
    const length = end - start
    const out = this.out
    if (step === 1 && gap === 1 && length === termLength) out.varint(ordinal << 1)
    else {
      out.varint((ordinal << 1) | 1)
      out.varint(((step << 1) ^ (step >> 31)) >>> 0)
      out.varint(((gap << 1) ^ (gap >> 31)) >>> 0)
      out.varint(length)
    }
    this.position = position
    this.end = end
  }
}

/** Reads the tokens of one field; after `next()` the properties describe the token. */
export class TokenReader {
  private bytes: Uint8Array = new Uint8Array(0)
  private termLengths: Uint8Array = new Uint8Array(0)
  private at = 0
  private stop = 0
  ordinal = 0
  position = -1
  start = 0
  end = -1

  /** Starts on `bytes[at .. stop)`. */
  open(bytes: Uint8Array, termLengths: Uint8Array, at: number, stop: number): void {
    this.bytes = bytes
    this.termLengths = termLengths
    this.at = at
    this.stop = stop
    this.position = -1
    this.end = -1
  }

  next(): boolean {
    if (this.at >= this.stop) return false
    const head = this.varint()
    this.ordinal = head >>> 1
    if ((head & 1) === 0) {
      this.position++
      this.start = this.end + 1
      this.end = this.start + this.termLengths[this.ordinal]!
    } else {
      const step = this.varint()
      this.position += (step >>> 1) ^ -(step & 1)
      const gap = this.varint()
      this.start = this.end + ((gap >>> 1) ^ -(gap & 1))
      this.end = this.start + this.varint()
    }
    return true
  }

  private varint(): number {
    const bytes = this.bytes
    let at = this.at
    let byte = bytes[at++]!
    let value = byte & 127
    let shift = 7
    while (byte > 127) {
      byte = bytes[at++]!
      value |= (byte & 127) << shift
      shift += 7
    }
    this.at = at
    return value
  }
}

/** Cuts a document's byte range into fields: start of field `f` is `starts[f]`, its end `ends[f]`. */
export function splitFields(
  bytes: Uint8Array,
  at: number,
  fields: number,
  starts: Uint32Array,
  ends: Uint32Array,
): void {
  for (let f = 0; f < fields; f++) {
    let byte = bytes[at++]!
    let length = byte & 127
    let shift = 7
    while (byte > 127) {
      byte = bytes[at++]!
      length |= (byte & 127) << shift
      shift += 7
    }
    starts[f] = at
    at += length
    ends[f] = at
  }
}
