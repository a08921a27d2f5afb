import type { MessageKind, ReportReason } from '../../rules/messages.ts'
import type { OfferAnswer, OfferState } from '../../rules/offers.ts'
import type { RatingTag } from '../../rules/ratings.ts'
import type { SafetyNote } from '../../rules/safety/index.ts'
import type { Id, JsonBytes, JsonPage, Money, PageRequest, Time } from '../../types.ts'
import type { CardImage, ListingCard } from '../listings/face.ts'
import type { Filed } from '../moderation/face.ts'
import type { Side } from './schema.ts'

/** Text as `messageRules` has it, already checked, and pictures of the sender. */
export interface NewMessage {
  text: string
  imageIds: Id[]
  /** Of the site: links to it are no reason to be careful. */
  ownHost?: string
}

/** A message as one side sees it. */
export interface Message {
  /** Its number in the conversation, from 1; a message that was held leaves a gap. */
  seq: number
  mine: boolean
  kind: MessageKind
  text: string
  images: ({ id: Id } & CardImage)[]
  /** `held` and `removed` are told to the sender alone. */
  state: 'sent' | 'held' | 'removed'
  /** What the receiver should beware of; empty for the sender. */
  notes: SafetyNote[]
  /** Of an offer or a counter. */
  offer: Offer | null
  createdAt: Time
}

interface Offer {
  price: Money
  state: OfferState
  expiresAt: Time
}

/** A conversation as one side sees it. */
export interface Conversation {
  id: Id
  role: Side
  /** `card` is null where the listing cannot be seen any more; the title stays. */
  listing: { id: Id; title: string; card: ListingCard | null }
  /** Null once the other account is gone. */
  with: { id: Id; name: string } | null
  archived: boolean
  /** Whether the one who asks blocked the other. */
  blocked: boolean
  unread: number
  /** Up to where the one who asks has read, and the other. */
  readSeq: number
  seenSeq: number
  activeAt: Time
  /** The last offer that the one who asks sees. */
  offer: (Offer & { seq: number; mine: boolean }) | null
  /** For whom the listing is reserved, where that is known: for this conversation's buyer or another one. */
  reserved: 'here' | 'elsewhere' | null
  /** Whether the buyer said that it bought, which the seller confirms by naming it. */
  bought: boolean
  /** Whom the seller named as the buyer: the one of this conversation, or for the seller alone, another. `rated`: what the one who asks said. */
  deal: {
    here: boolean
    open: boolean
    rateUntil: Time
    rated: { stars: number; tags: RatingTag[]; text: string; shown: boolean } | null
  } | null
  last: { seq: number; mine: boolean; kind: MessageKind; text: string; images: number; createdAt: Time }
}

/** A message that was kept. */
export interface Sent {
  conversationId: Id
  message: Message
  /** Where a mail to the receiver has to be planned, in the same transaction. */
  mail: PlannedMail | null
  /** When an offer expires, where one was made: planned in the same transaction too. */
  expiry?: { conversationId: Id; seq: number; due: Time }
}

export interface PlannedMail {
  conversationId: Id
  side: Side
  due: Time
}

/** What a mail tells of messages that nobody read. */
interface UnreadMail {
  userId: Id
  from: string
  title: string
  total: number
  /** The first of them; null for one that is shown on the site only. */
  texts: (string | null)[]
}

/** A message that waits for a moderator. */
interface HeldMessage {
  conversationId: Id
  seq: number
  listing: { id: Id; title: string }
  /** Null once the account is gone. */
  senderId: Id | null
  text: string
  notes: SafetyNote[]
  /** How many pictures. */
  images: number
  createdAt: Time
}

interface Items<T> {
  items: T[]
  next: string | null
}

/** A conversation belongs to its two sides; to others, and to a side that sees no message yet, it does not exist. */
export interface Conversations {
  /**
   * A buyer's message to the seller of a listing: the first one begins the conversation, others go on with it.
   * @throws DatabaseError not-found for a listing that the buyer cannot see; conflict for one's own or one that is not for sale any more; too-many;
   * and as `send`
   */
  begin(buyerId: Id, listingId: Id, message: NewMessage): Promise<Sent>
  /** @throws DatabaseError not-found; conflict where the other is gone or blocked by the sender; bad-reference `imageIds` */
  send(conversationId: Id, userId: Id, message: NewMessage): Promise<Sent>
  /**
   * An offer to a member's conversation, or to a buyer's of a listing; one that is open gives way to it.
   * @throws DatabaseError as `begin` and `send`; conflict where the listing is not for sale at a price to be bargained about; out-of-bounds `amount`; too-many
   */
  offer(to: { userId: Id } & ({ conversationId: Id } | { listingId: Id }), price: Money): Promise<Sent>
  /**
   * Accepting reserves the listing for the conversation's buyer. Resolves to the `Message`.
   * @throws DatabaseError not-found; conflict with the reason
   */
  answerOffer(conversationId: Id, userId: Id, seq: number, answer: OfferAnswer): Promise<JsonBytes>
  /** Ends an offer that nobody answered in time, and tells both sides; one that was answered stays. Resolves to whether it did. */
  expireOffer(conversationId: Id, seq: number): Promise<boolean>
  /** Of `Conversation`, the newest activity first. */
  page(userId: Id, request: PageRequest & { archived: boolean }): Promise<JsonPage>
  /** A `Conversation`. */
  detail(conversationId: Id, userId: Id): Promise<JsonBytes | undefined>
  /**
   * Of `Message`: without `after` the newest first, with it those beyond that number, the oldest first; each goes on by its cursor.
   * @throws DatabaseError not-found, bad-cursor
   */
  messages(conversationId: Id, userId: Id, request: PageRequest & { after?: number }): Promise<JsonPage>
  /** How many conversations hold something unread. */
  unread(userId: Id): Promise<number>
  /** All up to `seq` is read; what is read already stays so. @throws DatabaseError not-found */
  read(conversationId: Id, userId: Id, seq: number): Promise<void>
  /** @throws DatabaseError not-found */
  archive(conversationId: Id, userId: Id, archived: boolean): Promise<void>
  /** Whether the other account may write to this one, in whatever conversation. @throws DatabaseError not-found, conflict */
  block(conversationId: Id, userId: Id, blocked: boolean): Promise<void>
  /** As `Moderation.report`, for whoever takes part. @throws DatabaseError not-found; conflict beyond `messageRules.reports` */
  report(conversationId: Id, userId: Id, reason: ReportReason, text: string): Promise<Filed>
  /** What a planned mail has to tell, once; null where all was read, or another plan took its place. */
  takeMail(plan: PlannedMail): Promise<UnreadMail | null>
  /** For moderators: the oldest first. @throws DatabaseError bad-cursor */
  held(moderatorId: Id, request: PageRequest): Promise<Items<HeldMessage>>
  /**
   * Sends a held message as if it were written now, under a new number.
   * @throws DatabaseError not-found; conflict where it is not held any more, or an account is gone
   */
  release(conversationId: Id, seq: number): Promise<Pick<Sent, 'conversationId' | 'mail'> & { seq: number }>
  /** Takes a message that was delivered away from its receiver, or gives it back in its place. Resolves to whether there was one. */
  setDelivered(conversationId: Id, seq: number, isShown: boolean): Promise<boolean>
  /** Its receiver never sees it. @throws DatabaseError not-found; conflict where it is not held any more */
  remove(conversationId: Id, seq: number): Promise<void>
}
