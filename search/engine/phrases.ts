import type { Positions } from './positions.ts'
import type { Scratch } from './scratch.ts'
import { CHUNK_SIZE, type Segment } from './segment.ts'
import { spellings, type TermGroup } from './term-group.ts'

/**
 * Keeps the candidates of a chunk that hold the words at consecutive positions of one field (`isWanted`), or those that do not.
 * Returns how many are left.
 */
export function keepPhrase(
  { scratch, positions }: { scratch: Scratch; positions: Positions },
  segment: Segment,
  chunk: number,
  folded: readonly string[],
  isWanted: boolean,
  length: number,
): number {
  const groups = folded.map((word) => spellings(segment, word))
  const { documents, scores } = scratch
  let kept = 0
  for (let i = 0; i < length; i++) {
    const document = chunk * CHUNK_SIZE + documents[i]!
    const holds =
      groups.every((group) => holdsAny(segment, group, document)) &&
      positions.holdsPhrase(segment, document, groups)
    if (holds !== isWanted) continue
    documents[kept] = documents[i]!
    scores[kept] = scores[i]!
    kept++
  }
  return kept
}

function holdsAny(segment: Segment, group: TermGroup, document: number): boolean {
  for (let i = 0; i < group.length; i++) {
    if (segment.findPosting(group.ordinals[i]!, document) >= 0) return true
  }
  return false
}
