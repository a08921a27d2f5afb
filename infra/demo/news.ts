import type { Database, Id, ListingCard } from '@piata/db'

/** Told to the demo's seller about other people's listings, some of it read already, so that the bell of a new site is not empty. */
export async function tellDemo(database: Database, userId: Id): Promise<void> {
  const pageOf = async (of: { sellerId?: Id }, limit: number) => {
    const { body } = await database.listings.page({ ...of, limit, cursor: null })
    return (JSON.parse(body.toString()) as { items: ListingCard[] }).items
  }
  const others = (await pageOf({}, 100)).filter(({ seller }) => seller.id !== userId)
  const priced = others.flatMap(({ id, title, price }) => (price ? [{ listingId: id, title, price }] : []))
  const [cheaper] = priced
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
  if (cheaper) {
    const { price } = cheaper
    const before = { ...price, amount: Math.round((price.amount * 1.2) / 1_000) * 1_000 }
    await notify({ userId, kind: 'price-drop', payload: { ...cheaper, before } })
  }
  if (published) {
    const payload = { ...about(published), actorId: published.seller.id }
    await notify({ userId, kind: 'followed-seller', payload, count: 3 })
  }
}
