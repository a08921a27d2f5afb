import type { Scratch } from '../scratch/scratch.ts'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import type { Segment } from '../segment/segment.ts'
import type { FacetCounter, RangeCounter } from './facets.ts'

/**
 * Counts all live documents of the open segment, and returns how many they are: what the columns list, less the deleted ones.
 * O(documents / 32 + deleted · facets + sets).
 */
export function countWhole(
  segment: Segment,
  scratch: Scratch,
  facets: readonly FacetCounter[],
  ranges: readonly RangeCounter[],
): number {
  let live = segment.documents
  scratch.others.clear()
  for (let chunk = 0; chunk < segment.chunks; chunk++) {
    const length = loadDeleted(segment, chunk, scratch)
    live -= length
    if (length > 0) for (const facet of facets) facet.add(scratch, length, chunk * CHUNK_SIZE)
  }
  for (const facet of facets) facet.complement()
  for (const range of ranges) range.addExtremes()
  return live
}

/** Candidates become the deleted documents of a chunk. */
function loadDeleted({ deleted, documents: count }: Segment, chunk: number, { documents }: Scratch): number {
  const base = chunk * CHUNK_SIZE
  const end = (Math.min(base + CHUNK_SIZE, count) + 31) >>> 5
  let length = 0
  for (let word = base >>> 5; word < end; word++) {
    for (let rest = deleted[word]!; rest !== 0; rest &= rest - 1) {
      documents[length++] = (word << 5) + 31 - Math.clz32(rest & -rest) - base
    }
  }
  return length
}
