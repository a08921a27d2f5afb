import { type SearchDocument, SearchError, type SearchSchema } from '../../types.ts'
import { type PlainValue, readDocument } from '../indexing/read-document.ts'
import { GatheredIds } from '../segment/id-builder.ts'
import type { IdKey } from '../segment/ids.ts'
import type { Segment } from '../segment/segment.ts'
import { type Arrivals, Landing } from './arrivals.ts'
import type { Gathering, Intake } from './intake.ts'
import { Turns } from './turns.ts'

/** How much `upsertMany` does at once. */
interface BulkSizes {
  /** Documents handed over together. */
  chunk: number
  /** Chunks that the thread may have before it: memory stays bounded. */
  underWay: number
  /** Documents of a segment. */
  segment: number
}

export const ordinarySizes: BulkSizes = { chunk: 64, underWay: 8, segment: 32_768 }

/** A chunk ends at so many UTF-16 units, however few its documents. */
const CHUNK_LENGTH = 65_536

/** The index that documents come into. */
interface BulkTarget {
  schema: SearchSchema
  sizes: BulkSizes
  intake: Intake
  arrivals: Arrivals
  key: IdKey
  /** Adds a segment all of whose documents are deleted; they will be shown. */
  addHidden(segment: Segment): void
  /** Deletes what the documents `from` to `to` replace. */
  deleteReplaced(ids: GatheredIds, from: number, to: number): void
  /** All documents of the segment are shown. */
  landed(segment: Segment): void
  /** Adds few documents at once. */
  addFew(values: PlainValue[], ids: GatheredIds): void
}

/** One call of `upsertMany`: reads documents into plain values, which a thread makes segments of, and shows these. */
export class Bulk {
  private readonly target: BulkTarget
  private readonly turns = new Turns()
  /** Of the segment being gathered. */
  private ids = new GatheredIds()
  private gathering: Gathering | null = null
  // what is not handed over yet
  private values: PlainValue[] = []
  private documents = 0
  private length = 0
  private underWay: Promise<void>[] = []
  /** At most one segment is assembled or shown while the next is gathered. */
  private coming: { ids: GatheredIds; landing: Promise<Landing> } | null = null
  private landing: Landing | null = null

  constructor(target: BulkTarget) {
    this.target = target
  }

  /** Takes all documents in; the arguments are those of `upsertMany`. */
  async run(
    batches: Iterable<readonly SearchDocument[]> | AsyncIterable<readonly SearchDocument[]>,
    refused?: (document: SearchDocument, error: SearchError) => void,
  ): Promise<void> {
    const { sizes } = this.target
    try {
      try {
        for await (const batch of batches) {
          for (const document of batch) {
            if (this.turns.isDue()) await this.turns.next()
            try {
              this.read(document)
            } catch (error) {
              if (refused === undefined || !(error instanceof SearchError)) throw error
              refused(document, error)
            }
            if (this.documents >= sizes.chunk || this.length >= CHUNK_LENGTH) await this.handOver()
          }
        }
      } finally {
        // a bad document does not lose those before it
        await this.finish()
      }
    } finally {
      this.target.arrivals.delete(this.ids)
      if (this.coming !== null) this.target.arrivals.delete(this.coming.ids)
    }
  }

  private read(document: SearchDocument): void {
    const { schema, key, arrivals } = this.target
    const at = this.values.length
    this.length += readDocument(schema, document, this.values)
    this.documents++
    const id = this.values[at] as string
    const replaced = this.ids.add(key.set(id), id)
    if (replaced >= 0) this.ids.drop(replaced)
    arrivals.add(this.ids)
    arrivals.drop(key, id, this.ids)
  }

  /** Hands over what was read, and waits while the thread has enough before it. */
  private async handOver(): Promise<void> {
    const { intake, sizes } = this.target
    this.gathering ??= intake.gather()
    const taken = this.gathering.add(this.values, this.documents)
    // it is awaited later on
    taken.catch(() => {})
    this.underWay.push(taken)
    this.values = []
    this.documents = 0
    this.length = 0
    this.land()
    if (this.underWay.length >= sizes.underWay) await this.underWay.shift()
    if (this.ids.length >= sizes.segment || this.gathering.isFull) await this.assemble()
  }

  /** Has the segment made of what was handed over. */
  private async assemble(): Promise<void> {
    await this.landAll()
    const { ids, gathering } = this
    const landing = gathering!.finish(ids.dropped()).then(({ segment, map }) => {
      segment.hide()
      this.target.addHidden(segment)
      this.landing = new Landing(ids, segment, map)
      return this.landing
    })
    landing.catch(() => {})
    this.coming = { ids, landing }
    this.ids = new GatheredIds()
    this.gathering = null
  }

  /** Shows the next documents of the segment that came, if one did. */
  private land(): void {
    const { landing, target } = this
    if (landing === null) return
    // faster than they come, so that it is done before the next one
    landing.show(target.sizes.chunk * 2, target.deleteReplaced)
    if (!landing.isDone) return
    target.arrivals.delete(landing.ids)
    this.landing = null
    this.coming = null
    target.landed(landing.segment)
  }

  private async landAll(): Promise<void> {
    await this.coming?.landing
    while (this.landing !== null) {
      if (this.turns.isDue()) await this.turns.next()
      this.land()
    }
  }

  private async finish(): Promise<void> {
    if (this.gathering !== null && this.documents > 0) await this.handOver()
    if (this.gathering !== null) await this.assemble()
    await this.landAll()
    // so few are not worth a thread
    if (this.documents > 0) this.target.addFew(this.values, this.ids)
  }
}
