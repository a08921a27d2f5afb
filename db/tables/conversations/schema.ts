import type { MessageKind } from '../../rules/messages.ts'
import type { OfferState } from '../../rules/offers.ts'
import type { Currency, Id, Time } from '../../types.ts'

/** Who somebody is in a conversation. A message names the side, so that an account that goes takes its name along and nothing else. */
export type Side = 'buyer' | 'seller'

/**
 * `held` waits for a moderator, who may have `removed` it, `blocked` came from somebody whom the receiver blocked; all are seen by their sender alone,
 * who is not told of the last.
 */
export type MessageState = 'sent' | 'held' | 'removed' | 'blocked'

export interface ConversationsSchema {
  conversations: {
    id: Id
    /** Of a listing that may be gone. */
    listing_id: Id
    /** Of the listing, when the conversation began. */
    title: string
    /** Null once the account is gone. */
    buyer_id: Id | null
    /** Of the last message, whoever sees it. */
    last_seq: number
    created_at: Time
    /** When the buyer said that it bought; null while it did not. */
    bought_at: Time | null
  }
  conversation_sides: SideRow
  messages: MessageRow
  offers: OfferRow
  /** Of listings that are reserved; the database itself removes the row when the status becomes another. */
  reservations: { listing_id: Id; conversation_id: Id; offer_seq: number | null; created_at: Time }
  message_images: { conversation_id: Id; seq: number; position: number; image_id: Id }
  blocked_accounts: { user_id: Id; blocked_id: Id; created_at: Time }
}

interface SideRow {
  conversation_id: Id
  side: Side
  /** Null once the account is gone. */
  user_id: Id | null
  /** Of the last message that this side sees; null while it sees none, and then the conversation does not exist for it. */
  active_at: Time | null
  last_seq: number
  read_seq: number
  /** Messages of the other side beyond `read_seq`. */
  unread: number
  archived: number
  /** When a mail of what is unread is to be written; null where none is planned. */
  mail_due: Time | null
  mailed_at: Time | null
  /** The last message that a mail told of, or could have. */
  mailed_seq: number
}

interface MessageRow {
  conversation_id: Id
  /** From 1, in the order in which the database took them. */
  seq: number
  side: Side
  kind: MessageKind
  text: string
  /** JSON array of `SafetyNote`, for the receiver. */
  notes: string
  state: MessageState
  /** Of a text that could be the same to many; null for those that may be. */
  digest: string | null
  created_at: Time
}

/** Whether an open row of `offers` can be accepted, as far as its listing goes: that is for sale at the price at which the offer was made. */
export const holdsOffer = `exists (select 1 from conversations as about join listings as offered on offered.id = about.listing_id
  where about.id = offers.conversation_id and offered.status = 'published'
    and offered.price_amount = offers.price_amount and offered.price_currency = offers.currency)`

interface OfferRow {
  conversation_id: Id
  /** Of its message. */
  seq: number
  /** Who made it. */
  side: Side
  /** Minor units. */
  amount: number
  currency: Currency
  /** Of the listing when the offer was made. */
  price_amount: number
  /** `open` beyond `expires_at` is expired; an open one that `holdsOffer` denies has ended, as has an accepted one without reservation or sale. */
  state: OfferState
  created_at: Time
  expires_at: Time
  answered_at: Time | null
}
