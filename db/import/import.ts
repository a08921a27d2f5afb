import type { Writable } from 'node:stream'
import { loadPlaces, type RankedPlace } from '../places/index.ts'
import { type BulkListing, type Database, DatabaseError, type Id, type Place } from '../types.ts'
import { CsvParser, type CsvRecord, guessDelimiter, recordText } from './csv.ts'
import { ImportError, RowError } from './errors.ts'
import { type ImportMap, mapOfHeader } from './map.ts'
import { PlaceFinder } from './places.ts'
import { RejectLog } from './rejects.ts'
import { compileRows, type RowReader } from './rows.ts'
import { readSource, type SourceLimits } from './source.ts'

export interface ImportOptions {
  database: Pick<Database, 'listings' | 'categories' | 'places'>
  /** The file's bytes, gzipped or not. */
  source: AsyncIterable<Uint8Array>
  /** How columns become listings; without one the columns are named like listing fields. */
  map?: ImportMap
  /** Whose listings they become. */
  sellerId: Id
  /** Gets refused rows as CSV (`line,reason,row`); it is not ended. */
  rejectTo?: Writable
  onProgress?: (progress: ImportProgress) => void
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
}

export interface ImportResult extends ImportProgress {
  /** Of the file unpacked. */
  bytes: number
  /** How many rows were refused for what reason, most frequent first. */
  reasons: { reason: string; count: number }[]
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
  const progress = { packedBytes: 0, bytes: 0 }
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0 }
  const categories = await database.categories.all()
  const places = new PlaceFinder(ranked(await database.places.all()))
  const context = { sellerId, categories, places, now: options.now ?? new Date() }
  const maxColumns = limits.maxColumns ?? 1_000
  let header: string[] | undefined
  let used: ImportMap | undefined
  let read: RowReader | undefined
  const batchSize = limits.batchRows ?? batchRows
  let batch: BulkListing[] = []
  let text = 0

  const onRecord = (record: CsvRecord): void => {
    if (read === undefined) {
      header = checkHeader(record.fields, maxColumns)
      const names = new Set(
        categories.flatMap((category) => category.attributes.map((attribute) => attribute.name)),
      )
      used = map ?? mapOfHeader(header, names)
      read = compileRows(used, header, context)
      if (parser !== undefined) parser.maxFields = header.length + 1
      return
    }
    counts.rows++
    try {
      const listing = read(record.fields)
      text += textOf(listing)
      batch.push(listing)
    } catch (error) {
      if (!(error instanceof RowError)) throw error
      rejects.add(record.line, `${error.field}: ${error.detail}`, error.message, recordText(record))
    }
  }
  const onBad = ({ line, reason, text }: { line: number; reason: string; text: string }): void => {
    if (read === undefined) throw new ImportError(`The file's first row is not a header: ${reason}.`)
    counts.rows++
    rejects.add(line, reason, reason, text)
  }
  const write = async (listings: BulkListing[]): Promise<void> => {
    const written = await writeRows(database, listings)
    counts.created += written.created
    counts.updated += written.updated
    counts.unchanged += written.unchanged
  }
  const flush = async (all: boolean): Promise<void> => {
    let at = 0
    for (; batch.length - at >= batchSize; at += batchSize) await write(batch.slice(at, at + batchSize))
    if (at > 0) {
      batch = batch.slice(at)
      text = batch.reduce((sum, listing) => sum + textOf(listing), 0)
    }
    if ((all || text >= batchText) && batch.length > 0) {
      await write(batch)
      batch = []
      text = 0
    }
    await rejects.flush()
    onProgress?.({ packedBytes: progress.packedBytes, ...counts, rejected: rejects.count })
  }

  let parser: CsvParser | undefined
  for await (const chunk of readSource(source, map?.encoding ?? 'utf-8', limits, progress)) {
    parser ??= new CsvParser({
      delimiter: map?.delimiter ?? guessDelimiter(chunk),
      maxFields: maxColumns + 1,
      ...(limits.maxRecordBytes !== undefined && { maxRecordBytes: limits.maxRecordBytes }),
      onRecord,
      onBad,
    })
    parser.push(chunk)
    if (batch.length >= batchSize || text >= batchText || rejects.pending) await flush(false)
  }
  parser?.end()
  if (header === undefined) throw new ImportError('The file is empty.')
  await flush(true)
  return {
    packedBytes: progress.packedBytes,
    bytes: progress.bytes,
    ...counts,
    rejected: rejects.count,
    reasons: [...rejects.reasons]
      .map(([reason, count]) => ({ reason, count }))
      .sort((a, b) => b.count - a.count),
    unusedColumns: unusedColumns(header, used!),
  }
}

function textOf({ title, description }: BulkListing): number {
  return title.length + description.length
}

/** Of several places of a name the more important one is meant. */
function ranked(places: Place[]): RankedPlace[] {
  const importance = new Map(loadPlaces().map((place) => [place.id, place.importance]))
  return places.map((place) => ({ ...place, importance: importance.get(place.id) ?? 0 }))
}

/** @throws ImportError where the fault is the file's or the seller's */
async function writeRows(database: ImportOptions['database'], listings: BulkListing[]) {
  try {
    return await database.listings.writeBatch(listings)
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'bad-reference')
      throw new ImportError(`${error.message}.`)
    throw error
  }
}

function checkHeader(fields: string[], maxColumns: number): string[] {
  if (fields.length > maxColumns) throw new ImportError(`The file has more than ${maxColumns} columns.`)
  const header = fields.map((name) => name.trim())
  const seen = new Set<string>()
  for (const name of header) {
    if (name !== '' && seen.has(name)) throw new ImportError(`The file has two columns "${name}".`)
    seen.add(name)
  }
  return header
}

function unusedColumns(header: string[], map: ImportMap): string[] {
  const named = new Set<string>()
  const { attributes = {}, ...fields } = map
  for (const source of [...Object.values(fields), ...Object.values(attributes)]) {
    if (typeof source === 'string') named.add(source)
    else if (typeof source === 'object' && source !== null && !Array.isArray(source)) {
      if (source.column !== undefined) named.add(source.column)
      for (const column of source.columns ?? []) named.add(column)
    }
  }
  return header.filter((name) => !named.has(name))
}
