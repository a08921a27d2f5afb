import { type Context, type Queries, within } from '../../context.ts'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { DatabaseError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { bandCount, likeness, nearEnough, type Print, printOf } from '../../rules/checks/prints.ts'
import { type LotKind, lotRules } from '../../rules/moderation/lots.ts'
import { type Reason, reasonRule } from '../../rules/moderation/reasons.ts'
import { storable } from '../../text.ts'
import type { Actor, Id, PageRequest, Role, Time } from '../../types.ts'
import { lockSubject, openCase } from './cases.ts'
import type { Decided, Lifted, Moderation } from './face.ts'

/** Listings that are removed at once. */
interface Lot {
  id: Id
  kind: LotKind
  /** An account, a listing that holds the text, a picture's SHA-256, or a network. */
  value: string
  /** What it is called: the account's name, the listing's title. */
  label: string
  reason: Reason
  reference: string | null
  facts: string
  begunAt: Time
  /** Null while it goes on. */
  endedAt: Time | null
  /** Also those that are back since. */
  removed: number
  /** In somebody else's hands, nothing that this moderator decides about, or changed since somebody looked. */
  skipped: number
  /** Until when it can be taken back. */
  undoUntil: Time
  /** When somebody had it taken back. */
  undoneAt: Time | null
  /** When that was done; null while it goes on. */
  restoredAt: Time | null
  /** Listings whose decision was withdrawn. */
  restored: number
}

interface NewLot extends Pick<Lot, 'kind' | 'value' | 'reason' | 'reference' | 'facts'> {
  /** When somebody looked at what it would remove (`preview`): what was written or changed since is skipped. */
  asOf: Time
  /** Of a network: as sessions have them. */
  networks?: readonly string[]
}

/** A listing that belongs to a lot. */
interface LotListing {
  id: Id
  title: string
  sellerId: Id
}

/** Where a walk through a lot is. */
interface LotPlace {
  /** Which of the sellers. */
  seller: number
  seq: number
}
export const lotBeginning: LotPlace = { seller: 0, seq: 0 }

interface Lots {
  /** The first of what a lot would remove, and how many there are, up to `lotRules.counted`. @throws DatabaseError as `begin` */
  preview(
    lot: Pick<NewLot, 'kind' | 'value' | 'networks'>,
  ): Promise<{ items: LotListing[]; count: number; asOf: Time }>
  /**
   * Keeps what is to be removed; whoever has the id does it, by `next` and `remove`.
   * @throws DatabaseError bad-reference `value` for what is not there, too short a text, and networks of too many accounts; conflict `asOf` where the
   * text by which the others are found was changed since
   */
  begin(lot: NewLot, actor: Actor): Promise<Lot>
  /** The newest first. @throws DatabaseError bad-cursor */
  list(request: PageRequest): Promise<{ items: Lot[]; next: string | null }>
  find(id: Id): Promise<Lot | undefined>
  /** Some that are still to be removed; `next` is null at the end. */
  next(id: Id, place: LotPlace): Promise<{ items: LotListing[]; next: LotPlace | null }>
  /**
   * Removes one, with a statement of reasons. `isFirst`: the first of its owner's in the lot.
   * @throws DatabaseError as `Moderation.decide`; conflict where it was changed since somebody looked
   */
  remove(id: Id, listing: LotListing): Promise<{ decided: Decided; isFirst: boolean }>
  skip(id: Id, listing: LotListing): Promise<void>
  end(id: Id): Promise<void>
  /**
   * Ends it and has it taken back; whoever has the id does it, by `toRestore` and `restore`.
   * @throws DatabaseError not-found; conflict where it was taken back before, its time is over, or a listing of the actor's own was removed
   */
  undo(id: Id, actor: Actor): Promise<Lot>
  /** Some of the listings whose decisions are still to be withdrawn. */
  toRestore(id: Id): Promise<LotListing['id'][]>
  /** Withdraws the decision about one. `isFirst`: the first of its owner's; undefined where there is nothing to tell any more. */
  restore(id: Id, listingId: Id): Promise<(Omit<Lifted, 'isWhole'> & { isFirst: boolean }) | undefined>
  endRestoring(id: Id): Promise<void>
  /** Forgets up to `limit` that ended before `before`. */
  purge(before: Time, limit: number): Promise<number>
}

export interface LotsSchema {
  moderation_lots: {
    id: Id
    kind: LotKind
    value: string
    label: string
    /** JSON of ids, where it goes by sellers. */
    sellers: string
    reason: Reason
    reference: string | null
    facts: string
    begun_by: Id | null
    role: Role
    begun_at: Time
    /** Null of lots that began before this was known. */
    as_of: Time | null
    /** JSON of title and description, where it goes by a text. */
    sample: string | null
    ended_at: Time | null
    undone_at: Time | null
    undone_by: Id | null
    restored_at: Time | null
  }
  lot_listings: {
    lot_id: Id
    listing_id: Id
    /** `restored`: it was removed, and its decision withdrawn. */
    state: ListingState
    owner_id: Id | null
    decision_id: Id | null
  }
}

type ListingState = 'removed' | 'skipped' | 'restored'

/** Looked at in one read. */
const pageSize = 50
const idPattern = /[\da-f-]{36}/
const removable = "listings.status in ('published', 'reserved', 'pending')"
const columns =
  'listings.seq as seq, listings.id as id, listings.title as title, listings.seller_id as seller_id'
type Row = [seq: number, id: Id, title: string, sellerId: Id]

const sameBands = Array.from(
  { length: bandCount },
  (_, band) =>
    `select * from (select seq from text_prints where b${band} = ? and seq > ? order by seq limit ${pageSize}) as of_b${band}`,
).join(' union ')

type Sought = Pick<LotsSchema['moderation_lots'], 'kind' | 'value'> & {
  sellers: Id[]
  print?: Print | undefined
}

/** @param decisionsOn decides within a transaction */
export function createLots(
  context: Context,
  decisionsOn: (on: Context) => Pick<Moderation, 'decide' | 'withdraw'>,
): Lots {
  async function sellersOf(queries: Queries, { kind, value, networks = [] }: Parameters<Lots['preview']>[0]) {
    if (kind === 'seller') return [value]
    if (kind !== 'network') return []
    const rows = await queries
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .select('sessions.user_id')
      .distinct()
      .where('network', 'in', networks)
      .where('role', '=', 'member')
      .limit(lotRules.sellers + 1)
      .execute()
    if (rows.length > lotRules.sellers)
      throw new DatabaseError(
        'bad-reference',
        `holds more than ${lotRules.sellers} accounts; name a smaller network`,
        'value',
      )
    return rows.map((row) => row.user_id)
  }

  /** What it is called. @throws DatabaseError bad-reference */
  async function labelOf(queries: Queries, { kind, value }: Pick<NewLot, 'kind' | 'value'>): Promise<string> {
    if (kind === 'seller') {
      const row = await queries
        .selectFrom('users')
        .select('name')
        .where('id', '=', value)
        .where('removed_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined) throw new DatabaseError('bad-reference', 'There is no such account', 'value')
      return row.name
    }
    if (kind !== 'text') return ''
    const { title } = await textOf(queries, value)
    return title
  }

  async function textOf(queries: Queries, id: Id) {
    const row = await queries
      .selectFrom('listings')
      .select(['title', 'description', 'updated_at'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (row === undefined) throw new DatabaseError('bad-reference', 'There is no such listing', 'value')
    const print = printOf(row.title, row.description)
    if (print === undefined)
      throw new DatabaseError('bad-reference', 'The text is too short to be known again', 'value')
    return {
      title: row.title,
      print,
      sample: JSON.stringify([row.title, row.description]),
      at: row.updated_at,
    }
  }

  async function page(
    { kind, value, sellers, print: known }: Sought,
    { seller, seq }: LotPlace,
  ): Promise<{ rows: Row[]; next: LotPlace | null }> {
    if (kind === 'text') {
      const print = known ?? (await textOf(context.read, value)).print
      const seqs = (
        await context.raw(`select seq from (${sameBands}) as near order by seq limit ${pageSize}`, [
          ...print.bands.flatMap((band) => [band, seq]),
        ])
      ).map(([one]) => Number(one))
      const marks = seqs.map(() => '?').join(', ')
      const found =
        seqs.length === 0
          ? []
          : ((await context.raw(
              `select ${columns}, description from listings where seq in (${marks}) and ${removable} order by seq`,
              seqs,
            )) as [...Row, string][])
      const rows = found
        .filter(
          ([, , title, , description]) =>
            likeness(print.pairs, printOf(title, description)?.pairs ?? new Set()) >= nearEnough,
        )
        .map(([one, id, title, sellerId]): Row => [one, id, title, sellerId])
      return { rows, next: seqs.length < pageSize ? null : { seller, seq: seqs.at(-1)! } }
    }
    if (kind === 'picture') {
      const rows = (await context.raw(
        `select distinct ${columns} from images join listing_images on listing_images.image_id = images.id
          join listings on listings.id = listing_images.listing_id
          where images.sha256 = ? and listings.seq > ? and ${removable} order by seq limit ${pageSize}`,
        [value, seq],
      )) as Row[]
      return { rows, next: rows.length < pageSize ? null : { seller, seq: Number(rows.at(-1)![0]) } }
    }
    const sellerId = sellers[seller]
    if (sellerId === undefined) return { rows: [], next: null }
    const rows = (await context.raw(
      `select ${columns} from listings where seller_id = ? and seq > ? and ${removable} order by seq limit ${pageSize}`,
      [sellerId, seq],
    )) as Row[]
    if (rows.length === pageSize) return { rows, next: { seller, seq: Number(rows.at(-1)![0]) } }
    return { rows, next: seller + 1 < sellers.length ? { seller: seller + 1, seq: 0 } : null }
  }

  const listingOf = ([, id, title, sellerId]: Row): LotListing => ({ id, title, sellerId })

  const noted = (
    queries: Queries,
    id: Id,
    { id: listingId, sellerId }: LotListing,
    state: 'removed' | 'skipped',
    decisionId: Id | null = null,
  ) =>
    queries
      .insertInto('lot_listings')
      .values({ lot_id: id, listing_id: listingId, state, owner_id: sellerId, decision_id: decisionId })
      .onConflict((c) => c.columns(['lot_id', 'listing_id']).doUpdateSet({ state, decision_id: decisionId }))
      .execute()

  const selected = (queries: Queries) =>
    queries
      .selectFrom('moderation_lots')
      .selectAll()
      .select(({ selectFrom, fn }) =>
        (['removed', 'skipped', 'restored'] as const).map((state) =>
          selectFrom('lot_listings')
            .select(fn.countAll().as('count'))
            .whereRef('lot_id', '=', 'moderation_lots.id')
            .where('state', '=', state)
            .as(state),
        ),
      )

  return {
    async preview(lot) {
      const asOf = context.now()
      await labelOf(context.read, lot)
      const sought = { ...lot, sellers: await sellersOf(context.read, lot) }
      const items: LotListing[] = []
      let count = 0
      let place: LotPlace | null = lotBeginning
      while (place !== null && count < lotRules.counted) {
        const { rows, next }: Awaited<ReturnType<typeof page>> = await page(sought, place)
        count += rows.length
        items.push(...rows.slice(0, lotRules.shown - items.length).map(listingOf))
        place = next
      }
      return { items, count: Math.min(count, lotRules.counted), asOf }
    },

    async begin(lot, actor) {
      return context.write(async ({ queries }) => {
        const label = await labelOf(queries, lot)
        const text = lot.kind === 'text' ? await textOf(queries, lot.value) : undefined
        // Else its seller would choose what else is removed.
        if (text !== undefined && text.at >= lot.asOf)
          throw new DatabaseError('conflict', 'The text was changed since you looked: look again', 'asOf')
        const row: LotsSchema['moderation_lots'] = {
          ...{ id: newId(), kind: lot.kind, value: lot.value, label: storable(label) },
          sellers: JSON.stringify(await sellersOf(queries, lot)),
          reference: lot.reference === null ? null : storable(lot.reference),
          ...{ reason: lot.reason, facts: storable(lot.facts), begun_by: actor.id, role: actor.role },
          ...{ as_of: lot.asOf, sample: text?.sample ?? null },
          ...{ begun_at: context.now(), ended_at: null, undone_at: null, undone_by: null, restored_at: null },
        }
        await queries.insertInto('moderation_lots').values(row).execute()
        return lotOf({ ...row, removed: 0, skipped: 0, restored: 0 })
      })
    },

    async list({ limit, cursor }) {
      const place = cursor ? decodeCursor('lots', cursor, [idPattern]) : undefined
      const rows = await selected(context.read)
        .$if(place !== undefined, (query) => query.where('id', '<', place![0]!))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit).map(lotOf)
      return { items, next: rows.length > limit ? encodeCursor('lots', [items.at(-1)!.id]) : null }
    },

    async find(id) {
      const row = await selected(context.read).where('id', '=', id).executeTakeFirst()
      return row && lotOf(row)
    },

    async next(id, place) {
      const row = await context.read
        .selectFrom('moderation_lots')
        .select(['kind', 'value', 'sellers', 'sample'])
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (row === undefined) return { items: [], next: null }
      const [title, description] = JSON.parse(row.sample ?? '[]') as string[]
      const print = title === undefined ? undefined : printOf(title, description ?? '')
      const { rows, next } = await page({ ...row, print, sellers: JSON.parse(row.sellers) as Id[] }, place)
      return { items: rows.map(listingOf), next }
    },

    remove(id, listing) {
      return context.write(async (tx) => {
        const { queries } = tx
        const lot = await queries
          .selectFrom('moderation_lots')
          .select(['reason', 'reference', 'facts', 'begun_by', 'role', 'undone_at', 'as_of'])
          .where('id', '=', id)
          // Whoever takes the lot back waits for this one, or this one sees it.
          .$if(context.dialect === 'postgres', (query) => query.forShare())
          .executeTakeFirst()
        if (lot?.undone_at) throw new DatabaseError('conflict', 'It was taken back meanwhile')
        if (lot?.begun_by == null) throw new DatabaseError('conflict', 'Whoever began this is gone')
        const asItWas = await queries
          .selectFrom('listings')
          .select('updated_at')
          .where('id', '=', listing.id)
          .$if(context.dialect === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst()
        if (lot.as_of !== null && asItWas !== undefined && asItWas.updated_at >= lot.as_of)
          throw new DatabaseError('conflict', 'It was changed since somebody looked')
        const earlier = await queries
          .selectFrom('lot_listings')
          .select('listing_id')
          .where('lot_id', '=', id)
          .where('owner_id', '=', listing.sellerId)
          .where('state', '=', 'removed')
          .limit(1)
          .executeTakeFirst()
        // Before one of them is made more of, in the order in which all lock them.
        await lockSubject(context, tx, 'listing', listing.id)
        const caseId = await openCase(tx, {
          ...{ kind: 'report', subject: 'listing', subjectId: listing.id, ownerId: listing.sellerId },
          ...{ harm: reasonRule(lot.reason).harm, now: context.now() },
        })
        const decided = await decisionsOn(within(context, tx)).decide(
          caseId,
          { id: lot.begun_by, role: lot.role },
          { action: 'remove', reason: lot.reason, reference: lot.reference, facts: lot.facts },
        )
        await noted(queries, id, listing, 'removed', decided.statement.id)
        return { decided, isFirst: earlier === undefined }
      })
    },

    async skip(id, listing) {
      await context.write(({ queries }) => noted(queries, id, listing, 'skipped'))
    },

    async end(id) {
      await context.write(({ queries }) =>
        queries
          .updateTable('moderation_lots')
          .set({ ended_at: context.now(), sellers: '[]' })
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .execute(),
      )
    },

    async undo(id, actor) {
      await context.write(async ({ queries }) => {
        const now = context.now()
        const since = new Date(Date.parse(now) - lotRules.undoMs).toISOString()
        const own = await queries
          .selectFrom('lot_listings')
          .select('listing_id')
          .where('lot_id', '=', id)
          .where('state', '=', 'removed')
          .where('owner_id', '=', actor.id)
          .limit(1)
          .executeTakeFirst()
        if (own !== undefined)
          throw new DatabaseError(
            'conflict',
            'A listing of your own is among them: somebody else takes it back',
          )
        const undone = await queries
          .updateTable('moderation_lots')
          .set((eb) => ({
            undone_at: now,
            undone_by: actor.id,
            ended_at: eb.fn.coalesce('ended_at', eb.val(now)),
          }))
          .where('id', '=', id)
          .where('undone_at', 'is', null)
          .where('begun_at', '>', since)
          .returning('id')
          .executeTakeFirst()
        if (undone !== undefined) return
        const lot = await queries
          .selectFrom('moderation_lots')
          .select('undone_at')
          .where('id', '=', id)
          .executeTakeFirst()
        if (lot === undefined) throw new DatabaseError('not-found', 'There is no such lot')
        throw new DatabaseError(
          'conflict',
          lot.undone_at === null ? 'The time to take it back is over' : 'It was taken back before',
        )
      })
      const row = await selected(context.read).where('id', '=', id).executeTakeFirstOrThrow()
      return lotOf(row)
    },

    async toRestore(id) {
      const rows = await context.read
        .selectFrom('lot_listings')
        .innerJoin('moderation_lots', 'moderation_lots.id', 'lot_id')
        .select('listing_id')
        .where('lot_id', '=', id)
        .where('undone_at', 'is not', null)
        .where('state', '=', 'removed')
        .where('decision_id', 'is not', null)
        .orderBy('listing_id')
        .limit(pageSize)
        .execute()
      return rows.map((row) => row.listing_id)
    },

    restore(id, listingId) {
      return context.write(async (tx) => {
        const { queries } = tx
        const noted = await queries
          .updateTable('lot_listings')
          .set({ state: 'restored' })
          .where('lot_id', '=', id)
          .where('listing_id', '=', listingId)
          .where('state', '=', 'removed')
          .returning(['decision_id', 'owner_id'])
          .executeTakeFirst()
        const lot = await queries
          .selectFrom('moderation_lots')
          .select(['undone_by', 'role'])
          .where('id', '=', id)
          .executeTakeFirst()
        if (noted?.decision_id == null || lot?.undone_by == null) return undefined
        const withdrawn = await decisionsOn(within(context, tx)).withdraw(noted.decision_id, {
          ...{ id: lot.undone_by, role: lot.role },
        })
        if (withdrawn === undefined) return undefined
        const earlier = await queries
          .selectFrom('lot_listings')
          .select('listing_id')
          .where('lot_id', '=', id)
          .where('owner_id', '=', noted.owner_id)
          .where('state', '=', 'restored')
          .where('listing_id', '<>', listingId)
          .limit(1)
          .executeTakeFirst()
        return { ...withdrawn, isFirst: earlier === undefined }
      })
    },

    async endRestoring(id) {
      await context.write(({ queries }) =>
        queries
          .updateTable('moderation_lots')
          .set({ restored_at: context.now() })
          .where('id', '=', id)
          .where('undone_at', 'is not', null)
          .where('restored_at', 'is', null)
          .execute(),
      )
    },

    async purge(before, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('moderation_lots')
          .where('id', 'in', (eb) =>
            eb.selectFrom('moderation_lots').select('id').where('ended_at', '<=', before).limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}

function lotOf(
  row: Omit<
    LotsSchema['moderation_lots'],
    'sellers' | 'begun_by' | 'role' | 'undone_by' | 'as_of' | 'sample'
  > &
    Record<ListingState, number | string | bigint | null>,
): Lot {
  const { id, kind, value, label, reason, reference, facts } = row
  return {
    ...{ id, kind, value, label, reason, reference, facts, begunAt: row.begun_at, endedAt: row.ended_at },
    removed: Number(row.removed) + Number(row.restored),
    ...{ skipped: Number(row.skipped), restored: Number(row.restored) },
    undoUntil: new Date(Date.parse(row.begun_at) + lotRules.undoMs).toISOString(),
    ...{ undoneAt: row.undone_at, restoredAt: row.restored_at },
  }
}
