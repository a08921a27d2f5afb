import { JsonFault } from './fault.ts'
import { ArraySplitter } from './split.ts'

/** Objects and lists around the list that is looked for. */
const deepest = 100
/** Keys that are longer are no path's. */
const longestKey = 1_000

/** Finds a list of objects in a JSON document as its bytes come, and cuts these out. */
export class ListSplitter {
  readonly #path: string | null
  readonly #maxBytes: number
  /** The key of each object that is open around, null for those of lists. */
  readonly #around: (string | null)[] = []
  #list: ArraySplitter | undefined
  #offset = 0
  #isText = false
  #isEscaped = false
  /** The last text: a key where a colon follows. */
  #text: number[] = []
  #key: string | null = null
  #hasBegun = false
  #hasList = false
  #hasObjects = false
  #isOver = false

  /** @param path keys with dots between; null for the first list that has objects */
  constructor(path: string | null, maxBytes: number) {
    this.#path = path
    this.#maxBytes = maxBytes
  }

  /** @throws JsonFault for what is no JSON */
  push(chunk: Buffer): Buffer[] {
    const found: Buffer[] = []
    let at = 0
    while (at < chunk.length)
      at = this.#list === undefined ? this.#look(chunk, at) : this.#cut(chunk, at, found)
    this.#offset += chunk.length
    return found
  }

  /** @throws JsonFault where the document has not ended, or has no such list */
  end(): void {
    this.#list?.end()
    if (this.#around.length > 0 || this.#isText) throw this.#fault(0, 'it ends too early')
    if (!this.#hasList)
      throw this.#fault(
        0,
        this.#path === null ? 'it has no list of items' : `it has no list at "${this.#path}"`,
      )
  }

  #cut(chunk: Buffer, at: number, found: Buffer[]): number {
    const list = this.#list!
    for (const element of list.push(chunk.subarray(at))) {
      if (element[0] !== 0x7b) continue
      this.#hasObjects = true
      found.push(element)
    }
    if (list.ended === undefined) return chunk.length
    this.#list = undefined
    // A list of texts before that of the items is not it.
    this.#isOver = this.#hasObjects || this.#path !== null
    return at + list.ended
  }

  /** The place up to which there is no list. */
  #look(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (byte === 0x5c) this.#isEscaped = true
        else if (byte === 0x22) this.#isText = false
        if (this.#isText && this.#text.length < longestKey) this.#text.push(byte)
      } else if (byte === 0x22) {
        this.#isText = true
        this.#text = []
      } else if (byte === 0x3a) this.#key = Buffer.from(this.#text).toString()
      else if (byte === 0x2c) this.#key = null
      else if (byte === 0x7b) this.#enter(at)
      else if (byte === 0x5b) {
        this.#hasBegun = true
        const isIt = !this.#isOver && (this.#path === null || this.#pathHere() === this.#path)
        if (isIt) {
          this.#hasList = true
          this.#list = new ArraySplitter(this.#maxBytes, true)
          return at
        }
        this.#enter(at)
      } else if (byte === 0x7d || byte === 0x5d) {
        if (this.#around.length === 0) throw this.#fault(at, 'it closes more than it opens')
        this.#around.pop()
      } else if (!this.#hasBegun && byte > 0x20) throw this.#fault(at, 'it must begin with { or [')
    }
    return chunk.length
  }

  #pathHere(): string {
    return [...this.#around, this.#key].filter((part) => part !== null).join('.')
  }

  #enter(at: number): void {
    this.#hasBegun = true
    this.#around.push(this.#key)
    this.#key = null
    if (this.#around.length > deepest) throw this.#fault(at, `it is more than ${deepest} deep`)
  }

  #fault(at: number, message: string): JsonFault {
    return new JsonFault(this.#offset + at, message)
  }
}
