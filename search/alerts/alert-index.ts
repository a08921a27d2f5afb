import { createSchemaAnalyzer } from '../engine/indexing/plan.ts'
import { IdKey, MAX_ID_LENGTH } from '../engine/segment/ids.ts'
import { type SearchDocument, SearchError, type SearchSchema } from '../types.ts'
import { Arena, offsetMask } from './arena.ts'
import { Asking } from './asking.ts'
import { type Chained, Chains } from './chains.ts'
import { always, Conditions, isOpen, isUnmet } from './conditions.ts'
import { entryIdAt, entryWords, Filing, fourthAt, headWords } from './filing.ts'
import { kinds } from './keys.ts'
import { Listing } from './listing.ts'
import { type Parts, readAlertSnapshot, writeAlertSnapshot } from './snapshot.ts'
import type { AlertIndex, AlertSearch, AlertStats } from './types.ts'
import { UuidText } from './uuid-text.ts'

/*
 * A search: [next of its hash, hash, condition it is filed under, its entry there, shape, id …, conditions to meet …, conditions not to meet …],
 * where the conditions are those that stand neither in the entry nor before it.
 */
const nextAt = 0
const hashAt = 1
const filedAt = 2
const entryAt = 3
const shapeAt = 4
const idAt = 5
/** Shape: whether the id is a UUID, then words of the id, conditions to meet and those not to meet. */
const uuidBit = 1
const idShift = 1
const idMask = 1023
const mustShift = 11
const countMask = 1023
const mustNotShift = 21

const decoder = new TextDecoder()

/** Saved searches by what they ask, see ../ARCHITECTURE.md. */
export class AlertEngine implements AlertIndex, Chained {
  readonly #schema: SearchSchema
  readonly #arena = new Arena()
  readonly #conditions = new Conditions(this.#arena)
  readonly #searches = new Chains(this)
  readonly #filing = new Filing(this.#conditions, (search, entry) => this.#arena.set(search + entryAt, entry))
  readonly #asking: Asking
  readonly #listing: Listing
  readonly #key = new IdKey()
  readonly #uuid = new UuidText()
  #position: string | null = null

  /** @throws TypeError when the schema has no text field */
  constructor(schema: SearchSchema) {
    if (Object.keys(schema.text).length === 0) throw new TypeError('A search schema needs a text field')
    this.#schema = schema
    const analyzer = createSchemaAnalyzer(schema)
    this.#asking = new Asking(schema, analyzer, this.#conditions)
    this.#listing = new Listing(schema, analyzer, this.#conditions)
  }

  hashOf(search: number): number {
    return this.#arena.get(search + hashAt)
  }

  nextOf(search: number): number {
    return this.#arena.get(search + nextAt)
  }

  setNext(search: number, next: number): void {
    this.#arena.set(search + nextAt, next)
  }

  add(searches: Iterable<AlertSearch>, refused?: (search: AlertSearch, error: SearchError) => void): void {
    for (const search of searches) {
      try {
        checkId(search.id)
        this.#asking.check(search)
      } catch (error) {
        if (refused === undefined || !(error instanceof SearchError)) throw error
        refused(search, error)
        continue
      }
      this.#add(search)
    }
  }

  #add(request: AlertSearch): void {
    const { must, mustNot } = this.#asking.read(request)
    // afterwards: what both versions ask is not made anew
    this.#remove(request.id)
    const byCost = this.#byCost(must)
    const isFiled = byCost.length > 0 && this.#conditions.kinds[byCost[0]!]! <= kinds.any
    const filed = isFiled ? byCost[0]! : always
    const rest = isFiled ? byCost.slice(1) : byCost
    const [second = always, third = always, fourth = always, ...more] = rest
    const key = this.#key.set(request.id)
    const idWords = key.isUuid ? 4 : 1 + ((key.length + 3) >>> 2)
    const arena = this.#arena
    const search = arena.take(idAt + idWords + more.length + mustNot.length)
    arena.set(search + hashAt, key.hash)
    arena.set(search + filedAt, filed)
    arena.set(
      search + shapeAt,
      (key.isUuid ? uuidBit : 0) |
        (idWords << idShift) |
        (more.length << mustShift) |
        (mustNot.length << mustNotShift),
    )
    if (key.isUuid) for (let i = 0; i < 4; i++) arena.set(search + idAt + i, key.words[i]!)
    else {
      arena.set(search + idAt, key.length)
      arena.pageBytes(search).set(key.bytes.subarray(0, key.length), ((search & offsetMask) + idAt + 1) * 4)
    }
    for (const [at, condition] of [...more, ...mustNot].entries())
      arena.set(search + idAt + idWords + at, condition)
    const uuid = key.isUuid ? key.words : undefined
    this.#filing.file(filed, search, more.length + mustNot.length > 0, [second, third, fourth], uuid)
    this.#searches.insert(search)
  }

  /** Those that the fewest searches ask first, by which few of those that are looked at are in vain. */
  #byCost(must: number[]): number[] {
    if (must.length < 2) return must
    const costs = must.map((condition) => ({ condition, cost: this.#costOf(condition) }))
    return costs.sort((a, b) => a.cost - b.cost).map(({ condition }) => condition)
  }

  #costOf(condition: number): number {
    const conditions = this.#conditions
    const kind = conditions.kinds[condition]!
    if (kind < kinds.any) return conditions.uses.get(condition) * breadth[kind]!
    if (kind !== kinds.any) return neverFiled + kind
    let sum = 0
    for (let at = conditions.partCount(condition) - 1; at >= 0; at--)
      sum += this.#costOf(conditions.partOf(condition, at))
    return sum
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) this.#remove(id)
  }

  has(id: string): boolean {
    return this.#find(id) !== 0
  }

  #find(id: string): number {
    const key = this.#key.set(id)
    const arena = this.#arena
    for (let search = this.#searches.first(key.hash); search !== 0; search = arena.get(search + nextAt)) {
      if (arena.get(search + hashAt) !== (key.hash | 0)) continue
      const isUuid = (arena.get(search + shapeAt) & uuidBit) !== 0
      if (isUuid !== key.isUuid) continue
      if (isUuid ? this.#hasWords(search, key) : this.#hasText(search, key)) return search
    }
    return 0
  }

  #hasWords(search: number, { words }: IdKey): boolean {
    for (let i = 0; i < 4; i++) if (this.#arena.get(search + idAt + i) !== (words[i]! | 0)) return false
    return true
  }

  #hasText(search: number, { bytes, length }: IdKey): boolean {
    if (this.#arena.get(search + idAt) !== length) return false
    const own = this.#arena.pageBytes(search)
    const from = ((search & offsetMask) + idAt + 1) * 4
    for (let i = 0; i < length; i++) if (own[from + i] !== bytes[i]) return false
    return true
  }

  #remove(id: string): void {
    const search = this.#find(id)
    if (search === 0) return
    const arena = this.#arena
    const shape = arena.get(search + shapeAt)
    const idWords = (shape >>> idShift) & idMask
    const more = ((shape >>> mustShift) & countMask) + (shape >>> mustNotShift)
    const filed = arena.get(search + filedAt)
    const entry = arena.get(search + entryAt)
    const asked = [filed, ...this.#filing.remove(filed, entry)]
    for (let at = 0; at < more; at++) asked.push(arena.get(search + idAt + idWords + at))
    this.#searches.remove(search)
    arena.give(search, idAt + idWords + more)
    for (const condition of asked) if (condition !== always) this.#conditions.release(condition)
  }

  match(document: SearchDocument): string[] {
    const listing = this.#listing
    const found: number[] = []
    try {
      listing.open(document)
      this.#look(always, found)
      for (const condition of listing.met) this.#look(condition, found)
    } finally {
      listing.close()
    }
    return this.#idsOf(found)
  }

  /** Adds the entries of what matches of the searches that are filed under a condition that is met. */
  #look(condition: number, found: number[]): void {
    const { marks, lists } = this.#conditions
    const listing = this.#listing
    const arena = this.#arena
    for (let block = lists.get(condition); block !== 0; block = arena.get(block)) {
      const page = arena.page(block)
      const start = block & offsetMask
      const room = page[start + 2]!
      const seconds = start + headWords
      const thirds = seconds + room
      const entries = thirds + room
      for (let at = page[start + 1]! - 1; at >= 0; at--) {
        const second = page[seconds + at]!
        let mark = marks[second]!
        if (mark === isUnmet || (mark === isOpen && !listing.workOut(second))) continue
        const third = page[thirds + at]!
        mark = marks[third]!
        if (mark === isUnmet || (mark === isOpen && !listing.workOut(third))) continue
        const entry = entries + at * entryWords
        if (!listing.meets(page[entry + fourthAt]!)) continue
        const search = page[entry]!
        if ((search & 1) === 0 || this.#asksNoMore(search & ~1)) found.push(block + entry - start)
      }
    }
  }

  /** Whether the listing meets what stands in the search itself. */
  #asksNoMore(search: number): boolean {
    const page = this.#arena.page(search)
    const start = search & offsetMask
    const shape = page[start + shapeAt]!
    let at = start + idAt + ((shape >>> idShift) & idMask)
    for (const end = at + ((shape >>> mustShift) & countMask); at < end; at++)
      if (!this.#listing.meets(page[at]!)) return false
    for (const end = at + (shape >>> mustNotShift); at < end; at++)
      if (this.#listing.meets(page[at]!)) return false
    return true
  }

  #idsOf(entries: readonly number[]): string[] {
    const arena = this.#arena
    const text = this.#uuid
    const ids: string[] = []
    for (const entry of entries) {
      const page = arena.page(entry)
      const at = (entry & offsetMask) + entryIdAt
      if ((page[at]! | page[at + 1]! | page[at + 2]!) === 0) {
        text.flush(ids)
        ids.push(this.#idOf(arena.get(entry) & ~1))
      } else {
        if (text.isFull) text.flush(ids)
        text.add(page, at)
      }
    }
    text.flush(ids)
    return ids
  }

  #idOf(search: number): string {
    const arena = this.#arena
    if ((arena.get(search + shapeAt) & uuidBit) !== 0)
      return this.#uuid.read(arena.page(search), (search & offsetMask) + idAt)
    const from = ((search & offsetMask) + idAt + 1) * 4
    return decoder.decode(arena.pageBytes(search).subarray(from, from + arena.get(search + idAt)))
  }

  setPosition(position: string): void {
    this.#position = position
  }

  stats(): AlertStats {
    const { columns, chains, marks, kinds, size } = this.#conditions
    const pages = [...columns, chains.heads, this.#searches.heads].flatMap((column) => column.pages)
    const bytes = [...this.#arena.pages, ...pages, marks, kinds].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    )
    return { searches: this.#searches.size, conditions: size, bytes, position: this.#position }
  }

  /** What a snapshot holds. */
  get #parts(): Parts {
    return {
      arena: this.#arena,
      conditions: this.#conditions,
      searches: this.#searches,
      columns: [...this.#conditions.columns, this.#conditions.chains.heads, this.#searches.heads],
    }
  }

  async save(path: string): Promise<void> {
    await writeAlertSnapshot(path, this.#schema, this.#parts, this.#position)
  }

  /** @throws SearchError bad-snapshot */
  static async open(path: string, schema: SearchSchema): Promise<AlertEngine> {
    const index = new AlertEngine(schema)
    index.#position = await readAlertSnapshot(path, schema, index.#parts)
    return index
  }
}

/**
 * By kind, how many more listings meet a condition of it than one of a word that as many searches ask. A listing has some sixty words and a few values, so that of
 * as many conditions it meets fewer values (of 1/30, 1/10, 1/4, 1/2, 1, 2 and 8 a quarter had the fewest looked at in vain).
 */
const breadth: Record<number, number> = {
  [kinds.stem]: 1,
  [kinds.word]: 1,
  [kinds.value]: 1 / 4,
  [kinds.cell]: 1 / 4,
  [kinds.number]: 1e9,
}
/** A listing does not lead to the others, so that no search is filed under one. */
const neverFiled = 1e12

/** @throws SearchError bad-document */
function checkId(id: unknown): void {
  if (typeof id !== 'string' || id === '' || id.length > MAX_ID_LENGTH || !id.isWellFormed())
    throw new SearchError(
      'bad-document',
      `A search's id must be a well-formed string of 1 to ${MAX_ID_LENGTH} characters`,
      'id',
    )
}
