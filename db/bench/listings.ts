import { categories } from '../catalogue/index.ts'
import type { Database, Id } from '../index.ts'
import { loadPlaces, type RankedPlace } from '../places/index.ts'
import { kindOf } from '../rules/kinds/index.ts'
import type { BulkListing } from '../tables/listings/face.ts'
import type { AttributeValue, CategoryAttribute } from '../types.ts'

const dayMs = 86_400_000
const words =
  'vând bicicletă mașină apartament telefon nou folosit garanție stare foarte bună preț negociabil acte fiscal proprietar livrare oraș baterie cutie roți motor piele lemn alb negru roșu complet original revizie'.split(
    ' ',
  )
const leaves = categories.filter((category) => category.parentId !== null)

export async function makeSellers(database: Database, count: number): Promise<Id[]> {
  const ids: Id[] = []
  for (let i = 0; i < count; i++) {
    const { id } = await database.users.create({
      email: `seller${i}@example.com`,
      name: `Seller ${i}`,
      passwordHash: '-',
    })
    ids.push(id)
  }
  return ids
}

/** Writes `size` made-up listings with one or two pictures each; resolves to the milliseconds spent writing. */
export async function makeListings(
  database: Database,
  sellerIds: Id[],
  size: number,
  batchSize: number,
): Promise<number> {
  const images = Array.from({ length: 200 }, (_, i) => ({
    ownerId: sellerIds[0]!,
    sha256: i.toString(16).padStart(64, '0'),
    width: 1_600,
    height: 1_200,
    bytes: 400_000,
    placeholder: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
  }))
  const { id: claim } = await database.images.claim(images.map(({ sha256 }) => sha256))
  const pictures: Id[] = (await database.images.record(claim, images)).map(({ id }) => id)
  const places = loadPlaces()
  const now = Date.now()
  let written = 0
  for (let from = 0; from < size; from += batchSize) {
    const batch = Array.from({ length: Math.min(batchSize, size - from) }, (_, i) => {
      const at = from + i
      const age = (1 - at / size) * 59 * dayMs
      return makeListing(at, new Date(now - age), sellerIds[at % sellerIds.length]!, pictures, places)
    })
    const start = performance.now()
    await database.listings.writeBatch(batch)
    written += performance.now() - start
  }
  return written
}

/** The `at`-th listing: as long as those that people write, the same at each run, the oldest first. */
function makeListing(
  at: number,
  publishedAt: Date,
  sellerId: Id,
  pictures: Id[],
  places: RankedPlace[],
): BulkListing {
  const leaf = leaves[at % leaves.length]!
  const place = places[(at * 7_919) % places.length]!
  const first = (at * 31) % 100
  return {
    sellerId,
    externalId: null,
    title: wordsOf(at, 4 + (at % 4)),
    description: wordsOf(at * 3, 20 + (at % 30)),
    categoryId: leaf.id,
    price: { amount: 1_000 + ((at * 12_347) % 5_000_000), currency: at % 3 === 0 ? 'EUR' : 'RON' },
    negotiable: at % 3 === 0,
    condition: leaf.hasCondition ? 'good' : null,
    attributes: Object.fromEntries(
      leaf.attributes.map((attribute) => [attribute.name, attributeValue(attribute, at)]),
    ),
    placeId: place.id,
    lat: place.lat,
    lon: place.lon,
    imageIds: at % 2 === 0 ? [pictures[first]!] : [pictures[first]!, pictures[first + 100]!],
    status: 'published',
    createdAt: publishedAt.toISOString(),
    publishedAt: publishedAt.toISOString(),
  }
}

function wordsOf(at: number, count: number): string {
  return Array.from({ length: count }, (_, i) => words[(at + i * (1 + (at % 13))) % words.length]!).join(' ')
}

function attributeValue(attribute: CategoryAttribute, at: number): AttributeValue {
  const value = kindOf(attribute).sample(attribute, () => ((at * 7919) % 1009) / 1009)
  return value ?? words[at % words.length]!
}
