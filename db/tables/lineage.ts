import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Context, Queries, WriteTransaction } from '../context.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/**
 * Settings that say which history of which database this is. Positions in the change feed name the identity, so a new one makes
 * every index, wherever it is, begin anew.
 */
export const identityKey = 'identity'
/** The Postgres cluster and database whose transaction numbers the feed's rows hold. */
export const clusterKey = 'cluster'
/** Up to where the feed was purged. */
export const purgedKey = 'changes-purged'

/** Statements that tell the cluster and database at the other end, as `<system identifier>.<oid>`. */
export interface Cluster {
  /** An SQL expression without parameters. */
  expression: string
}

/**
 * How to ask where this Postgres database lives. A copy made by dump and restore, or from a template, has another answer than its
 * original. Providers that hide the system's identifier leave the database's number.
 */
export async function clusterOf(queries: Queries): Promise<Cluster> {
  const { rows } = await sql<{ allowed: boolean | null }>`
    select has_function_privilege(to_regprocedure('pg_control_system()')::oid, 'execute') as allowed`.execute(
    queries,
  )
  const system = rows[0]?.allowed ? '(select system_identifier::text from pg_control_system())' : "''"
  return {
    expression: `${system} || '.' || (select oid::text from pg_database where datname = current_database())`,
  }
}

/**
 * Makes sure that this database has an identity. On Postgres also that the feed is of this cluster: transaction numbers of another
 * one mean nothing here, so the feed of a database that was copied or restored begins anew under a new identity.
 */
export async function settleLineage(context: Context, cluster: Cluster | undefined): Promise<void> {
  await context.write(async (tx) => {
    const { queries } = tx
    // locked, so that of several processes that open a restored database one does it
    const identity = await lockSetting(queries, identityKey)
    if (cluster === undefined) {
      if (identity === '') await writeSetting(queries, identityKey, newIdentity())
      return
    }
    const { rows } = await sql<{ here: string; foreign: boolean }>`
      select ${sql.raw(cluster.expression)} as here,
        exists (select from changes where transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
          and transaction_id <> coalesce(pg_current_xact_id_if_assigned(), '0'::xid8)) as foreign`.execute(
      queries,
    )
    const { here, foreign } = rows[0]!
    const known = await readSetting(queries, clusterKey)
    if (identity !== '' && known === here && !foreign) return
    await beginLineage(tx)
    await writeSetting(queries, clusterKey, here)
  })
}

/** Forgets the feed and gives the database a new identity: every position of before is refused from now on. */
export async function beginLineage({ queries }: WriteTransaction): Promise<void> {
  await queries.deleteFrom('changes').execute()
  await queries.deleteFrom('settings').where('key', '=', purgedKey).execute()
  await writeSetting(queries, identityKey, newIdentity())
}

/** Eight hex digits that tell this history from any other. */
function newIdentity(): string {
  return randomBytes(4).toString('hex')
}
