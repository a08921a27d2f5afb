import type { IdTableBuilder } from './id-builder.ts'
import type { Segment } from './segment.ts'
import type { StringPool } from './string-pool.ts'

/** Values of a keyword column on their way into a new segment. */
export interface KeywordSource {
  /** The values that ordinals in `setValues` stand for. */
  valueCount: number
  value(ordinal: number): string
  setOffsets: Uint32Array
  setValues: Uint32Array
  /** For each document with values: `dense[documentMap[document]] = setMap[set]`, if the document is kept. */
  fill(dense: Uint32Array, documentMap: Int32Array, setMap: Uint32Array): void
}

export interface NumericSource {
  /** For each document with a value: `dense[documentMap[document]] = value`, if the document is kept. */
  fill(dense: Float64Array, documentMap: Int32Array): void
}

export interface IdSource {
  /** Adds a document's id to a builder, without making a string of it where it is none. */
  copyTo(builder: IdTableBuilder, document: number): void
}

/** Documents that a segment is assembled from: those of another segment, or fresh ones. */
export interface Source {
  documents: number
  /** Bit per document, or null when none is deleted. */
  deleted: Uint32Array | null
  /** Distinct terms, sorted bytewise. */
  terms: StringPool
  /** From the ordinal written in `tokens` to the one in `terms`; null when they are the same. */
  sortedOrdinals: Uint32Array | null
  /** Written length per ordinal of `terms`. */
  sortedLengths: Uint8Array
  /** Written length per ordinal of `tokens`. */
  tokenLengths: Uint8Array
  tokens: Uint8Array
  tokenStarts: Uint32Array
  ids: IdSource
  keyword: Map<string, KeywordSource>
  numeric: Map<string, NumericSource>
  latitudes: Int32Array
  longitudes: Int32Array
}

/** A segment as source of a merge. `deleted` is the state of its deletions to go by. */
export function sourceOfSegment(segment: Segment, deleted: Uint32Array): Source {
  const keyword = new Map<string, KeywordSource>()
  for (const [name, column] of segment.keyword) {
    keyword.set(name, {
      valueCount: column.values.size,
      value: (ordinal) => column.values.at(ordinal),
      setOffsets: column.setOffsets,
      setValues: column.setValues,
      fill(dense, documentMap, setMap) {
        const { starts, bases } = column.pieces
        for (let p = 0; p < starts.length; p++) {
          const shift = starts[p]! - bases[p]!
          for (let i = bases[p]!; i < bases[p + 1]!; i++) {
            const to = documentMap[i + shift]!
            if (to >= 0) dense[to] = setMap[column.sets[i]!]!
          }
        }
      },
    })
  }
  const numeric = new Map<string, NumericSource>()
  for (const [name, column] of segment.numeric) {
    numeric.set(name, {
      fill(dense, documentMap) {
        const { starts, bases } = column.pieces
        for (let p = 0; p < starts.length; p++) {
          const shift = starts[p]! - bases[p]!
          for (let i = bases[p]!; i < bases[p + 1]!; i++) {
            const to = documentMap[i + shift]!
            const value = column.values[i]!
            if (to >= 0 && value !== column.absent) dense[to] = value + column.base
          }
        }
      },
    })
  }
  return {
    documents: segment.documents,
    deleted,
    terms: segment.terms,
    sortedOrdinals: null,
    sortedLengths: segment.termLengths,
    tokenLengths: segment.termLengths,
    tokens: segment.tokens,
    tokenStarts: segment.tokenStarts,
    ids: segment.ids,
    keyword,
    numeric,
    latitudes: segment.latitudes,
    longitudes: segment.longitudes,
  }
}
