import type { Writable } from 'node:stream'
import type { Database } from '../database.ts'
import type { BulkListing } from '../tables/listings/face.ts'
import type { Id } from '../types.ts'
import { beginningBytes, readBeginning } from './beginning.ts'
import { type BadRecord, CsvParser, type CsvRecord, recordText } from './csv.ts'
import { ImportError, RowError } from './errors.ts'
import { type BoundHeader, bindHeader } from './header.ts'
import type { ImportMap } from './map.ts'
import { type NoteCount, NoteLog } from './notes.ts'
import { RejectLog } from './rejects.ts'
import type { RowContext } from './rows.ts'
import { pieceBytes, readSource, type SourceLimits, takeHead, withHead } from './source.ts'
import { writeBatch } from './write.ts'

export interface ImportOptions {
  database: Pick<Database, 'listings' | 'categories' | 'places' | 'analyze'>
  /** The file's bytes, gzipped or not. */
  source: AsyncIterable<Uint8Array>
  /** How columns become listings; without one the columns are named like listing fields. */
  map?: ImportMap
  /** Whose listings they become. */
  sellerId: Id
  /** Gets refused rows as CSV (`line,reason,row`); it is not ended. */
  rejectTo?: Writable
  onProgress?: (progress: ImportProgress) => void
  /** Lines before the header; default: what the map says. */
  skipLines?: number
  /** Of times that say no offset; an IANA name. */
  timeZone: string
  /**
   * Whether rows without an external id become new listings each time. Default: they are known by what they hold, so
   * that a file can be imported again.
   */
  allowDuplicates?: boolean
  /** Default: now. */
  now?: Date
  limits?: SourceLimits & {
    /** Longest row in bytes. Default 1,000,000. */
    maxRecordBytes?: number
    /** Most columns. Default 1,000. */
    maxColumns?: number
    /** Most listings in one transaction. Default 10,000. */
    batchRows?: number
  }
}

export interface ImportProgress {
  /** Read from the file as it lies on disk. */
  packedBytes: number
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  /** Whether a batch waits because others write. */
  isWaiting: boolean
}

export interface ImportResult extends Omit<ImportProgress, 'isWaiting'> {
  /** Of the file unpacked. */
  bytes: number
  /** How many rows were refused for what reason, most frequent first. */
  reasons: { reason: string; count: number }[]
  /** What was left out or changed of rows that were taken, most frequent first. */
  notes: NoteCount[]
  /** Columns of the file that nothing was made of. */
  unusedColumns: string[]
}

/**
 * Rows of a file come in no order that the indexes have, so that each transaction rewrites pages all over them: few
 * large ones write far less.
 */
const batchRows = 10_000
/** Characters of the texts after which a batch is full however few its rows are. */
const batchText = 16_000_000

/**
 * Streams a CSV file into listings of one seller, in bounded memory: rows with the external id of an earlier import (or of an
 * earlier row) update it, rows that cannot be listings are counted, logged and left out.
 * @throws ImportError when the map does not fit or the file is not CSV; what was written before stays
 */
export async function importCsv(options: ImportOptions): Promise<ImportResult> {
  const { database, source, map, sellerId, rejectTo, onProgress, limits = {} } = options
  const rejects = new RejectLog(rejectTo)
  const notes = new NoteLog()
  const progress = { packedBytes: 0, bytes: 0 }
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0 }
  const categories = await database.categories.all()
  const context: RowContext = {
    sellerId,
    categories,
    places: database.places,
    now: options.now ?? new Date(),
    timeZone: options.timeZone,
    allowDuplicates: options.allowDuplicates ?? false,
  }
  const attributes = new Set(categories.flatMap((category) => category.attributes.map(({ name }) => name)))
  const maxColumns = limits.maxColumns ?? 1_000
  const chunks = readSource(source, map?.encoding ?? 'utf-8', limits, progress)
  const head = await takeHead(chunks, beginningBytes)
  if (head.length === 0) throw new ImportError('The file is empty.')
  const skipLines = options.skipLines ?? map?.skipLines
  const beginning = readBeginning(head, { delimiter: map?.delimiter, skipLines })
  let bound: BoundHeader | undefined
  const batchSize = limits.batchRows ?? batchRows
  let batch: BulkListing[] = []
  let text = 0

  const onRecord = (record: CsvRecord): void => {
    if (bound === undefined) {
      bound = bindHeader(record, { map, maxColumns, attributes, beginning, context })
      parser.maxFields = bound.header.length
      return
    }
    const { read, header } = bound
    const { fields, line } = record
    counts.rows++
    try {
      if (record.surplus) throw new RowError('row', `has more fields than the header's ${header.length}`)
      while (fields.length < header.length) fields.push('')
      const listing = read(fields, (field, detail, given) => notes.add(line, field, detail, given))
      text += sizeOf(listing)
      batch.push(listing)
    } catch (error) {
      if (!(error instanceof RowError)) throw error
      rejects.add(line, `${error.field}: ${error.detail}`, error.message, recordText(record))
    }
  }
  const onBad = ({ line, reason, field, text: shown }: BadRecord): void => {
    if (bound === undefined) {
      throw new ImportError(`The file's line ${line} is not a header: ${reason}.`)
    }
    counts.rows++
    const name = field === undefined ? undefined : bound.header[field - 1]
    rejects.add(line, reason, name === undefined ? reason : `${reason} (in ${name})`, shown)
  }
  const report = (isWaiting: boolean) =>
    onProgress?.({ packedBytes: progress.packedBytes, ...counts, rejected: rejects.count, isWaiting })
  const write = async (listings: BulkListing[]): Promise<void> => {
    const written = await writeBatch(database, listings, () => report(true))
    counts.created += written.created
    counts.updated += written.updated
    counts.unchanged += written.unchanged
    report(false)
  }
  const flush = async (all: boolean): Promise<void> => {
    if (!all && batch.length < batchSize && text < batchText) report(false)
    let at = 0
    for (; batch.length - at >= batchSize; at += batchSize) await write(batch.slice(at, at + batchSize))
    if (at > 0) {
      batch = batch.slice(at)
      text = batch.reduce((sum, listing) => sum + sizeOf(listing), 0)
    }
    if ((all || text >= batchText) && batch.length > 0) {
      await write(batch)
      batch = []
      text = 0
    }
    await rejects.flush()
  }

  const parser = new CsvParser({
    delimiter: beginning.delimiter,
    firstLine: beginning.line,
    maxFields: maxColumns + 1,
    ...(limits.maxRecordBytes !== undefined && { maxRecordBytes: limits.maxRecordBytes }),
    onRecord,
    onBad,
  })
  for await (const chunk of withHead(head.subarray(beginning.skip), chunks)) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      parser.push(chunk.subarray(at, at + pieceBytes))
      if (batch.length >= batchSize || text >= batchText || rejects.pending) await flush(false)
    }
  }
  parser.end()
  if (bound === undefined) throw new ImportError('The file has no header: it holds blank lines only.')
  await flush(true)
  await database.analyze()
  return {
    packedBytes: progress.packedBytes,
    bytes: progress.bytes,
    ...counts,
    rejected: rejects.count,
    reasons: [...rejects.reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count),
    notes: notes.counts(),
    unusedColumns: bound.unused,
  }
}

function sizeOf({ title, description }: BulkListing): number {
  return title.length + description.length
}
