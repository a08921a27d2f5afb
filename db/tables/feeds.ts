import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { Id, Time } from '../types.ts'
import type { Feed as ChangeFeed } from './changes.ts'
import { createFeedItems, type FeedItems, type FeedItemsSchema, importedFormat } from './feed-items.ts'
import type { SiteKnown } from './site.ts'

/** What an operator says of a feed. */
export interface FeedSettings {
  /** Whose listings its items become. */
  sellerId: Id
  /** For people. */
  name: string
  url: string
  format: string
  /** Where in the file the items are, where its format leaves that open. */
  items: string | null
  /** What its map adds to the format's own. */
  map: unknown
  schedule: unknown
}

/**
 * `new`: not read yet. `running`: being read, or whoever read it died. `done`: read. `unchanged`: the site said, or the file showed, that nothing is new.
 * `held`: read, but what is gone was not withdrawn. `failed`: it could not be read; the report says why.
 */
type FeedStatus = 'new' | 'running' | 'done' | 'unchanged' | 'held' | 'failed'

export interface FeedDetail extends FeedSettings {
  id: Id
  isPaused: boolean
  /** Whether it stands for the files that its seller imports. */
  isOfImports: boolean
  createdAt: Time
  nextAt: Time
  /** How many times reading it began. */
  run: number
  lastRunAt: Time | null
  status: FeedStatus
  /** Why nothing is withdrawn until an operator says so; null where nothing is held. */
  held: string | null
  /** Whether the next run withdraws however much is gone. */
  isReleased: boolean
  etag: string | null
  lastModified: string | null
  /** SHA-256 of the file as it was read last. */
  digest: string | null
  /** Of the last run that read it. */
  counts: unknown
  /** Of the last run. */
  report: unknown
}

/** How a run ended. Fields that are absent stay as they are. */
interface FeedOutcome {
  status: FeedStatus
  held?: string | null
  etag?: string | null
  lastModified?: string | null
  digest?: string | null
  counts?: unknown
  report: unknown
  /** Not before, where the site asks for that. */
  notBefore?: Time
}

interface Feeds extends FeedItems {
  /** @throws DatabaseError bad-reference for a seller that is not there */
  create(settings: FeedSettings): Promise<Id>
  /** What stands for all files that a seller imports, so that their pictures are fetched as those of feeds; it is never due itself. */
  ofImports(sellerId: Id): Promise<Id>
  /** Another address, format or map makes the next run read the whole file again. False for a feed that is not there. */
  change(id: Id, settings: Partial<Omit<FeedSettings, 'sellerId'>> & { isPaused?: boolean }): Promise<boolean>
  /** Its listings stay. */
  remove(id: Id): Promise<boolean>
  find(id: Id): Promise<FeedDetail | undefined>
  /** By name; `after` is the last one seen. */
  list(request: { after?: Pick<FeedDetail, 'name' | 'id'>; limit: number }): Promise<FeedDetail[]>
  /** Those whose time has come, the longest waiting first; not those of suspended sellers. */
  due(limit: number): Promise<FeedDetail[]>
  /** Moves a feed's time on from `due` to `next`; true for one caller only, of all processes. */
  plan(id: Id, due: Time, next: Time): Promise<boolean>
  /** Lets the next run withdraw what is gone, at once. False where nothing is held. */
  release(id: Id): Promise<boolean>
  /** Begins a run. Undefined for a feed that is not there. */
  begin(id: Id): Promise<{ feed: FeedDetail; run: number; known: number } | undefined>
  /** Ends a run; false where a later one has begun. */
  finish(id: Id, run: number, outcome: FeedOutcome): Promise<boolean>
}

export interface FeedsSchema extends FeedItemsSchema {
  feeds: FeedRow
}

interface FeedRow {
  id: Id
  seller_id: Id
  name: string
  url: string
  format: string
  items: string | null
  /** JSON, like `schedule`, `counts` and `report`. */
  map: string
  schedule: string
  paused: number
  created_at: Time
  next_at: Time
  run: number
  last_run_at: Time | null
  status: FeedStatus
  held: string | null
  released: number
  etag: string | null
  last_modified: string | null
  digest: string | null
  counts: string | null
  report: string | null
}

/** What makes the next run read the whole file, whatever the site says. */
const forgotten = { etag: null, last_modified: null, digest: null }

export function createFeeds(context: Context, changeFeed: ChangeFeed, site: SiteKnown): Feeds {
  return {
    ...createFeedItems(context, changeFeed, site),

    async ofImports(sellerId) {
      const known = await context.read
        .selectFrom('feeds')
        .select('id')
        .where('seller_id', '=', sellerId)
        .where('format', '=', importedFormat)
        .executeTakeFirst()
      if (known !== undefined) return known.id
      const nothing = { url: '', items: null, map: {}, schedule: {} }
      const id = await this.create({ sellerId, name: 'imports', format: importedFormat, ...nothing })
      await this.change(id, { isPaused: true })
      return id
    },

    async create({ sellerId, map, schedule, ...texts }) {
      const id = newId()
      const now = context.now()
      await context.write(async ({ queries }) => {
        const seller = await queries
          .selectFrom('users')
          .select('id')
          .where('id', '=', sellerId)
          .where('removed_at', 'is', null)
          .executeTakeFirst()
        if (!seller) throw new DatabaseError('bad-reference', `There is no seller ${sellerId}`, 'sellerId')
        await queries
          .insertInto('feeds')
          .values({
            ...{ id, ...texts, ...forgotten, seller_id: sellerId, created_at: now, next_at: now },
            ...{ map: JSON.stringify(map), schedule: JSON.stringify(schedule), status: 'new' },
            ...{ paused: 0, run: 0, last_run_at: null, held: null, released: 0, counts: null, report: null },
          })
          .execute()
      })
      return id
    },

    async change(id, { map, schedule, isPaused, ...texts }) {
      const isAnother = ['url', 'format', 'items'].some((key) => key in texts) || map !== undefined
      const values = {
        ...texts,
        ...(map !== undefined && { map: JSON.stringify(map) }),
        ...(schedule !== undefined && { schedule: JSON.stringify(schedule) }),
        ...(isPaused !== undefined && { paused: Number(isPaused) }),
        ...((isAnother || schedule !== undefined) && { next_at: context.now() }),
        ...(isAnother && forgotten),
      }
      if (Object.keys(values).length === 0) return (await this.find(id)) !== undefined
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries.updateTable('feeds').set(values).where('id', '=', id).executeTakeFirst(),
      )
      return numUpdatedRows > 0
    },

    async remove(id) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries.deleteFrom('feeds').where('id', '=', id).executeTakeFirst(),
      )
      return numDeletedRows > 0
    },

    async find(id) {
      const row = await context.read.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst()
      return row && detailOf(row)
    },

    async list({ after, limit }) {
      const rows = await context.read
        .selectFrom('feeds')
        .selectAll()
        .where('format', '<>', importedFormat)
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            eb.or([
              eb('name', '>', after!.name),
              eb.and([eb('name', '=', after!.name), eb('id', '>', after!.id)]),
            ]),
          ),
        )
        .orderBy('name')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(detailOf)
    },

    async due(limit) {
      const now = context.now()
      const rows = await context.read
        .selectFrom('feeds')
        .selectAll()
        .where('paused', '=', 0)
        .where('format', '<>', importedFormat)
        .where('next_at', '<=', now)
        .where('seller_id', 'not in', (eb) =>
          eb
            .selectFrom('users')
            .select('id')
            .where('suspended_at', 'is not', null)
            .where((or) => or.or([or('suspended_until', 'is', null), or('suspended_until', '>', now)])),
        )
        .orderBy('next_at')
        .limit(limit)
        .execute()
      return rows.map(detailOf)
    },

    async plan(id, due, next) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('feeds')
          .set({ next_at: next })
          .where('id', '=', id)
          .where('next_at', '=', due)
          .where('paused', '=', 0)
          .executeTakeFirst(),
      )
      return numUpdatedRows > 0
    },

    async release(id) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('feeds')
          .set({ ...forgotten, held: null, released: 1, next_at: context.now() })
          .where('id', '=', id)
          .where('held', 'is not', null)
          .executeTakeFirst(),
      )
      return numUpdatedRows > 0
    },

    begin(id) {
      return context.write(async ({ queries }) => {
        const row = await queries
          .updateTable('feeds')
          .set((eb) => ({ run: eb('run', '+', 1), status: 'running' as const, last_run_at: context.now() }))
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        if (!row) return undefined
        const { known } = await queries
          .selectFrom('feed_items')
          .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('known'))
          .where('feed_id', '=', id)
          .where('gone_at', 'is', null)
          .executeTakeFirstOrThrow()
        return { feed: detailOf(row), run: row.run, known }
      })
    },

    async finish(id, run, { status, report, counts, notBefore, lastModified, ...others }) {
      const { numUpdatedRows } = await context.write(({ queries }) =>
        queries
          .updateTable('feeds')
          .set((eb) => ({
            ...others,
            status,
            report: JSON.stringify(report),
            ...(lastModified !== undefined && { last_modified: lastModified }),
            ...(counts !== undefined && { counts: JSON.stringify(counts) }),
            // What was released holds for the run that then withdrew.
            ...(status === 'done' && { released: 0 }),
            ...(notBefore !== undefined && {
              next_at: eb
                .case()
                .when('next_at', '<', notBefore)
                .then(notBefore)
                .else(eb.ref('next_at'))
                .end(),
            }),
          }))
          .where('id', '=', id)
          .where('run', '=', run)
          .executeTakeFirst(),
      )
      return numUpdatedRows > 0
    },
  }
}

function detailOf(row: FeedRow): FeedDetail {
  const json = (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown))
  return {
    id: row.id,
    sellerId: row.seller_id,
    name: row.name,
    url: row.url,
    format: row.format,
    items: row.items,
    map: json(row.map),
    schedule: json(row.schedule),
    isPaused: row.paused === 1,
    isOfImports: row.format === importedFormat,
    createdAt: row.created_at,
    nextAt: row.next_at,
    run: row.run,
    lastRunAt: row.last_run_at,
    status: row.status,
    held: row.held,
    isReleased: row.released === 1,
    etag: row.etag,
    lastModified: row.last_modified,
    digest: row.digest,
    counts: json(row.counts),
    report: json(row.report),
  }
}
