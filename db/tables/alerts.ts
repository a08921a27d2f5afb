import { randomBytes } from 'node:crypto'
import type { Generated } from 'kysely'
import type { Context } from '../context.ts'
import type { ToldFrequency } from '../rules/alerts.ts'
import type { Id, Time } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/** How far saved searches have been told. */
export interface AlertState {
  /** In the change feed: what came before has been looked at. */
  position: string
  /** What was on show before is not new. */
  since: Time
  /** Per frequency the last arrival that all its searches have been told of. */
  through: Record<ToldFrequency, number>
  /** The day, in the site's zone, for which the last round of these was. */
  ranFor: { daily: string; weekly: string }
  /** The round that is under way: accounts up to `after` have been told of arrivals up to `to`. */
  round: { frequencies: ToldFrequency[]; to: number; after: Id } | null
}

interface Alerts {
  /** Undefined before anybody looked. */
  state(): Promise<AlertState | undefined>
  /** Replaces the state that was read before; false where somebody else has meanwhile. Whatever goes with it belongs to the same transaction. */
  advance(before: AlertState | undefined, after: AlertState): Promise<boolean>
  /** Numbers listings that came on show; those that have a number keep it. */
  arrive(listingIds: Id[]): Promise<void>
  /** Those with numbers above `after`, up to `to`, in order. */
  arrivals(range: { after: number; to: number; limit: number }): Promise<{ seq: number; listingId: Id }[]>
  /** The last number that was given; 0 before the first. */
  latest(): Promise<number>
  /** Forgets up to `limit` that arrived before a time; resolves to how many. */
  purge(before: Time, limit: number): Promise<number>
  /** 32 bytes that only the processes of this site know; made when they are first asked for. */
  secret(): Promise<Buffer>
}

export interface AlertsSchema {
  arrivals: { seq: Generated<number>; listing_id: Id; arrived_at: Time }
}

const stateKey = 'alerts'
const secretKey = 'alerts.secret'

export function createAlerts(context: Context): Alerts {
  return {
    async state() {
      const value = await readSetting(context.read, stateKey)
      return value === undefined || value === '' ? undefined : (JSON.parse(value) as AlertState)
    },

    advance(before, after) {
      return context.write(async ({ queries }) => {
        const known = await lockSetting(queries, stateKey)
        if (known !== (before === undefined ? '' : JSON.stringify(before))) return false
        await writeSetting(queries, stateKey, JSON.stringify(after))
        return true
      })
    },

    async arrive(listingIds) {
      if (listingIds.length === 0) return
      const arrived_at = context.now()
      await context.write(({ queries }) =>
        queries
          .insertInto('arrivals')
          .values(listingIds.map((listing_id) => ({ listing_id, arrived_at })))
          .onConflict((c) => c.column('listing_id').doNothing())
          .execute(),
      )
    },

    async arrivals({ after, to, limit }) {
      const rows = await context.read
        .selectFrom('arrivals')
        .select(['seq', 'listing_id'])
        .where('seq', '>', after)
        .where('seq', '<=', to)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(({ seq, listing_id }) => ({ seq: Number(seq), listingId: listing_id }))
    },

    latest: () => latestArrival(context),

    async purge(before, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('arrivals')
          .where('seq', 'in', (eb) =>
            eb
              .selectFrom('arrivals')
              .select('seq')
              .where('arrived_at', '<', before)
              .orderBy('seq')
              .limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },

    async secret() {
      const known = await readSetting(context.read, secretKey)
      if (known !== undefined) return Buffer.from(known, 'base64url')
      return context.write(async ({ queries }) => {
        // Of two processes at once the second finds the first one's.
        const locked = await lockSetting(queries, secretKey)
        if (locked !== '') return Buffer.from(locked, 'base64url')
        const made = randomBytes(32)
        await writeSetting(queries, secretKey, made.toString('base64url'))
        return made
      })
    },
  }
}

/** Numbers are never given twice, so what was purged counts too. */
export async function latestArrival({ read }: Pick<Context, 'read'>): Promise<number> {
  const row = await read
    .selectFrom('arrivals')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}
