import type { Writable } from 'node:stream'
import type { Database } from '../database.ts'
import type { BulkListing, RowIdentity } from '../tables/listings/face.ts'
import { type Id, type ListingStatus, listingStatuses } from '../types.ts'
import { type Reason, RowError } from './errors.ts'
import type { TableRow } from './forms/table.ts'
import { type BoundHeader, bindHeader } from './header.ts'
import type { ImportMap } from './map.ts'
import { type NoteCount, NoteLog } from './notes.ts'
import { RejectLog } from './rejects.ts'
import type { RowContext } from './rows.ts'
import { writeBatch } from './write.ts'

/** What the caller is told of a row once its batch is written. */
export interface ReadRow {
  /** Of a file its line, else its number, from 1. */
  line: number
  /** As its listing has it; empty where the row says none that can be used. */
  externalId: string
  /** The text in which the map says pictures are; empty where there is none. */
  images: string
  /** Why it did not become a listing. */
  refusal?: string
  /** Whether it could be read as a row at all, so that its external id would be known. */
  isReadable: boolean
}

export interface Refusal extends Reason {
  line: number
  /** The same in English, with the row's own value. */
  reason: string
}

/** What every way of reading rows is given. */
export interface IntakeOptions {
  database: Pick<Database, 'listings' | 'categories' | 'places' | 'site' | 'analyze'>
  /** How columns become listings; without one the columns are named like listing fields. */
  map?: ImportMap
  /** Whose listings they become; or the column that holds the account's id, empty where there is none. */
  sellerId: Id | { column: string }
  /** Gets refused rows as CSV, which can be imported again once they are mended; it is not ended. */
  rejectTo?: Writable
  onProgress?: (progress: IntakeProgress) => void
  /** Whether `rejectTo` has its header already. */
  continuesRejects?: boolean
  /** Told at once of each row that is refused; `field` is the listing's field that is at fault, where it is one. */
  onRefusal?: (refusal: Refusal) => void
  /** Told of all rows in their order, taken and refused, after what was taken of them is written. */
  onRows?: (rows: ReadRow[]) => Promise<void>
  /** Of times that say no offset; an IANA name. */
  timeZone: string
  /**
   * Whether rows without an external id become new listings each time. Default: they are known by what they hold, so
   * that a file can be imported again.
   */
  allowDuplicates?: boolean
  /** Whether titles that are too long lose their end, whatever the map says. Default false. */
  cutTitles?: boolean
  /**
   * Whether rows that are what their listings were made of are left alone before anything is made of them. Default false: every row is read, and what it
   * would change is written.
   */
  skipsUnchanged?: boolean
  /** The statuses that a row may say. Default: all. */
  statuses?: readonly ListingStatus[]
  /** Whether rows without an external id are refused. Default false. */
  needsExternalId?: boolean
  /** Whether the database counts its tables afterwards, by which it plans queries. Default true. */
  analyze?: boolean
  /** Whether `aboutOf` tells of pictures. Default: where there is somebody to be told of rows. */
  withImages?: boolean
  /** Ends the import before the next batch. */
  signal?: AbortSignal
  /** Default: now. */
  now?: Date
}

export interface IntakeProgress {
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

export interface ImportResult extends Omit<IntakeProgress, 'isWaiting'> {
  /** Of the file unpacked. */
  bytes: number
  /** How many rows were refused for what reason, most frequent first. */
  reasons: ReasonCount[]
  /** What was left out or changed of rows that were taken, most frequent first. */
  notes: NoteCount[]
  /** Columns of the file that nothing was made of. */
  unusedColumns: string[]
}

/**
 * Rows of a file come in no order that the indexes have, so that each transaction rewrites pages all over them: few
 * large ones write far less.
 */
const usualBatchRows = 10_000
/** Characters of the texts after which a batch is full however few its rows are. */
const batchText = 16_000_000

/** `said` is missing where there were too many to tell apart. */
export interface ReasonCount {
  reason: string
  count: number
  said?: Reason
}

/** Rows to listings, batch by batch. */
export class Intake {
  readonly #options: IntakeOptions
  readonly #batchRows: number
  readonly #sizes: { packedBytes: number; bytes: number }
  readonly #rejects: RejectLog
  readonly #notes = new NoteLog()
  readonly #counts = { rows: 0, created: 0, updated: 0, unchanged: 0 }
  readonly #context: RowContext
  readonly #attributes: ReadonlySet<string>
  #bound: BoundHeader | undefined
  #batch: BulkListing[] = []
  #text = 0
  /** Rows that nothing was made of yet. */
  #raw: { row: TableRow; identity: RowIdentity | undefined }[] = []
  #rawText = 0
  /** Whether the seller had no external ids when this import began: then no row is looked for. Undefined until it is asked. */
  #isNew: boolean | undefined
  /** Those of the batch and those refused meanwhile, where somebody wants to be told. */
  #told: ReadRow[] = []

  private constructor(
    options: IntakeOptions,
    categories: Awaited<ReturnType<Database['categories']['all']>>,
    { batchRows = usualBatchRows, sizes }: IntakeSettings,
  ) {
    this.#options = options
    this.#batchRows = batchRows
    this.#sizes = sizes
    this.#rejects = new RejectLog(options.rejectTo, options.continuesRejects ?? false)
    this.#context = {
      sellerId: options.sellerId,
      categories,
      places: options.database.places,
      currencies: options.database.site.current.currencies,
      now: options.now ?? new Date(),
      timeZone: options.timeZone,
      allowDuplicates: options.allowDuplicates ?? false,
      cutTitles: options.cutTitles ?? false,
      statuses: options.statuses ?? listingStatuses,
      needsExternalId: options.needsExternalId ?? false,
    }
    this.#attributes = new Set(categories.flatMap((category) => category.attributes.map(({ name }) => name)))
  }

  static async open(options: IntakeOptions, settings: IntakeSettings): Promise<Intake> {
    return new Intake(options, await options.database.categories.all(), settings)
  }

  /** Undefined until the header is known. */
  get header(): readonly string[] | undefined {
    return this.#bound?.header
  }

  /**
   * @param sample the first rows, the header first
   * @param source the columns of the file, where rows say what they were there
   * @throws ImportError saying what does not fit
   */
  bind(
    header: { line: number; fields: string[] },
    {
      sample,
      maxColumns,
      source,
    }: {
      sample: { line: number; fields: string[] }[]
      maxColumns: number
      source?: readonly string[] | undefined
    },
  ): void {
    this.#bound = bindHeader(header, {
      map: this.#options.map,
      maxColumns,
      attributes: this.#attributes,
      withImages: this.#options.withImages ?? this.#options.onRows !== undefined,
      beginning: { rows: sample },
      context: this.#context,
    })
    this.#rejects.header = source ?? this.#bound.header
  }

  /** Takes or refuses a row. The header is bound before. */
  take(row: TableRow): void {
    this.#counts.rows++
    if (!this.#options.skipsUnchanged) {
      this.#read(row, undefined)
      return
    }
    const isWhole = row.fault === undefined && !row.surplus
    const identity = isWhole ? this.#bound!.identify(this.#filled(row.fields)) : undefined
    if (this.#isNew) {
      this.#read(row, identity)
      return
    }
    for (const field of row.fields) this.#rawText += field.length
    this.#raw.push({ row, identity })
  }

  /** Makes listings of the rows that are not what theirs were made of. */
  async #settle(): Promise<void> {
    const raw = this.#raw
    this.#raw = []
    this.#rawText = 0
    const { sellerId, database } = this.#options
    this.#isNew ??= typeof sellerId === 'string' && !(await database.listings.hasExternalIds(sellerId))
    if (this.#isNew) {
      for (const { row, identity } of raw) this.#read(row, identity)
      return
    }
    // What is to be written first says nothing of how it will be then.
    const times = new Map<string, number>()
    const count = (id: string | null) => id !== null && times.set(id, (times.get(id) ?? 0) + 1)
    for (const { externalId } of this.#batch) count(externalId)
    for (const { identity } of raw) if (identity !== undefined) count(identity.externalId)
    const asked = raw.flatMap(({ identity }) =>
      identity !== undefined && times.get(identity.externalId) === 1 ? identity : [],
    )
    const answers = asked.length === 0 ? [] : await database.listings.unchangedRows(asked)
    const same = new Set(asked.filter((_, index) => answers[index]))
    for (const { row, identity } of raw) {
      if (identity === undefined || !same.has(identity)) {
        this.#read(row, identity)
        continue
      }
      this.#counts.unchanged++
      if (this.#options.onRows !== undefined)
        this.#told.push({ line: row.line, ...this.#bound!.about(row.fields), isReadable: true })
    }
  }

  #read(
    { line, fields, source, fault, field, surplus, text }: TableRow,
    identity: RowIdentity | undefined,
  ): void {
    const { about, header, read } = this.#bound!
    if (fault !== undefined) {
      const name = field === undefined ? undefined : header[field - 1]
      const reason = name === undefined ? fault : `${fault} (in ${name})`
      const said = unreadable(fault)
      this.#rejects.add(line, fault, reason, { fields: source ?? [], raw: text, said })
      this.#options.onRefusal?.({ line, reason, ...said })
      if (this.#options.onRows !== undefined)
        this.#told.push({ line, externalId: '', images: '', refusal: reason, isReadable: false })
      return
    }
    let refused: RowError | undefined
    this.#filled(fields)
    try {
      if (surplus) throw this.#surplus()
      let isPlain = true
      const listing = read(fields, (name, detail, given) => {
        isPlain = false
        this.#notes.add(line, name, detail, given)
      })
      // What was noted is told each time.
      if (identity !== undefined && isPlain) listing.rowHash = identity.rowHash
      this.#text += sizeOf(listing)
      this.#batch.push(listing)
    } catch (error) {
      if (!(error instanceof RowError)) throw error
      refused = error
      this.#rejects.add(line, `${error.field}: ${error.detail}`, error.message, {
        fields: source ?? fields,
        raw: text,
        said: error.said,
      })
      this.#options.onRefusal?.({ line, reason: error.message, ...error.said })
    }
    if (this.#options.onRows !== undefined)
      this.#told.push({
        line,
        ...about(fields),
        isReadable: true,
        ...(refused && { refusal: refused.message }),
      })
  }

  /** Whether `flush` is to be awaited before more rows come. */
  get isFull(): boolean {
    return (
      this.#raw.length >= this.#batchRows ||
      this.#rawText >= batchText ||
      this.#batch.length >= this.#batchRows ||
      this.#text >= batchText ||
      this.#told.length >= this.#batchRows ||
      this.#rejects.pending
    )
  }

  /** Writes the batches that are full, or all that there is. */
  async flush(all: boolean): Promise<void> {
    const { onRows } = this.#options
    if (!all && !this.isFull) this.#report(false)
    if (this.#raw.length > 0) await this.#settle()
    const size = this.#batchRows
    let at = 0
    for (; this.#batch.length - at >= size; at += size) await this.#write(this.#batch.slice(at, at + size))
    if (at > 0) {
      this.#batch = this.#batch.slice(at)
      this.#text = this.#batch.reduce((sum, listing) => sum + sizeOf(listing), 0)
    }
    if ((all || this.#text >= batchText || this.#told.length > 0) && this.#batch.length > 0) {
      await this.#write(this.#batch)
      this.#batch = []
      this.#text = 0
    }
    if (onRows !== undefined && this.#told.length > 0) {
      const told = this.#told
      this.#told = []
      await onRows(told)
    }
    await this.#rejects.flush()
  }

  /** The listings that were taken, for whoever writes them himself; rows that were refused are handed over before. */
  async drain(): Promise<BulkListing[]> {
    await this.#settle()
    await this.#rejects.flush()
    const batch = this.#batch
    this.#batch = []
    this.#text = 0
    return batch
  }

  /** What a row says of itself, refused or not; empty where it says nothing. */
  aboutOf({ fields, fault }: TableRow): { externalId: string; images: string } {
    return fault === undefined ? this.#bound!.about(this.#filled(fields)) : { externalId: '', images: '' }
  }

  /** What would become of a row. */
  preview({ line, fields, fault, surplus }: TableRow): RowPreview {
    const notes: string[] = []
    if (fault !== undefined) return { line, refusal: { reason: fault, ...unreadable(fault) }, notes }
    try {
      if (surplus) throw this.#surplus()
      const listing = this.#bound!.read(this.#filled(fields), (field, detail) =>
        notes.push(`${field}: ${detail}`),
      )
      return { line, listing, notes }
    } catch (error) {
      if (!(error instanceof RowError)) throw error
      return { line, refusal: { reason: error.message, ...error.said }, notes }
    }
  }

  #filled(fields: string[]): string[] {
    while (fields.length < this.#bound!.header.length) fields.push('')
    return fields
  }

  #surplus(): RowError {
    return new RowError('row', ['surplus', { fields: String(this.#bound!.header.length) }])
  }

  /** What was refused, noted and left alone so far, most frequent first. */
  counts(): Pick<ImportResult, 'rows' | 'unchanged' | 'rejected' | 'reasons' | 'notes'> {
    return {
      rows: this.#counts.rows,
      unchanged: this.#counts.unchanged,
      rejected: this.#rejects.count,
      reasons: [...this.#rejects.reasons]
        .map(([reason, { count, said }]) => ({ reason, count, ...(said && { said }) }))
        .sort((a, b) => b.count - a.count),
      notes: this.#notes.counts(),
    }
  }

  /** Writes the rest. */
  async end(): Promise<ImportResult> {
    await this.flush(true)
    if (this.#options.analyze ?? true) await this.#options.database.analyze()
    return {
      ...this.#sizes,
      ...this.#counts,
      ...this.counts(),
      unusedColumns: this.#bound?.unused ?? [],
    }
  }

  async #write(listings: BulkListing[]): Promise<void> {
    const { database, signal } = this.#options
    const written = await writeBatch(database, listings, () => this.#report(true), signal)
    this.#counts.created += written.created
    this.#counts.updated += written.updated
    this.#counts.unchanged += written.unchanged
    this.#report(false)
  }

  #report(isWaiting: boolean): void {
    this.#options.onProgress?.({
      packedBytes: this.#sizes.packedBytes,
      ...this.#counts,
      rejected: this.#rejects.count,
      isWaiting,
    })
  }
}

/** A row as the listing that it would be, or why it would be none. */
export interface RowPreview {
  line: number
  listing?: BulkListing
  refusal?: Omit<Refusal, 'line'>
  notes: string[]
}

interface IntakeSettings {
  /** Most listings in one transaction. */
  batchRows?: number | undefined
  /** What was read so far, kept up to date by whoever reads. */
  sizes: { packedBytes: number; bytes: number }
}

function unreadable(detail: string): Reason {
  return { field: null, code: 'unreadable', values: { detail } }
}

function sizeOf({ title, description }: BulkListing): number {
  return title.length + description.length
}
