import { SaxesParser, type SaxesTagNS } from 'saxes'
import { ImportError } from '../errors.ts'
import { unzip } from '../unzip.ts'
import { type TableRow, textOfNumber } from './table.ts'

const pieceBytes = 65_536
/** Of one cell, in characters. */
const longestCell = 300_000
/** A row that repeats another with something in it; spreadsheets say so of empty ones to their end. */
const mostRepeats = 100_000
const table = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'
const office = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'
const text = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'

/**
 * Rows of one sheet of an OpenDocument, as they are unpacked; trailing empty cells are left out.
 * Read by saxes, as hucre's reader holds the whole sheet and knows no sheets by their names.
 * @param sheet its name; default the first one
 * @throws ImportError for a damaged file, one with a password, a sheet that is not there
 */
export async function* odsRows(
  bytes: AsyncIterable<Buffer>,
  sheet: string | undefined,
  maxColumns: number,
): AsyncGenerator<TableRow> {
  const reader = new SheetReader(sheet, maxColumns)
  const decoder = new TextDecoder()
  for await (const chunk of unzip(bytes, 'content.xml')) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      reader.write(decoder.decode(chunk.subarray(at, at + pieceBytes), { stream: true }))
      yield* reader.taken()
      if (reader.isDone) return
    }
  }
  if (!reader.isDone)
    throw new ImportError(
      sheet === undefined
        ? 'The spreadsheet has no sheet.'
        : `The spreadsheet has no sheet "${sheet}"; it has ${reader.names.slice(0, 20).join(', ')}.`,
    )
}

class SheetReader {
  readonly names: string[] = []
  isDone = false
  readonly #parser = new SaxesParser({ xmlns: true })
  readonly #sheet: string | undefined
  readonly #maxColumns: number
  #rows: TableRow[] = []
  #line = 0
  #isWithin = false
  #fields: string[] = []
  #rowRepeats = 1
  #cellRepeats = 1
  /** What the cell says by itself; undefined where its paragraphs are its text. */
  #value: string | undefined
  #text: string | undefined
  #paragraphs = 0
  /** Within a remark, whose paragraphs are none of the cell's. */
  #remarks = 0

  constructor(sheet: string | undefined, maxColumns: number) {
    this.#sheet = sheet
    this.#maxColumns = maxColumns
    this.#parser.on('error', (error) => {
      throw new ImportError(`The spreadsheet is damaged: ${error.message}.`)
    })
    this.#parser.on('opentag', (tag) => this.#open(tag))
    this.#parser.on('closetag', (tag) => this.#close(tag))
    this.#parser.on('text', (piece) => this.#add(piece))
  }

  write(piece: string): void {
    this.#parser.write(piece)
  }

  taken(): TableRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  #open({ uri, local, attributes }: SaxesTagNS): void {
    const attribute = (of: string, name: string) =>
      Object.values(attributes).find((one) => one.uri === of && one.local === name)?.value
    const repeats = (name: string, most: number) =>
      Math.min(most, Math.max(1, Number.parseInt(attribute(table, name) ?? '1', 10) || 1))
    if (uri === office && local === 'annotation') this.#remarks++
    else if (uri === table && local === 'table') {
      const name = attribute(table, 'name') ?? ''
      this.names.push(name)
      this.#isWithin = !this.isDone && (this.#sheet === undefined || this.#sheet === name)
    } else if (!this.#isWithin) return
    else if (uri === table && local === 'table-row') {
      this.#fields = []
      this.#rowRepeats = repeats('number-rows-repeated', 10_000_000)
    } else if (uri === table && (local === 'table-cell' || local === 'covered-table-cell')) {
      this.#cellRepeats = repeats('number-columns-repeated', this.#maxColumns + 1)
      const type = attribute(office, 'value-type')
      this.#value = valueOfCell(type, (name) => attribute(office, name))
      this.#text = ''
      this.#paragraphs = 0
    } else if (uri === text && this.#text !== undefined && this.#remarks === 0) {
      if (local === 'p' && this.#paragraphs++ > 0) this.#add('\n')
      else if (local === 'line-break') this.#add('\n')
      else if (local === 'tab') this.#add('\t')
      else if (local === 's') this.#add(' '.repeat(Math.min(1_000, Number(attribute(text, 'c') ?? 1) || 1)))
    }
  }

  #add(piece: string): void {
    if (this.#text === undefined || this.#remarks > 0 || this.#paragraphs === 0) return
    this.#text += piece
    if (this.#text.length > longestCell)
      throw new ImportError(
        `Row ${this.#line + 1} of the sheet has a cell of more than ${longestCell.toLocaleString('en')} characters.`,
      )
  }

  #close({ uri, local }: SaxesTagNS): void {
    if (uri === office && local === 'annotation') this.#remarks--
    if (!this.#isWithin || uri !== table) return
    if (local === 'table-cell' || local === 'covered-table-cell') {
      const room = this.#maxColumns + 1 - this.#fields.length
      const field = this.#value ?? this.#text ?? ''
      for (let count = Math.min(room, this.#cellRepeats); count > 0; count--) this.#fields.push(field)
      this.#text = undefined
    } else if (local === 'table-row') this.#endRow()
    else if (local === 'table') {
      this.#isWithin = false
      this.isDone = true
    }
  }

  #endRow(): void {
    const fields = this.#fields
    while (fields.at(-1) === '') fields.pop()
    if (fields.length > 0) {
      if (this.#rowRepeats > mostRepeats)
        throw new ImportError(`Row ${this.#line + 1} of the sheet is repeated ${this.#rowRepeats} times.`)
      for (let count = 1; count <= this.#rowRepeats; count++)
        this.#rows.push({ line: this.#line + count, fields: [...fields] })
    }
    this.#line += this.#rowRepeats
  }
}

/** Days and times are a clock's readings, which the site's zone makes times of. */
function valueOfCell(
  type: string | undefined,
  said: (name: string) => string | undefined,
): string | undefined {
  switch (type) {
    case 'float':
    case 'percentage':
    case 'currency':
      return textOfNumber(Number(said('value')))
    case 'date':
      return said('date-value')
        ?.replace('T', ' ')
        .replace(/(?: 00:00:00)?(?:\.0+)?$/, '')
    case 'boolean':
      return said('boolean-value')
    default:
      return undefined
  }
}
