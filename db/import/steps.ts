import { compileSteps, type LookupTable, type Step, Texts, textsOf } from '../pipeline/index.ts'
import { type TableRow, textOfNumber } from './forms/table.ts'

/** Rows after a map's steps: what the map names are the columns that these made. */
export class SteppedRows {
  readonly header: string[]
  readonly #from: readonly string[]
  readonly #run: ReturnType<typeof compileSteps>

  /** @throws ImportError for steps that do not fit the header */
  constructor(
    header: readonly string[],
    { steps, tables = {} }: { steps: readonly Step[]; tables?: Readonly<Record<string, LookupTable>> },
  ) {
    this.#from = header
    this.#run = compileSteps(steps, tables)
    this.header = [...this.#stepped([]).columns.keys()]
  }

  /** Each keeps the row of the file that it is made of; rows that could not be read stay as they are, before the others. */
  take(rows: readonly TableRow[]): TableRow[] {
    const isWhole = ({ fault, surplus }: TableRow) => fault === undefined && !surplus
    const whole = rows.filter(isWhole)
    const batch = this.#stepped(whole)
    const { length, selection } = batch
    const texts = this.header.map((name) => {
      const column = batch.columns.get(name)!
      const texts = textsOf(batch, column)
      // Three digits behind a point would be read as thousands.
      return column.isNumber ? texts.map((text) => (text === '' ? '' : textOfNumber(Number(text)))) : texts
    })
    const made = Array.from({ length }, (_, i) => {
      const { line, fields, text } = whole[selection === null ? i : selection[i]!]!
      return {
        ...{ line, source: fields },
        fields: texts.map((column) => column[i]!),
        ...(text !== undefined && { text }),
      }
    })
    if (whole.length === rows.length) return made
    const fault = `has more fields than the header's ${this.#from.length}`
    return [
      ...rows
        .filter((row) => !isWhole(row))
        .map((row) => (row.fault === undefined ? { ...row, source: row.fields, fault } : row)),
      ...made,
    ]
  }

  #stepped(rows: readonly TableRow[]) {
    const columns = new Map(
      this.#from.map((name, i) => [name, new Texts(rows.map(({ fields }) => fields[i] ?? ''))]),
    )
    return this.#run({ size: rows.length, length: rows.length, selection: null, columns })
  }
}
