import { isUniqueViolation } from '../constraints.ts'
import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import { passkeyRules } from '../rules/passkeys.ts'
import { storable } from '../text.ts'
import type { Id, Time } from '../types.ts'
import { lockAccount } from './lock-account.ts'
import { toUser, type User } from './users.ts'

/** A passkey as its owner sees it. */
export interface Passkey {
  id: Id
  name: string
  /** Whether its maker keeps copies of it on other devices. */
  isSynced: boolean
  createdAt: Time
  /** Null before its first use. */
  usedAt: Time | null
}

/** What an assertion is checked by. */
export interface Credential {
  id: Id
  userId: Id
  /** Base64url, as the authenticator named it. */
  credentialId: string
  /** COSE key, base64url. */
  publicKey: string
  /** How a browser reaches its authenticator: `internal`, `usb`, … */
  transports: string[]
}

/** Passkeys (WebAuthn credentials) by account. */
interface Passkeys {
  /** @throws DatabaseError conflict where the account has as many as it may or the credential is known, bad-reference where the account is gone */
  create(
    input: Omit<Credential, 'id'> & Pick<Passkey, 'name' | 'isSynced'> & { counter: number },
  ): Promise<Passkey>
  /** Of the account, the newest first. */
  list(userId: Id): Promise<Passkey[]>
  /** Of the account, to be named to a browser. */
  credentials(userId: Id): Promise<Credential[]>
  find(credentialId: string): Promise<Credential | undefined>
  /**
   * Takes an assertion: notes its counter and that the passkey was used. `copied` where the counter is no higher than one seen before, and either
   * is not 0; `gone` where the passkey is, or its account. The account stays as it is told until the transaction ends.
   */
  take(
    id: Id,
    counter: number,
  ): Promise<{ outcome: 'taken' | 'copied'; user: User; name: string } | { outcome: 'gone' }>
  /** Ends one; resolves to its name. @throws DatabaseError not-found */
  remove(userId: Id, id: Id): Promise<string>
  /** Ends all of the account. Resolves to how many. */
  removeAll(userId: Id): Promise<number>
}

export interface PasskeysSchema {
  passkeys: {
    id: Id
    user_id: Id
    credential_id: string
    public_key: string
    /** JSON array. */
    transports: string
    counter: number
    name: string
    is_synced: number
    created_at: Time
    used_at: Time | null
  }
}

const shown = ['id', 'name', 'is_synced', 'created_at', 'used_at'] as const
const checked = ['id', 'user_id', 'credential_id', 'public_key', 'transports'] as const

export function createPasskeys(context: Context): Passkeys {
  return {
    create({ userId, credentialId, publicKey, transports, counter, name, isSynced }) {
      return context.write(async ({ queries }) => {
        // Locked, so that two requests at once cannot both be the last one allowed.
        await lockAccount(context, queries, userId)
        const { count } = await queries
          .selectFrom('passkeys')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('user_id', '=', userId)
          .executeTakeFirstOrThrow()
        if (Number(count) >= passkeyRules.most) {
          throw new DatabaseError(
            'conflict',
            `An account has at most ${passkeyRules.most} passkeys; remove one that is no longer used`,
          )
        }
        const row = {
          id: newId(),
          name: storable(name),
          is_synced: Number(isSynced),
          created_at: context.now(),
          used_at: null,
        }
        await queries
          .insertInto('passkeys')
          .values({
            ...row,
            user_id: userId,
            credential_id: credentialId,
            public_key: publicKey,
            transports: JSON.stringify(transports),
            counter,
          })
          .execute()
          .catch((error: unknown) => {
            throw isUniqueViolation(error)
              ? new DatabaseError('conflict', 'This passkey is registered already')
              : error
          })
        return toPasskey(row)
      })
    },

    async list(userId) {
      const rows = await context.read
        .selectFrom('passkeys')
        .select(shown)
        .where('user_id', '=', userId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toPasskey)
    },

    async credentials(userId) {
      const rows = await context.read
        .selectFrom('passkeys')
        .select(checked)
        .where('user_id', '=', userId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toCredential)
    },

    async find(credentialId) {
      const row = await context.read
        .selectFrom('passkeys')
        .select(checked)
        .where('credential_id', '=', credentialId)
        .executeTakeFirst()
      return row && toCredential(row)
    },

    take(id, counter) {
      return context.write(async ({ queries }) => {
        const row = await queries
          .selectFrom('users')
          .selectAll()
          .where('id', '=', (eb) => eb.selectFrom('passkeys').select('user_id').where('id', '=', id))
          .where('removed_at', 'is', null)
          // SQLite has one writer at a time.
          .$if(context.dialect === 'postgres', (query) => query.forNoKeyUpdate())
          .executeTakeFirst()
        const passkey =
          row &&
          (await queries
            .selectFrom('passkeys')
            .select(['counter', 'name'])
            .where('id', '=', id)
            .$if(context.dialect === 'postgres', (query) => query.forUpdate())
            .executeTakeFirst())
        if (row === undefined || passkey === undefined) return { outcome: 'gone' }
        const known = Number(passkey.counter)
        const told = { user: toUser(row, context.now()), name: passkey.name }
        // WebAuthn, 7.2: those of many passkeys stay at 0.
        if (counter <= known && (counter !== 0 || known !== 0)) return { outcome: 'copied', ...told }
        await queries
          .updateTable('passkeys')
          .set({ counter, used_at: context.now() })
          .where('id', '=', id)
          .execute()
        return { outcome: 'taken', ...told }
      })
    },

    async remove(userId, id) {
      const removed = await context.write(({ queries }) =>
        queries
          .deleteFrom('passkeys')
          .where('id', '=', id)
          .where('user_id', '=', userId)
          .returning('name')
          .executeTakeFirst(),
      )
      if (removed === undefined) throw new DatabaseError('not-found', 'There is no such passkey')
      return removed.name
    },

    async removeAll(userId) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries.deleteFrom('passkeys').where('user_id', '=', userId).executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}

const toPasskey = (row: Pick<PasskeysSchema['passkeys'], (typeof shown)[number]>): Passkey => ({
  id: row.id,
  name: row.name,
  isSynced: row.is_synced === 1,
  createdAt: row.created_at,
  usedAt: row.used_at,
})

const toCredential = (row: Pick<PasskeysSchema['passkeys'], (typeof checked)[number]>): Credential => ({
  id: row.id,
  userId: row.user_id,
  credentialId: row.credential_id,
  publicKey: row.public_key,
  transports: JSON.parse(row.transports),
})
