import type { WriteTransaction } from '../../context.ts'
import type { Time } from '../../types.ts'
import type { ListingCard } from './face.ts'
import type { StoredListing } from './schema.ts'

/** A price that was lower than all of its thirty days before, and so may be called reduced (Directive 98/6/EC, Art. 6a): the lowest of these, and when it fell. */
export type Reduction = NonNullable<ListingCard['reduced']>

type Priced = Pick<StoredListing, 'price_amount' | 'price_currency'>
type Before = Priced & Pick<StoredListing, 'id' | 'published_at' | 'card'>

const monthMs = 30 * 86_400_000

/** Whether a price fell that buyers could see. */
export function hasFallen(before: Before, after: Priced): boolean {
  return (
    before.published_at !== null &&
    before.price_currency === after.price_currency &&
    before.price_amount !== null &&
    after.price_amount !== null &&
    after.price_amount < before.price_amount
  )
}

/** What a card goes on to say while its price stays what it was. */
export function keptReduction(before: Before, after: Priced): Reduction | undefined {
  const stays = before.price_amount === after.price_amount && before.price_currency === after.price_currency
  return stays ? (JSON.parse(before.card) as ListingCard).reduced : undefined
}

/** What a card says once its price has fallen: nothing where it was as low within thirty days, or in another currency. */
export async function newReduction(
  { queries }: WriteTransaction,
  before: Before,
  after: Priced,
  now: Time,
): Promise<Reduction | undefined> {
  if (!hasFallen(before, after)) return undefined
  const past = await queries
    .selectFrom('past_prices')
    .select(['amount', 'currency'])
    .where('listing_id', '=', before.id)
    .where('ended_at', '>', new Date(Date.parse(now) - monthMs).toISOString())
    .execute()
  if (past.some(({ currency }) => currency !== after.price_currency)) return undefined
  const lowest = Math.min(before.price_amount!, ...past.map(({ amount }) => Number(amount)))
  return lowest > after.price_amount! ? { amount: lowest, at: now } : undefined
}
