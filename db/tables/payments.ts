import { type Context, within } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { PromotionPackage } from '../rules/promotions.ts'
import type { Id, Money, Time } from '../types.ts'
import type { Promotions } from './promotions.ts'

interface Payment {
  id: Id
  provider: string
  /** Of the provider's own; null until it is paid. */
  reference: string | null
  listingId: Id
  package: PromotionPackage
  price: { amount: number; currency: string }
  state: PaymentState
  createdAt: Time
  paidAt: Time | null
}

/** `owed`: paid, for a listing that was not on show by then. */
type PaymentState = 'open' | 'paid' | 'owed'

/** What came of a provider's word: `known` was settled before; `unknown` is of no payment of ours, or of another price. */
type Settled = 'paid' | 'owed' | 'known' | 'unknown'

interface Payments {
  begin(payment: Pick<Payment, 'provider' | 'listingId' | 'package'> & { price: Money }): Promise<Id>
  /** Settles a payment once and promotes its listing, in one transaction. */
  settle(paid: {
    provider: string
    id: Id
    reference: string
    price: { amount: number; currency: string }
  }): Promise<Settled>
  /** Those that were paid, the latest begun first. */
  paid(limit: number): Promise<Payment[]>
  /** Forgets up to `limit` that nobody paid, begun before `before`. */
  purge(before: Time, limit: number): Promise<number>
}

export interface PaymentsSchema {
  payments: {
    id: Id
    provider: string
    reference: string | null
    listing_id: Id
    package: PromotionPackage
    amount: number
    currency: string
    state: PaymentState
    created_at: Time
    paid_at: Time | null
  }
}

/** @param promotionsOn promotes within a transaction */
export function createPayments(
  context: Context,
  promotionsOn: (on: Context) => Pick<Promotions, 'pay'>,
): Payments {
  return {
    begin: ({ provider, listingId, package: name, price }) =>
      context.write(async ({ queries }) => {
        const id = newId()
        await queries
          .insertInto('payments')
          .values({
            ...{ id, provider, reference: null, listing_id: listingId, package: name },
            ...{ amount: price.amount, currency: price.currency, state: 'open' },
            ...{ created_at: context.now(), paid_at: null },
          })
          .execute()
        return id
      }),

    settle: ({ provider, id, reference, price }) =>
      context.write(async (tx) => {
        const { queries } = tx
        const known = await queries
          .selectFrom('payments')
          .selectAll()
          .where('id', '=', id)
          .where('provider', '=', provider)
          .$if(context.dialect === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst()
        const isRight = known && Number(known.amount) === price.amount && known.currency === price.currency
        if (!isRight) return 'unknown'
        if (known.state !== 'open') return 'known'
        const state = await paidFor(within(context, tx), known)
        await queries
          .updateTable('payments')
          .set({ state, reference, paid_at: context.now() })
          .where('id', '=', id)
          .execute()
        return state
      }),

    async paid(limit) {
      const rows = await context.read
        .selectFrom('payments')
        .selectAll()
        .where('state', '<>', 'open')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => ({
        ...{ id: row.id, provider: row.provider, reference: row.reference, listingId: row.listing_id },
        ...{ package: row.package, price: { amount: Number(row.amount), currency: row.currency } },
        ...{ state: row.state, createdAt: row.created_at, paidAt: row.paid_at },
      }))
    },

    async purge(before, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('payments')
          .where('id', 'in', (eb) =>
            eb
              .selectFrom('payments')
              .select('id')
              .where('state', '=', 'open')
              .where('created_at', '<=', before)
              .limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }

  async function paidFor(
    on: Context,
    { listing_id: listingId, package: name }: PaymentsSchema['payments'],
  ): Promise<'paid' | 'owed'> {
    try {
      await promotionsOn(on).pay(listingId, name)
      return 'paid'
    } catch (error) {
      const isAway = error instanceof DatabaseError && ['conflict', 'not-found'].includes(error.code)
      if (!isAway) throw error
      return 'owed'
    }
  }
}
