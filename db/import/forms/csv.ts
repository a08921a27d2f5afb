import { beginningBytes, readBeginning } from '../beginning.ts'
import { CsvParser, recordText } from '../csv.ts'
import { ImportError } from '../errors.ts'
import { pieceBytes, takeHead, withHead } from '../source.ts'
import type { Table, TableChoices, TableRow } from './table.ts'

interface CsvLimits {
  maxRecordBytes?: number | undefined
  maxColumns: number
}

/**
 * A CSV as rows.
 * @throws ImportError for what is no CSV, and a header that is none
 */
export async function csvTable(
  bytes: AsyncGenerator<Buffer>,
  { delimiter, skipLines }: TableChoices,
  limits: CsvLimits,
): Promise<Pick<Table, 'header' | 'sample' | 'batches'> & { delimiter: string }> {
  const head = await takeHead(bytes, beginningBytes)
  if (head.length === 0) throw new ImportError('The file is empty.')
  const beginning = readBeginning(head, { delimiter, skipLines })
  const batches = rowsOf(withHead(head.subarray(beginning.skip), bytes), beginning, limits)
  const { value: first, done } = await batches.next()
  const header = done ? undefined : first.shift()
  if (header === undefined) throw new ImportError('The file has no header: it holds blank lines only.')
  if (header.fault !== undefined)
    throw new ImportError(`The file's line ${header.line} is not a header: ${header.fault}.`)
  return {
    delimiter: beginning.delimiter,
    header,
    sample: beginning.rows.slice(1),
    batches: withFirst(first!, batches),
  }
}

async function* withFirst(first: TableRow[], rest: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow[]> {
  yield first
  yield* rest
}

async function* rowsOf(
  chunks: AsyncGenerator<Buffer>,
  { delimiter, line: firstLine }: { delimiter: string; line: number },
  { maxRecordBytes, maxColumns }: CsvLimits,
): AsyncGenerator<TableRow[]> {
  let rows: TableRow[] = []
  let hasHeader = false
  const parser = new CsvParser({
    delimiter,
    firstLine,
    maxFields: maxColumns + 1,
    ...(maxRecordBytes !== undefined && { maxRecordBytes }),
    onRecord: (record) => {
      const { line, fields, surplus } = record
      if (!hasHeader) {
        hasHeader = true
        parser.maxFields = fields.length
      }
      rows.push(surplus ? { line, fields, surplus, text: recordText(record) } : { line, fields })
    },
    onBad: ({ line, reason, field, text }) => {
      hasHeader = true
      rows.push({ line, fields: [], fault: reason, text, ...(field !== undefined && { field }) })
    },
  })
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      parser.push(chunk.subarray(at, at + pieceBytes))
      if (rows.length > 0) yield rows
      rows = []
    }
  }
  parser.end()
  if (rows.length > 0) yield rows
}
