import type { Writable } from 'node:stream'
import type { Database } from '../database.ts'
import type { BulkListing } from '../tables/listings/face.ts'
import type { Id } from '../types.ts'
import { RowError } from './errors.ts'
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

/** What every way of reading rows is given. */
export interface IntakeOptions {
  database: Pick<Database, 'listings' | 'categories' | 'places' | 'analyze'>
  /** How columns become listings; without one the columns are named like listing fields. */
  map?: ImportMap
  /** Whose listings they become. */
  sellerId: Id
  /** Gets refused rows as CSV (`line,reason,row`); it is not ended. */
  rejectTo?: Writable
  onProgress?: (progress: IntakeProgress) => void
  /** Told of all rows in their order, taken and refused, after what was taken of them is written. */
  onRows?: (rows: ReadRow[]) => Promise<void>
  /** Of times that say no offset; an IANA name. */
  timeZone: string
  /**
   * Whether rows without an external id become new listings each time. Default: they are known by what they hold, so
   * that a file can be imported again.
   */
  allowDuplicates?: boolean
  /** Whether rows without an external id are refused. Default false. */
  needsExternalId?: boolean
  /** Whether the database counts its tables afterwards, by which it plans queries. Default true. */
  analyze?: boolean
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
  reasons: { reason: string; count: number }[]
  /** What was left out or changed of rows that were taken, most frequent first. */
  notes: NoteCount[]
  /** Columns of the file that nothing was made of. */
  unusedColumns: string[]
}

interface SourceRow {
  line: number
  fields: string[]
  /** Whether it has more fields than its header, and one of them holds something. */
  surplus?: boolean
  /** The row as it was, for whoever looks at refused ones. */
  text: () => string
}

/**
 * Rows of a file come in no order that the indexes have, so that each transaction rewrites pages all over them: few
 * large ones write far less.
 */
const usualBatchRows = 10_000
/** Characters of the texts after which a batch is full however few its rows are. */
const batchText = 16_000_000

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
    this.#rejects = new RejectLog(options.rejectTo)
    this.#context = {
      sellerId: options.sellerId,
      categories,
      places: options.database.places,
      now: options.now ?? new Date(),
      timeZone: options.timeZone,
      allowDuplicates: options.allowDuplicates ?? false,
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
   * @throws ImportError saying what does not fit
   */
  bind(
    header: { line: number; fields: string[] },
    { sample, maxColumns }: { sample: { line: number; fields: string[] }[]; maxColumns: number },
  ): readonly string[] {
    this.#bound = bindHeader(header, {
      map: this.#options.map,
      maxColumns,
      attributes: this.#attributes,
      withImages: this.#options.onRows !== undefined,
      beginning: { rows: sample },
      context: this.#context,
    })
    return this.#bound.header
  }

  /** Takes or refuses a row. The header is bound before. */
  add({ line, fields, surplus, text }: SourceRow): void {
    const { read, about, header } = this.#bound!
    this.#counts.rows++
    let refusal: string | undefined
    while (fields.length < header.length) fields.push('')
    try {
      if (surplus) throw new RowError('row', `has more fields than the header's ${header.length}`)
      const listing = read(fields, (field, detail, given) => this.#notes.add(line, field, detail, given))
      this.#text += sizeOf(listing)
      this.#batch.push(listing)
    } catch (error) {
      if (!(error instanceof RowError)) throw error
      refusal = error.message
      this.#rejects.add(line, `${error.field}: ${error.detail}`, refusal, text())
    }
    if (this.#options.onRows !== undefined)
      this.#told.push({ line, ...about(fields), isReadable: true, ...(refusal !== undefined && { refusal }) })
  }

  /** Refuses what could not be read as a row. */
  refuse(line: number, kind: string, reason: string, text: string): void {
    this.#counts.rows++
    this.#rejects.add(line, kind, reason, text)
    if (this.#options.onRows !== undefined)
      this.#told.push({ line, externalId: '', images: '', refusal: reason, isReadable: false })
  }

  /** Whether `flush` is to be awaited before more rows come. */
  get isFull(): boolean {
    return (
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

  /** Writes the rest. */
  async end(): Promise<ImportResult> {
    await this.flush(true)
    if (this.#options.analyze ?? true) await this.#options.database.analyze()
    return {
      ...this.#sizes,
      ...this.#counts,
      rejected: this.#rejects.count,
      reasons: [...this.#rejects.reasons]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count),
      notes: this.#notes.counts(),
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

interface IntakeSettings {
  /** Most listings in one transaction. */
  batchRows?: number | undefined
  /** What was read so far, kept up to date by whoever reads. */
  sizes: { packedBytes: number; bytes: number }
}

function sizeOf({ title, description }: BulkListing): number {
  return title.length + description.length
}
