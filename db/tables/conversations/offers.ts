import { type Context, type WriteTransaction, within } from '../../context.ts'
import { DatabaseError } from '../../errors.ts'
import type { NotificationPayload } from '../../rules/notifications.ts'
import { nextOfferState, type OfferState, offerBounds, offerRules } from '../../rules/offers.ts'
import type { Currency, Id, ListingStatus, Money, Time } from '../../types.ts'
import { type EventFeed, recordEvents } from '../account-events.ts'
import type { Listings } from '../listings/face.ts'
import { lockAccount } from '../lock-account.ts'
import { notify } from '../notifications.ts'
import type { Append, Writer } from './append.ts'
import type { Conversations } from './face.ts'
import type { Side } from './schema.ts'
import type { Writers } from './write.ts'

type Offers = Pick<Conversations, 'offer' | 'answerOffer' | 'expireOffer'>

interface OfferParts {
  append: Append
  writers: Writers
  listingsOn: (context: Context) => Pick<Listings, 'move'>
  message: (tx: WriteTransaction, conversationId: Id, seq: number, side: Side) => Promise<Buffer>
}

/** Offers are messages with an amount, one of a conversation open at a time. Listings are locked before conversations. */
export function createOffers(
  context: Context,
  feed: EventFeed,
  { append, writers, listingsOn, message }: OfferParts,
): Offers {
  const postgres = context.dialect === 'postgres'

  /** The listing of a conversation as far as offers ask, locked where `isLocked`. */
  async function listingOf({ queries }: WriteTransaction, conversationId: Id, isLocked: boolean) {
    const row = await queries
      .selectFrom('listings')
      .select(['id', 'seller_id', 'status', 'price_amount', 'price_currency', 'negotiable'])
      .where('id', '=', (eb) =>
        eb.selectFrom('conversations').select('listing_id').where('id', '=', conversationId),
      )
      .$if(postgres && isLocked, (query) => query.forUpdate())
      .executeTakeFirst()
    if (!row) throw new DatabaseError('conflict', 'The listing is gone')
    return row
  }

  /** An account's offers of the last day, in all and in one conversation, are few. */
  async function requireFew({ rows }: WriteTransaction, { id, userId }: Writer): Promise<void> {
    const since = new Date(Date.parse(context.now()) - offerRules.windowMs).toISOString()
    // Whoever made an offer was active in its conversation then, or later.
    const [row] = await rows(
      `select count(*) as total, count(case when offers.conversation_id = ? then 1 end) as here
        from conversation_sides as sides join offers on offers.conversation_id = sides.conversation_id and offers.side = sides.side
        where user_id = ? and archived in (0, 1) and active_at > ? and offers.created_at > ?`,
      [id, userId, since, since],
    )
    const [total, here] = row!.map(Number) as [number, number]
    if (here >= offerRules.perConversation)
      throw new DatabaseError(
        'too-many',
        `In one conversation you may make ${offerRules.perConversation} offers a day; write a message`,
      )
    if (total >= offerRules.perAccount)
      throw new DatabaseError('too-many', `An account may make ${offerRules.perAccount} offers a day`)
  }

  /** Taken before its offers, as whoever writes a message takes it first. */
  async function lockConversation({ queries }: WriteTransaction, id: Id): Promise<void> {
    if (!postgres) return
    await queries.selectFrom('conversations').select('id').where('id', '=', id).forUpdate().execute()
  }

  /** @param side that has to see it */
  function offerAt({ queries }: WriteTransaction, conversationId: Id, side: Side) {
    return queries
      .selectFrom('offers')
      .innerJoin('messages', (join) =>
        join
          .onRef('messages.conversation_id', '=', 'offers.conversation_id')
          .onRef('messages.seq', '=', 'offers.seq'),
      )
      .select((eb) => [
        ...([
          'offers.seq',
          'offers.side',
          'offers.state',
          'amount',
          'currency',
          'price_amount',
          'expires_at',
        ] as const),
        eb
          .or([eb('messages.side', '=', side), eb('messages.state', '=', 'sent')])
          .$castTo<boolean | number>()
          .as('isSeen'),
      ])
      .where('offers.conversation_id', '=', conversationId)
  }

  /** What is so of the state by now. */
  const stateNow = ({ state, expires_at }: { state: OfferState; expires_at: Time }): OfferState =>
    state === 'open' && expires_at <= context.now() ? 'expired' : state

  async function setState({ queries }: WriteTransaction, conversationId: Id, seq: number, state: OfferState) {
    await queries
      .updateTable('offers')
      .set({ state, answered_at: context.now() })
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', seq)
      .execute()
  }

  /** Another offer takes the place of one that is open. Resolves to whether that was the other side's. */
  async function makeRoom(tx: WriteTransaction, { id, side }: Writer): Promise<boolean> {
    const before = await offerAt(tx, id, side).where('offers.state', '=', 'open').executeTakeFirst()
    if (!before) return false
    const { seq } = before
    const isOver = stateNow(before) === 'expired'
    const isMine = before.side === side
    const mover = isOver ? 'system' : isMine ? 'maker' : 'receiver'
    await setState(tx, id, seq, nextOfferState('open', isOver ? 'expire' : 'replace', mover))
    await tellOffer(context, feed, tx, { conversationId: id, seq }, isOver ? 'expired' : undefined)
    return !isOver && !isMine && Boolean(before.isSeen)
  }

  /** Both are there and neither blocked the other. */
  async function requirePair({ rows }: WriteTransaction, conversationId: Id, userId: Id): Promise<void> {
    const [row] = await rows(
      `select users.id, (select count(*) from blocked_accounts where user_id = ? and blocked_id = users.id) as mine,
          (select count(*) from blocked_accounts where user_id = users.id and blocked_id = ?) as theirs
        from conversation_sides as other join users on users.id = other.user_id and removed_at is null
        where conversation_id = ? and users.id <> ?`,
      [userId, userId, conversationId, userId],
    )
    if (!row) throw new DatabaseError('conflict', 'The other account does not exist any more')
    if (Number(row[1]) > 0) throw new DatabaseError('conflict', 'You blocked this account; unblock it first')
    // As if it had been taken back, which it was when the other side blocked this one.
    if (Number(row[2]) > 0) nextOfferState('withdrawn', 'accept', 'receiver')
  }

  return {
    offer(to, price) {
      return context.write(async (tx) => {
        const writer =
          'listingId' in to
            ? await writers.ofBuyer(tx, to.userId, to.listingId)
            : await writers.ofMember(tx, to.conversationId, to.userId)
        await lockAccount(context, tx.queries, to.userId)
        const listing = await listingOf(tx, writer.id, false)
        const asked = requireBargain(listing, price)
        await requireFew(tx, writer)
        await lockConversation(tx, writer.id)
        const kind = (await makeRoom(tx, writer)) ? 'counter' : 'offer'
        const sent = await append(tx, writer, { text: textOf(price), imageIds: [] }, kind)
        const { seq } = sent.message
        const now = context.now()
        const expiresAt = new Date(Date.parse(now) + offerRules.lifeMs).toISOString()
        await tx.queries
          .insertInto('offers')
          .values({
            ...{ conversation_id: writer.id, seq, side: writer.side, ...price, price_amount: asked.amount },
            ...{ state: 'open', created_at: now, expires_at: expiresAt, answered_at: null },
          })
          .execute()
        const offer = { price, state: 'open' as const, expiresAt }
        if (sent.receiverId !== null)
          await tellOf(
            context,
            feed,
            tx,
            { conversationId: writer.id, seq, userId: sent.receiverId },
            kind === 'counter' ? 'countered' : undefined,
          )
        return {
          ...sent,
          message: { ...sent.message, offer },
          expiry: { conversationId: writer.id, seq, due: expiresAt },
        }
      })
    },

    answerOffer(conversationId, userId, seq, answer) {
      return context.write(async (tx) => {
        const { side } = await writers.ofMember(tx, conversationId, userId)
        // Before the conversation, as moves of a listing lock it first.
        const listing = answer === 'accept' ? await listingOf(tx, conversationId, true) : undefined
        await lockConversation(tx, conversationId)
        const offer = await offerAt(tx, conversationId, side).where('offers.seq', '=', seq).executeTakeFirst()
        if (!offer?.isSeen) throw new DatabaseError('not-found', 'There is no such offer')
        // What became of the listing says more than that the offer ended with it.
        if (listing !== undefined && offer.state === 'ended') requireSame(listing, offer)
        const state = nextOfferState(stateNow(offer), answer, offer.side === side ? 'maker' : 'receiver')
        // Before the listing moves, which ends the offers that are open.
        await setState(tx, conversationId, seq, state)
        if (listing !== undefined) {
          await requirePair(tx, conversationId, userId)
          requireSame(listing, offer)
          const owner = { id: listing.seller_id, role: 'member' as const }
          await listingsOn(within(context, tx)).move(listing.id, owner, 'reserve')
          await tx.queries
            .insertInto('reservations')
            .values({
              ...{ listing_id: listing.id, conversation_id: conversationId, offer_seq: seq },
              created_at: context.now(),
            })
            .execute()
        }
        await tellOffer(context, feed, tx, { conversationId, seq }, tellings[answer])
        return { body: await message(tx, conversationId, seq, side) }
      })
    },

    expireOffer(conversationId, seq) {
      return context.write(async (tx) => {
        await lockConversation(tx, conversationId)
        const offer = await offerAt(tx, conversationId, 'buyer')
          .where('offers.seq', '=', seq)
          .executeTakeFirst()
        if (offer?.state !== 'open' || stateNow(offer) !== 'expired') return false
        await setState(tx, conversationId, seq, nextOfferState('open', 'expire', 'system'))
        await tellOffer(context, feed, tx, { conversationId, seq }, 'expired')
        return true
      })
    },
  }
}

const tellings = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const

export type Told = NotificationPayload<'offer-answer'>['answer']

/** What the seller does, or what becomes of the listing. */
const toldBuyer: ReadonlySet<Told> = new Set([
  ...(['ended', 'reopened', 'taken', 'bought', 'repriced', 'gone'] as const),
])

/**
 * Tells both sides that an offer is another one now, nobody who does not see it.
 * @param told what who waits for it is told besides: the maker of an answer, the receiver of what was taken back, the buyer of what the seller did
 */
export async function tellOffer(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  { conversationId, seq }: { conversationId: Id; seq: number },
  told?: Told,
): Promise<void> {
  const sides = await tx.queries
    .selectFrom('conversation_sides')
    .innerJoin('messages', 'messages.conversation_id', 'conversation_sides.conversation_id')
    .select(['user_id', 'conversation_sides.side', 'messages.side as maker', 'messages.state'])
    .where('conversation_sides.conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .execute()
  const events = sides.flatMap(({ user_id, side, maker, state }) => {
    const mine = side === maker
    if (user_id === null || (!mine && state !== 'sent')) return []
    return [{ userId: user_id, kind: 'offer' as const, data: { conversationId, seq, mine } }]
  })
  await recordEvents(context, feed, tx, events)
  if (told === undefined) return
  const isTo = ({ side, maker }: (typeof sides)[number]) =>
    told === 'left'
      ? side === 'seller'
      : toldBuyer.has(told)
        ? side === 'buyer'
        : (side === maker) === (told !== 'withdrawn')
  const to = sides.find((one) => isTo(one) && (one.side === one.maker || one.state === 'sent'))
  if (to?.user_id != null) await tellOf(context, feed, tx, { conversationId, seq, userId: to.user_id }, told)
}

/** Notifies `userId` of an offer of the other side, or of what became of one; once the other account is gone, of the end of a reservation alone. */
async function tellOf(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  { conversationId, seq, userId }: { conversationId: Id; seq: number; userId: Id },
  answer?: Told,
): Promise<void> {
  const [row] = await tx.rows(
    `select listing_id, title, amount, currency, users.id from conversations
      join offers on offers.conversation_id = conversations.id and offers.seq = ?
      join conversation_sides as other on other.conversation_id = conversations.id and other.user_id <> ?
      join users on users.id = other.user_id ${answer === 'ended' || answer === 'left' ? '' : 'and removed_at is null'}
      where conversations.id = ?`,
    [seq, userId, conversationId],
  )
  if (!row) return
  const [listingId, title, amount, currency, actorId] = row as [Id, string, number, Currency, Id]
  const payload = { conversationId, listingId, title, price: { amount: Number(amount), currency }, actorId }
  await notify(
    context,
    feed,
    tx,
    answer === undefined
      ? { userId, kind: 'offer', payload }
      : { userId, kind: 'offer-answer', payload: { ...payload, answer } },
  )
}

interface BargainedListing {
  status: ListingStatus
  negotiable: number
  price_amount: number | null
  price_currency: Currency | null
}

/** The price that is bargained about. @throws DatabaseError conflict, out-of-bounds */
function requireBargain(listing: BargainedListing, offered: Money): Money {
  if (listing.status !== 'published')
    throw new DatabaseError(
      'conflict',
      listing.status === 'reserved'
        ? 'The listing is reserved'
        : `The listing is not for sale any more: it is ${listing.status}`,
      'status',
    )
  if (!listing.price_amount || listing.price_currency === null)
    throw new DatabaseError('conflict', 'The listing has no price to bargain about')
  if (listing.negotiable !== 1) throw new DatabaseError('conflict', 'The price of the listing is fixed')
  const asked = { amount: listing.price_amount, currency: listing.price_currency }
  if (offered.currency !== asked.currency)
    throw new DatabaseError(
      'out-of-bounds',
      `The offer must be in ${asked.currency}, as the price is`,
      'currency',
    )
  const { least, most } = offerBounds(asked)
  if (offered.amount < least || offered.amount > most)
    throw new DatabaseError(
      'out-of-bounds',
      `The offer must be from ${least} to ${most}: from ${offerRules.leastPercent} % of the price to the price`,
      'amount',
    )
  return asked
}

/** The listing is for sale at the price at which the offer was made. @throws DatabaseError conflict */
function requireSame(listing: BargainedListing, offer: { price_amount: number; currency: Currency }): void {
  if (listing.status === 'reserved')
    throw new DatabaseError('conflict', 'The listing is reserved; release it first', 'status')
  if (listing.status !== 'published')
    throw new DatabaseError('conflict', `The listing is ${listing.status}, not for sale`, 'status')
  if (listing.price_amount !== offer.price_amount || listing.price_currency !== offer.currency)
    throw new DatabaseError('conflict', 'The price has changed since the offer was made; make another one')
}

/** What those show who do not know what an offer is. */
const textOf = ({ amount, currency }: Money): string => `${(amount / 100).toFixed(2)} ${currency}`
