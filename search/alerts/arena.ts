/** A page has 65,536 words: a word's place is the page above 16 bits of offset. */
const pageBits = 16
export const pageWords = 1 << pageBits
export const offsetMask = pageWords - 1
/** The first words of a page stay unused, so that 0 is no place, and one that is used up to its end looks like none. */
const unusedWords = 4

/** Sizes that blocks are rounded up to, in words: quarter steps between powers of two, all even. */
const sizes: number[] = []
for (let size = 4; size < 16; size += 2) sizes.push(size)
for (let power = 16; power <= pageWords / 4; power *= 2)
  for (let quarter = 0; quarter < 4; quarter++) sizes.push(power + (power / 4) * quarter)
/** By words / 2 the class of small sizes; others are looked for. */
const small = Uint8Array.from({ length: 1025 }, (_, half) => sizes.findIndex((size) => size >= half * 2))

/** Blocks of 32-bit words in pages, so that growing copies nothing. A block lies in one page; freed ones are given again by their size. */
export class Arena {
  pages: Int32Array[] = []
  /** The same memory, byte by byte. */
  bytes: Uint8Array[] = []
  views: DataView[] = []
  /** By class of size, the first free block, whose first word names the next. */
  free = new Int32Array(sizes.length)
  /** Where the unused part of the last page begins; 0 before there is one. */
  top = 0

  /** A block of at least so many words, at an even place. What stood there last still does. */
  take(words: number): number {
    const kind = classOf(words)
    const known = this.free[kind]!
    if (known !== 0) {
      this.free[kind] = this.get(known)
      return known
    }
    const size = sizes[kind]!
    const used = this.top & offsetMask
    if (used === 0 || used + size > pageWords) {
      this.top = this.pages.length * pageWords + unusedWords
      this.addPage(new Int32Array(pageWords))
    }
    const place = this.top
    this.top += size
    return place
  }

  /** @param words as `take` was asked for */
  give(place: number, words: number): void {
    const kind = classOf(words)
    this.set(place, this.free[kind]!)
    this.free[kind] = place
  }

  addPage(page: Int32Array): void {
    this.pages.push(page)
    this.bytes.push(new Uint8Array(page.buffer, page.byteOffset, page.byteLength))
    this.views.push(new DataView(page.buffer, page.byteOffset, page.byteLength))
  }

  get(place: number): number {
    return this.pages[place >>> pageBits]![place & offsetMask]!
  }

  set(place: number, word: number): void {
    this.pages[place >>> pageBits]![place & offsetMask] = word
  }

  page(place: number): Int32Array {
    return this.pages[place >>> pageBits]!
  }

  /** As `pageBytes`, for numbers. */
  view(place: number): DataView {
    return this.views[place >>> pageBits]!
  }

  /** The bytes of the page that a place lies in; its own begin at four times its offset. */
  pageBytes(place: number): Uint8Array {
    return this.bytes[place >>> pageBits]!
  }
}

/** @throws RangeError for more than a block may have */
function classOf(words: number): number {
  const kind = words <= 2048 ? small[(words + 1) >>> 1]! : sizes.findIndex((size) => size >= words)
  if (kind < 0) throw new RangeError(`A block has at most ${sizes.at(-1)} words, not ${words}`)
  return kind
}

const columnBits = 14
const columnMask = (1 << columnBits) - 1

/** A growing column of 32-bit numbers, in pages. */
export class Column {
  pages: Int32Array[] = []
  length = 0

  get(at: number): number {
    return this.pages[at >>> columnBits]![at & columnMask]!
  }

  set(at: number, value: number): void {
    this.pages[at >>> columnBits]![at & columnMask] = value
  }

  /** Grows to so many, the new ones 0. */
  extend(length: number): void {
    while (this.length < length) this.push(0)
  }

  push(value: number): void {
    const at = this.length++
    if (at >>> columnBits === this.pages.length) this.pages.push(new Int32Array(columnMask + 1))
    this.set(at, value)
  }
}
