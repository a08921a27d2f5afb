import type { Source } from '../segment/source.ts'

/** The documents of a new segment: document `i` is `documentOf[i]` of source `sourceOf[i]`. */
export interface DocumentOrder {
  length: number
  sourceOf: Uint8Array | Uint16Array
  documentOf: Uint32Array
  /** Per source, from its documents to the new ones; -1 for dropped ones. */
  maps: Int32Array[]
}

/**
 * Lays documents with the same values of `clusterField` side by side, so that columns which only some categories have are
 * dense where they exist, and posting lists are clustered. O(documents + distinct values · log).
 */
export function orderDocuments(sources: readonly Source[], clusterField: string | null): DocumentOrder {
  const keys = new Map<string, number>()
  const names: string[] = []
  const clusters: Uint32Array[] = []
  for (const source of sources) {
    const cluster = new Uint32Array(source.documents)
    const column = clusterField === null ? undefined : source.keyword.get(clusterField)
    if (column !== undefined) {
      const setCount = column.setOffsets.length - 1
      const setMap = new Uint32Array(setCount)
      for (let set = 1; set < setCount; set++) {
        const values: string[] = []
        for (let i = column.setOffsets[set]!; i < column.setOffsets[set + 1]!; i++) {
          values.push(column.value(column.setValues[i]!))
        }
        const name = values.sort().join('\u0000')
        let key = keys.get(name)
        if (key === undefined) {
          key = names.length + 1
          keys.set(name, key)
          names.push(name)
        }
        setMap[set] = key
      }
      const identity = new Int32Array(source.documents)
      for (let i = 0; i < identity.length; i++) identity[i] = i
      column.fill(cluster, identity, setMap)
    }
    clusters.push(cluster)
  }
  // rank clusters by name, then place documents by counting
  const byName = names.map((_, i) => i).sort((a, b) => (names[a]! < names[b]! ? -1 : 1))
  const rank = new Uint32Array(names.length + 1)
  for (const [i, name] of byName.entries()) rank[name + 1] = i + 1
  const next = new Uint32Array(names.length + 2)
  let length = 0
  sources.forEach((source, s) => {
    const cluster = clusters[s]!
    for (let document = 0; document < source.documents; document++) {
      if (isDropped(source, document)) continue
      next[rank[cluster[document]!]! + 1]!++
      length++
    }
  })
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!
  const sourceOf = sources.length > 256 ? new Uint16Array(length) : new Uint8Array(length)
  const documentOf = new Uint32Array(length)
  const maps = sources.map((source, s) => {
    const cluster = clusters[s]!
    const map = new Int32Array(source.documents).fill(-1)
    for (let document = 0; document < source.documents; document++) {
      if (isDropped(source, document)) continue
      const to = next[rank[cluster[document]!]!]!++
      sourceOf[to] = s
      documentOf[to] = document
      map[document] = to
    }
    return map
  })
  return { length, sourceOf, documentOf, maps }
}

function isDropped(source: Source, document: number): boolean {
  return source.deleted !== null && (source.deleted[document >>> 5]! & (1 << (document & 31))) !== 0
}
