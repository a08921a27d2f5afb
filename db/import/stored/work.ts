import type { Database } from '../../database.ts'
import { addressesIn } from '../../reading/addresses.ts'
import { importRules } from '../../rules/imports.ts'
import { isListed } from '../../rules/lifecycle.ts'
import type { SeenItem } from '../../tables/feed-items.ts'
import type { StoredImport } from '../../tables/imports.ts'
import type { BulkListing } from '../../tables/listings/face.ts'
import type { ListingStatus } from '../../types.ts'
import { ImportError } from '../errors.ts'
import type { TableRow } from '../forms/table.ts'
import { Intake, type IntakeOptions, type RowPreview } from '../intake.ts'
import { writeBatch } from '../write.ts'
import type { ImportCheckpoint, ImportPlan } from './contents.ts'
import { RefusalFiles } from './refusals.ts'
import { readRows, rowsFrom } from './rows-file.ts'

/** What a seller may say of a listing. */
const statuses: readonly ListingStatus[] = ['draft', 'published', 'reserved', 'sold', 'withdrawn']
/** Rows of one transaction: others write between two of them. */
const batchRows = 500
const sampleRows = 1_000
const withdrawnAtOnce = 500

interface ImportJob {
  database: Database
  folder: string
  timeZone: string
  stored: StoredImport
  signal: AbortSignal
  onProgress?: (rows: number) => void
}

/** Thrown where its seller ended an import, or changed its map, while it ran. */
export class ImportEnded extends Error {
  override name = 'ImportEnded'
}

/**
 * Says what an import would do, and writes nothing but the files of refused rows.
 * @throws ImportError when the map does not fit
 */
export async function planImport(job: ImportJob): Promise<ImportPlan> {
  const { database, stored, folder } = job
  const { withdrawMissing } = stored.settings
  const counts = { create: 0, update: 0, leave: 0 }
  /** Those to create that would be on show. */
  let comes = 0
  const taken = new Set<string>()
  const named = new Set<string>()
  const files = await RefusalFiles.open(folder, { errorBytes: 0, csvBytes: 0 })
  try {
    const intake = await openIntake(job, files)
    for await (const { batch, rows } of batchesFrom(job, 0)) {
      for (const row of batch) {
        if (withdrawMissing) named.add(intake.aboutOf(row).externalId)
        intake.take(row)
      }
      const listings = await intake.drain()
      const outcomes = await database.listings.compareBatch(listings)
      for (const [index, outcome] of outcomes.entries()) {
        const id = listings[index]!.externalId!
        // The second of one id changes what the first one made.
        counts[taken.has(id) ? 'update' : outcome]++
        if (outcome === 'create' && !taken.has(id) && isListed(listings[index]!.status ?? 'published'))
          comes++
        taken.add(id)
      }
      job.onProgress?.(rows)
    }
    const { rows, unchanged, rejected, reasons, notes } = intake.counts()
    counts.leave += unchanged
    const { known, gone } = withdrawMissing ? await countGone(database, stored, named) : { known: 0, gone: 0 }
    const isHeld = gone > importRules.mostGone * known
    const quota = await database.listings.quotaOf(stored.sellerId)
    const over = quota === undefined ? 0 : quota.shown + comes - quota.most
    return {
      ...{ rows, ...counts, refuse: rejected, withdraw: gone, known, isHeld, reasons, notes },
      ...(quota !== undefined && over > 0 && { overQuota: { most: quota.most, over } }),
    }
  } finally {
    await files.close()
  }
}

/**
 * Makes listings of a stored import's rows from its checkpoint on, each batch and the checkpoint in one transaction, and withdraws what is gone
 * where that is asked for. Resolves to whether that is held.
 * @throws ImportError when the map does not fit, DatabaseError conflict for more than the account may have, ImportEnded
 */
export async function commitImport(
  job: ImportJob,
): Promise<{ checkpoint: ImportCheckpoint; isHeld: boolean }> {
  const { database, stored, folder, signal } = job
  let checkpoint = stored.checkpoint ?? noCheckpoint
  const before = checkpoint
  /** Whose agent fetches the pictures that rows name. */
  const pictured =
    stored.map?.images === undefined ? undefined : await database.feeds.ofImports(stored.sellerId)
  /** Rows that were known before anything was made of them. */
  let left = 0
  const files = await RefusalFiles.open(folder, checkpoint)
  try {
    const intake = await openIntake(job, files)
    for await (const { batch, rows } of batchesFrom(job, checkpoint.rows)) {
      for (const row of batch) intake.take(row)
      const listings = await intake.drain()
      const items = pictured === undefined ? [] : itemsOf(listings, batch, intake)
      const sizes = await files.sizes()
      const { rejected, unchanged } = intake.counts()
      const refused = before.refused + rejected
      const more = unchanged - left
      left = unchanged
      const write = async () => {
        const after = await database.transaction(async (tables) => {
          const written = await tables.listings.writeBatch(listings, { isLookedAt: true })
          if (items.length > 0) await tables.feeds.seen(pictured!, 0, items)
          const next = { ...added(checkpoint, written, more), rows, refused, ...sizes }
          if (!(await tables.imports.change(stored.id, ['running'], { checkpoint: next })))
            throw new ImportEnded()
          return { next, written }
        })
        checkpoint = after.next
        return after.written
      }
      await writeBatch({ listings: { ...database.listings, writeBatch: write } }, listings, () => {}, signal)
      job.onProgress?.(rows)
    }
  } finally {
    await files.close()
  }
  if (!stored.settings.withdrawMissing) return { checkpoint, isHeld: false }
  const named = await externalIdsOf(job)
  const { known, gone } = await countGone(database, stored, named)
  if (gone > importRules.mostGone * known && !stored.settings.withdrawMany)
    return { checkpoint, isHeld: true }
  for await (const listings of importedOf(database, stored.sellerId)) {
    signal.throwIfAborted()
    const ids = listings.flatMap(({ externalId, isListed }) =>
      isListed && !named.has(externalId) ? externalId : [],
    )
    if (ids.length === 0) continue
    checkpoint = await database.transaction(async (tables) => {
      const withdrawn = await tables.listings.withdrawImported(stored.sellerId, ids)
      const next = { ...checkpoint, withdrawn: checkpoint.withdrawn + withdrawn }
      if (!(await tables.imports.change(stored.id, ['running'], { checkpoint: next })))
        throw new ImportEnded()
      return next
    })
  }
  return { checkpoint, isHeld: false }
}

/**
 * The first rows of a stored import as the listings that they would be, or why not.
 * @throws ImportError when the map does not fit
 */
export async function previewRows(job: Omit<ImportJob, 'signal'>, count: number): Promise<RowPreview[]> {
  const intake = await openIntake(job)
  const rows = await readRows(job.folder, 0, count)
  return rows.map((row) => intake.preview(row))
}

/** What the rows of listings that are written name as pictures, the last row of an id as its listing. */
function itemsOf(listings: readonly BulkListing[], rows: readonly TableRow[], intake: Intake): SeenItem[] {
  const images = new Map(rows.map((row) => intake.aboutOf(row)).map((one) => [one.externalId, one.images]))
  return listings.flatMap(({ externalId }) => {
    const named = externalId === null ? undefined : images.get(externalId)
    if (named === undefined) return []
    const pictures = addressesIn(named).slice(0, importRules.pictures)
    return { externalId: externalId!, pictures, isTaken: true }
  })
}

const noCheckpoint: ImportCheckpoint = {
  ...{ rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0, withdrawn: 0 },
  ...{ errorBytes: 0, csvBytes: 0 },
}

const added = (
  { created, updated, unchanged, ...rest }: ImportCheckpoint,
  written: { created: number; updated: number; unchanged: number },
  left: number,
): ImportCheckpoint => ({
  ...rest,
  created: created + written.created,
  updated: updated + written.updated,
  unchanged: unchanged + written.unchanged + left,
})

/** Rows from a number on, as many as one transaction takes, and how many were read with them. */
async function* batchesFrom({ folder, signal }: ImportJob, from: number) {
  let rows = from
  for await (const read of rowsFrom(folder, from)) {
    for (let at = 0; at < read.length; at += batchRows) {
      signal.throwIfAborted()
      const batch = read.slice(at, at + batchRows)
      rows += batch.length
      yield { batch, rows }
    }
  }
}

async function openIntake(
  { database, stored, timeZone, folder }: Omit<ImportJob, 'signal'>,
  files?: RefusalFiles,
): Promise<Intake> {
  const { map, contents, sellerId, settings } = stored
  if (map === null || contents === null) throw new ImportError('The import has no map yet.')
  const told: Partial<IntakeOptions> =
    files === undefined
      ? {}
      : {
          rejectTo: files.csv,
          continuesRejects: files.isContinued,
          onRefusal: (refusal) => files.add(refusal),
        }
  const { cutTitles } = settings
  const intake = await Intake.open(
    {
      database,
      map,
      sellerId,
      timeZone,
      statuses,
      cutTitles,
      skipsUnchanged: true,
      withImages: true,
      ...told,
    },
    { sizes: { packedBytes: 0, bytes: 0 } },
  )
  const header = { line: 0, fields: contents.columns.map(({ name }) => name) }
  const sample = (await readRows(folder, 0, sampleRows)).filter(({ fault }) => fault === undefined)
  intake.bind(header, { sample: [header, ...sample], maxColumns: header.fields.length })
  return intake
}

/** External ids of all rows, refused ones too, as these keep their listings. */
async function externalIdsOf(job: ImportJob): Promise<Set<string>> {
  const intake = await openIntake(job)
  const ids = new Set<string>()
  for await (const { batch } of batchesFrom(job, 0))
    for (const row of batch) ids.add(intake.aboutOf(row).externalId)
  return ids
}

/** Of the listings on show that came from files, how many there are and how many are not named. */
async function countGone(
  database: Database,
  { sellerId }: StoredImport,
  named: ReadonlySet<string>,
): Promise<{ known: number; gone: number }> {
  let known = 0
  let gone = 0
  for await (const listings of importedOf(database, sellerId)) {
    for (const { externalId, isListed } of listings) {
      if (!isListed) continue
      known++
      if (!named.has(externalId)) gone++
    }
  }
  return { known, gone }
}

async function* importedOf(database: Database, sellerId: string) {
  for (let after: string | null = null; ; ) {
    const listings = await database.listings.importedBy(sellerId, { after, limit: withdrawnAtOnce })
    yield listings
    if (listings.length < withdrawnAtOnce) return
    after = listings.at(-1)!.externalId
  }
}
