import type { Language } from '@piata/config/languages'
import { firstLanguage, isLanguage } from '@piata/config/languages'
import { among } from '../among.ts'
import { isUniqueViolation } from '../constraints.ts'
import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { HotRows } from '../hot-rows.ts'
import { newId } from '../ids.ts'
import { emailKey, properEmail } from '../rules/email.ts'
import type { PhoneVisibility } from '../rules/phones.ts'
import { storable } from '../text.ts'
import type { Id, Role, Soon, Time } from '../types.ts'
import type { EventFeed } from './account-events.ts'
import type { Feed } from './changes.ts'
import { exportUser } from './export.ts'
import type { Listings } from './listings/face.ts'
import { createRemoval } from './removal.ts'

export interface User {
  id: Id
  email: string
  name: string
  phone: string | null
  phoneVisibility: PhoneVisibility
  role: Role
  locale: Language
  /** When it was confirmed that the address is the person's. */
  emailVerifiedAt: Time | null
  createdAt: Time
  updatedAt: Time
  /** Grows by one with every change; the strong ETag is made of it. */
  version: number
  /** Of its access tokens: those of an earlier one are void. */
  tokenVersion: number
  /** Set while the account may not be used. */
  suspension: Suspension | null
}

export interface Suspension {
  since: Time
  /** Null until it is lifted. */
  until: Time | null
  /** To be read by whoever has the account. */
  reason: string
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
    /** Whether the address needs no confirming. Default false. */
    isVerified?: boolean
    /** Of an account that is older than what is written now, as those of a demo. Default: now. */
    createdAt?: Time
  }): Promise<User>
  /**
   * Makes accounts that another site had, all or none; one whose address has a confirmed account already, or one that came so before, is that one.
   * @returns the accounts' ids in the same order, undefined for an address whose account is being removed or not confirmed, and those of new ones
   */
  adopt(
    accounts: readonly OldAccount[],
  ): Promise<{ ids: (Id | undefined)[]; made: ReadonlySet<Id | undefined> }>
  /** At once where the account was asked for lately. */
  findById(id: Id): Soon<User | undefined>
  /** Those that are there, by their ids. */
  findMany(ids: readonly Id[]): Promise<ReadonlyMap<Id, User>>
  findByEmail(email: string): Promise<(User & { passwordHash: string }) | undefined>
  /**
   * The account as it is now where its password is still the one of this hash; from then on it stays so until the transaction ends. Undefined where
   * it was changed.
   */
  holdPassword(id: Id, passwordHash: string): Promise<User | undefined>
  /** The same password under another hash. */
  rehash(id: Id, passwordHash: string): Promise<void>
  /**
   * A new password makes every access token of the account void; a new address counts as confirmed.
   * @throws DatabaseError not-found, stale, conflict
   */
  update(
    id: Id,
    patch: {
      name?: string
      phone?: string | null
      phoneVisibility?: PhoneVisibility
      locale?: Language
      passwordHash?: string
      email?: string
    },
    ifVersion?: number,
  ): Promise<User>
  /** Confirms the account's address; what was confirmed before stays as it was. */
  verifyEmail(id: Id): Promise<void>
  /**
   * Ends the account at once: nobody can log in, and its listings' pages are gone. What it had goes by `removeSome`.
   * @throws DatabaseError not-found
   */
  delete(id: Id): Promise<void>
  /**
   * Removes up to `limit` rows of what deleted accounts had, fewer where `ms` have passed; published listings leave search through the change
   * feed. Resolves to 0 when nothing is left.
   */
  removeSome(limit: number, ms?: number): Promise<number>
  /** All that is kept about a person, as the chunks of one JSON object. @throws DatabaseError not-found */
  export(id: Id): Promise<AsyncGenerator<Buffer>>
}

interface OldAccount {
  email: string
  name: string
  /** As that site had it, of a kind that a log-in verifies; else what no password has. */
  passwordHash: string
  /** Null: now. */
  createdAt: Time | null
  isVerified: boolean
}

export interface UsersSchema {
  users: UserRow
}

export interface UserRow {
  id: Id
  email: string
  /** Of `emailKey`: unique. */
  email_key: string
  name: string
  phone: string | null
  phone_visibility: PhoneVisibility
  role: Role
  locale: string
  password_hash: string
  created_at: Time
  updated_at: Time
  version: number
  email_verified_at: Time | null
  /** Of an account that was deleted: what it had is being removed. */
  removed_at: Time | null
  token_version: number
  suspended_at: Time | null
  /** Null for good. */
  suspended_until: Time | null
  suspended_reason: string | null
}

/** @param listingsOn moves listings within a transaction */
export function createUsers(
  context: Context,
  feed: Feed,
  events: EventFeed,
  listingsOn: (context: Context) => Pick<Listings, 'move'>,
): Users {
  /** The account as it is for good, or its row where that depends on the time. */
  const hot = new HotRows<User | UserRow>(context)
  const readById = async (id: Id): Promise<User | UserRow | undefined> => {
    const row = await context.read
      .selectFrom('users')
      .selectAll()
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    return row?.suspended_at === null ? toUser(row, row.updated_at) : row
  }
  const asUser = (found: User | UserRow | undefined): User | undefined =>
    found === undefined || 'suspension' in found ? found : toUser(found, context.now())
  return {
    async create(input) {
      const now = context.now()
      const row = { ...newRow(input, now), created_at: input.createdAt ?? now }
      try {
        await context.write((tx) => tx.queries.insertInto('users').values(row).execute())
      } catch (error) {
        throw isUniqueViolation(error) ? taken() : error
      }
      return toUser(row, now)
    },

    adopt(accounts) {
      const now = context.now()
      const rows = accounts.map((account) => ({
        ...newRow(account, now),
        created_at: account.createdAt ?? now,
      }))
      // In one order, so that two who bring the same accounts never wait for each other.
      const inserts = [...new Map(rows.map((row) => [row.email_key, row])).values()].sort((a, b) =>
        a.email_key < b.email_key ? -1 : 1,
      )
      return context.write(async ({ queries }) => {
        if (inserts.length === 0) return { ids: [], made: new Set() }
        const made = await queries
          .insertInto('users')
          .values(inserts)
          .onConflict((conflict) => conflict.column('email_key').doNothing())
          .returning('id')
          .execute()
        const keys = inserts.map((row) => row.email_key)
        const found = await queries
          .selectFrom('users')
          .select(['id', 'email_key', 'email_verified_at', 'created_at'])
          .where(among(context, 'email_key', keys))
          .where('removed_at', 'is', null)
          .execute()
        const madeIds = new Set(made.map(({ id }) => id))
        const since = new Map(accounts.map((account, at) => [rows[at]!.email_key, account.createdAt]))
        // Whoever registered with an address and never confirmed it may be anybody; one that came before has the time of then.
        const isSame = (row: (typeof found)[number]) =>
          madeIds.has(row.id) ||
          row.email_verified_at !== null ||
          sameTime(row.created_at, since.get(row.email_key))
        const byKey = new Map(found.filter(isSame).map(({ id, email_key }) => [email_key, id]))
        return { ids: rows.map((row) => byKey.get(row.email_key)), made: madeIds }
      })
    },

    async isEmpty() {
      return (await context.read.selectFrom('users').select('id').limit(1).executeTakeFirst()) === undefined
    },

    findById(id) {
      const found = hot.get(id, () => readById(id))
      return found instanceof Promise ? found.then(asUser) : asUser(found)
    },

    async findMany(ids) {
      const rows = await context.read
        .selectFrom('users')
        .selectAll()
        .where(among(context, 'id', ids))
        .where('removed_at', 'is', null)
        .execute()
      return new Map(rows.map((row) => [row.id, toUser(row, context.now())]))
    },

    async findByEmail(email) {
      const row = await context.read
        .selectFrom('users')
        .selectAll()
        .where('email_key', '=', storable(emailKey(email)))
        .executeTakeFirst()
      return row && { ...toUser(row, context.now()), passwordHash: row.password_hash }
    },

    holdPassword(id, passwordHash) {
      return context.write(async ({ queries }) => {
        const row = await queries
          .selectFrom('users')
          .selectAll()
          .where('id', '=', id)
          .where('password_hash', '=', passwordHash)
          .where('removed_at', 'is', null)
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        return row && toUser(row, context.now())
      })
    },

    async rehash(id, passwordHash) {
      await context.write(({ queries }) =>
        queries.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', id).execute(),
      )
    },

    update(id, patch, ifVersion) {
      return context.write(async ({ queries }) => {
        let update = queries
          .updateTable('users')
          .set((eb) => ({
            ...(patch.name !== undefined && { name: storable(patch.name) }),
            ...(patch.phone !== undefined && { phone: patch.phone }),
            ...(patch.phoneVisibility !== undefined && { phone_visibility: patch.phoneVisibility }),
            ...(patch.locale !== undefined && { locale: patch.locale }),
            ...(patch.passwordHash !== undefined && {
              password_hash: patch.passwordHash,
              token_version: eb('token_version', '+', 1),
            }),
            ...(patch.email !== undefined && {
              ...addressColumns(patch.email),
              email_verified_at: context.now(),
            }),
            updated_at: context.now(),
            version: eb('version', '+', 1),
          }))
          .where('id', '=', id)
          .where('removed_at', 'is', null)
        if (ifVersion !== undefined) update = update.where('version', '=', ifVersion)
        const row = await update
          .returningAll()
          .executeTakeFirst()
          .catch((error: unknown) => {
            throw isUniqueViolation(error) ? taken() : error
          })
        if (!row) {
          const exists = await queries
            .selectFrom('users')
            .select('id')
            .where('id', '=', id)
            .where('removed_at', 'is', null)
            .executeTakeFirst()
          if (exists) throw new DatabaseError('stale', 'The account has changed since it was read')
          throw new DatabaseError('not-found', 'There is no such account')
        }
        return toUser(row, context.now())
      })
    },

    async verifyEmail(id) {
      const now = context.now()
      await context.write(({ queries }) =>
        queries
          .updateTable('users')
          .set((eb) => ({ email_verified_at: now, updated_at: now, version: eb('version', '+', 1) }))
          .where('id', '=', id)
          .where('email_verified_at', 'is', null)
          .where('removed_at', 'is', null)
          .execute(),
      )
    },

    ...createRemoval(context, feed, events, listingsOn),

    export: (id) => exportUser(context, id),
  }
}

type NewUser = Parameters<Users['create']>[0]

const newRow = (input: Omit<NewUser, 'createdAt'>, now: Time): UserRow => ({
  id: newId(),
  ...addressColumns(input.email),
  name: storable(input.name),
  phone: input.phone ?? null,
  phone_visibility: 'nobody',
  role: input.role ?? 'member',
  locale: input.locale ?? firstLanguage,
  password_hash: input.passwordHash,
  created_at: now,
  updated_at: now,
  version: 1,
  email_verified_at: input.isVerified ? now : null,
  removed_at: null,
  token_version: 1,
  suspended_at: null,
  suspended_until: null,
  suspended_reason: null,
})

const taken = () =>
  new DatabaseError('conflict', 'An account with this e-mail address exists already', 'email')

/** The address as it is shown and written to, and the key by which it is one account's. */
const addressColumns = (email: string) => ({
  email: properEmail(email) ?? storable(email.trim()),
  email_key: storable(emailKey(email)),
})

export function toUser(row: UserRow, now: Time): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    phone: row.phone,
    phoneVisibility: row.phone_visibility,
    role: row.role,
    // One that the site no longer has reads as its first.
    locale: isLanguage(row.locale) ? row.locale : firstLanguage,
    emailVerifiedAt: row.email_verified_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
    tokenVersion: row.token_version,
    suspension: suspensionOf(row, now),
  }
}

/** SQL for whoever is not suspended at the time of its parameter: what `suspensionOf` says of a row. */
export const unsuspended = '(suspended_at is null or (suspended_until is not null and suspended_until <= ?))'

/** The suspension that holds at `now`. */
function suspensionOf(row: UserRow, now: Time): Suspension | null {
  const { suspended_at: since, suspended_until: until, suspended_reason: reason } = row
  if (since === null || (until !== null && until <= now)) return null
  return { since, until, reason: reason ?? '' }
}

const sameTime = (one: Time, other: string | null | undefined): boolean =>
  typeof other === 'string' && Date.parse(one) === Date.parse(other)
