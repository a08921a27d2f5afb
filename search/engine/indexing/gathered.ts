import type { IdTableBuilder } from '../segment/id-builder.ts'
import type { IdSource, KeywordSource, NumericSource, Source } from '../segment/source.ts'
import { StringPool, sortStrings } from '../segment/string-pool.ts'

/** Values of a keyword field: set `s` is `setValues[setOffsets[s] .. setOffsets[s + 1])`, set 0 is empty. */
export interface GatheredKeyword {
  name: string
  values: string[]
  setOffsets: Uint32Array
  setValues: Uint32Array
  /** The documents that have values, and the set of each. */
  documents: Uint32Array
  sets: Uint32Array
}

export interface GatheredNumbers {
  name: string
  documents: Uint32Array
  values: Float64Array
}

/** Documents before they are assembled. */
export interface Gathered {
  documents: number
  /** Bit per document that a later one replaced, or null. */
  deleted: Uint32Array | null
  /** Distinct terms in the order they came: term `t` is `termBytes[termOffsets[t] .. termOffsets[t + 1])`. */
  termBytes: Uint8Array
  termOffsets: Uint32Array
  termLengths: Uint8Array
  tokens: Uint8Array
  tokenStarts: Uint32Array
  /** Four words an id when all are UUIDs, else the ids as they are. */
  ids: Uint32Array | string[]
  keyword: GatheredKeyword[]
  numeric: GatheredNumbers[]
  latitudes: Int32Array
  longitudes: Int32Array
}

/** Gathered documents as a source for `assemble`. */
export function sourceOfGathered(gathered: Gathered): Source {
  const { termBytes, termOffsets, termLengths, ids } = gathered
  const order = sortStrings(termBytes, termOffsets)
  const count = order.length
  const bytes = new Uint8Array(termOffsets[count]!)
  const offsets = new Uint32Array(count + 1)
  const sortedOrdinals = new Uint32Array(count)
  const sortedLengths = new Uint8Array(count)
  copyInOrder(termBytes, termOffsets, order, bytes, offsets)
  for (let i = 0; i < count; i++) {
    const term = order[i]!
    sortedOrdinals[term] = i
    sortedLengths[i] = termLengths[term]!
  }
  return {
    documents: gathered.documents,
    deleted: gathered.deleted,
    terms: new StringPool(bytes, offsets),
    sortedOrdinals,
    sortedLengths,
    tokenLengths: termLengths,
    tokens: gathered.tokens,
    tokenStarts: gathered.tokenStarts,
    ids: Array.isArray(ids) ? new TextIds(ids) : new UuidIds(ids),
    keyword: new Map(gathered.keyword.map((column) => [column.name, keywordSource(column)])),
    numeric: new Map(gathered.numeric.map((column) => [column.name, numericSource(column)])),
    latitudes: gathered.latitudes,
    longitudes: gathered.longitudes,
  }
}

/** Copies strings of a pool into another in some order. */
function copyInOrder(
  from: Uint8Array,
  fromOffsets: Uint32Array,
  order: Uint32Array,
  to: Uint8Array,
  toOffsets: Uint32Array,
): void {
  let at = 0
  for (let i = 0; i < order.length; i++) {
    const end = fromOffsets[order[i]! + 1]!
    for (let j = fromOffsets[order[i]!]!; j < end; j++) to[at++] = from[j]!
    toOffsets[i + 1] = at
  }
}

class TextIds implements IdSource {
  private readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    this.texts = texts
  }

  copyTo(builder: IdTableBuilder, document: number): void {
    builder.push(this.texts[document]!)
  }
}

class UuidIds implements IdSource {
  private readonly words: Uint32Array

  constructor(words: Uint32Array) {
    this.words = words
  }

  copyTo(builder: IdTableBuilder, document: number): void {
    builder.pushWords(this.words, document * 4)
  }
}

function keywordSource({ values, setOffsets, setValues, documents, sets }: GatheredKeyword): KeywordSource {
  return {
    valueCount: values.length,
    value: (ordinal) => values[ordinal]!,
    setOffsets,
    setValues,
    fill(dense, documentMap, setMap) {
      for (let i = 0; i < documents.length; i++) {
        const to = documentMap[documents[i]!]!
        if (to >= 0) dense[to] = setMap[sets[i]!]!
      }
    },
  }
}

function numericSource({ documents, values }: GatheredNumbers): NumericSource {
  return {
    fill(dense, documentMap) {
      for (let i = 0; i < documents.length; i++) {
        const to = documentMap[documents[i]!]!
        if (to >= 0) dense[to] = values[i]!
      }
    },
  }
}
