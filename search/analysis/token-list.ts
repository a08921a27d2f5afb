/** How a term stands to the words of its text. */
export const wordTerm = 0
/** A compound written together, over the positions of its parts: `wifi` of "wi-fi". */
export const wholeTerm = 1
/** The number alone of a number with a unit: `128` of "128 GB". */
export const numberTerm = 2
/** A long unit alone: `inch` of "17 inch". */
export const unitTerm = 3
/** A size written together, over the positions of its numbers: `24x36` of "24 in. x 36 in.". */
export const sizeTerm = 4
export type TermRole =
  | typeof wordTerm
  | typeof wholeTerm
  | typeof numberTerm
  | typeof unitTerm
  | typeof sizeTerm

/** Room that is kept for the next text. */
const mostKept = 1 << 16

/**
 * The terms of one text in text order: number in a `TermTable`, position, UTF-16 range, role. Arrays instead of a callback, so that who
 * writes and who reads them are compiled apart, and once.
 */
export class TokenList {
  length = 0
  terms = new Uint32Array(0)
  positions = new Uint32Array(0)
  starts = new Uint32Array(0)
  ends = new Uint32Array(0)
  roles = new Uint8Array(0)

  push(term: number, position: number, start: number, end: number, role: TermRole): void {
    const at = this.length
    if (at === this.terms.length) this.#resize(Math.max(16, at * 2))
    this.terms[at] = term
    this.positions[at] = position
    this.starts[at] = start
    this.ends[at] = end
    this.roles[at] = role
    this.length = at + 1
  }

  clear(): void {
    this.length = 0
    if (this.terms.length > mostKept) this.#resize(0)
  }

  #resize(room: number): void {
    this.terms = resized(this.terms, new Uint32Array(room))
    this.positions = resized(this.positions, new Uint32Array(room))
    this.starts = resized(this.starts, new Uint32Array(room))
    this.ends = resized(this.ends, new Uint32Array(room))
    this.roles = resized(this.roles, new Uint8Array(room))
  }
}

function resized<Items extends Uint8Array | Uint32Array>(from: Items, to: Items): Items {
  if (to.length > from.length) to.set(from)
  return to
}
