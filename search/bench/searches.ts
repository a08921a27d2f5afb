import type { AlertSearch } from '../alerts/index.ts'
import type { SearchFilter } from '../types.ts'
import type { ListingGenerator, SeededListing } from './listings.ts'
import { Random } from './random.ts'

/** Leaves below each of the generator's trades, small numbers much more often: about as many as a marketplace has. */
const leavesOfTrade = 24
const roundPrices = [50, 100, 200, 250, 500, 800, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000, 50_000]

/** A listing in a leaf of its trade, as the catalogue has some hundred and fifty. */
export function withLeaf(listing: SeededListing, random: Random): SeededListing {
  return { ...listing, category: [...listing.category, leafOf(listing.category[1]!, random)] }
}

const leafOf = (trade: string, random: Random): string => `${trade}-${random.skewed(leavesOfTrade + 1)}`

/**
 * Saved searches as people make them out of listings that they look for: most name a leaf, half a county, half a price, and 0 to 3 words; those
 * without words name all three.
 */
export class SearchGenerator {
  readonly #random = new Random(11)
  readonly #listings: readonly SeededListing[]

  constructor(generator: ListingGenerator) {
    this.#listings = Array.from({ length: 20_000 }, (_, at) => generator.listing(at))
  }

  search(at: number): AlertSearch {
    const random = this.#random
    const listing = random.pick(this.#listings)
    const count = [0, 0, 1, 1, 1, 1, 2, 2, 2, 3][random.below(10)]!
    const filters: SearchFilter[] = []
    const [root, trade] = listing.category as [string, string]
    const breadth = random.below(20)
    if (count === 0 || breadth < 14) filters.push({ field: 'category', in: [leafOf(trade, random)] })
    else if (breadth < 17) filters.push({ field: 'category', in: [breadth < 16 ? trade : root] })
    const where = random.below(20)
    const near = where < 2 ? { ...placed(listing), radiusKm: random.pick([10, 25, 50]) } : undefined
    if (where === 2)
      filters.push({
        field: 'county',
        in: [listing.county, random.pick(this.#listings).county, random.pick(this.#listings).county],
      })
    else if (!near && (count === 0 || where < 11)) filters.push({ field: 'county', in: [listing.county] })
    if (count === 0 || random.below(2) === 0) {
      const max = 100 * random.pick(roundPrices)
      filters.push({ field: 'price', max, ...(random.below(3) === 0 && { min: max / 10 }) })
    }
    if (random.below(10) === 0) filters.push({ field: 'condition', in: ['new', 'like-new'] })
    const query = this.#words(listing.title, count)
    const id = `018f0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
    return { id, ...(query && { query }), filters, ...(near && { near }) }
  }

  #words(title: string, count: number): string {
    const words = this.#random.shuffle(title.split(' ').filter((word) => word.length > 1))
    const query = words.slice(0, count).join(' ')
    return count > 1 && this.#random.below(50) === 0 ? `"${query}"` : query
  }
}

/** At one of the few thousand points that people choose. */
function placed({ location: { lat, lon } }: SeededListing): { lat: number; lon: number } {
  return { lat: Math.round(lat * 20) / 20, lon: Math.round(lon * 20) / 20 }
}
