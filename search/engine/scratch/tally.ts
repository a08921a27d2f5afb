/** Sets of at most so many are looked through one by one instead of noting which were counted. */
const FEW = 512

/** Counts by a number of a known range. Its memory serves one query after the other. */
export class Tally {
  counts = new Uint32Array(FEW)
  /** Numbers counted so far, in order of their first count; unused when there are few. */
  touched = new Uint32Array(FEW)
  touchedLength = 0
  size = 0

  /** Forgets all counts, and makes room for numbers below `size`. */
  open(size: number): void {
    this.clear()
    this.size = size
    if (this.counts.length >= size) return
    this.counts = new Uint32Array(size * 2)
    this.touched = new Uint32Array(size * 2)
  }

  /** Whether counted numbers are noted. */
  get isNoting(): boolean {
    return this.size > FEW
  }

  add(number: number, count: number): void {
    if (this.counts[number] === 0 && this.size > FEW) this.touched[this.touchedLength++] = number
    this.counts[number]! += count
  }

  /** Each count becomes what it lacks to `starts[number + 1] - starts[number]`; that of 0 becomes none. */
  complement(starts: Uint32Array): void {
    this.touchedLength = 0
    this.counts[0] = 0
    for (let number = 1; number < this.size; number++) {
      const lacking = starts[number + 1]! - starts[number]! - this.counts[number]!
      this.counts[number] = lacking
      if (lacking !== 0 && this.size > FEW) this.touched[this.touchedLength++] = number
    }
  }

  /** Numbers with a count, in no order; valid until the next change. */
  list(): Uint32Array {
    if (this.size <= FEW) {
      this.touchedLength = 0
      for (let i = 0; i < this.size; i++) if (this.counts[i] !== 0) this.touched[this.touchedLength++] = i
    }
    return this.touched.subarray(0, this.touchedLength)
  }

  private clear(): void {
    if (this.size <= FEW) this.counts.fill(0, 0, this.size)
    else for (let i = 0; i < this.touchedLength; i++) this.counts[this.touched[i]!] = 0
    this.touchedLength = 0
  }
}
