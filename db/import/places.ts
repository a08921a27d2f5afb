import type { RankedPlace } from '../places/index.ts'
import { fold } from '../text.ts'
import type { Place } from '../types.ts'

/** Words that are written short, folded. `sf` stands for either gender. */
const shortWords: Record<string, string[]> = {
  tg: ['targu'],
  tgu: ['targu'],
  sf: ['sfantu', 'sfanta', 'sfintii'],
  rm: ['ramnicu'],
  tr: ['turnu'],
  dr: ['drobeta'],
  pt: ['piatra'],
  cp: ['campu'],
  vf: ['varfu'],
}
/** Names of other languages and old ones, folded. */
const otherNames: Record<string, string> = {
  bucharest: 'bucuresti',
  bucarest: 'bucuresti',
  bukarest: 'bucuresti',
  'turnu severin': 'drobeta turnu severin',
  jassy: 'iasi',
}
/** Before a name; what kind of place it is. */
const kinds = /^(?:municipiul|municipiu|mun|orasul|oras|or|comuna|com|satul|sat|localitatea|loc) /
const countyWord = /^(?:judetul|judet|jud|municipiul|mun) /
/** Districts of Bucharest, which the register has as one place. */
const district = /\s*\bsect(?:orul|or)? ?[1-6]\b\s*/
/** From here on a town is so well known that its first word will do: the seats of counties. */
const wellKnown = 7

/**
 * Finds localities by name and county as people write them: any case, with or without diacritics, in old spelling (Tîrgu), with short
 * words (Tg., Sf., Rm.), with the county or the district beside the name, the county by name or code.
 */
export class PlaceFinder {
  readonly #byName = new Map<string, RankedPlace[]>()
  /** Well-known towns of several words by the first; null for several. */
  readonly #byFirstWord = new Map<string, RankedPlace | null>()
  readonly #counties = new Set<string>()
  readonly #seen = new Map<string, Place | undefined>()

  constructor(places: readonly RankedPlace[]) {
    for (const place of places) {
      // What is written with î everywhere folds otherwise.
      for (const key of new Set([fold(place.name), fold(place.name.replace(/â/g, 'î'))])) {
        const same = this.#byName.get(key)
        if (same) same.push(place)
        else this.#byName.set(key, [place])
      }
      this.#counties.add(fold(place.county)).add(fold(place.countyCode))
      const [first, ...others] = fold(place.name).split(' ')
      if ((place.importance ?? 0) >= wellKnown && others.length > 0) {
        this.#byFirstWord.set(first!, this.#byFirstWord.has(first!) ? null : place)
      }
    }
    for (const same of this.#byName.values()) same.sort((a, b) => (b.importance ?? 0) - (a.importance ?? 0))
  }

  /** With a county the largest of the name in it; without one a city or the only place of the name. */
  find(name: string, county: string): Place | undefined {
    const key = `${name}\n${county}`
    if (this.#seen.has(key)) return this.#seen.get(key)
    const place = name.length > 200 ? undefined : this.#search(name, fold(county).replace(countyWord, ''))
    if (this.#seen.size > 50_000) this.#seen.clear()
    this.#seen.set(key, place)
    return place
  }

  #search(name: string, county: string): Place | undefined {
    const whole = this.#named(name, county)
    if (whole !== undefined) return whole
    // 'Cluj-Napoca, Cluj', 'Florești (CJ)', 'Sector 3, București', 'Mănăștur, Cluj-Napoca'
    const parts = name.split(/[,;()/]|\s[-–]\s/).filter((part) => fold(part) !== '')
    if (parts.length < 2 || parts.length > 4) return this.#countyBehind(name, county)
    const last = fold(parts.at(-1)!).replace(countyWord, '')
    if (this.#counties.has(last) && (county === '' || county === last)) {
      const place = this.#search(parts.slice(0, -1).join(', '), last)
      if (place !== undefined) return place
    }
    for (const part of parts.toReversed()) {
      const place = this.#named(part, county)
      if (place !== undefined) return place
    }
    return undefined
  }

  /** 'floresti cluj' */
  #countyBehind(name: string, county: string): Place | undefined {
    if (county !== '') return undefined
    const words = fold(name).split(' ')
    for (let from = words.length - 1; from > 0; from--) {
      const last = words.slice(from).join(' ')
      if (!this.#counties.has(last)) continue
      const rest = words
        .slice(0, from)
        .join(' ')
        .replace(/ (?:judetul|judet|jud)$/, '')
      return this.#named(rest, last)
    }
    return undefined
  }

  #named(name: string, county: string): Place | undefined {
    const folded = fold(name).replace(kinds, '')
    const withoutDistrict = folded.replace(district, ' ').trim()
    const text = withoutDistrict === folded ? folded : withoutDistrict || 'bucuresti'
    for (const spelling of spellings(Object.hasOwn(otherNames, text) ? otherNames[text]! : text)) {
      const place = this.#best(this.#byName.get(spelling) ?? [], county)
      if (place !== undefined) return place
    }
    const known = this.#byName.has(text) ? undefined : this.#byFirstWord.get(text)
    return known ? this.#best([known], county) : undefined
  }

  #best(same: RankedPlace[], county: string): Place | undefined {
    if (county !== '') {
      return same.find((place) => fold(place.countyCode) === county || fold(place.county) === county)
    }
    const [first, second] = same
    return second === undefined || (first!.importance ?? 0) > (second.importance ?? 0) ? first : undefined
  }
}

/** A folded name with its short words written out, in every way that there is. */
function spellings(name: string): string[] {
  let found = ['']
  for (const word of name.split(' ')) {
    const full = Object.hasOwn(shortWords, word) ? shortWords[word]! : [word]
    found = found
      .flatMap((start) => full.map((next) => (start === '' ? next : `${start} ${next}`)))
      .slice(0, 16)
  }
  return found
}
