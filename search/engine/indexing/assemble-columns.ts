import { orderByNumber } from '../segment/chunk-order.ts'
import { invertSets, packSets } from '../segment/keyword-column.ts'
import { absentOf, packNumbers } from '../segment/numeric-column.ts'
import type { NumericMeta, SegmentArray } from '../segment/segment.ts'
import type { KeywordSource, Source } from '../segment/source.ts'
import { compareUtf8, packStrings } from '../segment/string-pool.ts'
import type { DocumentOrder } from './document-order.ts'

/** Keyword and numeric columns of a new segment. */
export function assembleColumns(
  sources: readonly Source[],
  order: DocumentOrder,
): { keyword: string[]; numeric: NumericMeta[]; arrays: Record<string, SegmentArray> } {
  const arrays: Record<string, SegmentArray> = {}
  const documents = order.length
  const keyword: string[] = []
  const sets = new Uint32Array(documents)
  for (const name of namesOf(sources, (source) => source.keyword)) {
    sets.fill(0)
    const merged = mergeKeyword(sources, order, name, sets)
    if (merged === null) continue
    const { pieces, sets: packed } = packSets(sets, documents, merged.setOffsets.length - 1)
    const at = `k${keyword.length}`
    keyword.push(name)
    const { bytes, offsets } = packStrings(merged.values)
    arrays[`${at}.bytes`] = bytes
    arrays[`${at}.offsets`] = offsets
    arrays[`${at}.setOffsets`] = merged.setOffsets
    arrays[`${at}.setValues`] = merged.setValues
    arrays[`${at}.starts`] = pieces.starts
    arrays[`${at}.bases`] = pieces.bases
    arrays[`${at}.sets`] = packed
    const { holders, holderStarts } = invertSets(sets, merged.setOffsets.length - 1)
    arrays[`${at}.holders`] = holders
    arrays[`${at}.holderStarts`] = holderStarts
  }
  const numeric: NumericMeta[] = []
  const numbers = new Float64Array(documents)
  for (const name of namesOf(sources, (source) => source.numeric)) {
    numbers.fill(Number.NaN)
    sources.forEach((source, s) => {
      source.numeric.get(name)?.fill(numbers, order.maps[s]!)
    })
    const { pieces, values, base, least, most } = packNumbers(numbers, documents)
    if (pieces.starts.length === 0) continue
    const at = `n${numeric.length}`
    numeric.push({ name, base, least, most })
    arrays[`${at}.starts`] = pieces.starts
    arrays[`${at}.bases`] = pieces.bases
    arrays[`${at}.values`] = values
    const inOrder = orderByNumber(pieces, values, absentOf(values), documents)
    arrays[`${at}.order`] = inOrder.documents
    arrays[`${at}.orderStarts`] = inOrder.starts
  }
  return { keyword, numeric, arrays }
}

function namesOf(
  sources: readonly Source[],
  columns: (source: Source) => ReadonlyMap<string, unknown>,
): string[] {
  const names = new Set<string>()
  for (const source of sources) for (const name of columns(source).keys()) names.add(name)
  return [...names].sort()
}

/** Fills `dense` with the sets of one field, renumbered; null when no kept document has a value. */
function mergeKeyword(
  sources: readonly Source[],
  order: DocumentOrder,
  name: string,
  dense: Uint32Array,
): { values: string[]; setOffsets: Uint32Array; setValues: Uint32Array } | null {
  // sets of all sources side by side, then only those in use get a number
  const bases: number[] = []
  let total = 1
  for (const source of sources) {
    bases.push(total)
    const column = source.keyword.get(name)
    if (column !== undefined) total += column.setOffsets.length - 1
  }
  sources.forEach((source, s) => {
    const column = source.keyword.get(name)
    if (column === undefined) return
    const setMap = new Uint32Array(column.setOffsets.length - 1)
    for (let set = 1; set < setMap.length; set++) setMap[set] = bases[s]! + set
    column.fill(dense, order.maps[s]!, setMap)
  })
  const used = new Uint8Array(total)
  for (let document = 0; document < dense.length; document++) used[dense[document]!] = 1

  const ordinals = new Map<string, number>()
  const valueMaps = sources.map((source, s) => {
    const column = source.keyword.get(name)
    if (column === undefined) return new Uint32Array(0)
    return markValues(column, used, bases[s]!, ordinals)
  })
  if (ordinals.size === 0) return null
  const unsorted = [...ordinals.keys()]
  const values = [...unsorted].sort(compareUtf8)
  const rank = new Uint32Array(values.length)
  values.forEach((value, i) => {
    rank[ordinals.get(value)!] = i
  })

  const sets = new SetNumbers(values.length)
  const renumbered = new Uint32Array(total)
  // sets of one value first, in the order of values: where all are such, set = value + 1
  for (const isSingle of [true, false]) {
    sources.forEach((source, s) => {
      const column = source.keyword.get(name)
      if (column === undefined) return
      const valueMap = valueMaps[s]!
      for (let set = 1; set < column.setOffsets.length - 1; set++) {
        const start = column.setOffsets[set]!
        const end = column.setOffsets[set + 1]!
        if (used[bases[s]! + set] === 0 || (end - start === 1) !== isSingle) continue
        if (isSingle) sets.noteSingle(rank[valueMap[column.setValues[start]!]!]!)
        else {
          const members: number[] = []
          for (let i = start; i < end; i++) members.push(rank[valueMap[column.setValues[i]!]!]!)
          renumbered[bases[s]! + set] = sets.ofTuple(members.sort((a, b) => a - b))
        }
      }
    })
    if (!isSingle) continue
    sets.numberSingles()
    sources.forEach((source, s) => {
      const column = source.keyword.get(name)
      if (column === undefined) return
      for (let set = 1; set < column.setOffsets.length - 1; set++) {
        const start = column.setOffsets[set]!
        if (used[bases[s]! + set] === 0 || column.setOffsets[set + 1]! - start !== 1) continue
        renumbered[bases[s]! + set] = sets.ofSingle(rank[valueMaps[s]![column.setValues[start]!]!]!)
      }
    })
  }
  for (let document = 0; document < dense.length; document++) dense[document] = renumbered[dense[document]!]!
  return { values, setOffsets: Uint32Array.from(sets.offsets), setValues: Uint32Array.from(sets.members) }
}

/** Numbers sets of values from 1; those of one value come first, in the order of values. */
class SetNumbers {
  readonly offsets: number[] = [0, 0]
  readonly members: number[] = []
  private readonly singles: Uint32Array
  private readonly tuples = new Map<string, number>()

  constructor(valueCount: number) {
    this.singles = new Uint32Array(valueCount)
  }

  noteSingle(value: number): void {
    this.singles[value] = 1
  }

  numberSingles(): void {
    for (let value = 0; value < this.singles.length; value++) {
      if (this.singles[value] === 1) this.singles[value] = this.add([value])
    }
  }

  ofSingle(value: number): number {
    return this.singles[value]!
  }

  ofTuple(members: readonly number[]): number {
    const key = members.join()
    let number = this.tuples.get(key)
    if (number === undefined) {
      number = this.add(members)
      this.tuples.set(key, number)
    }
    return number
  }

  private add(members: readonly number[]): number {
    for (const member of members) this.members.push(member)
    this.offsets.push(this.members.length)
    return this.offsets.length - 2
  }
}

/** Gives every value of a used set a provisional number; returns the map from the column's ordinals. */
function markValues(
  column: KeywordSource,
  used: Uint8Array,
  base: number,
  ordinals: Map<string, number>,
): Uint32Array {
  const map = new Uint32Array(column.valueCount)
  for (let set = 1; set < column.setOffsets.length - 1; set++) {
    if (used[base + set] === 0) continue
    for (let i = column.setOffsets[set]!; i < column.setOffsets[set + 1]!; i++) {
      const value = column.value(column.setValues[i]!)
      let ordinal = ordinals.get(value)
      if (ordinal === undefined) {
        ordinal = ordinals.size
        ordinals.set(value, ordinal)
      }
      map[column.setValues[i]!] = ordinal
    }
  }
  return map
}
