import type { Analyzer, TermTable } from '../../analysis/index.ts'
import type { SearchSchema } from '../../types.ts'
import { ByteWriter, IntList } from '../segment/bytes.ts'
import { GatheredIds } from '../segment/id-builder.ts'
import type { IdKey } from '../segment/ids.ts'
import { MOST_SORTED } from '../segment/string-pool.ts'
import { TokenWriter } from '../segment/tokens.ts'
import type { Gathered } from './gathered.ts'
import { KeywordGatherer, NumericGatherer } from './gatherers.ts'
import { ATTRIBUTES, type PlainValue, WILDCARD } from './read-document.ts'

/** Most terms of one builder: more could not be sorted at once. */
const MOST_TERMS = MOST_SORTED >>> 1
/** Arrays of zeros that the last builders left: a table of terms is large beside a small batch. */
const MOST_SPARE = 2
const spareNumbers: Uint32Array[] = []

/** Gathers documents until they are assembled into a segment. Bounded by its caller. */
export class SegmentBuilder {
  /** The documents by their ids; those dropped there are left out of the segment. */
  readonly ids = new GatheredIds()
  private readonly analyzer: Analyzer
  private readonly textFields: number
  private readonly keywordFields: string[]
  private readonly numericFields: string[]
  private readonly table: TermTable
  /** Per term of the table its number here + 1, 0 is none. */
  private numbers: Uint32Array
  /** Terms of the table by their numbers here. */
  private readonly terms = new IntList()
  private readonly termBytes = new ByteWriter()
  private readonly termOffsets = new IntList()
  private termLengths = new Uint8Array(64)
  private readonly tokens = new ByteWriter()
  private readonly writer = new TokenWriter(this.tokens)
  private readonly tokenStarts = new IntList()
  private readonly keyword = new Map<string, KeywordGatherer>()
  private readonly numeric = new Map<string, NumericGatherer>()
  private readonly latitudes = new IntList()
  private readonly longitudes = new IntList()

  constructor(schema: SearchSchema, analyzer: Analyzer) {
    this.analyzer = analyzer
    this.textFields = Object.keys(schema.text).length
    this.keywordFields = schema.keyword.filter((name) => name !== WILDCARD)
    this.numericFields = schema.numeric.filter((name) => name !== WILDCARD)
    this.table = analyzer.terms()
    this.numbers = spareNumbers.pop() ?? new Uint32Array(1024)
    this.termOffsets.push(0)
  }

  /** Documents added, replaced ones included. */
  get length(): number {
    return this.ids.length
  }

  /** Bytes of text gathered, as a measure of memory. */
  get tokenBytes(): number {
    return this.tokens.length
  }

  /** Whether no more terms may come in. */
  get isFull(): boolean {
    return this.terms.length >= MOST_TERMS
  }

  /**
   * Adds the document that `readDocument` wrote at `values[at ..]`, in place of one of the same id, and sets the key to its id.
   * @returns where the next document begins
   */
  add(values: readonly PlainValue[], at: number, key: IdKey): number {
    const id = values[at++] as string
    const document = this.length
    const replaced = this.ids.add(key.set(id), id)
    if (replaced >= 0) this.ids.drop(replaced)
    this.tokenStarts.push(this.tokens.length)
    for (let field = 0; field < this.textFields; field++) {
      const text = values[at++] as string
      const part = this.tokens.beginPart()
      if (text !== '') this.addText(text)
      this.tokens.endPart(part)
    }
    for (const name of this.keywordFields) this.addValue(document, name, values[at++]!)
    for (const name of this.numericFields) this.addValue(document, name, values[at++]!)
    for (let left = values[at++] as number; left > 0; left--) {
      this.addValue(document, `${ATTRIBUTES}.${values[at++]}`, values[at++]!)
    }
    this.latitudes.push(values[at++] as number)
    this.longitudes.push(values[at++] as number)
    return at
  }

  private addText(text: string): void {
    const { writer } = this
    const { length, terms, positions, starts, ends } = this.analyzer.analyzeInto(this.table, text)
    writer.begin()
    for (let i = 0; i < length; i++) {
      const term = terms[i]!
      let number = term < this.numbers.length ? this.numbers[term]! : 0
      if (number === 0) number = this.newTerm(term)
      writer.put(number - 1, this.termLengths[number - 1]!, positions[i]!, starts[i]!, ends[i]!)
    }
  }

  private newTerm(term: number): number {
    const { table, termBytes } = this
    if (term >= this.numbers.length) {
      const grown = new Uint32Array(Math.max(term + 1, this.numbers.length * 2))
      grown.set(this.numbers)
      this.numbers = grown
    }
    const index = this.terms.length
    this.terms.push(term)
    termBytes.reserve(table.room(term))
    termBytes.length = table.copyTo(term, termBytes.bytes, termBytes.length)
    this.termOffsets.push(termBytes.length)
    if (index === this.termLengths.length) {
      const grown = new Uint8Array(index * 2)
      grown.set(this.termLengths)
      this.termLengths = grown
    }
    this.termLengths[index] = table.writtenLengths[term]!
    this.numbers[term] = index + 1
    return index + 1
  }

  /** Adds a value to its column. */
  private addValue(document: number, name: string, value: PlainValue): void {
    if (value === null) return
    if (typeof value === 'number') {
      let column = this.numeric.get(name)
      if (column === undefined) {
        column = new NumericGatherer()
        this.numeric.set(name, column)
      }
      column.add(document, value)
      return
    }
    let column = this.keyword.get(name)
    if (column === undefined) {
      column = new KeywordGatherer()
      this.keyword.set(name, column)
    }
    if (typeof value === 'string') column.addOne(document, value)
    else column.addMany(document, value)
  }

  /**
   * Views of what was gathered. The builder is spent afterwards.
   * @param deleted bits of the documents to leave out
   */
  gather(deleted: Uint32Array | null = this.ids.dropped()): Gathered {
    const { terms, numbers } = this
    for (let i = 0; i < terms.length; i++) numbers[terms.items[i]!] = 0
    if (spareNumbers.length < MOST_SPARE) spareNumbers.push(numbers)
    return {
      documents: this.length,
      deleted,
      termBytes: this.termBytes.view(),
      termOffsets: this.termOffsets.view(),
      termLengths: this.termLengths,
      tokens: this.tokens.view(),
      tokenStarts: this.tokenStarts.view(),
      ids: this.ids.gathered(),
      keyword: [...this.keyword].map(([name, column]) => column.gathered(name)),
      numeric: [...this.numeric].map(([name, column]) => column.gathered(name)),
      latitudes: asSigned(this.latitudes.view()),
      longitudes: asSigned(this.longitudes.view()),
    }
  }
}

function asSigned({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length)
}
