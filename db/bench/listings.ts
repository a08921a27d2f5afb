import type { Database, Id } from '../index.ts'
import { generateCatalogue } from '../seed/index.ts'
import type { BulkListing } from '../types.ts'

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

/** Writes `size` generated listings with one or two pictures each; resolves to the milliseconds spent writing. */
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
  let written = 0
  let batch: BulkListing[] = []
  const flush = async () => {
    const start = performance.now()
    await database.listings.writeBatch(batch)
    written += performance.now() - start
    batch = []
  }
  const listings = generateCatalogue({
    listings: size,
    seed: 1,
    sellerIds,
    now: new Date(),
    pictures: (_category, random) => {
      const first = Math.floor(random.next() * 100)
      return random.next() < 0.5 ? [pictures[first]!] : [pictures[first]!, pictures[first + 100]!]
    },
  })
  for (const listing of listings) {
    batch.push(listing)
    if (batch.length === batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  return written
}
