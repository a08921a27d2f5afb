import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { storable } from '../text.ts'
import type { Id, Time } from '../types.ts'

/** What a trader says about itself, as buyers see it. */
export interface Trader {
  name: string
  vatId: string
  registerNumber: string
  address: string
  email: string
  phone: string
  /** When a look-up last said that the VAT number is valid; null for one that was not looked up, or is not. */
  vatConfirmedAt: Time | null
  /** When it certified that it offers only what obeys the law. */
  certifiedAt: Time
}

/** What a look-up of a VAT number said. */
interface VatLookUp {
  /** `unknown` where the service could not say. */
  outcome: 'valid' | 'invalid' | 'unknown'
  /** Whose the number is, where the service tells. */
  holder: string | null
  askedAt: Time
}

interface Traders {
  find(userId: Id): Promise<Trader | undefined>
  /** @throws DatabaseError not-found for an account that is gone */
  keep(userId: Id, trader: Omit<Trader, 'certifiedAt' | 'vatConfirmedAt'>): Promise<Trader>
  /** Numbers that nobody has looked up, got no answer an hour ago, or were looked up half a year ago; those that wait longest first. */
  vatToAsk(now: Time, limit: number): Promise<{ userId: Id; vatId: string }[]>
  /** Keeps what was said of a number, unless the trader has another by now. */
  keepVat(userId: Id, vatId: string, said: VatLookUp): Promise<void>
  /** What was said of the trader's number; undefined where nobody asked. */
  vatOf(userId: Id): Promise<VatLookUp | undefined>
  /** The account is a private one from now on. */
  remove(userId: Id): Promise<void>
}

export interface TradersSchema {
  traders: {
    user_id: Id
    name: string
    vat_id: string
    register_number: string
    address: string
    email: string
    phone: string
    certified_at: Time
    updated_at: Time
    vat_outcome: VatLookUp['outcome'] | null
    vat_holder: string | null
    vat_asked_at: Time | null
  }
  /** What published listings cost before, each with when that ended; written by a trigger. */
  past_prices: { listing_id: Id; ended_at: Time; amount: number; currency: string }
}

/** When a number is asked for again that got no answer, and one that got one. */
const againMs = 3_600_000
const holdsMs = 182 * 86_400_000

export function createTraders(context: Context): Traders {
  /** Its listings' pages tell of it: their tags are made of the account's last change. */
  const touch = (queries: Context['read'], userId: Id) =>
    queries
      .updateTable('users')
      .set((eb) => ({ updated_at: context.now(), version: eb('version', '+', 1) }))
      .where('id', '=', userId)
      .where('removed_at', 'is', null)
      .returning('id')
      .executeTakeFirst()

  const forgetVat = (queries: Context['read'], userId: Id) =>
    queries
      .updateTable('traders')
      .set({ vat_outcome: null, vat_holder: null, vat_asked_at: null })
      .where('user_id', '=', userId)
      .execute()

  return {
    find: (userId) =>
      context.read
        .selectFrom('traders')
        .select(['name', 'vat_id as vatId', 'register_number as registerNumber', 'address', 'email', 'phone'])
        .select('certified_at as certifiedAt')
        .select((eb) =>
          eb.case().when('vat_outcome', '=', 'valid').then(eb.ref('vat_asked_at')).end().as('vatConfirmedAt'),
        )
        .where('user_id', '=', userId)
        .executeTakeFirst(),

    keep(userId, trader) {
      return context.write(async ({ queries }) => {
        if ((await touch(queries, userId)) === undefined)
          throw new DatabaseError('not-found', 'There is no such account')
        const now = context.now()
        const values = {
          ...{
            name: storable(trader.name),
            vat_id: trader.vatId,
            register_number: storable(trader.registerNumber),
          },
          ...{ address: storable(trader.address), email: trader.email, phone: trader.phone },
          ...{ certified_at: now, updated_at: now },
        }
        const before = await queries
          .selectFrom('traders')
          .select(['vat_id', 'vat_outcome', 'vat_asked_at'])
          .where('user_id', '=', userId)
          .executeTakeFirst()
        const isSame = before?.vat_id === trader.vatId
        if (before !== undefined && !isSame) await forgetVat(queries, userId)
        await queries
          .insertInto('traders')
          .values({ user_id: userId, ...values })
          .onConflict((c) => c.column('user_id').doUpdateSet(values))
          .execute()
        const vatConfirmedAt = isSame && before.vat_outcome === 'valid' ? before.vat_asked_at : null
        return { ...trader, certifiedAt: now, vatConfirmedAt }
      })
    },

    vatToAsk(now, limit) {
      const ago = (ms: number) => new Date(Date.parse(now) - ms).toISOString()
      return context.read
        .selectFrom('traders')
        .select(['user_id as userId', 'vat_id as vatId'])
        .where((eb) =>
          eb.or([
            eb('vat_outcome', 'is', null),
            eb.and([eb('vat_outcome', '=', 'unknown'), eb('vat_asked_at', '<', ago(againMs))]),
            eb.and([eb('vat_outcome', '!=', 'unknown'), eb('vat_asked_at', '<', ago(holdsMs))]),
          ]),
        )
        .orderBy((eb) => eb.fn.coalesce('vat_asked_at', eb.val('')))
        .limit(limit)
        .execute()
    },

    async keepVat(userId, vatId, { outcome, holder, askedAt }) {
      await context.write(async ({ queries }) => {
        const { numUpdatedRows } = await queries
          .updateTable('traders')
          .set({
            ...{ vat_outcome: outcome, vat_asked_at: askedAt },
            vat_holder: holder === null ? null : storable(holder),
          })
          .where('user_id', '=', userId)
          .where('vat_id', '=', vatId)
          .executeTakeFirst()
        if (numUpdatedRows > 0n) await touch(queries, userId)
      })
    },

    async vatOf(userId) {
      const row = await context.read
        .selectFrom('traders')
        .select(['vat_outcome', 'vat_holder', 'vat_asked_at'])
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (!row?.vat_outcome || row.vat_asked_at === null) return undefined
      return { outcome: row.vat_outcome, holder: row.vat_holder, askedAt: row.vat_asked_at }
    },

    async remove(userId) {
      await context.write(async ({ queries }) => {
        const { numDeletedRows } = await queries
          .deleteFrom('traders')
          .where('user_id', '=', userId)
          .executeTakeFirst()
        if (numDeletedRows > 0n) await touch(queries, userId)
      })
    },
  }
}
