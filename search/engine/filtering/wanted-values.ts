import { Recent } from '../../recent.ts'
import type { KeywordColumn } from '../segment/keyword-column.ts'
import { compareUtf8, packStrings, type StringPool } from '../segment/string-pool.ts'

/** Filters of more values are looked up anew by each request. */
const MOST_REMEMBERED = 32
/** Filters remembered a column. */
const MOST_FILTERS = 64

/** What of a column has one of some values. */
export interface WantedSets {
  /** Ascending. */
  sets: readonly number[]
  /** By set: 1 for these, else 0. */
  isWanted: Uint8Array
}

const remembered = new WeakMap<KeywordColumn, Recent<string, WantedSets>>()

/** The values of a filter, sorted once for all segments and levels of a request. */
export class WantedValues {
  /** Distinct, in the order of the pools. */
  private readonly distinct: string[]
  /** These packed, when they are first needed. */
  private packed: { bytes: Uint8Array; offsets: Uint32Array } | null = null
  /** Tells the values from others; null when they are many. */
  private readonly name: string | null
  private readonly known = new Map<KeywordColumn, WantedSets>()

  constructor(values: readonly (string | boolean)[]) {
    const distinct = [...new Set(values.map((value) => String(value).toWellFormed()))]
    // the order of code units is that of UTF-8 too, where there are no surrogates
    if (distinct.some((value) => /[\ud800-\udfff]/.test(value))) distinct.sort(compareUtf8)
    else distinct.sort()
    this.distinct = distinct
    this.name = distinct.length > MOST_REMEMBERED ? null : JSON.stringify(distinct)
  }

  /** Sets of a column that have one of the values. */
  setsIn(column: KeywordColumn): WantedSets {
    let found = this.known.get(column)
    if (found === undefined) {
      found = this.name === null ? this.find(column) : this.recall(column, this.name)
      this.known.set(column, found)
    }
    return found
  }

  private recall(column: KeywordColumn, name: string): WantedSets {
    let filters = remembered.get(column)
    if (filters === undefined) {
      filters = new Recent(MOST_FILTERS)
      remembered.set(column, filters)
    }
    let found = filters.get(name)
    if (found === undefined) {
      found = this.find(column)
      filters.set(name, found)
    }
    return found
  }

  private find(column: KeywordColumn): WantedSets {
    const sets = setsHolding(column, this.ordinalsIn(column.values))
    const isWanted = new Uint8Array(column.setCount)
    for (const set of sets) isWanted[set] = 1
    return { sets, isWanted }
  }

  /** Ordinals of the values that a pool has, ascending. O(values · log(gaps between them)). */
  private ordinalsIn(pool: StringPool): number[] {
    this.packed ??= packStrings(this.distinct)
    const { bytes, offsets } = this.packed
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
