import { fold } from '../text.ts'
import { otherCountyNames, otherNames } from './other-names.ts'
import { isVillage, namesOf, partsOf, withoutCountyKind } from './place-text.ts'
import { Spelling } from './spelling.ts'

/** What names need to know of a place. */
interface NamedPlace {
  id: number
  name: string
  county: string
  countyCode: string
  /** Larger for larger towns; 0 where nothing is known. */
  importance?: number
}

/** One of the ways to begin a place's name: from one of its words to its end. */
interface Entry<P> {
  /** Folded. */
  text: string
  /** Which word of the name it starts with. */
  word: number
  place: P
  /** The whole name, folded. */
  name: string
}

/** From here on the first words of a town's name will do: the seats of counties. */
const wellKnown = 7
/** From here on a town is found with its words joined, or with the first one's letter. */
const town = 5
/** Shortest beginning of a name in another language that is completed. */
const shortestOther = 3
const longestText = 200
const mostSeen = 50_000

const importanceOf = (place: NamedPlace): number => place.importance ?? 0

/**
 * Finds places as people write them: any case, with or without diacritics or with those of another code page, î for â, short words (Tg.,
 * Sf., Rm., Dr. Tr.), names in other languages, the kind of place before it, a county by name or code or a district of Bucharest beside it.
 * All ways in read names by it: the API's completion and search, the import, and the site through the API.
 */
export class PlaceNames<P extends NamedPlace = NamedPlace> {
  /** Sorted by text. */
  readonly #entries: Entry<P>[]
  readonly #otherEntries: Entry<P>[] = []
  readonly #byName = new Map<string, P[]>()
  readonly #byOtherName = new Map<string, P>()
  /** First words of well-known towns; null for several. */
  readonly #byFirstWords = new Map<string, P | null>()
  /** Towns with their words joined, or with the first one's letter; null for several. */
  readonly #byShortForm = new Map<string, P | null>()
  /** Codes by folded name, code and other name. */
  readonly #counties = new Map<string, string>()
  readonly #spelling: Spelling
  readonly #seen = new Map<string, P | 'several' | undefined>()

  constructor(places: readonly P[]) {
    this.#spelling = new Spelling([
      ...places.map(({ name }) => name),
      ...new Set(places.map(({ county }) => county)),
    ])
    const entries: Entry<P>[] = []
    for (const place of places) {
      const name = fold(place.name)
      addEntries(entries, place, name)
      const same = this.#byName.get(name)
      if (same) same.push(place)
      else this.#byName.set(name, [place])
      if (importanceOf(place) >= town) this.#addTown(place, name)
    }
    for (const same of this.#byName.values()) {
      if (same.length > 1) same.sort((a, b) => importanceOf(b) - importanceOf(a) || a.id - b.id)
    }
    this.#addOtherNames()
    this.#addCounties(places)
    this.#entries = entries.sort((a, b) => compare(a.text, b.text))
    this.#otherEntries.sort((a, b) => compare(a.text, b.text))
  }

  #addTown(place: P, name: string): void {
    const words = name.split(' ')
    if (words.length === 1) return
    put(this.#byShortForm, words.join(''), place)
    put(this.#byShortForm, [words[0]![0], ...words.slice(1)].join(' '), place)
    if (importanceOf(place) < wellKnown) return
    for (let end = 1; end < words.length; end++) put(this.#byFirstWords, words.slice(0, end).join(' '), place)
  }

  #addOtherNames(): void {
    for (const [key, names] of Object.entries(otherNames)) {
      const at = key.indexOf(' ')
      const code = key.slice(0, at)
      const place = this.#byName.get(fold(key.slice(at)))?.find(({ countyCode }) => countyCode === code)
      if (place === undefined) continue
      for (const name of names.split('|').map(fold)) {
        this.#byOtherName.set(name, place)
        this.#otherEntries.push({ text: name, word: 0, place, name })
      }
    }
  }

  #addCounties(places: readonly P[]): void {
    for (const { county, countyCode } of places) {
      if (this.#counties.get(countyCode.toLowerCase()) === countyCode) continue
      this.#counties.set(fold(county), countyCode).set(fold(countyCode), countyCode)
    }
    const known = new Set(this.#counties.values())
    for (const [code, names] of Object.entries(otherCountyNames)) {
      if (known.has(code)) for (const name of names.split('|')) this.#counties.set(fold(name), code)
    }
  }

  /** The code of the county that a text names, by name or code. */
  countyCode(text: string): string | undefined {
    return text.length > longestText ? undefined : this.#countyOf(fold(text))
  }

  #countyOf(folded: string): string | undefined {
    for (const name of this.#spelling.readings(withoutCountyKind(folded))) {
      const code = this.#counties.get(name)
      if (code !== undefined) return code
    }
    return undefined
  }

  /**
   * The place that a text means, `several` where it may mean several. With a county the largest of the name in it (the first of the
   * register, where none is larger); without one a town larger than all others of the name, or the only place of the name.
   */
  find(text: string, county = ''): P | 'several' | undefined {
    const key = `${text}\n${county}`
    if (this.#seen.has(key)) return this.#seen.get(key)
    const place = text.length + county.length > longestText ? undefined : this.#find(text, county)
    if (this.#seen.size >= mostSeen) this.#seen.clear()
    this.#seen.set(key, place)
    return place
  }

  #find(text: string, county: string): P | 'several' | undefined {
    const wanted = fold(county)
    const code = wanted === '' ? undefined : (this.#countyOf(wanted) ?? '')
    // Folding leaves î and â two letters: as it is spelt today first, so that 'Tîrgușor' is no other place than 'Târgușor'.
    const modern = this.#spelling.modern(text)
    return this.#findAs(modern, code) ?? (modern === text ? undefined : this.#findAs(text, code))
  }

  #findAs(text: string, county: string | undefined): P | 'several' | undefined {
    return this.#read(fold(text), partsOf(text), county) ?? this.#readPart(partsOf(text), county)
  }

  #read(whole: string, parts: string[], county: string | undefined): P | 'several' | undefined {
    if (parts.length < 2) return this.#named(whole, county) ?? this.#countyBehind(whole, county)
    // 'Cluj-Napoca, Cluj', 'Florești (CJ)'; before the whole, as 'Piatra, Olt' is not the town of Piatra-Olt.
    const last = this.#countyOf(parts.at(-1)!)
    const before = parts.slice(0, -1)
    const isCounty = last !== undefined && (county === undefined || county === last)
    const inCounty = isCounty ? this.#read(before.join(' '), before, last) : undefined
    return inCounty ?? this.#named(whole, county) ?? (isCounty ? this.#readPart(before, last) : undefined)
  }

  /** 'Mănăștur, Cluj-Napoca' */
  #readPart(parts: string[], county: string | undefined): P | 'several' | undefined {
    for (const part of parts.toReversed()) {
      const place = this.#named(part, county)
      if (place === undefined) continue
      // 'sat Luna de Sus, com. Florești'
      if (place === 'several' || part === parts[0] || !isVillage(parts[0]!)) return place
      return this.#named(parts[0]!, place.countyCode) ?? place
    }
    return undefined
  }

  /** 'floresti cluj' */
  #countyBehind(whole: string, county: string | undefined): P | 'several' | undefined {
    if (county !== undefined) return undefined
    const words = whole.split(' ')
    for (let from = words.length - 1; from > 0; from--) {
      const code = this.#countyOf(words.slice(from).join(' '))
      if (code === undefined) continue
      const place = this.#named(withoutCountyKind(words.slice(0, from).join(' ')), code)
      if (place !== undefined) return place
    }
    return undefined
  }

  #named(folded: string, county: string | undefined): P | 'several' | undefined {
    let several: 'several' | undefined
    const readings = namesOf(folded).flatMap((name) => this.#spelling.readings(name))
    for (const name of readings) {
      const place = best(this.#byName.get(name) ?? [], county)
      if (place === 'several') several = place
      else if (place !== undefined) return place
    }
    const others = [
      this.#byOtherName,
      ...(several === undefined ? [this.#byFirstWords, this.#byShortForm] : []),
    ]
    for (const places of others) {
      for (const name of readings) {
        const place = places.get(name)
        if (place && (county === undefined || place.countyCode === county)) return place
      }
    }
    return several
  }

  /**
   * Ids of places for a text that is being typed: first the one that it means; then those whose names are it or start with it, those of
   * which a later word does, those in the county that follows the name ("floresti cl"), and those that another language calls so. Better
   * known ones come first among equals, then shorter names.
   */
  complete(text: string, limit: number): number[] {
    const typed = text.slice(0, longestText)
    const modern = this.#spelling.modern(typed)
    const ids = this.#complete(modern, limit)
    if (modern === typed || ids.length >= limit) return ids
    return [...new Set([...ids, ...this.#complete(typed, limit)])].slice(0, limit)
  }

  #complete(text: string, limit: number): number[] {
    const folded = fold(text)
    if (folded === '') return []
    const groups: Entry<P>[][] = [[], [], [], [], []]
    const take = (entry: Entry<P>, group: number) => groups[group]!.push(entry)
    for (const name of namesOf(folded).flatMap((way) => this.#spelling.readings(way, true))) {
      for (const entry of startingWith(this.#entries, name)) {
        const isKnownBy = entry.name.startsWith(`${name} `) && importanceOf(entry.place) >= wellKnown
        take(entry, entry.word > 0 ? 2 : entry.name === name || isKnownBy ? 0 : 1)
      }
      if (name.length < shortestOther) continue
      for (const entry of startingWith(this.#otherEntries, name)) take(entry, 4)
    }
    this.#takeInCounty(folded, take)
    const parts = partsOf(text)
    const meant = this.#read(folded, parts, undefined)
    const ids = new Set(typeof meant === 'object' ? [meant.id] : [])
    for (const entries of groups) {
      if (ids.size >= limit) break
      for (const { place } of entries.sort(byFame)) ids.add(place.id)
    }
    const named = ids.size === 0 ? this.#readPart(parts, undefined) : undefined
    if (typeof named === 'object') ids.add(named.id)
    return [...ids].slice(0, limit)
  }

  /** A name and the beginning of its county. */
  #takeInCounty(folded: string, take: (entry: Entry<P>, group: number) => unknown): void {
    const words = folded.split(' ')
    for (let from = Math.max(1, words.length - 4); from < words.length; from++) {
      const codes = this.#countiesStartingWith(words.slice(from).join(' '))
      if (codes.size === 0) continue
      for (const name of namesOf(withoutCountyKind(words.slice(0, from).join(' ')))) {
        for (const way of this.#spelling.readings(name)) {
          for (const entry of startingWith(this.#entries, way)) {
            const isWhole = entry.text === way || entry.text[way.length] === ' '
            if (isWhole && codes.has(entry.place.countyCode)) take(entry, 3)
          }
        }
      }
    }
  }

  #countiesStartingWith(folded: string): Set<string> {
    const codes = new Set<string>()
    for (const start of this.#spelling.readings(withoutCountyKind(folded), true)) {
      for (const [name, code] of this.#counties) if (name.startsWith(start)) codes.add(code)
    }
    return codes
  }
}

function best<P extends NamedPlace>(same: P[], county: string | undefined): P | 'several' | undefined {
  if (county !== undefined) return same.find(({ countyCode }) => countyCode === county)
  const [first, second] = same
  return second === undefined || importanceOf(first!) > importanceOf(second) ? first : 'several'
}

/** A name from each of its words on. */
function addEntries<P>(entries: Entry<P>[], place: P, name: string): void {
  for (let word = 0, at = 0; ; word++) {
    entries.push({ text: name.slice(at), word, place, name })
    const blank = name.indexOf(' ', at)
    if (blank < 0) return
    at = blank + 1
  }
}

/** The entries of a sorted list whose text starts so. */
function startingWith<P>(entries: Entry<P>[], start: string): Entry<P>[] {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (entries[middle]!.text < start) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < entries.length && entries[end]!.text.startsWith(start)) end++
  return entries.slice(low, end)
}

function byFame<P extends NamedPlace>(a: Entry<P>, b: Entry<P>): number {
  return (
    importanceOf(b.place) - importanceOf(a.place) ||
    a.name.length - b.name.length ||
    compare(a.name, b.name) ||
    compare(a.place.countyCode, b.place.countyCode) ||
    a.place.id - b.place.id
  )
}

function put<P>(map: Map<string, P | null>, key: string, place: P): void {
  map.set(key, map.has(key) ? null : place)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
