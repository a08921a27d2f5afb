import type { Encoding } from '../encoding.ts'

/** Kinds of files, by what their rows look like. */
export const forms = ['csv', 'json', 'xml', 'spreadsheet'] as const
export type Form = (typeof forms)[number]

export interface TableRow {
  /** Of a file its line, else its number, from 1. */
  line: number
  /** No more than the header has; the last ones may be missing. */
  fields: string[]
  /** The fields of the file, where a map's steps made others of them. */
  source?: string[]
  /** Set where it could not be read: why, without the row's own values. Its fields say nothing then. */
  fault?: string
  /** Which field the fault is in, from 1. */
  field?: number
  /** Whether it has more fields than its header, and one of them holds something. */
  surplus?: boolean
  /** The row as it was, where it is refused for its form. */
  text?: string
}

/** What was found of a file, or said. */
export interface Found {
  form: Form
  packing: string | null
  encoding: Encoding | null
  delimiter: string | null
  /** The line of its header, from 1; null where rows name their fields themselves. */
  headerLine: number | null
  /** The element that is an item, or the sheet that is read. */
  items: string | null
}

/** A file as rows under a header, whatever its form. */
export interface Table {
  found: Found
  header: { line: number; fields: string[] }
  /** The first rows, by which columns show their customs; they come again in `batches`. */
  sample: TableRow[]
  batches: AsyncGenerator<TableRow[]>
}

/** Says what would else be found. */
export interface TableChoices {
  form?: Form | undefined
  encoding?: Encoding | undefined
  delimiter?: string | undefined
  skipLines?: number | undefined
  /** The element that is an item, or the sheet that is read. */
  items?: string | undefined
}

/** Things with names of their own as rows of a header. */
export interface NamedRow {
  line: number
  values?: ReadonlyMap<string, string>
  fault?: string
}

/** So many things tell which columns there are. */
const sampleItems = 1_000
const mostColumns = 1_000

/** Columns out of the names that the first things have; undefined where there is none. */
export async function tableOfNamed(
  batches: AsyncGenerator<NamedRow[]>,
): Promise<Pick<Table, 'header' | 'sample' | 'batches'> | undefined> {
  const head: NamedRow[] = []
  const names = new Set<string>()
  while (head.length < sampleItems) {
    const next = await batches.next()
    if (next.done) break
    for (const row of next.value) {
      head.push(row)
      for (const name of row.values?.keys() ?? []) if (names.size < mostColumns) names.add(name)
    }
  }
  if (names.size === 0) return undefined
  const columns = [...names]
  const rowOf = ({ line, values, fault }: NamedRow): TableRow =>
    fault === undefined
      ? { line, fields: columns.map((name) => values?.get(name) ?? '') }
      : { line, fields: [], fault }
  const sample = head.map(rowOf)
  async function* rows() {
    yield sample
    for await (const batch of batches) yield batch.map(rowOf)
  }
  return { header: { line: 0, fields: columns }, sample, batches: rows() }
}

/** A number as text that can be read in one way only: a fourth decimal keeps 1.998 from being a grouped 1998. */
export function textOfNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return /^-?\d+\.\d{3}$/.test(text) ? `${text}0` : text
}
