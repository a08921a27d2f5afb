import { type Encoding, encodings } from './encoding.ts'
import { ImportError } from './errors.ts'
import { csvTable } from './forms/csv.ts'
import { jsonTable } from './forms/json.ts'
import { spreadsheetTable } from './forms/spreadsheet.ts'
import type { Form, Table, TableChoices } from './forms/table.ts'
import { xmlTable } from './forms/xml.ts'
import { holdsRefusedRows, withoutReasons } from './rejects.ts'
import { decodeSource, openSource, type SourceLimits, takeHead, withHead } from './source.ts'

export interface TableLimits extends SourceLimits {
  /** Longest row of a CSV in bytes. Default 1,000,000. */
  maxRecordBytes?: number
  /** Most columns. Default 1,000. */
  maxColumns?: number
}

/** So much tells what a file is. */
const kindBytes = 1_024
export const usualMaxColumns = 1_000

/**
 * Opens a file as rows under a header, whatever its form, its packing and its encoding: what is not said is found from its beginning.
 * @throws ImportError for what cannot be read so; the rows may throw it as well
 */
export async function openTable(
  source: AsyncIterable<Uint8Array>,
  choices: TableChoices,
  { limits = {}, sizes }: { limits?: TableLimits; sizes: { packedBytes: number; bytes: number } },
): Promise<Table> {
  const maxColumns = limits.maxColumns ?? usualMaxColumns
  const { packing, isSpreadsheet, bytes } = await openSource(source, limits, sizes)
  const unsaid = { packing, encoding: null, delimiter: null, headerLine: null, items: null }
  if (isSpreadsheet) {
    refuseOther(choices, 'spreadsheet')
    const table = await spreadsheetTable(bytes, choices, { maxColumns })
    const headerLine = table.header.line
    return { found: { ...unsaid, form: 'spreadsheet', headerLine, items: choices.items ?? null }, ...table }
  }
  const raw = await takeHead(bytes, kindBytes)
  const whole = withHead(raw, bytes)
  const { encoding, texts } = await decodeSource(whole, choices.encoding ?? declaredIn(raw))
  const head = await takeHead(texts, kindBytes)
  const rest = withHead(head, texts)
  const limitsOfCsv = { maxRecordBytes: limits.maxRecordBytes, maxColumns }
  if (holdsRefusedRows(head.toString())) {
    const { delimiter, ...table } = withoutReasons(await csvTable(rest, { delimiter: ',' }, limitsOfCsv))
    return { found: { ...unsaid, encoding, form: 'csv', delimiter, headerLine: 1 }, ...table }
  }
  const form = choices.form ?? formOf(head)
  const found = { ...unsaid, encoding, form }
  switch (form) {
    case 'json':
      return { found, ...(await jsonTable(rest)) }
    case 'xml': {
      const { items, ...table } = await xmlTable(rest, choices)
      return { found: { ...found, items }, ...table }
    }
    case 'csv': {
      const { delimiter, ...table } = await csvTable(rest, choices, limitsOfCsv)
      return { found: { ...found, delimiter, headerLine: table.header.line }, ...table }
    }
    case 'spreadsheet':
      throw new ImportError('The file is no spreadsheet (.xlsx or .ods).')
  }
}

function refuseOther({ form }: TableChoices, found: Form): void {
  if (form !== undefined && form !== found)
    throw new ImportError(`The file is a ${found}, and no ${form.toUpperCase()}.`)
}

function formOf(head: Buffer): Form {
  const start = head
    .toString()
    .replace(/^\ufeff/, '')
    .trimStart()
  if (/^(?:\{\s*["}]|\[\s*[{[\]])/.test(start)) return 'json'
  // A web page is told by name as no CSV.
  return /^<(?!!doctype html|html|table|head|body|meta|style)[a-z!?]/i.test(start) ? 'xml' : 'csv'
}

const aliases: Record<string, Encoding> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  utf8: 'utf-8',
}

/** What an XML declaration says. */
function declaredIn(head: Buffer): Encoding | undefined {
  const label = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head.toString('latin1'))?.[1]
  const name = label?.toLowerCase() ?? ''
  return (
    encodings.find((encoding) => encoding === name) ??
    (Object.hasOwn(aliases, name) ? aliases[name] : undefined)
  )
}
