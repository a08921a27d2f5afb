import {
  type BulkListing,
  type Category,
  type Condition,
  categories,
  type Id,
  type ListingStatus,
  loadPlaces,
  type Money,
  type RankedPlace,
} from '@piata/db'
import type { Draft, Language } from './grammars/grammar.ts'
import { grammars } from './grammars/index.ts'
import { describe, type ListingKind, type Spelling, spell } from './prose.ts'
import { Random, WeightedIndex } from './random.ts'

interface CatalogueOptions {
  /** How many listings. */
  listings: number
  /** The same seed, options and `now` give the same listings. */
  seed: string | number
  /** Accounts that own them; the first ones sell the most. */
  sellerIds: readonly Id[]
  /** Dates lie in the 60 days before it, the oldest first: what is written later is newer, as in life. */
  now: Date
  /** Picture ids for a listing of a leaf, at most 12. */
  pictures?: (categoryId: string, random: Random) => Id[]
}

const dayMs = 86_400_000
const lifeDays = 60
const leaves = categories.filter((category) => category.parentId !== null)

/** How busy the roots are; leaves of a root share alike but for those named. */
const rootShare: Record<string, number> = {
  vehicles: 17,
  'real-estate': 15,
  electronics: 15,
  'home-garden': 9,
  appliances: 5,
  fashion: 9,
  'baby-kids': 6,
  'sport-leisure': 5,
  'books-hobbies': 4,
  jobs: 4,
  services: 4,
  pets: 2,
  agriculture: 3,
  'tools-industry': 4,
  business: 1,
}
const busyLeaves: Record<string, number> = {
  cars: 9,
  'car-parts': 3,
  'tyres-wheels': 2,
  'flats-for-sale': 6,
  'flats-for-rent': 4,
  'houses-for-sale': 3,
  land: 3,
  phones: 6,
  laptops: 3,
  bicycles: 3,
  'womens-clothing': 3,
  dogs: 2,
  books: 2,
}

/** Of 1,000 listings. */
const statusWeights: [ListingStatus, number][] = [
  ['published', 840],
  ['reserved', 30],
  ['sold', 45],
  ['expired', 30],
  ['withdrawn', 20],
  ['draft', 15],
  ['pending', 8],
  ['rejected', 6],
  ['blocked', 6],
]
const usualConditions: [Condition, number][] = [
  ['new', 14],
  ['like-new', 18],
  ['good', 38],
  ['used', 26],
  ['for-parts', 4],
]
const vehicleConditions: [Condition, number][] = [
  ['like-new', 8],
  ['good', 47],
  ['used', 42],
  ['for-parts', 3],
]
const vehicleLeaves = new Set([
  'cars',
  'motorcycles',
  'scooters-mopeds',
  'vans',
  'trucks',
  'tractors',
  'motorhomes-caravans',
  'art-antiques',
])
/** Roots whose things are also sold broken. */
const repairable = new Set(['vehicles', 'electronics', 'appliances', 'tools-industry', 'agriculture'])
/** By importance of a place, about its people in thousands. */
const crowds: Record<number, number> = { 10: 2000, 9: 300, 8: 150, 7: 75, 6: 28, 5: 9, 0: 0.35 }

const statusDraw = new WeightedIndex(statusWeights.map(([, weight]) => weight))
const usualDraw = new WeightedIndex(usualConditions.map(([, weight]) => weight))
const vehicleDraw = new WeightedIndex(vehicleConditions.map(([, weight]) => weight))
const leafDraw = new WeightedIndex(leaves.map(leafWeight))

/**
 * Believable listings, lazily, so that memory does not grow with their number. The first ones take every leaf once; the rest follow
 * how busy the leaves are.
 */
export function* generateCatalogue(options: CatalogueOptions): Generator<BulkListing, void, undefined> {
  const { listings, seed, sellerIds, now } = options
  if (!Number.isSafeInteger(listings) || listings < 0)
    throw new RangeError('listings must be a whole number from 0')
  if (sellerIds.length === 0) throw new RangeError('sellerIds must name at least one account')
  const random = new Random(seed)
  const places = loadPlaces()
  const placeDraw = new WeightedIndex(places.map((place) => crowds[place.importance]!))
  const opening = shuffle(random, leaves)
  const draw = { random, now, place: (leaf: Category) => pickPlace(random, places, placeDraw, leaf) }
  let rank = 1
  for (let index = 0; index < listings; index++) {
    // The greatest of as many uniform numbers as are left, below the last one: they come sorted without being kept.
    rank *= (1 - random.next()) ** (1 / (listings - index))
    const leaf = opening[index] ?? leaves[leafDraw.draw(random)]!
    const sellerId = sellerIds[Math.floor(random.next() ** 1.6 * sellerIds.length)]!
    const pictures = options.pictures?.(leaf.id, random) ?? []
    yield makeListing(draw, leaf, sellerId, pictures, rank)
  }
}

interface Draw {
  random: Random
  now: Date
  place: (leaf: Category) => RankedPlace
}

function makeListing(
  { random, now, place: placeFor }: Draw,
  leaf: Category,
  sellerId: Id,
  imageIds: Id[],
  rank: number,
): BulkListing {
  const language: Language = random.chance(0.09) ? 'en' : 'ro'
  const style = random.next()
  const spelling: Spelling = language === 'en' || style < 0.57 ? 'marks' : style < 0.93 ? 'plain' : 'cedilla'
  const place = placeFor(leaf)
  const condition = pickCondition(random, leaf)
  const draft = grammars[leaf.id]!(
    { random, language, condition, importance: place.importance, year: now.getUTCFullYear() },
    leaf,
  )
  const kind = kindOf(leaf, condition)
  const status = statusWeights[statusDraw.draw(random)]![0]
  const spread = 0.012 * (1 + place.importance / 4)
  return {
    sellerId,
    externalId: null,
    title: spell(headline(random, draft.title), spelling),
    description: spell(describe(random, language, kind === 'new-goods' ? [] : draft.facts, kind), spelling),
    categoryId: leaf.id,
    price: moneyOf(random, draft),
    negotiable: draft.price !== null && random.chance(0.35),
    condition,
    attributes: draft.attributes,
    placeId: place.id,
    lat: Math.round((place.lat + (random.next() - 0.5) * spread) * 1e5) / 1e5,
    lon: Math.round((place.lon + (random.next() - 0.5) * spread * 1.4) * 1e5) / 1e5,
    imageIds,
    status,
    ...dates(random, rank, status, now.getTime()),
  }
}

/** `rank`, from 0 to 1, says how old the listing is among the others. */
function dates(
  random: Random,
  rank: number,
  status: ListingStatus,
  now: number,
): Pick<BulkListing, 'createdAt' | 'publishedAt'> {
  const age = rank ** 1.3 * (lifeDays - 0.5)
  const past = status === 'expired' ? lifeDays + 1 + age / 4 : age
  const published = Math.floor(now - past * dayMs) - 60_000
  const created = published - Math.floor(random.next() ** 3 * dayMs)
  const unseen = status === 'draft' || status === 'pending' || status === 'rejected'
  return {
    createdAt: new Date(created).toISOString(),
    publishedAt: unseen ? null : new Date(published).toISOString(),
  }
}

function headline(random: Random, title: string): string {
  const style = random.next()
  if (style < 0.03) return title.toUpperCase()
  return style < 0.1 ? title.toLowerCase() : title
}

function kindOf(leaf: Category, condition: Condition | null): ListingKind {
  const root = leaf.path[0]!
  if (root === 'jobs' || root === 'services') return 'work'
  if (root === 'real-estate') return 'property'
  if (condition === null) return 'living'
  return condition === 'new' ? 'new-goods' : 'goods'
}

function pickCondition(random: Random, leaf: Category): Condition | null {
  if (!leaf.hasCondition) return null
  if (leaf.id === 'handmade') return 'new'
  if (vehicleLeaves.has(leaf.id)) return vehicleConditions[vehicleDraw.draw(random)]![0]
  const condition = usualConditions[usualDraw.draw(random)]![0]
  return condition === 'for-parts' && !repairable.has(leaf.path[0]!) ? 'used' : condition
}

/** Flats are in towns and livestock is not; everything else is where people are. */
function pickPlace(random: Random, places: RankedPlace[], draw: WeightedIndex, leaf: Category): RankedPlace {
  let place = places[draw.draw(random)]!
  const urban = leaf.id.startsWith('flats-') || leaf.id === 'rooms-for-rent'
  const rural = leaf.path[0] === 'agriculture'
  for (let tries = 0; tries < 4; tries++) {
    if (!((urban && place.importance < 5) || (rural && place.importance > 6))) break
    place = places[draw.draw(random)]!
  }
  return place
}

function moneyOf(random: Random, { price, currency }: Draft): Money | null {
  if (price === null || random.chance(0.025)) return null
  return { amount: Math.round(roundAsPeopleDo(random, price) * 100), currency }
}

/** 23 → 23 or 25, 187 → 190, 1,234 → 1,250 or 1,200, 8,412 → 8,400 or 8,490. */
function roundAsPeopleDo(random: Random, price: number): number {
  if (price < 10) return Math.round(price * 2) / 2
  const step = 10 ** (Math.floor(Math.log10(price)) - 1)
  const rounded = Math.round(price / step) * step
  const style = random.next()
  if (style < 0.25) return Math.max(step, Math.round(price / (5 * step)) * 5 * step)
  if (style < 0.4 && rounded >= 100) return rounded - step / 10
  return rounded
}

function leafWeight(leaf: Category): number {
  const siblings = leaves.filter((other) => other.parentId === leaf.parentId)
  const total = siblings.reduce((sum, other) => sum + (busyLeaves[other.id] ?? 1), 0)
  return (rootShare[leaf.parentId!]! * (busyLeaves[leaf.id] ?? 1)) / total
}

function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const shuffled = [...items]
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = random.int(0, index)
    const held = shuffled[index]!
    shuffled[index] = shuffled[other]!
    shuffled[other] = held
  }
  return shuffled
}
