import type { ListingStatus, Money } from '../types.ts'
import { statusRules } from './lifecycle.ts'

/** What an account may put aside, for every way in. */
export const favouriteRules = {
  /** Listings of an account. */
  perAccount: 500,
  /** Added by one request, as after a log-in. */
  atOnce: 100,
  /** Sellers that an account follows. */
  followed: 200,
} as const

type Price = Money | null
/** What the owner of a favourite has heard of its listing, the lowest price in each currency that it is offered in. */
export interface HeardOf {
  status: ListingStatus
  price: Price
}
type FavouriteNews = 'price-drop' | 'released' | 'sold'

/** Less is no drop: a seller who takes off a leu a day would be told of every day. It counts once it has added up. */
const leastDrop = 0.01

/**
 * What there is to tell of a listing that is seen as it is `now`, and what its owner has heard of from then on. A price that rises and falls again is no drop.
 */
export function favouriteNews(heard: HeardOf, now: HeardOf): { news: FavouriteNews[]; heard: HeardOf } {
  // Taken back, or held by a moderator: nobody sees it, and it may come again.
  if (!statusRules[now.status].visible) return { news: [], heard }
  const news: FavouriteNews[] = []
  if (now.status === 'sold' && heard.status !== 'sold') news.push('sold')
  if (now.status === 'published' && heard.status === 'reserved') news.push('released')
  const price = heardPrice(heard.price, now, news)
  return { news, heard: { status: now.status, price } }
}

function heardPrice(before: Price, { status, price }: HeardOf, news: FavouriteNews[]): Price {
  if (price === null) return before
  if (before === null || before.currency !== price.currency) return price
  if (!statusRules[status].listed || price.amount > before.amount * (1 - leastDrop)) return before
  if (price.amount < before.amount) news.push('price-drop')
  return price
}
