import type { Generated } from 'kysely'
import type { Context, Queries } from '../context.ts'
import { newId } from '../ids.ts'
import type { Time } from '../types.ts'
import type { Images } from './images.ts'

export interface ImageFilesSchema {
  /** A row for each hash that the store has files of, or soon will. */
  image_files: {
    sha256: string
    /** When somebody has to look whether it is still used; null while it surely is. */
    check_after: Time | null
    /** While its files are being removed. One that is over belongs to a process that died at it. */
    removing_until: Time | null
  }
  image_prints: {
    id: Generated<number>
    sha256: string
    /** What the picture looks like, as images/ wrote it; never empty. */
    prints: string
  }
  image_claims: { sha256: string; claim: string; until: Time }
}

/** Longer than any upload takes: what is claimed longer was left by a process that died. */
const claimMs = 15 * 60_000
/** For removing the files of one batch. */
const removingMs = 60_000
/** Most values in one `in (…)`, well below either database's limit of parameters. */
const chunk = 1_000

type Files = Pick<Images, 'claim' | 'release' | 'takeUnused' | 'forget' | 'adopt'>

export function createImageFiles(context: Context): Files {
  return {
    claim(hashes, id = newId()) {
      const now = context.now()
      const until = later(now, claimMs)
      // In one order, so that two uploads of the same pictures never wait for each other.
      const sorted = [...new Set(hashes)].sort()
      return context.write(async ({ queries }) => {
        if (sorted.length === 0) return { id, claimed: [], removing: [] }
        const rows = await queries
          .insertInto('image_files')
          .values(sorted.map((sha256) => ({ sha256, check_after: until, removing_until: null })))
          .onConflict((conflict) =>
            conflict
              .column('sha256')
              .doUpdateSet((eb) => ({
                removing_until: null,
                check_after: eb.fn.coalesce('image_files.check_after', 'excluded.check_after'),
              }))
              .where((eb) =>
                eb.or([
                  eb('image_files.removing_until', 'is', null),
                  eb('image_files.removing_until', '<', now),
                ]),
              ),
          )
          .returning('sha256')
          .execute()
        const claimed = rows.map(({ sha256 }) => sha256)
        if (claimed.length > 0) {
          await queries
            .insertInto('image_claims')
            .values(claimed.map((sha256) => ({ sha256, claim: id, until })))
            .onConflict((conflict) => conflict.columns(['sha256', 'claim']).doUpdateSet({ until }))
            .execute()
        }
        return { id, claimed, removing: sorted.filter((hash) => !claimed.includes(hash)) }
      })
    },

    async release(claim) {
      await context.write(async ({ queries }) => {
        const ended = await endClaim(queries, claim)
        await letGo(queries, ended, context.now())
      })
    },

    takeUnused(limit) {
      const now = context.now()
      const until = later(now, removingMs)
      return context.write(async ({ queries }) => {
        const due = await queries
          .selectFrom('image_files')
          .select('sha256')
          .where('check_after', '<=', now)
          .where((eb) => eb.or([eb('removing_until', 'is', null), eb('removing_until', '<', now)]))
          .orderBy('check_after')
          .limit(limit)
          // A row that somebody is just recording or letting go of is looked at the next time.
          .$if(context.dialect === 'postgres', (query) => query.forUpdate().skipLocked())
          .execute()
        // Looked up after the rows are locked: whoever recorded one before has committed, others have to wait.
        const unused = await unclaimed(queries, await unrecorded(queries, hashesOf(due)), now)
        if (unused.length > 0) {
          await queries
            .updateTable('image_files')
            .set({ removing_until: until })
            .where('sha256', 'in', unused)
            .execute()
        }
        return { hashes: unused, until }
      })
    },

    async forget(hashes, until) {
      if (hashes.length === 0) return
      await context.write(async ({ queries }) => {
        const gone = await queries
          .deleteFrom('image_files')
          .where('sha256', 'in', hashes)
          .where('removing_until', '=', until)
          .returning('sha256')
          .execute()
        if (gone.length === 0) return
        await queries.deleteFrom('image_prints').where('sha256', 'in', hashesOf(gone)).execute()
      })
    },

    async adopt(hashes) {
      if (hashes.length === 0) return 0
      const now = context.now()
      return context.write(async ({ queries }) => {
        const adopted = await queries
          .insertInto('image_files')
          .values([...hashes].sort().map((sha256) => ({ sha256, check_after: now, removing_until: null })))
          .onConflict((conflict) => conflict.column('sha256').doNothing())
          .returning('sha256')
          .execute()
        return adopted.length
      })
    },
  }
}

/** Of a claim that is over, its hashes. */
export async function endClaim(queries: Queries, claim: string): Promise<string[]> {
  return hashesOf(
    await queries.deleteFrom('image_claims').where('claim', '=', claim).returning('sha256').execute(),
  )
}

/**
 * Has somebody look later whether the files of `hashes` are still used; to be called in the transaction that lets go of
 * them. Whether they are cannot be said here: another transaction may let go of, or record, the same hash.
 */
export async function letGo(queries: Queries, hashes: string[], now: Time): Promise<void> {
  const sorted = [...new Set(hashes)].sort()
  for (let start = 0; start < sorted.length; start += chunk) {
    await queries
      .updateTable('image_files')
      .set({ check_after: now })
      .where('sha256', 'in', sorted.slice(start, start + chunk))
      .where((eb) => eb.or([eb('check_after', 'is', null), eb('check_after', '>', now)]))
      .execute()
  }
}

/** Those of `hashes` that no picture has; the others need no look until somebody lets go of them. */
async function unrecorded(queries: Queries, hashes: string[]): Promise<string[]> {
  if (hashes.length === 0) return []
  const used = hashesOf(
    await queries.selectFrom('images').select('sha256').distinct().where('sha256', 'in', hashes).execute(),
  )
  if (used.length === 0) return hashes
  await queries
    .updateTable('image_files')
    .set({ check_after: null, removing_until: null })
    .where('sha256', 'in', used)
    .execute()
  return hashes.filter((hash) => !used.includes(hash))
}

/** Those of `hashes` that no upload claims; the others are looked at when the claim would be over. */
async function unclaimed(queries: Queries, hashes: string[], now: Time): Promise<string[]> {
  if (hashes.length === 0) return []
  await queries.deleteFrom('image_claims').where('sha256', 'in', hashes).where('until', '<', now).execute()
  const claims = await queries
    .selectFrom('image_claims')
    .select(['sha256', 'until'])
    .where('sha256', 'in', hashes)
    .execute()
  const last = new Map<string, Time>()
  for (const { sha256, until } of claims) {
    if (until > (last.get(sha256) ?? '')) last.set(sha256, until)
  }
  for (const [sha256, until] of last) {
    await queries
      .updateTable('image_files')
      .set({ check_after: until, removing_until: null })
      .where('sha256', '=', sha256)
      .execute()
  }
  return hashes.filter((hash) => !last.has(hash))
}

const hashesOf = (rows: { sha256: string }[]): string[] => rows.map(({ sha256 }) => sha256)

const later = (time: Time, milliseconds: number): Time =>
  new Date(Date.parse(time) + milliseconds).toISOString()
