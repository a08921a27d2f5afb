import { compareBytes } from '../segment/bytes.ts'
import type { Source } from '../segment/source.ts'

/** The union of the sources' terms in bytewise order. */
export interface MergedDictionary {
  /** Terms, some of which may turn out to have no document. */
  count: number
  /** Where merged term `i` is spelled: source and ordinal there. */
  sourceOf: Uint16Array
  ordinalOf: Uint32Array
  /** Per source, from the ordinals written in its tokens to merged ones. */
  maps: Uint32Array[]
}

/** O(terms · sources) comparisons. */
export function mergeDictionaries(sources: readonly Source[]): MergedDictionary {
  let room = 0
  for (const source of sources) room += source.terms.size
  const sourceOf = new Uint16Array(room)
  const ordinalOf = new Uint32Array(room)
  const sortedMaps = sources.map((source) => new Uint32Array(source.terms.size))
  const heads = new Uint32Array(sources.length)
  let count = 0
  if (sources.length === 1) {
    const map = sortedMaps[0]!
    for (; count < room; count++) {
      ordinalOf[count] = count
      map[count] = count
    }
  } else {
    for (;;) {
      let least = -1
      for (let s = 0; s < sources.length; s++) {
        if (heads[s]! >= sources[s]!.terms.size) continue
        if (least < 0 || compareHeads(sources, heads, s, least) < 0) least = s
      }
      if (least < 0) break
      sourceOf[count] = least
      ordinalOf[count] = heads[least]!
      // sources that hold the same term step together, the least one last
      for (let s = sources.length - 1; s > least; s--) {
        if (heads[s]! < sources[s]!.terms.size && compareHeads(sources, heads, s, least) === 0) {
          sortedMaps[s]![heads[s]!++] = count
        }
      }
      sortedMaps[least]![heads[least]!++] = count
      count++
    }
  }
  const maps = sources.map((source, s) => {
    const sorted = sortedMaps[s]!
    return source.sortedOrdinals === null ? sorted : renumbered(source.sortedOrdinals, sorted)
  })
  return { count, sourceOf, ordinalOf, maps }
}

/** `numbers[map[i]]` for each `i`. */
export function renumbered(map: Uint32Array, numbers: Uint32Array): Uint32Array {
  const result = new Uint32Array(map.length)
  for (let i = 0; i < map.length; i++) result[i] = numbers[map[i]!]!
  return result
}

function compareHeads(sources: readonly Source[], heads: Uint32Array, a: number, b: number): number {
  const x = sources[a]!.terms
  const y = sources[b]!.terms
  const i = heads[a]!
  const j = heads[b]!
  return compareBytes(x.bytes, x.offsets[i]!, x.offsets[i + 1]!, y.bytes, y.offsets[j]!, y.offsets[j + 1]!)
}
