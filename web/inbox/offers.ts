import { answer } from '../client/api.ts'
import { publicApi } from '../client/public-api.ts'
import type { ListingCard, ListingRules } from '../client/types.ts'

export type Money = NonNullable<ListingCard['price']>

/** The price that may be bargained about now; null where there is none. */
export function bargainPrice(
  card: Pick<ListingCard, 'price' | 'negotiable' | 'status'> | null,
): Money | null {
  if (card === null || card.status !== 'published' || !card.negotiable) return null
  return card.price !== null && card.price.amount > 0 ? card.price : null
}

/** The least and the most that may be offered, in minor units. */
export function offerLimits(
  price: Money,
  { leastPercent }: ListingRules['offers'],
): { least: number; most: number } {
  return { least: Math.max(1, Math.ceil((price.amount * leastPercent) / 100)), most: price.amount }
}

/** What offers and ratings may be; undefined where that cannot be learned: the API says it then. */
export async function readRules(): Promise<ListingRules | undefined> {
  try {
    return await answer(publicApi.GET('/v1/rules'))
  } catch {
    return undefined
  }
}
