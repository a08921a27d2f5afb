import { createHash, randomBytes } from 'node:crypto'
import type { Generated } from 'kysely'
import type { Context, Queries } from '../context.ts'
import type { Id, Time } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/** What happens that security is about. */
export const auditKinds = [
  'registered',
  'logged-in',
  'log-in-failed',
  'password-confirmed',
  'passkey-confirmed',
  'password-changed',
  'password-reset',
  'email-changed',
  'second-factor-added',
  'second-factor-removed',
  'passkey-added',
  'passkey-removed',
  'passkey-copied',
  'recovery-codes-made',
  'identity-linked',
  'identity-unlinked',
  'session-ended',
  'session-reused',
  'role-changed',
  'suspended',
  'unsuspended',
  'account-removed',
  'api-key-made',
  'api-key-removed',
  'keys-changed',
  'staff-acted',
] as const
type AuditKind = (typeof auditKinds)[number]

export interface NewAuditEvent {
  kind: AuditKind
  /** Whom it happened to; null where it was nobody's account. */
  accountId: Id | null
  /** Who did it where that was not the account itself: `operator`, or an account. */
  actor?: string
  sessionId?: Id | null
  network?: string | null
  /** Nothing that is about a person: this stays when an account goes. */
  details?: Record<string, string | number | boolean | null>
}

/** An event as its account sees it. */
interface OwnAuditEvent {
  at: Time
  kind: string
  actor: string | null
  sessionId: Id | null
  network: string | null
  details: object
}

interface AuditReport {
  /** Where the old end was cut off: events up to this position are no longer kept. Null where none were. */
  cut: { position: number; hash: string } | null
  /** Events of the chain that were looked at. */
  sealed: number
  /** Events that are not in the chain yet. */
  unsealed: number
  /** The hash of the last one; kept elsewhere, it shows later that nothing before it was changed. */
  head: string | null
  /** The first thing that is not as it was written. */
  fault?: string
}

interface Audit {
  /** Notes an event, in the transaction of its cause. */
  record(event: NewAuditEvent): Promise<void>
  /** Puts up to `limit` events into the chain, one process at a time. Resolves to how many. */
  seal(limit: number): Promise<number>
  /**
   * Forgets up to `limit` events from the beginning of the chain that happened before `before`; the hash of the last one stays, and the chain goes on from it.
   * Resolves to how many.
   */
  purge(before: Time, limit: number): Promise<number>
  /** Looks through what is kept of the chain. */
  verify(): Promise<AuditReport>
  /** An account's own events after `seq`, in their order; each with its `seq`. */
  ofAccount(accountId: Id, after: number, limit: number): Promise<(OwnAuditEvent & { seq: number })[]>
}

export interface AuditSchema {
  audit_events: {
    seq: Generated<number>
    at: Time
    kind: string
    /** JSON. */
    details: string
    /** SHA-256 of `personal`. */
    commitment: string
    account_id: Id | null
    /** JSON with a salt, so that nobody finds out by trying what it was; null once the account is gone. */
    personal: string | null
    /** In the chain, from 1; null until it is sealed. */
    position: number | null
    /** SHA-256 of the hash before and this row. */
    hash: string | null
  }
}

type Row = Omit<AuditSchema['audit_events'], 'seq'> & { seq: number }

/** The setting that holds the end of the chain; whoever seals holds its row. */
const headSetting = 'audit head'
/** The setting that holds the last event that was forgotten, which the chain goes on from. */
const anchorSetting = 'audit anchor'
const pageRows = 1_000

export function createAudit(context: Context): Audit {
  return {
    async record({ kind, accountId, actor = null, sessionId = null, network = null, details = {} }) {
      const salt = randomBytes(16).toString('base64url')
      const personal = JSON.stringify([salt, accountId, actor, sessionId, network])
      // Who acted on behalf of the site stays in the chain when what is personal is forgotten.
      const by = kind === 'staff-acted' ? accountId : actor
      const kept = by === null ? details : { ...details, by }
      await context.write(({ queries }) =>
        queries
          .insertInto('audit_events')
          .values({
            at: context.now(),
            kind,
            details: JSON.stringify(kept),
            commitment: sha256(personal),
            account_id: accountId,
            personal,
            position: null,
            hash: null,
          })
          .execute(),
      )
    },

    seal(limit) {
      return context.write(async ({ queries }) => {
        let head = parseHead(await lockSetting(queries, headSetting))
        const rows = await queries
          .selectFrom('audit_events')
          .selectAll()
          .where('position', 'is', null)
          .orderBy('seq')
          .limit(limit)
          .execute()
        if (rows.length === 0) return 0
        for (const row of rows) {
          const position = head.position + 1
          head = { position, hash: hashOf(head.hash, { ...row, position }) }
          await queries.updateTable('audit_events').set(head).where('seq', '=', row.seq).execute()
        }
        await writeSetting(queries, headSetting, `${head.position} ${head.hash}`)
        return rows.length
      })
    },

    async purge(before, limit) {
      const anchorOf = async (queries: Queries) =>
        parseHead((await readSetting(queries, anchorSetting)) ?? '')
      const oldest = async (queries: Queries, most: number) => {
        const { position } = await anchorOf(queries)
        const rows = await queries
          .selectFrom('audit_events')
          .select(['at', 'position', 'hash'])
          .where('position', '>', position)
          .orderBy('position')
          .limit(most)
          .execute()
        const kept = rows.findIndex(({ at }) => at >= before)
        return kept === -1 ? rows : rows.slice(0, kept)
      }
      // Most looks find nothing: those need no turn among the writers.
      if ((await oldest(context.read, 1)).length === 0) return 0
      return context.write(async ({ queries }) => {
        await lockSetting(queries, anchorSetting)
        const rows = await oldest(queries, limit)
        const last = rows.at(-1)
        if (last === undefined) return 0
        await queries.deleteFrom('audit_events').where('position', '<=', last.position).execute()
        await writeSetting(queries, anchorSetting, `${last.position} ${last.hash}`)
        return rows.length
      })
    },

    async verify() {
      const { read } = context
      const anchor = parseHead((await readSetting(read, anchorSetting)) ?? '')
      // Before the rows: what is sealed meanwhile lies behind it.
      const end = parseHead((await readSetting(read, headSetting)) ?? '')
      let head = anchor
      let fault: string | undefined
      while (fault === undefined) {
        const rows = await read
          .selectFrom('audit_events')
          .selectAll()
          .where('position', '>', head.position)
          .where('position', '<=', end.position)
          .orderBy('position')
          .limit(pageRows)
          .execute()
        for (const row of rows) {
          fault = faultOf(row, head)
          if (fault !== undefined) break
          head = { position: row.position!, hash: row.hash! }
        }
        if (rows.length < pageRows) break
      }
      if (fault === undefined && (head.position !== end.position || head.hash !== end.hash))
        fault = `The chain ends at ${head.position}, not at ${end.position}: events are missing at its end`
      const { count } = await read
        .selectFrom('audit_events')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('position', 'is', null)
        .executeTakeFirstOrThrow()
      return {
        cut: anchor.position === 0 ? null : anchor,
        sealed: head.position - anchor.position,
        unsealed: Number(count),
        head: head.hash || null,
        ...(fault !== undefined && { fault }),
      }
    },

    async ofAccount(accountId, after, limit) {
      const rows = await context.read
        .selectFrom('audit_events')
        .select(['seq', 'at', 'kind', 'details', 'personal'])
        .where('account_id', '=', accountId)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(({ seq, at, kind, details, personal }) => {
        const [, , actor, sessionId, network] = JSON.parse(personal ?? '[]') as (string | null)[]
        return {
          ...{ seq, at, kind, actor: actor ?? null, sessionId: sessionId ?? null, network: network ?? null },
          details: JSON.parse(details) as object,
        }
      })
    },
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The hash of a row in its place, after the one before. */
function hashOf(before: string, { position, at, kind, details, commitment }: Omit<Row, 'hash'>): string {
  return sha256(JSON.stringify([before, position, at, kind, details, commitment]))
}

function faultOf(row: Row, before: { position: number; hash: string }): string | undefined {
  const position = row.position!
  if (position !== before.position + 1) return `Event ${before.position + 1} is missing`
  if (hashOf(before.hash, row) !== row.hash) return `Event ${position} is not what was written`
  if (row.personal === null) {
    return row.account_id === null ? undefined : `Event ${position} has lost whom it was about`
  }
  const [, accountId] = JSON.parse(row.personal) as unknown[]
  if (sha256(row.personal) !== row.commitment || accountId !== row.account_id)
    return `Event ${position} is about somebody else than was written`
  return undefined
}

/** `12 <hash>`; nothing before the first event. */
function parseHead(text: string): { position: number; hash: string } {
  const [position = '', hash = ''] = text.split(' ')
  return { position: Number(position), hash }
}
