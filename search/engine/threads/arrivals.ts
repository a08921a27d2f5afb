import type { GatheredIds } from '../segment/id-builder.ts'
import type { IdKey } from '../segment/ids.ts'
import type { Segment } from '../segment/segment.ts'

/** Documents that were handed over and are not shown yet: what is written meanwhile wins over them. */
export class Arrivals {
  private readonly coming = new Set<GatheredIds>()

  add(ids: GatheredIds): void {
    this.coming.add(ids)
  }

  delete(ids: GatheredIds): void {
    this.coming.delete(ids)
  }

  /** Leaves a document, whose id the key was set to, out of all that is on its way but `except`. */
  drop(key: IdKey, id: string, except: GatheredIds | null = null): void {
    for (const ids of this.coming) {
      if (ids === except) continue
      const document = ids.find(key, id)
      if (document >= 0) ids.drop(document)
    }
  }
}

/** Shows the documents of a hidden segment one by one, each in place of an older one. */
export class Landing {
  readonly ids: GatheredIds
  readonly segment: Segment
  private readonly map: Int32Array
  private at = 0

  /** @param map where the document of each id is in the segment */
  constructor(ids: GatheredIds, segment: Segment, map: Int32Array) {
    this.ids = ids
    this.segment = segment
    this.map = map
  }

  get isDone(): boolean {
    return this.at === this.ids.length
  }

  /** Shows the next documents, at most so many. `replace` deletes what the documents of some ids replace. */
  show(documents: number, replace: (ids: GatheredIds, from: number, to: number) => void): void {
    const { ids, segment, map } = this
    const end = Math.min(ids.length, this.at + documents)
    replace(ids, this.at, end)
    for (; this.at < end; this.at++) {
      if (!ids.isDropped(this.at)) segment.show(map[this.at]!)
    }
  }
}
