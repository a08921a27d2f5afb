import type { Language, Names } from '../languages.ts'
import type { Fault } from './rules/faults.ts'
import type { AttributeKindName } from './rules/kinds/index.ts'

/** UUIDv7, lower case. */
export type Id = string
/** RFC 3339 UTC with milliseconds. */
export type Time = string

export interface Money {
  /** Minor units, an integer from 0 to 10^12. */
  amount: number
  currency: Currency
}
export const currencies = ['RON', 'EUR', 'USD', 'GBP'] as const
export type Currency = (typeof currencies)[number]

export const listingStatuses = [
  'draft',
  'pending',
  'published',
  'reserved',
  'sold',
  'expired',
  'withdrawn',
  'rejected',
  'blocked',
] as const
export type ListingStatus = (typeof listingStatuses)[number]
export const conditions = ['new', 'like-new', 'good', 'used', 'for-parts'] as const
export type Condition = (typeof conditions)[number]

export type Role = 'member' | 'moderator' | 'admin'

export interface User {
  id: Id
  email: string
  name: string
  phone: string | null
  role: Role
  locale: Language
  createdAt: Time
  updatedAt: Time
  /** Grows by one with every change; the strong ETag is made of it. */
  version: number
}

/** A typed attribute of a category, what buyers filter by. */
export interface CategoryAttribute {
  /** camelCase, unique in the category; the key in a listing's `attributes`. */
  name: string
  label: Names
  type: AttributeKindName
  /** For numbers: 'km', 'm²', 'GB' … */
  unit?: string
  min?: number
  max?: number
  /** For enums, in the order to be shown. */
  options?: { value: string; label: Names }[]
  required: boolean
  /** Whether the results page offers it as a filter. */
  filter: boolean
  /** Whether the public card carries it. */
  card: boolean
}

export interface Category {
  /** English kebab-case slug, stable, e.g. 'cars'. */
  id: string
  parentId: string | null
  name: Names
  /** Of lucide. */
  icon: string
  /** Whether its listings have a condition (goods yes, jobs and services no). */
  hasCondition: boolean
  /** From the root to itself: ['vehicles', 'cars']. */
  path: string[]
  /** Empty on roots. */
  attributes: CategoryAttribute[]
}

export interface Place {
  id: number
  name: string
  county: string
  countyCode: string
  lat: number
  lon: number
}

export interface StoredImage {
  id: Id
  ownerId: Id
  sha256: string
  width: number
  height: number
  bytes: number
  /** ThumbHash, base64. */
  placeholder: string
  createdAt: Time
}

export type AttributeValue = string | number | boolean

/** What a seller writes. In a patch every field is optional. */
export interface ListingInput {
  title: string
  description: string
  /** A leaf. */
  categoryId: string
  /** Null: price on request. */
  price: Money | null
  negotiable: boolean
  condition: Condition | null
  /** Typed by the category; unknown names are refused by the caller. */
  attributes: Record<string, AttributeValue>
  placeId: number | null
  /** Used where there is no placeId (imports); with one it defaults to the place's name. */
  placeName?: string | null
  lat?: number | null
  lon?: number | null
  /** Ids of images that the seller owns, in order; at most 12. */
  imageIds: Id[]
}

/** A listing as its owner and the life cycle see it (not the hot path: that is bytes). */
export interface Listing extends ListingInput {
  id: Id
  sellerId: Id
  externalId: string | null
  status: ListingStatus
  createdAt: Time
  updatedAt: Time
  publishedAt: Time | null
  expiresAt: Time | null
  version: number
}

/**
 * The public card, stored as JSON text beside its listing. Lists and search results are these texts, joined.
 * It holds nothing per viewer.
 */
export interface ListingCard {
  id: Id
  title: string
  price: Money | null
  negotiable: boolean
  condition: Condition | null
  /** Of the leaf. */
  categoryId: string
  categoryPath: string[]
  /** Those that the category marks `card`. */
  attributes: Record<string, AttributeValue>
  place: { id: number | null; name: string; county: string | null; countyCode: string | null } | null
  location: { lat: number; lon: number } | null
  /** The first picture; URLs are /img/<preset>/<sha256>.<webp|jpg>, presets thumb, card, large. */
  image: CardImage | null
  imageCount: number
  /** By id only: a card holds nothing that changes without its listing. */
  seller: { id: Id }
  status: ListingStatus
  publishedAt: Time | null
}

export interface CardImage {
  sha256: string
  width: number
  height: number
  placeholder: string
}

/** What the one who asks may do with a listing, and what of it others see. */
export interface ListingRights {
  /** Possible now, each with its own address below the listing's. */
  moves: ListingMove[]
  /** Its words and pictures can be changed. */
  editable: boolean
  /** Its page is shown to anybody who has the address. */
  visible: boolean
}

/** GET /v1/listings/:id: the card's fields, all attributes, and these. Made as bytes by the database; the rights and what is missing only for the owner and the staff. */
export interface ListingDetail extends ListingCard, Partial<ListingRights> {
  /** What keeps it from being published; empty when it is complete. */
  missing?: Fault[]
  description: string
  images: (CardImage & { id: Id })[]
  seller: { id: Id; name: string; since: Time }
  externalId: string | null
  createdAt: Time
  updatedAt: Time
  expiresAt: Time | null
  version: number
}

/** What search/ indexes, one per published or reserved listing. */
/** Where a listing's row is: `seq` finds it fast, and is another's once the row is gone. */
export interface ListingKey {
  seq: number
  id: Id
}

export interface ListingSearchDocument extends ListingKey {
  title: string
  description: string
  categoryPath: string[]
  countyCode: string | null
  place: string | null
  condition: Condition | null
  sellerId: Id
  price: Money | null
  /** Milliseconds since 1970. */
  publishedAt: number
  /** As the kind of each has it for search. */
  attributes: Record<string, string | number>
  location: { lat: number; lon: number } | null
}

/** JSON text as UTF-8, ready to send. */
export interface JsonBytes {
  body: Buffer
  /** Strong, with quotes; undefined for lists. */
  etag?: string
}

export interface JsonPage {
  /** `{"items":[…],"next":"…"|null}` as UTF-8. */
  body: Buffer
  next: string | null
}

export interface PageRequest {
  limit: number
  cursor?: string | null
}

/** Who asks; ownership and rights are part of every statement's WHERE. */
export interface Actor {
  id: Id
  role: Role
}

export const listingMoves = [
  'publish',
  'approve',
  'reject',
  'reserve',
  'release',
  'sell',
  'renew',
  'withdraw',
  'expire',
  'block',
] as const
export type ListingMove = (typeof listingMoves)[number]

/** Thrown by db/ where a caller's input or timing is at fault; the gateway turns it into a problem. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  readonly code:
    | 'not-found' // or not the actor's
    | 'conflict' // unique value taken, or a refused move of the life cycle
    | 'incomplete' // a listing lacks what publishing needs: each in `faults`
    | 'stale' // If-Match does not hold
    | 'bad-cursor'
    | 'bad-reference' // category, place or image that does not exist or is not the actor's
    | 'busy' // others are in the way: again in a moment
    | 'unreachable' // the server is away, starting or stopping
    | 'no-space' // the disk is full: nothing was written
  readonly field: string | undefined
  /** Of an incomplete listing, what is missing. */
  readonly faults: readonly Fault[]

  constructor(code: DatabaseError['code'], message: string, field?: string, faults: readonly Fault[] = []) {
    super(message)
    this.code = code
    this.field = field
    this.faults = faults
  }
}

/** Thrown when a database cannot be opened as it was named: one line for the operator, which says what to set or do. */
export class DatabaseOpenError extends Error {
  override name = 'DatabaseOpenError'
}

export interface Users {
  /** Whether nobody has an account yet: a new database. */
  isEmpty(): Promise<boolean>
  /** @throws DatabaseError conflict on `email` (compared without case). */
  create(input: {
    email: string
    name: string
    passwordHash: string
    phone?: string | null
    role?: Role
    locale?: Language
  }): Promise<User>
  findById(id: Id): Promise<User | undefined>
  findByEmail(email: string): Promise<(User & { passwordHash: string }) | undefined>
  /** Whether the account's password is still the one of this hash; from then on it stays so until the transaction ends. */
  keepsPassword(id: Id, passwordHash: string): Promise<boolean>
  /** @throws DatabaseError not-found, stale, conflict */
  update(
    id: Id,
    patch: { name?: string; phone?: string | null; locale?: Language; passwordHash?: string },
    ifVersion?: number,
  ): Promise<User>
  /**
   * Ends the account at once: nobody can log in, and its listings' pages are gone. What it had goes by `removeSome`.
   * @throws DatabaseError not-found
   */
  delete(id: Id): Promise<void>
  /**
   * Removes up to `limit` rows of what deleted accounts had; published listings leave search through the change feed. Resolves to 0 when
   * nothing is left.
   */
  removeSome(limit: number): Promise<number>
  /** All that is kept about a person, as the chunks of one JSON object. @throws DatabaseError not-found */
  export(id: Id): Promise<AsyncGenerator<Buffer>>
}

/**
 * Refresh tokens, hashed by the caller (SHA-256, hex), in families, each a session: reuse of a rotated token ends its family,
 * except within a minute, when two requests at once or a lost answer are likelier than a thief.
 */
export interface Sessions {
  /** Resolves to the session's id. */
  create(input: {
    userId: Id
    tokenHash: string
    expiresAt: Time
    userAgent?: string | null
    /** Hash of the account and where it logs in from; the latest ten are remembered for some months. */
    addressHash?: string
  }): Promise<Id>
  /** Whether an account has logged in from the address of this hash. */
  knowsAddress(addressHash: string): Promise<boolean>
  /** Whether there is a session that the token of this hash is or was of: what `rotate` finds out as well, for less. */
  knowsToken(tokenHash: string): Promise<boolean>
  /**
   * `next` is the token's only successor, the same for every call with this token; `expiresAt` is when that one expires.
   */
  rotate(
    tokenHash: string,
    next: { tokenHash: string; expiresAt: Time },
  ): Promise<
    | { outcome: 'rotated'; userId: Id; sessionId: Id; expiresAt: Time }
    | { outcome: 'unknown' | 'expired' | 'reused' }
  >
  /** Ends the token's family; silent when unknown. */
  revoke(tokenHash: string): Promise<void>
  /** Ends all sessions of the account, or all but one. */
  revokeAll(userId: Id, except?: Id): Promise<void>
  /**
   * The sessions that ended, however they did, since `position` of the call before, or with null in the last hours; some may come
   * twice. At most `limit`, the latest. None is missed, in whatever order transactions commit.
   */
  ended(position: string | null, limit: number): Promise<{ ids: Id[]; position: string }>
  /**
   * Removes what has expired, and forgets what ended long ago, at most `limit` of each kind. Resolves to how many of the commonest.
   */
  purge(now: Time, limit: number): Promise<number>
}

export interface Categories {
  /** `{"items":[…]}`: roots with `children`, each with its attributes. Cached bytes. */
  tree(): Promise<JsonBytes>
  all(): Promise<Category[]>
  find(id: string): Promise<Category | undefined>
}

export interface Places {
  /** What a text that is being typed may mean, likelier places first: `{"items":[Place…]}`. */
  search(query: string, limit: number): Promise<JsonBytes>
  find(id: number): Promise<Place | undefined>
  /**
   * The place that people mean by a text, see `places/README.md`; `several` where it may be one of several.
   * @param county its name or code, where it is known
   */
  named(text: string, county?: string): Place | 'several' | undefined
  /** The code of the county that a text names, by name or code. */
  countyCode(text: string): string | undefined
  /** For seeds and imports. */
  all(): Promise<Place[]>
}

export interface Listings {
  create(sellerId: Id, input: ListingInput): Promise<Listing>
  find(id: Id): Promise<Listing | undefined>
  /** Public (published, reserved, sold, expired …) for anybody; drafts and the like for their owner, moderators and admins only. */
  detail(
    id: Id,
    actor?: Actor,
  ): Promise<(JsonBytes & { etag: string; status: ListingStatus; updatedAt: Time }) | undefined>
  /** Whether the id is that of a deleted listing that was public once. */
  isGone(id: Id): Promise<boolean>
  /** @throws DatabaseError not-found, stale, bad-reference */
  update(id: Id, actor: Actor, patch: Partial<ListingInput>, ifVersion?: number): Promise<Listing>
  remove(id: Id, actor: Actor, ifVersion?: number): Promise<void>
  /** @throws DatabaseError not-found, conflict (the message says why), stale */
  move(id: Id, actor: Actor, move: ListingMove, ifVersion?: number): Promise<Listing>
  /** Published and reserved, newest first; a seller's in the order in which they were written. */
  page(request: PageRequest & { categoryId?: string; sellerId?: Id }): Promise<JsonPage>
  /** The owner's, every status, newest first; items are cards plus `expiresAt`, `updatedAt`, `version` and the owner's rights. */
  /**
   * One's own listings, by when they were begun. `query` are words that the title has to hold the beginnings of; a page may then hold fewer than
   * `limit` and have a next one all the same.
   */
  ownPage(
    ownerId: Id,
    request: PageRequest & {
      status?: ListingStatus | ListingStatus[]
      categoryId?: string
      query?: string
      order?: 'newest' | 'oldest'
    },
  ): Promise<JsonPage>
  /**
   * The cards' JSON texts in the order of `keys`, joined by commas without brackets, and the number found. Hot path of search.
   * `additions` are members for the cards of the same places, such as `,"distanceKm":1.2`, or empty.
   */
  cards(keys: ListingKey[], additions?: string[]): Promise<{ body: Buffer; found: number }>
  searchDocuments(request: { after: Id | null; limit: number }): Promise<ListingSearchDocument[]>
  searchDocumentsById(ids: Id[]): Promise<ListingSearchDocument[]>
  countPublished(): Promise<number>
  /** Bulk path of seeds and imports; upserts by (sellerId, externalId) in one transaction. */
  writeBatch(batch: BulkListing[]): Promise<{ created: number; updated: number; unchanged: number }>
  /** Moves published listings past their expiry; returns how many. */
  expire(now: Time, limit: number): Promise<number>
  /** How many `expire` would move, counted up to `most`. */
  countDue(now: Time, most: number): Promise<number>
  sitemap(after: Id | null, limit: number): Promise<{ id: Id; title: string; updatedAt: Time }[]>
}

export interface BulkListing extends Omit<ListingInput, 'imageIds'> {
  sellerId: Id
  externalId: string | null
  /**
   * Absent: an update keeps what the listing has, so that no import takes away pictures added on the site; a new
   * listing has none.
   */
  imageIds?: Id[]
  /**
   * Absent: an update keeps what the seller or a moderator made of the listing, and one that had expired is published
   * again; a new listing is published.
   */
  status?: ListingStatus
  createdAt: Time
  publishedAt: Time | null
}

/** What an upload holds while it makes and checks the files of its pictures: meanwhile nobody removes them. */
export interface ImageClaim {
  id: Id
  /** Those claimed so far, by hash. */
  claimed: string[]
  /** Those whose files are being removed at this moment; to be claimed again shortly. */
  removing: string[]
}

/**
 * Pictures by owner, and what is known of the files of each hash. Upload, deletion and sweep agree here, also between
 * processes: files are made and looked at under a claim, rows are recorded with it, and files are removed only while
 * nobody holds a claim or a row.
 */
export interface Images {
  /** Claims the files of `hashes` for a quarter of an hour; with `id`, adds to that claim. */
  claim(hashes: string[], id?: Id): Promise<ImageClaim>
  /** Ends a claim without keeping anything. */
  release(claim: Id): Promise<void>
  /**
   * All pictures of an upload at once; the claim ends with it.
   * @throws DatabaseError busy when the claim lapsed and the files were removed; bad-reference when the owner is gone
   */
  record(claim: Id, images: Omit<StoredImage, 'id' | 'createdAt'>[]): Promise<StoredImage[]>
  find(ids: Id[], ownerId: Id): Promise<StoredImage[]>
  /** Whether a listing that anybody may see shows the picture. */
  isPublic(sha256: string): Promise<boolean>
  /** Whether `actor` may see it although it is not public: as its owner, or as staff. */
  isVisibleTo(sha256: string, actor: Actor): Promise<boolean>
  /** At most `limit` rows uploaded before `before` and attached to nothing go; resolves to how many did. */
  removeUnattached(before: Time, limit: number): Promise<number>
  /**
   * Of the files that somebody let go of, at most `limit` of which nobody uses any more, to be removed from the store.
   * They are the caller's until `until`; then `forget` them.
   */
  takeUnused(limit: number): Promise<{ hashes: string[]; until: Time }>
  /** Files taken with this `until` are gone from the store. */
  forget(hashes: string[], until: Time): Promise<void>
  /** Hashes of files in the store that this database knows nothing of become unused ones. */
  adopt(hashes: string[]): Promise<number>
}

export interface Change {
  seq: number
  listingId: Id
  kind: 'upsert' | 'remove'
}

/** Ordered so that a reader that asks for what came after the last `seq` it saw never misses a late commit. */
export interface Changes {
  /**
   * `position` is what to pass next time, also when `items` is empty.
   * @throws DatabaseError bad-cursor for a position of another database or one whose successors were purged: rebuild then
   */
  after(position: string | null, limit: number): Promise<{ items: Change[]; position: string }>
  latest(): Promise<string>
  /** How far the feed is behind, because a transaction that began earlier is still open on the server. */
  delay(): Promise<FeedDelay>
  /**
   * Of one moment: which listings changed after `position`, those of transactions that the feed still holds back included, and how many of
   * the others are published.
   * @throws DatabaseError bad-cursor
   */
  census(position: string): Promise<{ unchanged: number; changed: Id[] }>
  /** Called after each commit of this process that wrote a change. Returns the unsubscribe. */
  onCommit(listener: () => void): () => void
  purge(before: Time): Promise<number>
}

export interface Clock {
  /** The newest time that any gateway believed; null before the first. */
  lastSeen(): Promise<Time | null>
  see(time: Time): Promise<void>
  /** The time that an operator confirmed last. */
  confirmed(): Promise<Time | null>
  confirm(time: Time): Promise<void>
}

export interface FeedDelay {
  /** Since the oldest change that is committed and not told yet; 0 where there is none. */
  seconds: number
  /** The oldest open transaction that has written, where the server tells of it. */
  holder: { pid: number | null; application: string; database: string; seconds: number } | null
}

export interface StoredResponse {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** What is kept of an earlier request with the same key: its answer, or that it was another request. */
export type KnownRequest = { outcome: 'replay'; response: StoredResponse } | { outcome: 'mismatch' }

/**
 * Answers kept for retries, each written by the transaction of its work: either both are there or neither. `scope` is the account or,
 * without one, the client's address plus route.
 */
export interface Idempotency {
  /** What is kept, 24 hours from `created`; undefined for a new key. */
  find(scope: string, key: string, fingerprint: string, now: Time): Promise<KnownRequest | undefined>
  /**
   * Takes the key for the transaction that this is called in, which ends with `complete`. Another one with the same key waits until then.
   */
  begin(
    scope: string,
    key: string,
    fingerprint: string,
    now: Time,
  ): Promise<{ outcome: 'started' } | KnownRequest>
  complete(scope: string, key: string, response: StoredResponse): Promise<void>
  /** At most `limit` of those older than 24 h; returns how many. */
  purge(now: Time, limit: number): Promise<number>
}

export interface Quotas {
  /** Listings that were never published. */
  drafts: number
  /** Listings that buyers find. */
  listings: number
}

export interface OpenDatabaseOptions {
  /** 'sqlite:./data/piata.db', 'sqlite::memory:' or 'postgres://…' */
  url: string
  /** Read-only connections of SQLite beside two that it always has. Default 1. */
  readers?: number
  /** Of Postgres. */
  postgres?: {
    /** Most connections of this process, at least 3. Default 10. */
    connections?: number
    /** File of the certificate authority (PEM) that signs for the server; with one, connections are encrypted. */
    certificateAuthority?: string
    /** Whether statements are prepared under names; `auto`, the default, finds out whether a pooler forbids it. */
    prepared?: 'auto' | 'on' | 'off'
  }
  /** Whether listings wait as `pending` for a moderator before they are published. Default false. */
  moderation?: boolean
  /** The most that a member's account may have; moderators, admins and bulk writes are exempt. Default: no bounds. */
  quotas?: Quotas
  /**
   * For commands that write a lot and serve nobody: SQLite then keeps more pages, and brings its log into the file less often. Just as
   * safe. Default false.
   */
  bulk?: boolean
}

export type AvailabilityListener = (
  state: { reachable: false; reason: string } | { reachable: true; seconds: number },
) => void

/** What requests write. */
export interface WrittenTables {
  users: Users
  sessions: Sessions
  listings: Listings
  images: Images
  idempotency: Idempotency
}

/** Opens, migrates and fills the categories and places; ready to use when it resolves. */
export interface Database extends WrittenTables {
  readonly dialect: 'sqlite' | 'postgres'
  categories: Categories
  places: Places
  changes: Changes
  clock: Clock
  /**
   * One transaction of many calls: all of it is kept, or nothing. `work` awaits only calls of the tables that it is given, and may run
   * again after it lost against another transaction.
   */
  transaction<T>(work: (tables: WrittenTables) => Promise<T>): Promise<T>
  /** Lets the database count what its tables hold, by which it plans queries: after many rows were written. */
  analyze(): Promise<void>
  /** Cheap liveness of the database, on a connection that nothing else uses. */
  ping(): Promise<void>
  /**
   * Called when a server is found to be away, and when it is back, once each however many calls fail meanwhile; never for SQLite.
   * Returns the unsubscribe.
   */
  onAvailability(listener: AvailabilityListener): () => void
  close(): Promise<void>
}
