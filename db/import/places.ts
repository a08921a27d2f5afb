import type { RankedPlace } from '../places/index.ts'
import { fold } from '../text.ts'
import type { Place } from '../types.ts'

/** Finds localities by name and county as people write them: any case, with or without diacritics, county by name or code. */
export class PlaceFinder {
  readonly #byName = new Map<string, RankedPlace[]>()
  readonly #seen = new Map<string, Place | undefined>()

  constructor(places: readonly RankedPlace[]) {
    for (const place of places) {
      const key = fold(place.name)
      const same = this.#byName.get(key)
      if (same) same.push(place)
      else this.#byName.set(key, [place])
    }
    for (const same of this.#byName.values()) same.sort((a, b) => b.importance - a.importance)
  }

  /** With a county the largest of the name in it; without one a city or the only place of the name. */
  find(name: string, county: string): Place | undefined {
    const key = `${name}\n${county}`
    if (this.#seen.has(key)) return this.#seen.get(key)
    const place = this.#search(name, county)
    if (this.#seen.size > 50_000) this.#seen.clear()
    this.#seen.set(key, place)
    return place
  }

  #search(name: string, county: string): Place | undefined {
    const same = this.#byName.get(fold(name))
    if (!same) return undefined
    if (county !== '') {
      const wanted = fold(county).replace(/^(judetul|jud) /, '')
      return same.find((place) => fold(place.countyCode) === wanted || fold(place.county) === wanted)
    }
    const [first, second] = same
    return second === undefined || first!.importance > second.importance ? first : undefined
  }
}
