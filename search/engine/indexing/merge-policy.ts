/** What the policy goes by. */
interface SegmentSize {
  documents: number
  live: number
  /** Whether its suggestions hold phrases. */
  hasPhrases: boolean
}

/** Segments of one size class that are merged at least, and at most. */
const FAN_IN = 4
const MOST_AT_ONCE = 10
/** Most documents of a merged segment: addresses of documents, postings and tokens have room to spare. */
export const MOST_DOCUMENTS = 8_000_000
/** Sizes up to this are one class; each further class is `FAN_IN` times larger. */
const SMALLEST_CLASS = 1024
/** A segment without phrases is rewritten for them when it holds at least one in so many documents. */
const PHRASE_SHARE = 8

/**
 * Which segments to merge next: indices, or none.
 * While writes go on, `FAN_IN` segments of one size class, so that each document is rewritten O(log documents) times; and a segment of
 * which a third is deleted. When idle, also small ones into larger ones as long as what is rewritten at most quadruples, and what is written
 * without phrases and is a notable part of the index.
 */
export function chooseMerge(sizes: readonly SegmentSize[], isIdle: boolean): number[] {
  const classes = new Map<number, number[]>()
  sizes.forEach(({ live }, i) => {
    if (live * FAN_IN > MOST_DOCUMENTS) return
    const sizeClass =
      live <= SMALLEST_CLASS ? 0 : Math.ceil(Math.log(live / SMALLEST_CLASS) / Math.log(FAN_IN))
    const members = classes.get(sizeClass)
    if (members === undefined) classes.set(sizeClass, [i])
    else members.push(i)
  })
  for (const [, members] of [...classes].sort((a, b) => a[0] - b[0])) {
    if (members.length >= FAN_IN) return withinLimit(members, sizes)
  }
  const worn = sizes.findIndex(
    ({ documents, live }) => documents > SMALLEST_CLASS && live * 3 < documents * 2,
  )
  if (worn >= 0) return [worn]
  if (!isIdle) return []
  const ascending = sizes.map((_, i) => i).sort((a, b) => sizes[a]!.live - sizes[b]!.live)
  const chosen: number[] = []
  let sum = 0
  for (const i of ascending) {
    const isLarge = chosen.length > 0 && sizes[i]!.live > sum * (FAN_IN - 1)
    if (chosen.length === MOST_AT_ONCE || isLarge || sum + sizes[i]!.live > MOST_DOCUMENTS) break
    chosen.push(i)
    sum += sizes[i]!.live
  }
  if (chosen.length > 1) return chosen
  const total = sizes.reduce((all, { live }) => all + live, 0)
  const bare = sizes.findIndex(
    ({ live, hasPhrases }) => !hasPhrases && live > 0 && live * PHRASE_SHARE >= total,
  )
  return bare >= 0 ? [bare] : []
}

/** As many of the segments as one may hold, from the first on. */
function withinLimit(members: readonly number[], sizes: readonly SegmentSize[]): number[] {
  const chosen: number[] = []
  let sum = 0
  for (const i of members) {
    sum += sizes[i]!.live
    if (chosen.length === MOST_AT_ONCE || sum > MOST_DOCUMENTS) break
    chosen.push(i)
  }
  return chosen
}
