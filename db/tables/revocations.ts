import type { Generated } from 'kysely'
import type { Context } from '../context.ts'
import { readFeedHorizon } from '../postgres/feed-horizon.ts'
import type { Id, Time } from '../types.ts'

interface Revocations {
  /**
   * What ended access tokens, however it did, since `position` of the call before, or with null in the last hours; some may come twice. At most
   * `limit` of each kind, the latest. None is missed, in whatever order transactions commit.
   */
  since(position: string | null, limit: number): Promise<Revoked>
}

interface Revoked {
  /** Sessions that ended. */
  sessions: Id[]
  /** Accounts whose tokens below a version are void. */
  accounts: [id: Id, version: number][]
  position: string
}

export interface RevocationsSchema {
  /** Written by a trigger when a session's row goes. */
  ended_sessions: {
    seq: Generated<number>
    session_id: Id
    ended_at: Time
  }
  /** Written by a trigger when the version of an account's tokens changes. */
  token_versions: {
    seq: Generated<number>
    user_id: Id
    version: number
    changed_at: Time
  }
}

/** How long these are remembered: longer than any access token lives. */
export const revocationLifeMs = 2 * 3_600_000

export function createRevocations(context: Context): Revocations {
  return {
    async since(position, limit) {
      const rows =
        context.dialect === 'postgres'
          ? await context.raw(
              `select ?::text,
              (select json_agg(session_id)::text from
              (select session_id from ended_sessions where transaction_id >= ?::xid8 order by seq desc limit ?) as recent),
              (select json_agg(json_build_array(user_id, version))::text from
              (select user_id, version from token_versions where transaction_id >= ?::xid8 order by seq desc limit ?) as recent)`,
              [await readFeedHorizon(context), position ?? '0', limit, position ?? '0', limit],
            )
          : await sinceOnSqlite(context, (position ?? '0 0').split(' ').map(Number), limit)
      const [latest, sessions, accounts] = rows[0] as [string, string | null, string | null]
      return {
        sessions: JSON.parse(sessions ?? '[]') as Id[],
        accounts: JSON.parse(accounts ?? '[]') as Revoked['accounts'],
        position: latest,
      }
    },
  }
}

function sinceOnSqlite(context: Context, [session, version]: number[], limit: number): Promise<unknown[][]> {
  return context.raw(
    `select coalesce((select max(seq) from ended_sessions), 0) || ' ' || coalesce((select max(seq) from token_versions), 0),
    (select json_group_array(session_id) from
    (select session_id from ended_sessions where seq > ? order by seq desc limit ?)),
    (select json_group_array(json_array(user_id, version)) from
    (select user_id, version from token_versions where seq > ? order by seq desc limit ?))`,
    [session, limit, version, limit],
  )
}
