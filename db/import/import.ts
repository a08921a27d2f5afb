import { beginningBytes, readBeginning } from './beginning.ts'
import { type BadRecord, CsvParser, type CsvRecord, recordText } from './csv.ts'
import { ImportError } from './errors.ts'
import { type ImportResult, Intake, type IntakeOptions } from './intake.ts'
import { pieceBytes, readSource, type SourceLimits, takeHead, withHead } from './source.ts'

export interface ImportOptions extends IntakeOptions {
  /** The file's bytes, gzipped or not. */
  source: AsyncIterable<Uint8Array>
  /** Lines before the header; default: what the map says. */
  skipLines?: number
  limits?: SourceLimits & {
    /** Longest row in bytes. Default 1,000,000. */
    maxRecordBytes?: number
    /** Most columns. Default 1,000. */
    maxColumns?: number
    /** Most listings in one transaction. Default 10,000. */
    batchRows?: number
  }
}

/**
 * Streams a CSV file into listings of one seller, in bounded memory: rows with the external id of an earlier import (or of an
 * earlier row) update it, rows that cannot be listings are counted, logged and left out.
 * @throws ImportError when the map does not fit or the file is not CSV; what was written before stays
 */
export async function importCsv(options: ImportOptions): Promise<ImportResult> {
  const { source, map, limits = {} } = options
  const sizes = { packedBytes: 0, bytes: 0 }
  const intake = await Intake.open(options, { batchRows: limits.batchRows, sizes })
  const maxColumns = limits.maxColumns ?? 1_000
  const chunks = readSource(source, map?.encoding ?? 'utf-8', limits, sizes)
  const head = await takeHead(chunks, beginningBytes)
  if (head.length === 0) throw new ImportError('The file is empty.')
  const skipLines = options.skipLines ?? map?.skipLines
  const beginning = readBeginning(head, { delimiter: map?.delimiter, skipLines })

  const onRecord = (record: CsvRecord): void => {
    if (intake.header === undefined) {
      parser.maxFields = intake.bind(record, { sample: beginning.rows, maxColumns }).length
      return
    }
    const { line, fields, surplus } = record
    intake.add({ line, fields, surplus, text: () => recordText(record) })
  }
  const onBad = ({ line, reason, field, text }: BadRecord): void => {
    if (intake.header === undefined) {
      throw new ImportError(`The file's line ${line} is not a header: ${reason}.`)
    }
    const name = field === undefined ? undefined : intake.header[field - 1]
    intake.refuse(line, reason, name === undefined ? reason : `${reason} (in ${name})`, text)
  }

  const parser = new CsvParser({
    delimiter: beginning.delimiter,
    firstLine: beginning.line,
    maxFields: maxColumns + 1,
    ...(limits.maxRecordBytes !== undefined && { maxRecordBytes: limits.maxRecordBytes }),
    onRecord,
    onBad,
  })
  for await (const chunk of withHead(head.subarray(beginning.skip), chunks)) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      parser.push(chunk.subarray(at, at + pieceBytes))
      if (intake.isFull) await intake.flush(false)
    }
  }
  parser.end()
  if (intake.header === undefined) throw new ImportError('The file has no header: it holds blank lines only.')
  return intake.end()
}

/** So many rows tell the customs of their columns. */
const sampleRows = 100

interface RowsOptions extends IntakeOptions {
  /** The columns that rows have. */
  header: readonly string[]
  rows: AsyncIterable<SourceRowText>
  /** Most listings in one transaction. Default 10,000. */
  batchRows?: number
}

interface SourceRowText {
  /** Its number, from 1. */
  line: number
  /** As many as the header has. */
  fields: string[]
  /** Set where it could not be read: why. Its fields say nothing then. */
  fault?: string
}

/**
 * The same for rows that somebody else read from whatever form they had.
 * @throws ImportError when the map does not fit the header; whatever `rows` throws
 */
export async function importRows(options: RowsOptions): Promise<ImportResult> {
  const { header, rows, batchRows } = options
  const intake = await Intake.open(options, { batchRows, sizes: { packedBytes: 0, bytes: 0 } })
  const beginning: SourceRowText[] = []
  const bind = () => {
    const named = { line: 0, fields: [...header] }
    const sample = [named, ...beginning.filter(({ fault }) => fault === undefined)]
    intake.bind(named, { sample, maxColumns: header.length })
    for (const row of beginning.splice(0)) take(row)
  }
  const take = ({ line, fields, fault }: SourceRowText) => {
    if (fault !== undefined) intake.refuse(line, fault, fault, '')
    else intake.add({ line, fields, text: () => fields.join('\t') })
  }
  for await (const row of rows) {
    if (intake.header !== undefined) take(row)
    else if (beginning.push(row) === sampleRows) bind()
    if (intake.isFull) await intake.flush(false)
  }
  if (intake.header === undefined) bind()
  return intake.end()
}
