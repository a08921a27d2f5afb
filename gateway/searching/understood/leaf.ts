import { boundsAt } from './amounts.ts'
import type { Reading } from './reading.ts'
import { type Said, thingsSaid } from './things.ts'
import type { LeafPhrase, Vocabulary } from './vocabulary.ts'
import { aboutPlaces, accessories, openers, otherwise } from './words.ts'

/** The category that a query is about. */
interface Meant {
  /** Undefined where it is one of several, such as flats that are sold and let. */
  leaf: string | undefined
  /** Leaves that words of it name, whether or not one of them was taken. */
  named: ReadonlySet<string>
}

interface Match {
  from: number
  end: number
  meanings: LeafPhrase[]
}

/**
 * Takes the category of a query's words: the words themselves where they mean all of it ("laptop"), or none where they mean some of it ("golf") and
 * something else says more of such things ("diesel").
 */
export function takeLeaf(
  query: string,
  reading: Reading,
  vocabulary: Vocabulary,
  given: string | undefined,
  isGiven: (parameter: string) => boolean,
): Meant {
  const offered = takeOffered(reading, vocabulary, given)
  if (offered) return offered
  const all = matchesOf(query, reading, vocabulary)
  const said = (leaf: string): Said[] => {
    const words = vocabulary.of(leaf)
    return words === undefined ? [] : thingsSaid(query, reading, words, vocabulary, isGiven)
  }
  const whole = all.find(({ meanings }) => meanings.some(({ whole }) => whole))
  // "roșie" is a colour of a car, and no tomato.
  const ofWhole = new Set(whole?.meanings.flatMap(({ leaf }) => said(leaf)))
  const isOfWhole = ({ from, end }: Match) => [...ofWhole].some((one) => one.from <= from && end <= one.end)
  const matches = all.filter((match) => match === whole || !isOfWhole(match))
  const named = commonLeaves(matches, vocabulary)
  if (given !== undefined) return { leaf: given, named }
  const isCovered = (at: number) => matches.some(({ from, end }) => from <= at && at < end)
  const isOfOthers = reading.tokens.some(({ text }, at) => !isCovered(at) && accessories.has(text))
  if (isOfOthers || named.size === 0) return { leaf: undefined, named }
  const meant = wholeOf(whole, matches, named, vocabulary)
  if (meant !== undefined) {
    const { match, meaning } = meant
    const { leaf } = meaning
    // "mașini suv" says the same twice.
    const above = matches.filter((other) => other.meanings.some((one) => vocabulary.isBelow(leaf, one.leaf)))
    const span = meantSpan(reading, match, meaning, [...above, ...said(leaf)], vocabulary)
    if (span === undefined) return { leaf: undefined, named }
    const spans = [span, ...above.map(({ from, end }): [number, number] => [from, end])]
    reading.take(
      { parameters: { category: leaf } },
      spans.sort(([left], [right]) => left - right),
    )
    return { leaf, named }
  }
  const isEvidence = ({ from, end }: Said) => !matches.some((match) => match.from < end && from < match.end)
  const counts = [...named]
    .filter((leaf) => !aboutPlaces.has(leaf))
    .map((leaf) => [leaf, said(leaf).filter(isEvidence).length] as const)
  counts.sort(([, left], [, right]) => right - left)
  const [best, next] = counts
  if (best === undefined || best[1] === 0 || best[1] === next?.[1]) return { leaf: undefined, named }
  const [{ from, end }] = matches as [Match]
  reading.take({ parameters: { category: best[0] } }, [], reading.written(from, end))
  return { leaf: best[0], named }
}

/** "apartament … de închiriat": what is said of both the thing and the offer. */
function takeOffered(
  reading: Reading,
  { offered, offers }: Vocabulary,
  given: string | undefined,
): Meant | undefined {
  const { tokens, isFree } = reading
  for (let at = 0; at < tokens.length; at++) {
    const noun = offered.at(tokens, at, isFree)
    if (!noun || tokens[at - 1]?.number !== undefined) continue
    const [entry] = noun.meanings as [(typeof noun.meanings)[number]]
    const leaves = [entry.sale, entry.rent].flatMap((leaf) => leaf ?? [])
    if (given !== undefined) return undefined
    for (let other = 0; other < tokens.length; other++) {
      const offer = other >= at && other < noun.end ? undefined : offers.at(tokens, other, isFree)
      const leaf = offer && entry[offer.meanings[0]!]
      if (!leaf) continue
      const spans: [number, number][] = [[other, offer.end]]
      if (!entry.isKept) spans.push([at, noun.end])
      spans.sort(([left], [right]) => left - right)
      const joined =
        spans.length === 2 && spans[0]![1] === spans[1]![0] ? [[spans[0]![0], spans[1]![1]] as const] : spans
      reading.take({ parameters: { category: leaf } }, joined)
      return { leaf, named: new Set([leaf]) }
    }
    if (leaves.length > 1) return { leaf: undefined, named: new Set(leaves) }
  }
  return undefined
}

function matchesOf(query: string, { tokens, isFree }: Reading, vocabulary: Vocabulary): Match[] {
  const matches: Match[] = []
  for (let at = 0; at < tokens.length; ) {
    // "peste 2016" is no fish, and "for sale" no hall ("sală").
    const bound = boundsAt(query, tokens, at, isFree, vocabulary) ?? vocabulary.offers.at(tokens, at, isFree)
    const [longest, ...shorter] = bound ? [] : vocabulary.leaves.all(tokens, at, isFree)
    if (longest) {
      const leaves = new Set(longest.meanings.map(({ leaf }) => leaf))
      const isWhole = ({ leaf, whole }: LeafPhrase) => whole !== undefined && leaves.has(leaf)
      // "laptop gaming" is a laptop.
      const whole = [longest, ...shorter].find(({ meanings }) => meanings.some(isWhole))
      matches.push({
        from: at,
        ...(whole === undefined ? longest : { ...whole, meanings: whole.meanings.filter(isWhole) }),
      })
    }
    at = bound?.end ?? longest?.end ?? at + 1
  }
  return matches
}

/** Leaves that all phrases may mean, or lie below what they may mean: none where one says a chair and another a car. */
function commonLeaves(matches: readonly Match[], vocabulary: Vocabulary): Set<string> {
  const [first, ...others] = matches.map(({ meanings }) => new Set(meanings.map(({ leaf }) => leaf)))
  const within = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...some].filter((leaf) => [...others].some((one) => one === leaf || vocabulary.isBelow(leaf, one)))
  return others.reduce(
    (common, leaves) => new Set([...within(common, leaves), ...within(leaves, common)]),
    first ?? new Set<string>(),
  )
}

/** The phrase that means all of a category that every phrase may mean; else the first one, of what the others lie below. */
function wholeOf(
  whole: Match | undefined,
  matches: readonly Match[],
  named: ReadonlySet<string>,
  vocabulary: Vocabulary,
): { match: Match; meaning: LeafPhrase } | undefined {
  if (whole === undefined) return undefined
  const isAbove = (leaf: string) => [...named].some((one) => vocabulary.isBelow(one, leaf))
  for (const isMeant of [(leaf: string) => named.has(leaf), isAbove])
    for (const match of [whole, ...matches]) {
      const [meaning, ...others] = match.meanings.filter((one) => one.whole && isMeant(one.leaf))
      // "accesorii" of phones, or of dogs.
      if (others.some(({ leaf }) => leaf !== meaning!.leaf)) return undefined
      if (meaning !== undefined) return { match, meaning }
    }
  return undefined
}

/**
 * The words to take for a leaf, with "caut" and "de vânzare" around them; undefined where the thing itself is not what the word names: it does so first in
 * Romanian, last in English.
 */
function meantSpan(
  reading: Reading,
  { from, end }: Match,
  { leaf, whole }: LeafPhrase,
  said: readonly Pick<Said, 'from' | 'end'>[],
  { offers, conditions }: Vocabulary,
): [number, number] | undefined {
  const { tokens, isFree } = reading
  // Of books the name alone: everything else is what they are about.
  if (aboutPlaces.has(leaf) && (from > 0 || end < tokens.length)) return undefined
  const isSaid = (at: number) =>
    said.some((one) => one.from <= at && at < one.end) || reading.isTaken(at, at + 1)
  for (let at = 0; at < from; ) {
    const condition = conditions.at(tokens, at, isFree)
    if (condition === undefined && !isSaid(at) && !openers.has(tokens[at]!.text)) return undefined
    at = condition?.end ?? at + 1
  }
  const first = from > 0 && openers.has(tokens[from - 1]!.text) && isFree(from - 1) ? from - 1 : from
  const offer = offers.at(tokens, end, isFree)
  if (offer?.meanings[0] === 'sale') return [first, offer.end]
  const next = tokens[end]
  const isRead = !isFree(end) || said.some((one) => one.from <= end && end < one.end)
  const isLast = next === undefined || isRead || conditions.at(tokens, end, isFree) !== undefined
  return isLast || (whole === 'ro' && !otherwise.has(next.text)) ? [first, end] : undefined
}
