import type { Id, Money } from '../types.ts'

/** The ways in which somebody is told, and how soon each can tell. */
export const channelPaces = {
  site: ['at-once', 'never'],
  mail: ['at-once', 'daily', 'never'],
  push: ['at-once', 'never'],
} as const
export type Channel = keyof typeof channelPaces
export type Channels = { [C in Channel]: (typeof channelPaces)[C][number] }

/** What payloads are made of. */
interface FieldValues {
  id: Id
  /** Another account: it is told by its name, and forgotten when it goes. */
  account: Id
  text: string
  count: number
  money: Money
  answer: OfferAnswer
  /** The query string of a page of results. */
  page: string | null
}
export type PayloadField = keyof FieldValues

/**
 * What becomes of an offer; `ended` of the reservation that one led to, without a sale, `left` where its buyer closed the account. An offer that waited ends
 * with its listing: `taken` when that is reserved, `bought` when it is sold, `repriced`, or `gone` when it is not for sale for another reason.
 */
export const offerAnswers = [
  'accepted',
  'declined',
  'countered',
  'expired',
  'withdrawn',
  'ended',
  'left',
  'taken',
  'bought',
  'repriced',
  'gone',
  'reopened',
] as const
type OfferAnswer = (typeof offerAnswers)[number]

interface KindRule {
  /** By name. `actorId` is the one account; `conversationId` lets it be read with its conversation. */
  payload: Readonly<Record<string, PayloadField>>
  /** Of the payload: what happens again to the same is one notification, which is unread again. Without it each is one of its own. */
  key: readonly string[]
  /** What holds for whoever chose nothing. */
  channels: Channels
  /** Its mail at once is written by an agent of its own, which asks for the channels; that of a day is not. */
  hasOwnMail?: boolean
}

/** Everything that people are told of. */
export const notificationKinds = {
  /** Somebody wrote. It has a badge of its own beside the bell. */
  message: {
    payload: { conversationId: 'id', listingId: 'id', title: 'text', actorId: 'account' },
    key: ['conversationId'],
    channels: { site: 'never', mail: 'at-once', push: 'at-once' },
    hasOwnMail: true,
  },
  /** Somebody offers a price, or another one in return. */
  offer: {
    payload: {
      ...{ conversationId: 'id', listingId: 'id', title: 'text' },
      ...{ price: 'money', actorId: 'account' },
    },
    key: ['conversationId'],
    channels: { site: 'at-once', mail: 'at-once', push: 'at-once' },
  },
  'offer-answer': {
    payload: {
      ...{ conversationId: 'id', listingId: 'id', title: 'text' },
      ...{ price: 'money', answer: 'answer', actorId: 'account' },
    },
    key: ['conversationId'],
    channels: { site: 'at-once', mail: 'at-once', push: 'at-once' },
  },
  /** A saved search found something: so many listings as `count` says. */
  alert: {
    payload: { savedSearchId: 'id', name: 'text', page: 'page' },
    key: ['savedSearchId'],
    channels: { site: 'at-once', mail: 'at-once', push: 'at-once' },
    hasOwnMail: true,
  },
  /** A favourite costs less. */
  'price-drop': {
    payload: { listingId: 'id', title: 'text', before: 'money', price: 'money' },
    key: ['listingId'],
    channels: { site: 'at-once', mail: 'daily', push: 'at-once' },
  },
  /** A favourite that was reserved is for sale again. */
  released: {
    payload: { listingId: 'id', title: 'text' },
    key: ['listingId'],
    channels: { site: 'at-once', mail: 'daily', push: 'at-once' },
  },
  /** A favourite was sold. */
  sold: {
    payload: { listingId: 'id', title: 'text' },
    key: ['listingId'],
    channels: { site: 'at-once', mail: 'never', push: 'never' },
  },
  /** A seller whom one follows published so many listings as `count` says, the last of them this. */
  'followed-seller': {
    payload: { listingId: 'id', title: 'text', actorId: 'account' },
    key: ['actorId'],
    channels: { site: 'at-once', mail: 'daily', push: 'never' },
  },
  /** Somebody rated one. */
  rating: {
    payload: { listingId: 'id', title: 'text', actorId: 'account' },
    key: ['listingId', 'actorId'],
    channels: { site: 'at-once', mail: 'daily', push: 'never' },
  },
  /** Somebody says that it bought what one sold. */
  'deal-claim': {
    payload: { conversationId: 'id', listingId: 'id', title: 'text', actorId: 'account' },
    key: ['conversationId'],
    channels: { site: 'at-once', mail: 'daily', push: 'never' },
  },
  /** One can rate somebody. */
  'rating-due': {
    payload: { listingId: 'id', title: 'text', actorId: 'account' },
    key: ['listingId', 'actorId'],
    channels: { site: 'at-once', mail: 'daily', push: 'never' },
  },
  /** Listings of one's own expire soon, so many as `count` says, the first of them this. */
  'listing-expiring': {
    payload: { listingId: 'id', title: 'text' },
    key: [],
    channels: { site: 'at-once', mail: 'at-once', push: 'never' },
    hasOwnMail: true,
  },
  /** A webhook of one's own failed for too long. */
  'webhook-disabled': {
    payload: { webhookId: 'id', url: 'text' },
    key: ['webhookId'],
    channels: { site: 'at-once', mail: 'at-once', push: 'never' },
    hasOwnMail: true,
  },
} as const satisfies Record<string, KindRule>

export type NotificationKind = keyof typeof notificationKinds
export const notificationKindNames = Object.keys(notificationKinds) as [
  NotificationKind,
  ...NotificationKind[],
]

type Fields<K extends NotificationKind> = (typeof notificationKinds)[K]['payload']
export type NotificationPayload<K extends NotificationKind> = {
  -readonly [F in keyof Fields<K>]: Fields<K>[F] extends PayloadField ? FieldValues[Fields<K>[F]] : never
}

export const kindRule = (kind: NotificationKind): KindRule => notificationKinds[kind]

const minute = 60_000

export const notificationRules = {
  /** How long they are kept. */
  days: 90,
  /** A mail tells of what is still unread after so long, all that waits for an account in one, and an account gets no other for `mailEveryMs`. */
  mailAfterMs: 5 * minute,
  mailEveryMs: 15 * minute,
  /** A push, likewise: whoever looks at the page has read it by then. */
  pushAfterMs: 5_000,
  /** Beyond it nobody counts. */
  mostCounted: 100,
} as const

/** Names what is the same when it happens again; undefined where nothing is. */
export function notificationKey<K extends NotificationKind>(
  kind: K,
  payload: NotificationPayload<K>,
): string | undefined {
  const { key } = kindRule(kind)
  if (key.length === 0) return undefined
  return key.map((field) => (payload as Record<string, unknown>)[field]).join(' ')
}
