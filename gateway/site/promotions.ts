import type { Id, Listing, Money, PromotionPackage } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../problems/problem.ts'

/** @throws Problem conflict where the site has no promotions */
export function refuseUnlessOn({ database }: FastifyInstance): void {
  if (database.site.current.promotions !== 'on')
    throw new Problem('conflict', 'This site promotes no listings: its setting `promotions` is off.')
}

/** A seller's own listing. @throws Problem not-found */
export async function requireOwn({ database }: FastifyInstance, id: Id, userId: Id): Promise<Listing> {
  const listing = await database.listings.find(id)
  if (listing?.sellerId !== userId)
    throw new Problem('not-found', 'There is no such listing, or it is not yours.')
  return listing
}

/** What a package costs, in the first of the site's currencies; undefined where it is not sold. */
export function priceOf({ database }: FastifyInstance, name: PromotionPackage): Money | undefined {
  const { promotionPrices, currencies } = database.site.current
  const price = promotionPrices[name]
  return price === undefined ? undefined : { amount: Math.round(price * 100), currency: currencies[0]! }
}
