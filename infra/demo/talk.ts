import { atTime, type Database, type Id, type ListingCard, type Sent, type WrittenTables } from '@piata/db'
import { planMail } from '@piata/gateway'

interface Said {
  by: 'buyer' | 'seller'
  text: string
}

const buyer = (text: string): Said => ({ by: 'buyer', text })
const seller = (text: string): Said => ({ by: 'seller', text })

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
/** Minutes from each message to the next. */
const pauses = [0, 23, 9, 64]
/** Within the days for which events are kept; hours are UTC. */
const salesBegan = [
  { days: 6, hour: 16.2 },
  { days: 5, hour: 9.6 },
  { days: 3, hour: 7.3 },
]
const openBegan = [
  { days: 1, hour: 18.4 },
  { days: 1, hour: 5.9 },
]

/** How those went whose listing was sold, and what each said of the other. */
const sales = [
  {
    said: [
      buyer('Bună ziua! Mai este disponibil? Aș putea veni mâine după ora 17.'),
      seller('Bună ziua! Da, mai este. Mâine după 17 e perfect, vă trimit adresa dimineață.'),
      buyer('Mulțumesc, pe mâine!'),
    ],
    ofSeller: { stars: 5, tags: ['as-described', 'friendly'], text: 'Exact ca în poze, om de cuvânt.' },
    ofBuyer: { stars: 5, tags: ['punctual'], text: 'A venit la timp, totul în regulă.' },
    reply: 'Mulțumesc, să vă bucurați de el!',
  },
  {
    said: [
      buyer('Salut! Are vreun defect care nu se vede în poze?'),
      seller('Salut, are o zgârietură mică pe spate, în rest e în regulă. Îți trimit o poză dacă vrei.'),
      buyer('Nu e nevoie, îl iau. Vin sâmbătă.'),
    ],
    ofSeller: { stars: 4, tags: ['fast-answers'], text: 'Răspunde repede. Zgârietura era ceva mai mare.' },
    ofBuyer: { stars: 5, tags: ['friendly'], text: '' },
    reply: null,
  },
  {
    said: [buyer('Bună! Îl mai aveți? Îl pot lua chiar azi.'), seller('Bună! Da. Sunt acasă până la 20.')],
    ofSeller: { stars: 5, tags: ['as-described', 'punctual'], text: 'Recomand, fără surprize.' },
    ofBuyer: { stars: 4, tags: [], text: 'A întârziat puțin, dar a anunțat.' },
    reply: null,
  },
] as const

/** What is under way, the last of it unread. */
const open: readonly (readonly Said[])[] = [
  [
    buyer('Bună ziua! Se poate și livrare prin curier, cu verificare la primire?'),
    seller('Bună ziua! Da, trimit prin curier, costul e la cumpărător.'),
    buyer('Perfect. Îmi puteți spune și dimensiunile, vă rog?'),
  ],
  [buyer('Bună, am văzut anunțul. Scrie-mi pe WhatsApp și îți trimit banii acum, prin link de plată.')],
]

/**
 * Conversations of the demo's seller, the first of `sellerIds`: sales that both sides rated, what is under way, offers, one of them accepted, and what it asks another seller
 * itself. Where it has few listings there are fewer.
 */
export async function seedTalk(database: Database, sellerIds: readonly Id[], now: Date): Promise<void> {
  const [demoId, ...others] = sellerIds as [Id, ...Id[]]
  const cards = cardsIn(await database.listings.page({ sellerId: demoId, limit: 40 })).filter(
    ({ status }) => status === 'published',
  )
  /** That many days ago; but nobody writes of what is not there yet, and nothing happens later than now. */
  const when = ({ days, hour: at }: { days: number; hour: number }, { publishedAt }: ListingCard): Date => {
    const midnight = Math.floor(now.getTime() / day) * day
    const soonest = publishedAt === null ? 0 : Date.parse(publishedAt) + hour
    return new Date(Math.min(Math.max(midnight - days * day + at * hour, soonest), now.getTime() - 5 * hour))
  }
  const later = (time: Date, ms: number) => new Date(Math.min(time.getTime() + ms, now.getTime()))
  const bargains = cards.filter(({ negotiable, price }) => negotiable && price !== null && price.amount > 0)
  // Of sales that are days ago the listings are older.
  const rest = cards.filter((card) => !bargains.slice(0, 2).includes(card)).toReversed()
  const people = others.slice(-20)
  const next = () => people.pop()
  const owner = { id: demoId, role: 'member' as const }

  for (const [at, { said, ofSeller, ofBuyer, reply }] of sales.entries()) {
    const [buyerId, card] = [next(), rest.shift()]
    if (!buyerId || !card) return
    const began = when(salesBegan[at]!, card)
    const id = await talk(database, { buyerId, sellerId: demoId, listingId: card.id }, said, began)
    const { listings, ratings } = database
    await atTime(later(began, 22 * hour), async () => {
      await listings.move(card.id, owner, 'sell')
      await ratings.nameBuyer(id, demoId)
    })
    const rate = () => ratings.rate(id, buyerId, { ...ofSeller, tags: [...ofSeller.tags] })
    const rated = await atTime(later(began, 25 * hour), rate)
    await atTime(later(began, 29 * hour), () =>
      ratings.rate(id, demoId, { ...ofBuyer, tags: [...ofBuyer.tags] }),
    )
    if (reply !== null) await atTime(later(began, 30 * hour), () => ratings.reply(rated.id, demoId, reply))
  }
  for (const [at, said] of open.entries()) {
    const [buyerId, card] = [next(), rest.shift()]
    if (!buyerId || !card) return
    await talk(database, { buyerId, sellerId: demoId, listingId: card.id }, said, when(openBegan[at]!, card))
  }
  for (const [at, card] of bargains.slice(0, 2).entries()) {
    const { id: listingId, price } = card
    const userId = next()
    if (!userId || price === null) return
    const amount = Math.max(Math.ceil(price.amount / 10), Math.floor((price.amount * 0.9) / 100) * 100)
    // The open one is the later, as offers expire.
    const offered = when({ days: 1 - at, hour: at === 0 ? 17.1 : 6 }, card)
    const { conversationId, message } = await atTime(offered, () =>
      kept(database, ({ conversations }) => conversations.offer({ userId, listingId }, { ...price, amount })),
    )
    const { conversations } = database
    if (at === 1)
      await atTime(later(offered, 40 * minute), () =>
        conversations.answerOffer(conversationId, demoId, message.seq, 'accept'),
      )
  }
  const wanted = cardsIn(await database.listings.page({ limit: 60 })).find(
    ({ seller, status }) => seller.id !== demoId && status === 'published',
  )
  if (wanted)
    await talk(
      database,
      { buyerId: demoId, sellerId: wanted.seller.id, listingId: wanted.id },
      [
        buyer('Bună ziua! Mai este de vânzare? Se poate vedea în weekend?'),
        seller('Bună ziua! Da, sâmbătă între 10 și 14.'),
      ],
      when({ days: 2, hour: 12.5 }, wanted),
    )
}

async function talk(
  database: Database,
  { buyerId, sellerId, listingId }: { buyerId: Id; sellerId: Id; listingId: Id },
  said: readonly Said[],
  began: Date,
): Promise<Id> {
  let id = ''
  let time = began.getTime()
  for (const [at, { by, text }] of said.entries()) {
    time += pauses[at % pauses.length]! * minute
    await atTime(new Date(time), async () => {
      const message = { text, imageIds: [] }
      const sent = await kept(database, ({ conversations }) =>
        id === ''
          ? conversations.begin(buyerId, listingId, message)
          : conversations.send(id, by === 'buyer' ? buyerId : sellerId, message),
      )
      id = sent.conversationId
      // Whoever answers has read what was before.
      if (sent.message.seq > 1)
        await database.conversations.read(id, by === 'buyer' ? buyerId : sellerId, sent.message.seq - 1)
    })
  }
  return id
}

/** With the mail that tells of it, as a request plans it. */
function kept(database: Database, work: (tables: WrittenTables) => Promise<Sent>): Promise<Sent> {
  return database.transaction(async (tables) => {
    const sent = await work(tables)
    await planMail(tables, sent.mail)
    return sent
  })
}

const cardsIn = ({ body }: { body: Buffer }): ListingCard[] =>
  (JSON.parse(String(body)) as { items: ListingCard[] }).items
