import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** "piat" in ASCII: the first of two keys, so that the locks of other programs in the same database are told from ours. */
const lockClass = 0x70_69_61_74
const lockOfWriters = 1

/**
 * What each transaction that writes begins with: it takes the lock of writers before its number, and holds it until others see what it wrote.
 * The lock is shared, and nobody takes it alone, so nothing waits for it.
 */
export const joinWriters = `select pg_advisory_xact_lock_shared(${lockClass}, ${lockOfWriters}), pg_current_xact_id()`

/** The tables that are followed by the numbers of their transactions. */
const followed = ['changes', 'account_events', 'ended_sessions', 'token_versions', 'saved_search_places']

/** The locks of open transactions that write, in `pg_locks`; those of tables show who has written by hand. */
export const isLockOfWriter = `database = (select oid from pg_database where datname = current_database()) and (
  locktype = 'advisory' and classid = ${lockClass} and objid = ${lockOfWriters} and objsubid = 2
  or mode = 'RowExclusiveLock' and relation in (${followed.map((table) => `'${table}'::regclass`).join(', ')}))`

/**
 * The number below which no open transaction will write what is followed. The next number is read before the locks: who joins the writers
 * later has a higher one, and who is no writer any more has ended. A writer whose own number is not among the locks is just beginning or ending:
 * they are read again, and where that does not help all that runs on the server is waited for.
 */
export const createFeedHorizon = sql.raw(`
create or replace function piata_feed_horizon() returns xid8 language plpgsql volatile as $$
declare
  snapshot pg_snapshot := pg_current_snapshot();
  oldest xid8;
  unsure boolean;
begin
  for attempt in 1..10 loop
    with locks as materialized (
      select virtualtransaction, ${isLockOfWriter} as writes,
        case when locktype = 'transactionid' and mode = 'ExclusiveLock' then transactionid end as own
      from pg_locks where granted and locktype in ('transactionid', 'advisory', 'relation')
    ), writers as materialized (
      select array_agg(own) filter (where own is not null) as own from locks group by virtualtransaction having bool_or(writes)
    )
    select
      (select number from pg_snapshot_xip(snapshot) as number
        where exists (select from writers where number::xid = any(own)) order by number limit 1),
      exists (select from writers where own is null)
    into oldest, unsure;
    if not unsure then
      return least(coalesce(oldest, pg_snapshot_xmax(snapshot)), pg_current_xact_id_if_assigned());
    end if;
    perform pg_sleep(0.0005);
  end loop;
  return pg_snapshot_xmin(snapshot);
end $$`)

/** The horizon now: statements that begin after it was read see all that was ever written below it. Of Postgres only. */
export async function readFeedHorizon({ raw }: Pick<Context, 'raw'>): Promise<string> {
  const [row] = await raw('select piata_feed_horizon()::text as horizon', [])
  return row![0] as string
}
