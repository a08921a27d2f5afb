import type { Fault } from '../../rules/faults.ts'
import type { PhoneVisibility } from '../../rules/phones.ts'
import type {
  Actor,
  AttributeValue,
  Condition,
  Id,
  JsonBytes,
  JsonPage,
  ListingInput,
  ListingMove,
  ListingRights,
  ListingStatus,
  Money,
  PageRequest,
  Soon,
  Time,
} from '../../types.ts'
import type { Trader } from '../traders.ts'

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
  /** Minor units of the price's currency: the lowest price of the thirty days before it fell, and when that was; only of one that fell below it. */
  reduced?: { amount: number; at: Time }
  negotiable: boolean
  condition: Condition | null
  /** Of the leaf. */
  categoryId: string
  categoryPath: string[]
  /** Those that the category marks `card`. */
  attributes: Record<string, AttributeValue>
  place: { id: number | null; name: string; county: string | null; countyCode: string | null } | null
  location: { lat: number; lon: number } | null
  /** The first picture; URLs are /img/<preset>/<sha256>.<webp|jpg>, presets as in images/presets.ts. */
  image: CardImage | null
  imageCount: number
  /** Hashes of the pictures after the first, three at most; none where there are no others. */
  more?: string[]
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

/** GET /v1/listings/:id: the card's fields, all attributes, and these. Made as bytes by the database; the rights and what is missing only for the owner and the staff. */
export interface ListingDetail extends ListingCard, Partial<ListingRights> {
  /** What keeps it from being published; empty when it is complete. */
  missing?: Fault[]
  description: string
  images: (CardImage & { id: Id })[]
  seller: {
    id: Id
    name: string
    since: Time /** Who may ask for the number; `nobody` also where there is none. */
    phone: PhoneVisibility
    /** What a trader says about itself; null for a private seller. */
    trader: Omit<Trader, 'certifiedAt'> | null
  }
  /** Minor units: the lowest price of the thirty days before a trader's last reduction; null where there was none. */
  lowestBefore: number | null
  externalId: string | null
  createdAt: Time
  updatedAt: Time
  expiresAt: Time | null
  version: number
}

/** Where a listing's row is: `seq` finds it fast, and is another's once the row is gone. */
export interface ListingKey {
  seq: number
  id: Id
}

/** What search/ indexes, one per published or reserved listing. */
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
  /** Whether it stands at the top where it matches; the change feed tells of the end. */
  isPromoted: boolean
  /** When its price fell, in milliseconds; null where it did not. */
  reducedAt: number | null
}

type Detail = JsonBytes & { etag: string; status: ListingStatus; updatedAt: Time }

export interface Listings {
  create(sellerId: Id, input: ListingInput): Promise<Listing>
  find(id: Id): Promise<Listing | undefined>
  /** Public (published, reserved, sold, expired …) for anybody, at once where asked for lately; drafts and the like for their owner, moderators and admins only. */
  detail(id: Id, actor?: Actor): Soon<Detail | undefined>
  /** What `detail` gives strangers, if it is in memory. */
  detailInMemory(id: Id): Detail | undefined
  /** Whether the id is that of a deleted listing that was public once. */
  isGone(id: Id): Promise<boolean>
  /** @throws DatabaseError not-found, stale, bad-reference */
  update(id: Id, actor: Actor, patch: Partial<ListingInput>, ifVersion?: number): Promise<Listing>
  remove(id: Id, actor: Actor, ifVersion?: number): Promise<void>
  /** @throws DatabaseError not-found, conflict (the message says why), stale */
  move(id: Id, actor: Actor, move: ListingMove, ifVersion?: number): Promise<Listing>
  /**
   * Takes back a block: the listing is what it was before, or expired where its time is over; one that was rejected while it was `pending` is published.
   * Its seller's quota does not count.
   * @param asItWas the version in which it was rejected, where whoever brings it back has not read it: with other words it waits for a moderator again
   * @throws DatabaseError not-found; conflict where it is not blocked, or rejected
   */
  unblock(id: Id, before: ListingStatus, asItWas?: number): Promise<void>
  /** Published and reserved, newest first; a seller's in the order in which they were written. */
  page(request: PageRequest & { categoryId?: string; sellerId?: Id }): Promise<JsonPage>
  /** Like a page of all, each card a line of its own (NDJSON); cursors are those of `page`. @throws DatabaseError bad-cursor */
  lines(cursor: string | null, limit: number): Promise<JsonPage>
  /** The cards of those that anybody may see, in the order of `ids`, as a page without a next one. */
  byIds(ids: readonly Id[]): Promise<Buffer>
  /**
   * One's own listings, every status, by when they were begun; items are cards plus `expiresAt`, `updatedAt`, `version` and the owner's
   * rights. `query` are words that the title has to hold the beginnings of; a page may then hold fewer than
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
  /** Of those with these external ids, in the same order; undefined where there is none. */
  idsOf(listings: readonly { sellerId: Id; externalId: string }[]): Promise<(Id | undefined)[]>
  countPublished(): Promise<number>
  /** Bulk path of seeds and imports; upserts by (sellerId, externalId) in one transaction. */
  writeBatch(
    batch: BulkListing[],
    options?: {
      /**
       * Whether the site's checks and quotas hold as if the seller published each by hand: what they hold waits for a moderator.
       * @throws DatabaseError conflict for more on show than an account may have
       */
      isLookedAt?: boolean
    },
  ): Promise<{ created: number; updated: number; unchanged: number }>
  /** What `writeBatch` would do with each of a batch, in its order; those with one external id are looked at one by one. */
  compareBatch(batch: BulkListing[]): Promise<('create' | 'update' | 'leave')[]>
  /** Of rows, whether each is what its listing was made of, and nothing has changed that since; in their order. */
  unchangedRows(rows: readonly RowIdentity[]): Promise<boolean[]>
  /** How many listings a member has on show, counted up to one more than may be, and how many may be; undefined where nothing limits them. */
  quotaOf(sellerId: Id): Promise<{ shown: number; most: number } | undefined>
  /** Whether a seller has any listing with an external id. */
  hasExternalIds(sellerId: Id): Promise<boolean>
  /** External ids of a seller's listings, in their order, but for those that a feed has. */
  importedBy(
    sellerId: Id,
    request: { after: string | null; limit: number },
  ): Promise<{ externalId: string; isListed: boolean }[]>
  /** Withdraws those of a seller's listings on show that have these external ids; returns how many. */
  withdrawImported(sellerId: Id, externalIds: string[]): Promise<number>
  /** Moves published listings past their expiry; returns how many. */
  expire(now: Time, limit: number): Promise<number>
  /** How many `expire` would move, counted up to `most`. */
  countDue(now: Time, most: number): Promise<number>
  /** Deletes what was never published nor touched since `before`, except what waits for a moderator or came by an import; returns how many. */
  purgeDrafts(before: Time, limit: number): Promise<number>
  /**
   * Prints the texts of up to `limit` listings that came by other ways than being published one by one, so that others are found to say nearly the same;
   * resolves to how many were looked at.
   */
  printSome(limit: number): Promise<number>
  /** Those on show that say nearly the same, the most alike first; a few at most. */
  alike(id: Id): Promise<AlikeListing[]>
  /** `image` is the hash of the first picture. */
  sitemap(
    after: Id | null,
    limit: number,
  ): Promise<{ id: Id; title: string; updatedAt: Time; image: string | null }[]>
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
  /** Of the file's row that it is made of and of what decides its meaning; kept, so that `unchangedRows` knows it again. */
  rowHash?: string
}

/** A row of a file, before anything was made of it. */
export interface RowIdentity {
  sellerId: Id
  externalId: string
  rowHash: string
}

/** A listing on show that says nearly the same as another one. */
export interface AlikeListing {
  id: Id
  sellerId: Id
  title: string
  /** The share of its pairs of words that both have, from 0 to 1. */
  likeness: number
}

export interface Quotas {
  /** Listings that were never published. */
  drafts: number
  /** Listings that buyers find. */
  listings: number
}
