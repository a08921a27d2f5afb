import type { SearchIndex } from '@piata/search'

const staleMs = 2000

/** How many listings each category holds, for ordering: may be a few seconds old. */
export class CategoryCounts {
  #counts: ReadonlyMap<string, number> = new Map()
  #generation = -1
  #takenAt = Number.NEGATIVE_INFINITY
  #taking: Promise<void> | null = null

  /**
   * Listings by category id, those of its children included; categories without any are left out. Waits for the first count only.
   * @param generation of the index: the same one is not counted again
   */
  async of(index: SearchIndex, generation: number): Promise<ReadonlyMap<string, number>> {
    const isStale = generation !== this.#generation && performance.now() - this.#takenAt > staleMs
    if (isStale) this.#taking ??= this.#take(index, generation).finally(() => (this.#taking = null))
    if (this.#generation < 0) await this.#taking
    // Old counts serve as well; the next one asked tries again.
    else this.#taking?.catch(() => {})
    return this.#counts
  }

  async #take(index: SearchIndex, generation: number): Promise<void> {
    const { facets } = await index.search({ facets: ['category'], facetLimit: 1000, limit: 1 })
    this.#counts = new Map(facets.category?.map(({ value, count }) => [value, count]))
    this.#generation = generation
    this.#takenAt = performance.now()
  }
}
