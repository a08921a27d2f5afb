import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { readFeedHorizon } from '../postgres/feed-horizon.ts'
import type { Id, Time } from '../types.ts'
import { type Cluster, clusterKey, identityKey, purgedKey, settleLineage } from './lineage.ts'

/** A place in the feed: after every change of a transaction below `transaction`, and up to `seq` of that one. */
interface Position {
  /** Of the database's history, see lineage.ts; null before the first change of whichever it is. */
  identity: string | null
  /** 0 on SQLite, where `seq` alone is the order of commits. */
  transaction: bigint
  seq: number
  /** Of the last change at or before this place, by which a database that was set back to an older state is known. */
  trace: string
}

interface ChangeRow {
  seq: number
  listing_id: Id
  kind: string
  created_at: Time
}

const noTrace = '0'
const afterAll = Number.MAX_SAFE_INTEGER

export const beforeAll: Position = { identity: null, transaction: 0n, seq: 0, trace: noTrace }

/** What tells one change from whatever another history has at the same place: eight hex digits. */
export function traceOf({ seq, listing_id, kind, created_at }: ChangeRow): string {
  return createHash('sha256').update(`${seq} ${listing_id} ${kind} ${created_at}`).digest('hex').slice(0, 8)
}

export function formatPosition({ identity, transaction, seq, trace }: Position): string {
  return `${identity}.${transaction}.${seq}.${trace}`
}

/** @throws DatabaseError bad-cursor */
export function parsePosition(text: string): Position {
  const found = /^([0-9a-f]{8})\.(\d{1,19})\.(\d{1,16})\.(0|[0-9a-f]{8})$/.exec(text)
  if (!found) throw foreign()
  return { identity: found[1]!, transaction: BigInt(found[2]!), seq: Number(found[3]), trace: found[4]! }
}

const foreign = () =>
  new DatabaseError('bad-cursor', 'The position is not one of this database’s change feed', 'position')

/** Where the feed stands, and whether a position is one of it. */
export function createPositions(context: Context, cluster: Cluster | undefined) {
  const setting = (key: string) => `(select value from settings where key = '${key}')`
  const change = 'select seq, listing_id, kind, created_at'
  // Each column has a name of its own, as a transaction's reads want it.
  // Rows at or before the position are all settled: it was made when they were.
  const verifying =
    cluster === undefined
      ? `select ${setting(identityKey)} as identity, '' as known, '' as here, ${setting(purgedKey)} as purged, seq, listing_id, kind, created_at
        from (select 1) one left join (${change} from changes where seq <= ? order by seq desc limit 1) last on true`
      : `select ${setting(identityKey)} as identity, ${setting(clusterKey)} as known, ${cluster.expression} as here, ${setting(purgedKey)} as purged,
          seq, listing_id, kind, created_at
        from (select 1) one left join lateral (${change} from changes
          where (transaction_id, seq) <= (?::xid8, ?::int8) order by transaction_id desc, seq desc limit 1) last on true`
  const newest =
    cluster === undefined
      ? `select ${setting(identityKey)} as identity, ${setting(purgedKey)} as purged, seq, listing_id, kind, created_at
        from (select 1) one left join (${change} from changes order by seq desc limit 1) last on true`
      : `select ${setting(identityKey)} as identity, ${setting(purgedKey)} as purged, seq, listing_id, kind, created_at
        from (select 1) one left join (${change} from changes
          where transaction_id < ?::xid8 order by transaction_id desc, seq desc limit 1) last on true`

  /** The trace of the last change, which may be purged already. */
  const traceAt = (change: unknown[], purged: Purged | undefined): string => {
    const [seq, listing_id, kind, created_at] = change as [number | null, Id, string, Time]
    return seq === null ? (purged?.trace ?? noTrace) : traceOf({ seq, listing_id, kind, created_at })
  }

  return {
    /**
     * Resolves to the identity of the database, which a good position names.
     * @throws DatabaseError bad-cursor for a position of another database or another history of it, or one whose successors
     * were purged
     */
    async verify(position: Position): Promise<string> {
      const place = cluster === undefined ? [position.seq] : [position.transaction.toString(), position.seq]
      const [row] = await context.raw(verifying, place)
      const [identity, known, here, purgedText, ...change] = row as [string, string, string, string | null]
      if (known !== here) {
        // Restored from elsewhere while this process ran.
        await settleLineage(context, cluster)
        throw foreign()
      }
      const purged = parsePurged(purgedText)
      if (position.identity === null) return identity
      if (position.identity !== identity) throw foreign()
      if (purged && isBefore(position, purged)) {
        throw new DatabaseError('bad-cursor', 'Changes after this position are no longer kept', 'position')
      }
      if (traceAt(change, purged) !== position.trace) throw foreign()
      return identity
    },

    /** The place after all that is settled now. */
    async latest(): Promise<string> {
      const horizon = cluster === undefined ? undefined : await readFeedHorizon(context)
      const [row] = await context.raw(newest, horizon === undefined ? [] : [horizon])
      const [identity, purgedText, ...change] = row as [string, string | null, ...unknown[]]
      const purged = parsePurged(purgedText)
      const trace = traceAt(change, purged)
      if (horizon === undefined) {
        const seq = (change[0] as number | null) ?? purged?.seq ?? 0
        return formatPosition({ identity, transaction: 0n, seq, trace })
      }
      // Transactions from this one on may still write: their changes come after the position.
      return formatPosition({ identity, transaction: BigInt(horizon) - 1n, seq: afterAll, trace })
    },
  }
}

interface Purged {
  transaction: bigint
  seq: number
  trace: string
}

/** The last change that was purged, as `purge` writes it. */
function parsePurged(text: string | null): Purged | undefined {
  if (text === null) return undefined
  const [transaction = '0', seq = '0', trace = noTrace] = text.split('.')
  return { transaction: BigInt(transaction), seq: Number(seq), trace }
}

function isBefore(position: Position, purged: Purged): boolean {
  return (
    position.transaction < purged.transaction ||
    (position.transaction === purged.transaction && position.seq < purged.seq)
  )
}
