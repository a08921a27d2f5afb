import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Reason } from './errors.ts'
import type { Table, TableRow } from './forms/table.ts'

/** Reasons counted apart; further ones count as "other". */
const maxReasons = 100
/** Of a row that could not be read so much is shown. */
const shownCharacters = 4_000
/** Columns before those of the file itself. */
const ownColumns = ['refused_line', 'refused_because', 'refused_row']
const mark = ownColumns.join(',')

/**
 * Writes refused rows as a CSV that can be imported again once its rows are mended: before the columns of the file their line and the reason, and what
 * could not be cut into columns as it was. Cells that a spreadsheet would run as a formula get an apostrophe before them.
 */
export class RejectLog {
  readonly reasons = new Map<string, { count: number; said: Reason | undefined }>()
  count = 0
  header: readonly string[] = []
  readonly #to: Writable | undefined
  #text = ''

  readonly #isContinued: boolean

  /** @param isContinued whether `to` has its header already */
  constructor(to: Writable | undefined, isContinued: boolean) {
    this.#to = to
    this.#isContinued = isContinued
  }

  /**
   * @param kind the reason without the row's own values
   * @param raw the row as it was, where its fields do not tell
   */
  add(
    line: number,
    kind: string,
    reason: string,
    { fields, raw, said }: { fields: string[]; raw?: string | undefined; said: Reason },
  ): void {
    this.count++
    const key = this.reasons.has(kind) || this.reasons.size < maxReasons ? kind : 'other'
    const known = this.reasons.get(key)
    const { value: _, ...kindSaid } = said
    if (known !== undefined) known.count++
    else this.reasons.set(key, { count: 1, said: key === kind ? kindSaid : undefined })
    if (this.#to === undefined) return
    if (this.count === 1 && !this.#isContinued)
      this.#text = `\ufeff${[mark, ...this.header.map(quote)].join(',')}\r\n`
    const own = [quote(reason), quote((raw ?? '').slice(0, shownCharacters))]
    this.#text += `${[line, ...own, ...this.header.map((_, index) => quote(fields[index] ?? ''))].join(',')}\r\n`
  }

  /** Whether enough was collected to be handed over. */
  get pending(): boolean {
    return this.#text.length > 100_000
  }

  /** Hands over what was collected, and waits for a slow receiver. */
  async flush(): Promise<void> {
    if (this.#text === '' || this.#to === undefined) return
    const text = this.#text
    this.#text = ''
    if (!this.#to.write(text)) await once(this.#to, 'drain')
  }
}

/** What a spreadsheet would run; a number is none. */
const formula = /^(?:[=@\t\r]|[+-](?![\d\s.,]*$))/
const guarded = /^'(?=[=@\t\r+-])/

function quote(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Whether a file begins as refused rows do. */
export function holdsRefusedRows(start: string): boolean {
  return start.startsWith(`\ufeff${mark},`)
}

/** Refused rows, mended or not, as the rows of their file that they were. */
export function withoutReasons<T extends Pick<Table, 'header' | 'sample' | 'batches'>>(table: T): T {
  const own = ownColumns.length
  const rowOf = (row: TableRow): TableRow => ({
    ...row,
    line: Number(row.fields[0]) || row.line,
    fields: row.fields.slice(own).map((field) => field.replace(guarded, '')),
  })
  async function* batches() {
    for await (const batch of table.batches) yield batch.map(rowOf)
  }
  const header = { ...table.header, fields: table.header.fields.slice(own) }
  return { ...table, header, sample: table.sample.map(rowOf), batches: batches() }
}
