import { AsyncLocalStorage } from 'node:async_hooks'
import type { Generated } from 'kysely'
import type { Context, WriteTransaction } from '../context.ts'
import { readFeedHorizon } from '../postgres/feed-horizon.ts'
import { rowsFrom } from '../rows-from.ts'
import type { Id, Time } from '../types.ts'

/** What an account is told of at once. */
type AccountEventKind = 'message' | 'read' | 'offer' | 'listing' | 'notification'

interface AccountEvent {
  /** From 1 for each account, without a gap, in the order of commits. */
  seq: number
  kind: AccountEventKind
  /** JSON text. */
  data: string
}

interface NewAccountEvent {
  userId: Id
  kind: AccountEventKind
  data: object
}

/** The numbered events of each account: the truth that its streams are read from. */
export interface AccountEvents {
  /**
   * Those after `seq`. `isWhole` says whether none is missing between them and `seq`: not where they were purged meanwhile, or the database was set back.
   */
  after(userId: Id, seq: number, limit: number): Promise<{ items: AccountEvent[]; isWhole: boolean }>
  /** The number of the last one; 0 for none. */
  head(userId: Id): Promise<number>
  /**
   * Whose events were added since `position` of the call before, by whatever process, with the last number of each; some may come twice, none is
   * missed. With null only where to begin.
   */
  touched(position: string | null): Promise<{ accounts: [id: Id, seq: number][]; position: string }>
  /** Called after each commit of this process that added events, with whose these are. Returns the unsubscribe. */
  onCommit(listener: (userIds: readonly Id[]) => void): () => void
  /** At most `limit` of before `before` go. */
  purge(before: Time, limit: number): Promise<number>
}

export interface AccountEventsSchema {
  event_heads: { user_id: Id; seq: number }
  account_events: {
    place: Generated<number>
    user_id: Id
    seq: number
    kind: AccountEventKind
    data: string
    created_at: Time
  }
}

/** The listeners of this process. */
export type EventFeed = Set<(userIds: readonly Id[]) => void>

/** Adds events to their accounts in the transaction that caused them. The head's lock keeps numbers in the order of commits. */
export async function recordEvents(
  context: Context,
  feed: EventFeed,
  tx: WriteTransaction,
  events: NewAccountEvent[],
): Promise<void> {
  if (events.length === 0) return
  const now = context.now()
  // In one order, so that two transactions never wait for each other.
  const byAccount = [...Map.groupBy(events, ({ userId }) => userId)].sort(([a], [b]) => (a < b ? -1 : 1))
  const counts = byAccount.map(([user_id, of]) => ({ user_id, seq: of.length }))
  const given = rowsFrom(context, 'event_heads', ['user_id', 'seq'], counts)
  const heads = (await tx.rows(
    `insert into event_heads (user_id, seq) ${given.sql}
      on conflict (user_id) do update set seq = event_heads.seq + excluded.seq returning user_id, seq`,
    given.parameters,
  )) as [Id, number][]
  const headOf = new Map(heads)
  const columns = ['user_id', 'seq', 'kind', 'data', 'created_at']
  const rows = byAccount.flatMap(([userId, of]) =>
    of.map(({ kind, data }, at) => [
      ...[userId, headOf.get(userId)! - of.length + 1 + at, kind, JSON.stringify(data), now],
    ]),
  )
  await context.insertMany(tx, 'account_events', columns, rows)
  const userIds = byAccount.map(([userId]) => userId)
  tx.onCommit(() => {
    for (const listener of feed) listener(userIds)
  })
}

export function createAccountEvents(context: Context, feed: EventFeed): AccountEvents {
  const postgres = context.dialect === 'postgres'
  return {
    async after(userId, seq, limit) {
      // One statement, hence one state: a head of later would look like a gap.
      const rows = await context.rawMany(
        `select heads.seq, found.seq, found.kind, found.data
          from (select coalesce((select seq from event_heads where user_id = ?), 0) as seq) as heads
          left join (select seq, kind, data from account_events where user_id = ? and seq > ? order by seq limit ?) as found on true
          order by found.seq`,
        [userId, userId, seq, limit],
      )
      const items = (rows as [number, number | null, AccountEventKind, string][]).flatMap(
        ([, at, kind, data]) => (at === null ? [] : [{ seq: at, kind, data }]),
      )
      const head = rows[0]![0] as number
      return { items, isWhole: items.length > 0 ? items[0]!.seq === seq + 1 : head === seq }
    },

    async head(userId) {
      const [row] = await context.raw('select coalesce(max(seq), 0) from event_heads where user_id = ?', [
        userId,
      ])
      return Number(row![0])
    },

    async touched(position) {
      const [beyond, aggregate, latest] = postgres
        ? ['transaction_id >= ?::xid8', 'json_agg(json_build_array(user_id, seq))::text', '?::text']
        : [
            'place > ?',
            'json_group_array(json_array(user_id, seq))',
            'cast(coalesce((select max(place) from account_events), 0) as text)',
          ]
      const [row] = await context.raw(
        `select ${latest} as latest, (select ${aggregate} from
          (select user_id, max(seq) as seq from account_events where ${beyond} group by user_id) as added) as accounts`,
        // Beyond all that can be.
        postgres
          ? [await readFeedHorizon(context), position ?? '18446744073709551615']
          : [Number(position ?? Number.MAX_SAFE_INTEGER)],
      )
      const [at, accounts] = row as [string, string | null]
      return { accounts: JSON.parse(accounts ?? '[]') as [Id, number][], position: at }
    },

    onCommit(listener) {
      // A function of its own, in the subscriber's context: the writer's has a deadline.
      const own = AsyncLocalStorage.bind(listener)
      feed.add(own)
      return () => void feed.delete(own)
    },

    async purge(before, limit) {
      const { numDeletedRows } = await context.write(({ queries }) =>
        queries
          .deleteFrom('account_events')
          .where('place', 'in', (eb) =>
            eb
              .selectFrom('account_events')
              .select('place')
              .where('created_at', '<', before)
              .orderBy('created_at')
              .limit(limit),
          )
          .executeTakeFirst(),
      )
      return Number(numDeletedRows)
    },
  }
}
