import type { Context } from '../context.ts'
import { isLockOfWriter } from '../postgres/feed-horizon.ts'

export interface FeedDelay {
  /** Since the oldest change that is committed and not told yet; 0 where there is none. */
  seconds: number
  /** The oldest open transaction that writes here, where the server tells of it. */
  holder: { pid: number | null; application: string; database: string; seconds: number } | null
}

/**
 * The oldest change that is committed and not told yet, and the oldest open transaction that writes, which it waits for. Those of other roles
 * are seen only by members of pg_read_all_stats.
 */
const delayOfPostgres = `
with running as (
  select pid, application_name as application, datname as database, xact_start as began, age(backend_xid) as age
  from pg_stat_activity where backend_xid is not null and pid in (select pid from pg_locks where ${isLockOfWriter})
)
select
  (select extract(epoch from clock_timestamp() - created_at::timestamptz)::float8 from changes
    where transaction_id >= (select piata_feed_horizon()) order by transaction_id, seq limit 1),
  pid, application, database, extract(epoch from clock_timestamp() - began)::float8
from (select 1) one left join lateral (select * from running order by age desc limit 1) oldest on true`

/** How long the oldest committed change has waited to be told of; nothing waits on SQLite. */
export async function delayOfFeed(context: Context): Promise<FeedDelay> {
  if (context.dialect === 'sqlite') return { seconds: 0, holder: null }
  const [row] = await context.raw(delayOfPostgres, [])
  const [waited, pid, application, database, age] = row as [
    number | null,
    number | null,
    string | null,
    string | null,
    number | null,
  ]
  if (waited === null) return { seconds: 0, holder: null }
  const holder =
    application === null ? null : { pid, application, database: database ?? '', seconds: age ?? 0 }
  return { seconds: Math.max(0, waited), holder }
}
