import { sql } from 'kysely'
import { type Context, type Queries, within } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { likeness, nearEnough, type Print, printOf } from '../rules/checks/prints.ts'
import { emailKey } from '../rules/email.ts'
import type { BanKind } from '../rules/moderation/bans.ts'
import type { Reason } from '../rules/moderation/reasons.ts'
import { storable } from '../text.ts'
import type { Id, PageRequest, Time } from '../types.ts'
import { accountBans } from './account-bans.ts'
import { createAccounts } from './accounts.ts'

/** Something that nobody may use: an account, an address to register with, a network, a picture or a text. */
interface Ban {
  id: Id
  kind: BanKind
  /** An account's id, an address or `@domain`, a network as `192.0.2.0/24`, a picture's SHA-256, or the title of a text. */
  value: string
  /** What it is called, where the value does not say it. */
  label: string
  reason: Reason | null
  note: string
  until: Time | null
  createdAt: Time
  liftedAt: Time | null
}

interface NewBan {
  kind: Exclude<BanKind, 'account'>
  /** As `Ban.value`; of a text the id of a listing that holds it. */
  value: string
  reason: Reason
  note: string
  until: Time | null
}

interface Bans {
  /** The newest first; those that ended too. @throws DatabaseError bad-cursor */
  list(request: PageRequest & { kind?: BanKind | undefined }): Promise<{ items: Ban[]; next: string | null }>
  /** @throws DatabaseError conflict where it is banned already; bad-reference `value` for a listing that is not there, or whose text is too short to be known again */
  add(ban: NewBan, actorId: Id): Promise<Ban>
  /** An account's ban is its suspension, which ends. @throws DatabaseError not-found; conflict where it is lifted already */
  lift(id: Id, actorId: Id): Promise<Ban>
  /** The newest that holds. */
  ofAccount(accountId: Id): Promise<Ban | undefined>
  /** Whether nobody may register with this address, or from any of these networks. */
  forbidsRegistration(email: string, networks: readonly string[]): Promise<boolean>
  /** All that are banned now. */
  networks(): Promise<{ value: string; until: Time | null }[]>
  /** Forgets up to `limit` that ended before `before`. */
  purge(before: Time, limit: number): Promise<number>
}

export interface BansSchema {
  bans: {
    id: Id
    kind: BanKind
    value: string
    label: string
    reason: Reason | null
    note: string
    until: Time | null
    created_at: Time
    created_by: Id | null
    lifted_at: Time | null
    /** Of a text. */
    sample: string | null
  }
  /** By which a banned text is found. */
  ban_bands: { ban_id: Id; band: number }
}

const idPattern = /[\da-f-]{36}/

/** Which banned things a listing holds. */
export async function matchBans(
  queries: Queries,
  now: Time,
  { hashes, print }: { hashes: readonly string[]; print: Print | undefined },
): Promise<('picture' | 'text')[]> {
  const found: ('picture' | 'text')[] = []
  if (await holds(queries, now, 'picture', hashes)) found.push('picture')
  if (print !== undefined) {
    const near = await queries
      .selectFrom('ban_bands')
      .innerJoin('bans', 'bans.id', 'ban_bands.ban_id')
      .select('sample')
      .distinct()
      .where('band', 'in', print.bands)
      .where('lifted_at', 'is', null)
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
      .limit(20)
      .execute()
    const isSame = ({ sample }: { sample: string | null }) =>
      likeness(print.pairs, printOf(sample ?? '', '')?.pairs ?? new Set()) >= nearEnough
    if (near.some(isSame)) found.push('text')
  }
  return found
}

async function holds(
  queries: Queries,
  now: Time,
  kind: BanKind,
  values: readonly string[],
): Promise<boolean> {
  if (values.length === 0) return false
  const row = await queries
    .selectFrom('bans')
    .select('id')
    .where('kind', '=', kind)
    .where('value', 'in', values)
    .where('lifted_at', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function createBans(context: Context): Bans {
  return {
    async list({ limit, cursor, kind }) {
      const place = cursor ? decodeCursor('bans', cursor, [idPattern]) : undefined
      const rows = await context.read
        .selectFrom('bans')
        .selectAll()
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
        .$if(place !== undefined, (query) => query.where('id', '<', place![0]!))
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const items = rows.slice(0, limit).map(banOf)
      return { items, next: rows.length > limit ? encodeCursor('bans', [items.at(-1)!.id]) : null }
    },

    add({ kind, value, reason, note, until }, actorId) {
      return context.write(async ({ queries }) => {
        const now = context.now()
        const known = kind === 'text' ? await textOf(queries, value) : undefined
        const stored = known?.key ?? (kind === 'email' ? keyOfEmail(value) : value)
        const row = {
          ...{ id: newId(), kind, value: stored, label: known?.title ?? '', reason, note: storable(note) },
          ...{ until, created_at: now, created_by: actorId, lifted_at: null, sample: known?.sample ?? null },
        }
        // One that is over makes room for the next.
        await queries
          .updateTable('bans')
          .set((eb) => ({ lifted_at: eb.ref('until') }))
          .where('kind', '=', kind)
          .where('value', '=', stored)
          .where('lifted_at', 'is', null)
          .where('until', '<=', now)
          .execute()
        const made = await queries
          .insertInto('bans')
          .values(row)
          .onConflict((c) =>
            c
              .columns(['kind', 'value'])
              .where('lifted_at', 'is', null)
              .where(sql<boolean>`kind <> 'account'`)
              .doNothing(),
          )
          .returningAll()
          .executeTakeFirst()
        if (made === undefined) throw new DatabaseError('conflict', 'This is banned already', 'value')
        if (known)
          await queries
            .insertInto('ban_bands')
            .values(known.bands.map((band) => ({ ban_id: row.id, band })))
            .onConflict((c) => c.doNothing())
            .execute()
        return banOf(made)
      })
    },

    lift(id, actorId) {
      return context.write(async (tx) => {
        const { queries } = tx
        const row = await queries.selectFrom('bans').selectAll().where('id', '=', id).executeTakeFirst()
        if (row === undefined) throw new DatabaseError('not-found', 'There is no such ban')
        const now = context.now()
        if (row.kind === 'account') {
          const who = { id: row.value, actorId }
          if (await createAccounts(within(context, tx)).endSuspension(who, id))
            return banOf({ ...row, lifted_at: now })
          throw new DatabaseError('conflict', 'Somebody lifted this already')
        }
        const lifted = await queries
          .updateTable('bans')
          .set({ lifted_at: now })
          .where('id', '=', id)
          .where('lifted_at', 'is', null)
          .returningAll()
          .executeTakeFirst()
        if (lifted === undefined) throw new DatabaseError('conflict', 'Somebody lifted this already')
        await queries.deleteFrom('ban_bands').where('ban_id', '=', id).execute()
        return banOf(lifted)
      })
    },

    async ofAccount(accountId) {
      const rows = await accountBans(context.read, context.now(), accountId).execute()
      const [newest] = rows.sort((one, other) => (one.created_at < other.created_at ? 1 : -1))
      return newest && banOf(newest)
    },

    async forbidsRegistration(email, networks) {
      const key = emailKey(email)
      const domain = key.slice(key.lastIndexOf('@'))
      const now = context.now()
      return (
        (await holds(context.read, now, 'email', [key, domain])) ||
        (await holds(context.read, now, 'network', networks))
      )
    },

    networks: () =>
      context.read
        .selectFrom('bans')
        .select(['value', 'until'])
        .where('kind', '=', 'network')
        .where('lifted_at', 'is', null)
        .execute(),

    async purge(before, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('bans')
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('bans')
              .select('id')
              .where((or) => or.or([or('lifted_at', '<=', before), or('until', '<=', before)]))
              .limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}

const keyOfEmail = (value: string) => (value.startsWith('@') ? value.toLowerCase() : emailKey(value))

async function textOf(queries: Queries, listingId: Id) {
  const row = await queries
    .selectFrom('listings')
    .select(['title', 'description'])
    .where('id', '=', listingId)
    .executeTakeFirst()
  if (row === undefined) throw new DatabaseError('bad-reference', 'There is no such listing', 'value')
  const print = printOf(row.title, row.description)
  if (print === undefined)
    throw new DatabaseError('bad-reference', 'The text is too short to be known again', 'value')
  const sample = `${row.title} ${row.description}`
  return { title: row.title, sample, bands: print.bands, key: print.bands.join(' ') }
}

function banOf(row: BansSchema['bans']): Ban {
  const { id, kind, value, label, reason, note, until } = row
  return {
    ...{ id, kind, value: kind === 'text' ? label : value, label, reason, note, until },
    ...{ createdAt: row.created_at, liftedAt: row.lifted_at },
  }
}
