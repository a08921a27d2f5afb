import type { QueryWord } from '../../analysis/types.ts'
import { spellingRange } from '../../typos/index.ts'
import type { Understanding } from '../matching/understanding.ts'
import type { Segment } from '../segment/segment.ts'
import { mostSplits } from './reading.ts'

/** Shorter parts are found by chance. */
const shortestPart = 3
const longestWord = 24

/** Where words that little holds are better read as two ("redbull"), in units of the query, ascending. */
export function splitsOf(
  query: Understanding,
  segments: readonly Segment[],
  isStopWord: (folded: string) => boolean,
  /** Documents that say the two side by side. */
  countPhrase: (left: string, right: string) => number,
): number[] {
  const splits: number[] = []
  for (const word of query.rareWords().slice(0, mostSplits)) {
    let most = query.formsFrequencyOf(word)
    let best = -1
    for (const at of places(word)) {
      const [left, right] = [word.folded.slice(0, at), word.folded.slice(at)]
      if (isStopWord(left) || isStopWord(right) || !isKnown(segments, left) || !isKnown(segments, right))
        continue
      const documents = countPhrase(left, right)
      if (documents <= most) continue
      most = documents
      best = at
    }
    if (best > 0) splits.push(word.start + best)
  }
  return splits.sort((a, b) => a - b)
}

/** Offsets at which both parts are long enough; none where letters as typed and as folded are not one to one. */
function places({ folded, surface }: QueryWord): number[] {
  const { length } = folded
  if (length > longestWord || surface.length !== length) return []
  return Array.from({ length: Math.max(0, length - 2 * shortestPart + 1) }, (_, at) => at + shortestPart)
}

function isKnown(segments: readonly Segment[], folded: string): boolean {
  return segments.some((segment) => {
    const { first, last } = spellingRange(segment, folded)
    return first < last
  })
}
