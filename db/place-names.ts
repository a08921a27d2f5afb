import type { RankedPlace } from './tables/places.ts'
import { fold } from './text.ts'

/** One of the ways to begin a place's name: from one of its words to its end, then its county. */
interface Entry {
  text: string
  /** Which word of the name it starts with. */
  word: number
  place: RankedPlace
  /** The whole name, folded. */
  name: string
}

/** Finds places by the beginning of any word of their names, whatever the spelling. */
export class PlaceNames {
  /** Sorted by text. */
  readonly #entries: Entry[]

  constructor(places: RankedPlace[]) {
    this.#entries = places.flatMap(entriesOf)
    this.#entries.sort((a, b) => compare(a.text, b.text))
  }

  /**
   * Ids of places: exact names first, then names that start with the query, then those of which a later word does; better known
   * ones first among equals, then shorter names. A county may follow the name: "floresti cluj".
   */
  search(query: string, limit: number): number[] {
    const text = fold(query)
    if (text === '') return []
    const found: Entry[] = []
    for (let i = this.#firstFrom(text); i < this.#entries.length; i++) {
      const entry = this.#entries[i]!
      if (!entry.text.startsWith(text)) break
      found.push(entry)
    }
    const group = (entry: Entry) => (entry.name === text ? 0 : entry.word === 0 ? 1 : 2)
    found.sort(
      (a, b) =>
        group(a) - group(b) ||
        (b.place.importance ?? 0) - (a.place.importance ?? 0) ||
        a.name.length - b.name.length ||
        compare(a.name, b.name) ||
        compare(a.place.countyCode, b.place.countyCode) ||
        a.place.id - b.place.id,
    )
    const ids = new Set<number>()
    for (const { place } of found) {
      if (ids.size >= limit) break
      ids.add(place.id)
    }
    return [...ids]
  }

  #firstFrom(text: string): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#entries[middle]!.text < text) low = middle + 1
      else high = middle
    }
    return low
  }
}

function entriesOf(place: RankedPlace): Entry[] {
  const name = fold(place.name)
  const county = fold(place.county)
  const words = name.split(' ')
  return words.map((_, word) => ({ text: `${words.slice(word).join(' ')} ${county}`, word, place, name }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
