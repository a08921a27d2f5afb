import type { Database, Id, ListingCard } from '@piata/db'

/** Of the numbers that France keeps for films (ARCEP): nobody has them. */
const numberOf = (at: number) => `+3319900${String(100 + at).padStart(4, '0')}`
/** Minutes within which sellers answer, by turns; those without a number have none. */
const answers = [12, 40, 150, null, 600, 25, null, 1_500]

/**
 * What makes the accounts look used: favourites, some of them cheaper or sold by now, followed sellers, numbers that can be asked for, and how soon sellers answer. The demo's
 * seller is the first of `sellerIds`.
 */
export async function seedWatching(database: Database, adminId: Id, sellerIds: readonly Id[]): Promise<void> {
  const [demoId, ...others] = sellerIds as [Id, ...Id[]]
  const some = others.slice(0, 60)
  const { users, sellers, favourites, follows, listings } = database
  await users.update(demoId, { phone: numberOf(0), phoneVisibility: 'members' })
  await users.update(adminId, { phone: numberOf(1), phoneVisibility: 'nobody' })
  for (const [at, id] of some.entries()) {
    const phoneVisibility = at % 3 === 0 ? 'everybody' : 'members'
    if (at % 4 !== 3) await users.update(id, { phone: numberOf(2 + at), phoneVisibility })
    const minutes = answers[at % answers.length] ?? null
    if (minutes !== null) await sellers.setAnswerTime(id, minutes)
  }
  await sellers.setAnswerTime(demoId, 35)

  const newest = cardsIn(await listings.page({ limit: 60 })).filter(({ seller }) => seller.id !== demoId)
  const chosen = newest.filter((_, at) => at % 4 === 0).slice(0, 12)
  for (const id of [demoId, adminId])
    await favourites.add(
      id,
      chosen.map((card) => card.id),
    )
  for (const [at, { id, seller, price }] of chosen.entries()) {
    const actor = { id: seller.id, role: 'member' as const }
    if (at === 1) await listings.move(id, actor, 'sell')
    else if (at % 4 === 2 && price !== null) {
      const amount = Math.ceil((price.amount * 0.85) / 100) * 100
      await listings.update(id, actor, { price: { ...price, amount } })
    }
  }
  const own = cardsIn(await listings.page({ sellerId: demoId, limit: 20 })).map(({ id }) => id)
  for (const [at, id] of some.entries()) {
    await favourites.add(
      id,
      own.filter((_, which) => (at + which) % 5 === 0),
    )
    if (at % 6 === 0) await follows.add(id, demoId)
  }
  const followed = [...new Set(newest.map(({ seller }) => seller.id))].slice(0, 4)
  for (const id of followed) await follows.add(demoId, id)
}

const cardsIn = ({ body }: { body: Buffer }): ListingCard[] =>
  (JSON.parse(String(body)) as { items: ListingCard[] }).items
