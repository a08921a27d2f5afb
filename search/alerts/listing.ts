import type { Analyzer, TermTable } from '../analysis/index.ts'
import { foldedOf } from '../analysis/index.ts'
import { ATTRIBUTES, type PlainValue, readDocument, WILDCARD } from '../engine/indexing/read-document.ts'
import { COORDINATE_SCALE, NO_COORDINATE } from '../engine/segment/chunks.ts'
import { Circle, Origin } from '../engine/segment/geo.ts'
import type { SearchDocument, SearchSchema } from '../types.ts'
import { visitCells } from './cells.ts'
import { type Conditions, isMet, isOpen, isUnmet } from './conditions.ts'
import { KeyWriter, type Kind, kinds } from './keys.ts'

/** Says of one listing after another which conditions it meets. */
export class Listing {
  readonly #schema: SearchSchema
  readonly #analyzer: Analyzer
  readonly #conditions: Conditions
  readonly #key = new KeyWriter()
  readonly #values: PlainValue[] = []
  /** Those that are met and may have a list. */
  readonly met: number[] = []
  /** Others that are met by a part of them. */
  readonly #linked: number[] = []
  readonly #workedOut: number[] = []
  /** Per number condition. */
  readonly #numbers = new Map<number, number>()
  readonly #latitudes = new Int32Array(1)
  readonly #longitudes = new Int32Array(1)
  /** Per term of `#table` the listing that it was last seen in, and the condition that it is the word of. */
  #seenIn = new Int32Array(0)
  #words = new Int32Array(0)
  #table: TermTable | null = null
  #count = 0
  /** Where each word of a phrase stands, ascending; fields lie apart. */
  readonly #places = new Map<number, number[]>()

  constructor(schema: SearchSchema, analyzer: Analyzer, conditions: Conditions) {
    this.#schema = schema
    this.#analyzer = analyzer
    this.#conditions = conditions
  }

  /**
   * Marks the conditions that the document meets.
   * @throws SearchError bad-document
   */
  open(document: SearchDocument): void {
    const values = this.#values
    values.length = 0
    readDocument(this.#schema, document, values)
    const table = this.#analyzer.terms()
    if (table !== this.#table) {
      this.#table = table
      this.#seenIn.fill(0)
    }
    this.#count++
    let at = 1
    let offset = 0
    for (const _ in this.#schema.text) offset = this.#readText(values[at++] as string, offset)
    for (const name of this.#schema.keyword) if (name !== WILDCARD) this.#readValue(name, values[at++]!)
    for (const name of this.#schema.numeric) if (name !== WILDCARD) this.#readValue(name, values[at++]!)
    for (let left = values[at++] as number; left > 0; left--, at += 2)
      this.#readValue(`${ATTRIBUTES}.${values[at]}`, values[at + 1]!)
    this.#readPlace(values[at] as number, values[at + 1] as number)
    this.#followLinks()
  }

  /** Forgets the document. */
  close(): void {
    const { marks } = this.#conditions
    for (const condition of this.met) marks[condition] = isUnmet
    for (const condition of this.#linked) marks[condition] = isUnmet
    for (const condition of this.#workedOut) marks[condition] = isOpen
    this.met.length = 0
    this.#linked.length = 0
    this.#workedOut.length = 0
    this.#numbers.clear()
    this.#places.clear()
  }

  /** Whether the document meets a condition. */
  meets(condition: number): boolean {
    const mark = this.#conditions.marks[condition]!
    return mark === isOpen ? this.workOut(condition) : mark === isMet
  }

  /** Whether the document meets a condition that is open. */
  workOut(condition: number): boolean {
    const isTrue = this.#judge(condition)
    this.#conditions.marks[condition] = isTrue ? isMet : isUnmet
    this.#workedOut.push(condition)
    return isTrue
  }

  #readText(text: string, offset: number): number {
    if (text === '') return offset
    const table = this.#table!
    const { length, terms, positions } = this.#analyzer.analyzeInto(table, text)
    let last = 0
    for (let i = 0; i < length; i++) {
      const term = terms[i]!
      if (term >= this.#seenIn.length) this.#growTerms(term)
      if (this.#seenIn[term] !== this.#count) this.#readTerm(table, term)
      const position = positions[i]!
      if (position > last) last = position
      const word = this.#words[term]!
      if (word < 0) continue
      const places = this.#places.get(word)
      if (places === undefined) this.#places.set(word, [offset + position])
      else addPlace(places, offset + position)
    }
    // no phrase goes on in another field
    return offset + last + 2
  }

  #readTerm(table: TermTable, term: number): void {
    this.#seenIn[term] = this.#count
    const folded = foldedOf(table.at(term))
    this.#words[term] = this.#meet(this.#textKey(kinds.word, folded))
    this.#meet(this.#textKey(kinds.stem, this.#analyzer.stem(folded)))
  }

  #growTerms(term: number): void {
    const room = Math.max(1024, 2 * (term + 1))
    const seenIn = new Int32Array(room)
    seenIn.set(this.#seenIn)
    this.#seenIn = seenIn
    const words = new Int32Array(room)
    words.set(this.#words)
    this.#words = words
  }

  #textKey(kind: Kind, text: string): KeyWriter {
    return this.#key.begin(kind).text(text)
  }

  #readValue(name: string, value: PlainValue): void {
    if (value === null) return
    if (typeof value === 'number') {
      const condition = this.#meet(this.#textKey(kinds.number, name))
      if (condition >= 0) this.#numbers.set(condition, value)
    } else if (typeof value === 'string') this.#meetValue(name, value)
    else for (const one of value) this.#meetValue(name, one)
  }

  #meetValue(name: string, value: string): void {
    this.#meet(this.#textKey(kinds.value, name).byte(0xfe).text(value))
  }

  #readPlace(latitude: number, longitude: number): void {
    this.#latitudes[0] = latitude
    this.#longitudes[0] = longitude
    if (latitude === NO_COORDINATE) return
    visitCells(latitude, longitude, (level, row, column) => {
      this.#meet(this.#key.begin(kinds.cell).byte(level).int(row).int(column))
    })
  }

  /** The condition of a key that the document meets, or -1 where nobody asks it. */
  #meet(key: KeyWriter): number {
    const condition = this.#conditions.find(key)
    if (condition < 0) return condition
    const { marks } = this.#conditions
    if (marks[condition] !== isMet) {
      marks[condition] = isMet
      this.met.push(condition)
    }
    return condition
  }

  #followLinks(): void {
    const { met } = this
    const direct = met.length
    for (let i = 0; i < direct; i++) this.#conditions.follow(met[i]!, met, this.#linked)
  }

  #judge(condition: number): boolean {
    const conditions = this.#conditions
    const kind = conditions.kinds[condition]!
    if (kind === kinds.phrase) return this.#holdsPhrase(condition)
    const view = conditions.arena.view(conditions.keys.get(condition))
    const from = conditions.payloadOf(condition)
    if (kind === kinds.range) {
      const value = this.#numbers.get(view.getInt32(from, true))
      if (value === undefined) return false
      return value >= view.getFloat64(from + 4, true) && value <= view.getFloat64(from + 12, true)
    }
    const [lat, lon] = [view.getInt32(from, true), view.getInt32(from + 4, true)]
    const origin = new Origin(lat / COORDINATE_SCALE, lon / COORDINATE_SCALE)
    const circle = new Circle(origin, view.getFloat64(from + 8, true))
    return circle.holds({ latitudes: this.#latitudes, longitudes: this.#longitudes }, 0)
  }

  #holdsPhrase(phrase: number): boolean {
    const lists: number[][] = []
    let rarest = 0
    for (let at = 0; at < this.#conditions.partCount(phrase); at++) {
      const places = this.#places.get(this.#conditions.partOf(phrase, at))
      if (places === undefined) return false
      lists.push(places)
      if (places.length < lists[rarest]!.length) rarest = at
    }
    return lists[rarest]!.some((place) =>
      lists.every((places, at) => at === rarest || hasPlace(places, place + at - rarest)),
    )
  }
}

/** Terms over several words come behind them, so that now and then a place is not the last. */
function addPlace(places: number[], place: number): void {
  let at = places.length
  while (at > 0 && places[at - 1]! > place) at--
  if (at === places.length) places.push(place)
  else places.splice(at, 0, place)
}

function hasPlace(places: readonly number[], wanted: number): boolean {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (places[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return places[low] === wanted
}
