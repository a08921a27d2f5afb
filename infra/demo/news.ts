import type { Database, Id, ListingCard } from '@piata/db'

type Favourite = ListingCard & { addedPrice: ListingCard['price'] }

/** Told to the demo's seller about other people's listings, some of it read already, so that the bell of a new site is not empty. */
export async function tellDemo(database: Database, userId: Id): Promise<void> {
  const pageOf = async (of: { sellerId?: Id }, limit: number) => {
    const { body } = await database.listings.page({ ...of, limit, cursor: null })
    return (JSON.parse(body.toString()) as { items: ListingCard[] }).items
  }
  const others = (await pageOf({}, 100)).filter(({ seller }) => seller.id !== userId)
  // A favourite, whose card shows the same.
  const favourites = await database.favourites.page(userId, { limit: 50, cursor: null })
  const [cheaper] = (JSON.parse(favourites.body.toString()) as { items: Favourite[] }).items.flatMap(
    ({ id, title, price, addedPrice }) =>
      price && addedPrice && addedPrice.currency === price.currency && addedPrice.amount > price.amount
        ? [{ listingId: id, title, price, before: addedPrice }]
        : [],
  )
  const [sold, released, published] = others.filter(({ id }) => id !== cheaper?.listingId)
  const [own] = await pageOf({ sellerId: userId }, 1)
  const { notify, page, read } = database.notifications
  const about = ({ id, title }: ListingCard) => ({ listingId: id, title })
  if (sold) await notify({ userId, kind: 'sold', payload: about(sold) })
  if (own) await notify({ userId, kind: 'listing-expiring', payload: about(own) })
  const seen = JSON.parse((await page(userId, { limit: 10, cursor: null })).body.toString()) as {
    items: { id: Id }[]
  }
  await read(
    userId,
    seen.items.map(({ id }) => id),
  )
  if (released) await notify({ userId, kind: 'released', payload: about(released) })
  if (cheaper) await notify({ userId, kind: 'price-drop', payload: cheaper })
  if (published) {
    const payload = { ...about(published), actorId: published.seller.id }
    await notify({ userId, kind: 'followed-seller', payload, count: 3 })
  }
}
