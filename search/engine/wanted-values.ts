import type { KeywordColumn } from './columns.ts'
import { compareUtf8, packStrings, type StringPool } from './string-pool.ts'

/** The values of a filter, sorted once for all segments and levels of a request. */
export class WantedValues {
  /** Distinct, in the order of the pools. */
  private readonly bytes: Uint8Array
  private readonly offsets: Uint32Array
  private readonly setsOf = new Map<KeywordColumn, readonly number[]>()

  constructor(values: readonly (string | boolean)[]) {
    const distinct = [...new Set(values.map((value) => String(value).toWellFormed()))]
    // the order of code units is that of UTF-8 too, where there are no surrogates
    if (distinct.some((value) => /[\ud800-\udfff]/.test(value))) distinct.sort(compareUtf8)
    else distinct.sort()
    const { bytes, offsets } = packStrings(distinct)
    this.bytes = bytes
    this.offsets = offsets
  }

  /** Sets of a column that have one of the values. */
  setsIn(column: KeywordColumn): readonly number[] {
    let sets = this.setsOf.get(column)
    if (sets === undefined) {
      sets = setsHolding(column, this.ordinalsIn(column.values))
      this.setsOf.set(column, sets)
    }
    return sets
  }

  /** Ordinals of the values that a pool has, ascending. O(values · log(gaps between them)). */
  private ordinalsIn(pool: StringPool): number[] {
    const { bytes, offsets } = this
    const ordinals: number[] = []
    let at = 0
    for (let i = 0; i + 1 < offsets.length && at < pool.size; i++) {
      const from = offsets[i]!
      const to = offsets[i + 1]!
      at = pool.seek(bytes, from, to, at)
      if (at < pool.size && pool.is(at, bytes, from, to)) ordinals.push(at++)
    }
    return ordinals
  }
}

function setsHolding(column: KeywordColumn, ordinals: readonly number[]): number[] {
  if (column.isSingle) return ordinals.map((ordinal) => ordinal + 1)
  const { setOffsets, setValues } = column
  const wanted = new Uint8Array(column.values.size)
  for (const ordinal of ordinals) wanted[ordinal] = 1
  const sets: number[] = []
  for (let set = 1; set < column.setCount && ordinals.length > 0; set++) {
    for (let i = setOffsets[set]!; i < setOffsets[set + 1]!; i++) {
      if (wanted[setValues[i]!] === 0) continue
      sets.push(set)
      break
    }
  }
  return sets
}
