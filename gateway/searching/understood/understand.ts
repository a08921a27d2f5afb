import { fold } from '@piata/db'
import { createStemmer, memoised, searchLanguages } from '@piata/search'
import type { Catalogue } from '../catalogue.ts'
import { boundsAt } from './amounts.ts'
import { takeLeaf } from './leaf.ts'
import { takePlace } from './places.ts'
import { type Part, Reading } from './reading.ts'
import { isYear, thingsSaid } from './things.ts'
import { tokensOf } from './tokens.ts'
import { type LeafWords, Vocabulary } from './vocabulary.ts'
import { barePriceBounds, notNewAfter, yearAttributes } from './words.ts'

interface Understood {
  /** Words that are left to be looked for. */
  q: string
  parts: Part[]
}

/** What the search says besides its words, by parameter of `/v1/search`. */
type GivenParameters = Readonly<Record<string, unknown>>

/** Longer ones tell a story. */
const mostTokens = 20
const longestQuery = 200
/** Less is no price: "sub 3". */
const fewestOfPrice = 10

/** Reads queries as filters: category, attributes, price, condition, place. Of each word it takes what is sure and leaves the rest as words. */
export class QueryReader {
  readonly #stem = memoised(createStemmer(searchLanguages))
  readonly #catalogue: Catalogue
  #known: { of: unknown; vocabulary: Vocabulary } | undefined

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  get #vocabulary(): Vocabulary {
    const { categories } = this.#catalogue
    if (this.#known?.of !== categories)
      this.#known = { of: categories, vocabulary: new Vocabulary(categories, this.#stem) }
    return this.#known.vocabulary
  }

  /**
   * Undefined where nothing is understood. What `given` says already is not taken from the words; phrases of `asWords` stay words.
   * @param currencies those of the site, the first of which prices without one are in
   */
  read(
    query: string,
    given: GivenParameters,
    currencies: readonly string[],
    asWords: readonly string[] = [],
  ): Understood | undefined {
    if (query.length > longestQuery) return undefined
    const tokens = tokensOf(query, this.#stem)
    if (tokens.length === 0 || tokens.length > mostTokens) return undefined
    const vocabulary = this.#vocabulary
    const reading = new Reading(query, tokens)
    const isGiven = (parameter: string) => given[parameter] !== undefined
    leaveAlone(reading, vocabulary)
    const isPriced = ['priceMin', 'priceMax'].some(isGiven)
    if (!isPriced) takePrice(query, reading, vocabulary, currencies, 'named')
    const category = typeof given.category === 'string' ? given.category : undefined
    const takeThings = () => {
      const meant = takeLeaf(query, reading, vocabulary, category, isGiven)
      const words = meant.leaf === undefined ? undefined : vocabulary.of(meant.leaf)
      if (words !== undefined)
        for (const { from, end, parameters } of thingsSaid(query, reading, words, vocabulary, isGiven))
          reading.take({ parameters, needsCategory: true }, [[from, end]])
      return { words, named: meant.named }
    }
    let { words, named } = takeThings()
    const hasCondition = !isGiven('condition') && words?.hasCondition !== false
    // Before the place and after it, as each may be the end that the other stands at.
    const isTaken = hasCondition && takeCondition(reading, vocabulary)
    if (!['near', 'place', 'county'].some(isGiven))
      takePlace(reading, vocabulary, this.#catalogue.places, named, isGiven('box'))
    if (hasCondition && !isTaken) takeCondition(reading, vocabulary)
    // "Cluj laptop": the thing stands first once its place is out of the way.
    if (words === undefined && reading.parts.length > 0) ({ words } = takeThings())
    if (!isPriced && !reading.parts.some(isPrice))
      takePrice(query, reading, vocabulary, currencies, 'bare', words)
    const kept = new Set(asWords.map(fold))
    reading.drop(({ text }) => kept.has(fold(text)))
    if (category === undefined && !reading.parts.some(({ parameters }) => parameters.category !== undefined))
      reading.drop(({ needsCategory }) => needsCategory === true)
    const { parts } = reading
    return parts.length === 0 ? undefined : { q: reading.rest(), parts }
  }
}

const isPrice = ({ parameters }: Part): boolean =>
  parameters.priceMin !== undefined || parameters.priceMax !== undefined

function leaveAlone(reading: Reading, { leftAlone }: Vocabulary): void {
  for (let at = 0; at < reading.tokens.length; ) {
    const found = leftAlone.at(reading.tokens, at, reading.isFree)
    if (found) reading.leave(at, found.end)
    at = found?.end ?? at + 1
  }
}

/** Without a currency: no count, and no year where things may have one. */
const isPriceLike = (value: number, leaf: LeafWords | undefined): boolean =>
  value >= fewestOfPrice &&
  (!isYear(value) || (leaf !== undefined && !yearAttributes.some((name) => leaf.attributes.has(name))))

/** @param kind a price with its currency; or one without, which stands at the end or before something that was understood */
function takePrice(
  query: string,
  reading: Reading,
  vocabulary: Vocabulary,
  currencies: readonly string[],
  kind: 'named' | 'bare',
  leaf?: LeafWords,
): void {
  const { tokens, isFree } = reading
  for (let at = 0; at < tokens.length; at++) {
    const bound = boundsAt(query, tokens, at, isFree, vocabulary)
    if (!bound) continue
    // "900.000 de forinți"
    const isOfMany = isFree(bound.end) && tokens[bound.end]?.text === 'de'
    const said = vocabulary.currencies.at(tokens, bound.end + (isOfMany ? 1 : 0), isFree)
    const sign = bound.sign && vocabulary.currencies.at([{ ...tokens[at]!, stem: bound.sign }], 0, () => true)
    // Of several that are called so, the site's.
    const ofSite = (found: typeof said | '') =>
      found ? currencies.find((one) => found.meanings.includes(one)) : undefined
    const behind = ofSite(said)
    const named = behind ?? ofSite(sign)
    const end = behind === undefined ? bound.end : said!.end
    const isBare =
      barePriceBounds.has(bound.said) &&
      isPriceLike(bound.max ?? bound.min!, leaf) &&
      (end === tokens.length || !isFree(end) || vocabulary.strongPlace.at(tokens, end, isFree) !== undefined)
    if (kind === 'named' ? named === undefined : !isBare) continue
    const price = vocabulary.tables.price
    const from = at - 1 >= 0 && price.at(tokens, at - 1, isFree)?.end === at ? at - 1 : at
    const cents = (value: number) => String(Math.round(value * 100))
    const parameters = {
      ...(bound.min !== undefined && { priceMin: cents(bound.min) }),
      ...(bound.max !== undefined && { priceMax: cents(bound.max) }),
      currency: named ?? currencies[0]!,
    }
    reading.take({ parameters }, [[from, end]])
    return
  }
}

/** At an end of what is left, or just behind the category; "nou" is part of too many names elsewhere. */
function takeCondition(reading: Reading, { conditions }: Vocabulary): boolean {
  const { tokens, isFree } = reading
  for (let at = 0; at < tokens.length; at++) {
    const found = conditions.at(tokens, at, isFree)
    if (!found || notNewAfter.has(tokens[at - 1]?.text ?? '')) continue
    const isBehindLeaf = reading.isTaken(0, at) && at > 0
    if (!isBehindLeaf && !reading.isTaken(found.end, tokens.length) && !(at === 0 && !isFree(found.end)))
      continue
    reading.take({ parameters: { condition: found.meanings[0]! } }, [[at, found.end]])
    return true
  }
  return false
}
