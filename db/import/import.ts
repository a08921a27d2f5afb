import type { Found, TableChoices, TableRow } from './forms/table.ts'
import { type ImportResult, Intake, type IntakeOptions } from './intake.ts'
import type { ImportMap } from './map.ts'
import { openTable, type TableLimits, usualMaxColumns } from './open.ts'
import { SteppedRows } from './steps.ts'

export interface ImportOptions extends IntakeOptions {
  /** The file's bytes, packed or not. */
  source: AsyncIterable<Uint8Array>
  /** What the file is, whatever it looks like. Default: what the map says, else what is found. */
  choices?: TableChoices
  limits?: TableLimits & {
    /** Most listings in one transaction. Default 10,000. */
    batchRows?: number
  }
  /** Told once what the file was found to be. */
  onFound?: (found: Found) => void
}

/**
 * Streams a file (CSV, JSON, NDJSON, XML, a spreadsheet; packed or not) into listings of one seller, in bounded memory: rows with the external id
 * of an earlier import (or of an earlier row) update it, rows that cannot be listings are counted, logged and left out.
 * @throws ImportError when the map does not fit or the file cannot be read; what was written before stays
 */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const { source, map, choices = {}, limits = {}, onFound } = options
  const sizes = { packedBytes: 0, bytes: 0 }
  const intake = await Intake.open(
    { skipsUnchanged: true, ...options },
    { batchRows: limits.batchRows, sizes },
  )
  const table = await openTable(
    source,
    {
      form: choices.form ?? map?.format,
      encoding: choices.encoding ?? map?.encoding,
      delimiter: choices.delimiter ?? map?.delimiter,
      items: choices.items ?? map?.items,
      skipLines: choices.skipLines ?? map?.skipLines,
    },
    { limits, sizes },
  )
  onFound?.(table.found)
  const maxColumns = limits.maxColumns ?? usualMaxColumns
  const { header } = table
  const stepped = steppedBy(map, header.fields)
  if (stepped === undefined) intake.bind(header, { sample: [header, ...table.sample], maxColumns })
  else {
    const named = { line: header.line, fields: stepped.header }
    // The sample comes again, and would be known already.
    const sample = [named, ...steppedBy(map, header.fields)!.take(table.sample)]
    intake.bind(named, { sample, maxColumns, source: header.fields })
  }
  for await (const batch of table.batches) {
    for (const row of stepped?.take(batch) ?? batch) intake.take(row)
    if (intake.isFull) await intake.flush(false)
  }
  return intake.end()
}

function steppedBy(map: ImportMap | undefined, header: readonly string[]): SteppedRows | undefined {
  return map?.steps === undefined
    ? undefined
    : new SteppedRows(header, { steps: map.steps, ...(map.tables && { tables: map.tables }) })
}

/** So many rows tell the customs of their columns. */
const sampleRows = 100

interface RowsOptions extends IntakeOptions {
  /** The columns that rows have. */
  header: readonly string[]
  rows: AsyncIterable<TableRow>
  /** Most listings in one transaction. Default 10,000. */
  batchRows?: number
}

/**
 * The same for rows that somebody else read from whatever form they had.
 * @throws ImportError when the map does not fit the header; whatever `rows` throws
 */
export async function importRows(options: RowsOptions): Promise<ImportResult> {
  const { rows, batchRows } = options
  const stepped = steppedBy(options.map, options.header)
  const header = stepped?.header ?? options.header
  const intake = await Intake.open(options, { batchRows, sizes: { packedBytes: 0, bytes: 0 } })
  const beginning: TableRow[] = []
  const bind = () => {
    const named = { line: 0, fields: [...header] }
    const sample = [named, ...beginning.filter(({ fault }) => fault === undefined)]
    const source = stepped === undefined ? undefined : options.header
    intake.bind(named, { sample, maxColumns: header.length, source })
    for (const row of beginning.splice(0)) intake.take(row)
  }
  for await (const given of rows) {
    for (const row of stepped?.take([given]) ?? [given]) {
      if (intake.header !== undefined) intake.take(row)
      else if (beginning.push(row) === sampleRows) bind()
    }
    if (intake.isFull) await intake.flush(false)
  }
  if (intake.header === undefined) bind()
  return intake.end()
}
