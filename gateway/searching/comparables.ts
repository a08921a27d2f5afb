import type { Rates } from '@piata/agents'
import { type AttributeValue, type Category, type CategoryAttribute, type Currency, kindOf } from '@piata/db'
import type { SearchFilter, SearchHit, SearchIndex } from '@piata/search'
import type { Catalogue } from './catalogue.ts'

/** What others are compared with. Attributes as the index holds them. */
interface Subject {
  category: Category
  condition: string | null
  countyCode: string | null
  attributes: ReadonlyMap<string, string | number>
}

/** What is asked for things like it: quartiles, in minor units of the site's first currency. */
interface PriceGuide {
  low: number
  usual: number
  high: number
  count: number
  /** Names of the attributes that all of them share with it, exactly or nearly. */
  by: string[]
}

interface Comparables {
  /** Those that are most like it first, then newer ones. */
  hits: SearchHit[]
  price: PriceGuide | null
}

/** Fewer prices say nothing of what is usual. */
const fewestPrices = 10
/** The newest ones: what was asked last year is not what is asked now. */
const mostCompared = 100

interface Likeness {
  attribute: string
  filter: SearchFilter
  /** Whether things without it are others: a car of another make, a flat to let instead of one for sale. */
  isKind: boolean
}

/**
 * Listings that are like `subject`: of its category, with its attributes and from its county, then with fewer of these, in the order in which the
 * catalogue names them; never by their words. Prices are compared among those alone that share what makes its kind.
 * @param limit of `hits`; `except` is left out, being the subject itself
 */
export async function findComparables(
  index: SearchIndex,
  catalogue: Catalogue,
  subject: Subject,
  { limit, except }: { limit: number; except?: string | undefined },
): Promise<Comparables> {
  const all = likenesses(subject)
  // Of cars as such there is no price.
  const isDescribed = subject.category.attributes.some(isTelling)
  const kind = all.filter(({ isKind }) => isKind)
  const others = all.filter(({ isKind }) => !isKind)
  const hits = new Map<string, SearchHit>()
  let price: PriceGuide | null = null
  for (const { likes, inCounty } of rungs(kind, others, subject.countyCode !== null)) {
    const { hits: found } = await index.search({
      ...{ filters: filtersOf(catalogue, subject, likes, inCounty), limit: mostCompared, scores: false },
      ...{ sort: { field: 'publishedAt', order: 'desc' }, values: ['seq', 'price'] },
    })
    const like = found.filter(({ id }) => id !== except)
    for (const hit of like) if (hits.size < limit && !hits.has(hit.id)) hits.set(hit.id, hit)
    const isOfItsKind = kind.every((one) => likes.includes(one)) && (likes.length > 0 || !isDescribed)
    if (isOfItsKind)
      price ??= priceGuide(
        like.flatMap(({ values }) => values?.price ?? []),
        likes.map(({ attribute }) => attribute),
      )
    if (hits.size >= limit && (price !== null || !isOfItsKind)) break
  }
  return { hits: [...hits.values()], price }
}

/** From what is like it in everything to what shares its category only. */
function* rungs(kind: Likeness[], others: Likeness[], hasCounty: boolean) {
  if (hasCounty) yield { likes: [...kind, ...others], inCounty: true }
  for (let kept = others.length; kept >= 0; kept--)
    yield { likes: [...kind, ...others.slice(0, kept)], inCounty: false }
  for (let kept = kind.length - 1; kept >= 0; kept--) yield { likes: kind.slice(0, kept), inCounty: false }
}

function filtersOf(
  catalogue: Catalogue,
  { category, condition, countyCode }: Subject,
  likes: Likeness[],
  inCounty: boolean,
): SearchFilter[] {
  return [
    { field: 'category', in: catalogue.withFormer(category.id) },
    ...(condition === null ? [] : [{ field: 'condition', in: [condition] }]),
    ...(inCounty && countyCode !== null ? [{ field: 'county', in: [countyCode] }] : []),
    ...likes.map(({ filter }) => filter),
  ]
}

const isTelling = ({ required, card }: CategoryAttribute): boolean => required || card

function likenesses({ category, attributes }: Subject): Likeness[] {
  return category.attributes.flatMap((attribute) => {
    const { name, required } = attribute
    const value = attributes.get(name)
    if (value === undefined || !isTelling(attribute)) return []
    const field = `attributes.${name}`
    const filter = typeof value === 'number' ? { field, ...nearly(value, attribute) } : { field, in: [value] }
    return { attribute: name, filter, isKind: required && typeof value !== 'number' }
  })
}

/** Numbers that people would call the same: years within two, counts exactly, measures within a quarter. */
function nearly(value: number, { min }: CategoryAttribute): { min: number; max: number } {
  if (min !== undefined && min >= 1800) return { min: value - 2, max: value + 2 }
  if (Number.isInteger(value) && value <= 10) return { min: value, max: value }
  return { min: value * 0.75, max: value * 1.25 }
}

/** Null where too few ask a price; for what is free none is asked. */
function priceGuide(prices: number[], by: string[]): PriceGuide | null {
  const sorted = prices.filter((price) => price > 0).sort((one, other) => one - other)
  if (sorted.length < fewestPrices) return null
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!
  return { low: quantile(0.25), usual: quantile(0.5), high: quantile(0.75), count: sorted.length, by }
}

/** The guide in the currency of whoever asks, as its JSON; in the site's first, which is that of `guide`, where theirs has no rate. */
export function guideIn(
  guide: PriceGuide | null,
  wanted: Currency | undefined,
  rates: Rates,
  first: Currency,
) {
  if (guide === null) return null
  const rate = wanted === undefined ? undefined : rates[wanted]
  if (wanted === undefined || rate === undefined) return { ...guide, currency: first }
  const converted = (amount: number) => Math.round(amount / rate)
  const { low, usual, high } = guide
  return {
    ...{ ...guide, low: converted(low), usual: converted(usual), high: converted(high) },
    currency: wanted,
  }
}

/** A listing's attributes as the index holds them; those that its category has not are none. */
export function indexedAttributes(
  { attributes: known }: Category,
  values: Readonly<Record<string, AttributeValue>>,
): Map<string, string | number> {
  const pairs = known.flatMap((attribute) => {
    const value = Object.hasOwn(values, attribute.name) ? values[attribute.name] : undefined
    return value === undefined ? [] : [[attribute.name, kindOf(attribute).indexed(value)] as const]
  })
  return new Map(pairs)
}
