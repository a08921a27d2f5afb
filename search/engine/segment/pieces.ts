import { seek } from './seek.ts'

/** A gap of at most this many documents without a value does not break a piece. */
const MAX_GAP = 12

/**
 * Where a column's values lie: pieces of consecutive documents. Piece `p` covers documents
 * `starts[p] .. starts[p] + (bases[p + 1] - bases[p])`, whose values begin at `bases[p]`.
 * Columns that every document has are one piece; attributes of one category, whose documents lie together, are few.
 */
export interface Pieces {
  starts: Uint32Array
  bases: Uint32Array
}

/** Cuts `present` (0 = no value) into pieces. */
export function cutPieces(present: ArrayLike<number>, length: number, absent: number): Pieces {
  const starts: number[] = []
  const bases: number[] = [0]
  let from = -1
  let last = -1
  let covered = 0
  for (let document = 0; document < length; document++) {
    const value = present[document]!
    // NaN marks absence in columns of doubles
    if (value === absent || Number.isNaN(value)) continue
    if (from >= 0 && document - last > MAX_GAP) {
      covered += last - from + 1
      starts.push(from)
      bases.push(covered)
      from = document
    } else if (from < 0) from = document
    last = document
  }
  if (from >= 0) {
    covered += last - from + 1
    starts.push(from)
    bases.push(covered)
  }
  return { starts: Uint32Array.from(starts), bases: Uint32Array.from(bases) }
}

/** Last piece that starts at or before the document, or -1. */
export function pieceOf(starts: Uint32Array, document: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (starts[middle]! <= document) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Walks over ascending documents span by span: each within one piece of a column, or between pieces. */
class Spans {
  private pieces!: Pieces
  private documents!: Uint16Array
  private length = 0
  private base = 0
  private piece = -1
  /** Candidates `from .. to`; where they have values, that of candidate `i` lies at `shift + documents[i]`. */
  from = 0
  to = 0
  shift = 0
  hasValues = false

  open(pieces: Pieces, documents: Uint16Array, length: number, base: number): void {
    this.pieces = pieces
    this.documents = documents
    this.length = length
    this.base = base
    this.to = 0
    this.hasValues = false
    this.piece = length > 0 ? pieceOf(pieces.starts, base + documents[0]!) : -1
  }

  next(): boolean {
    const { documents, length, base } = this
    const { starts, bases } = this.pieces
    this.from = this.to
    if (this.from >= length) return false
    const document = base + documents[this.from]!
    // the piece that the document is in or behind
    if (this.piece + 1 < starts.length && starts[this.piece + 1]! <= document) {
      this.piece = pieceOf(starts, document)
    }
    const { piece } = this
    const end = piece < 0 ? 0 : starts[piece]! + bases[piece + 1]! - bases[piece]!
    this.hasValues = document < end
    const until = this.hasValues ? end : piece + 1 < starts.length ? starts[piece + 1]! : 0xffffffff
    this.shift = this.hasValues ? base + bases[piece]! - starts[piece]! : 0
    this.to = seek(documents, this.from, length, until - base)
    return true
  }
}

/** One for all columns, as no two are walked at once. */
export const spans = new Spans()
