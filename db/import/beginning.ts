import { CsvParser } from './csv.ts'
import { ImportError } from './errors.ts'

/** What a file's first bytes tell about the rest. */
export interface Beginning {
  delimiter: string
  /** Bytes before the header: a mark, the delimiter's own line, lines that the map has skipped. */
  skip: number
  /** The header's line, from 1. */
  line: number
  /** The first rows that are some, the header first. */
  rows: { line: number; fields: string[] }[]
}

/** How much of a file is looked at before it is read. */
export const beginningBytes = 262_144
/** Of so many rows each delimiter is tried on. */
const guessBytes = 16_384
const guessRows = 20
const delimiters = [',', ';', '\t', '|']

/** Files that people take for CSV, by how they begin once blanks are left out. */
const foreign: [RegExp, string][] = [
  [/^<(?:\?xml|rss|feed|[a-z]+:)/i, 'The file is XML (such as a product feed), and not CSV.'],
  [/^<(?:!doctype|html|table|head|body|meta|style)\b/i, 'The file is a web page; save the table as CSV.'],
  [/^<[a-z!?]/i, 'The file is XML, and not CSV.'],
  [/^(?:\{\s*["}]|\[\s*[{["\]])/, 'The file is JSON, and not CSV.'],
  [/^%PDF-/, 'The file is a PDF; export the table as CSV.'],
  [/^\{\\rtf/, 'The file is a text document (RTF); save the table as CSV.'],
  [/^SQLite format 3/, 'The file is a SQLite database; export the table as CSV.'],
]
/** Old spreadsheets begin so. */
const oldSpreadsheet = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * Finds the header, the delimiter and the first rows in the first bytes of a file.
 * @param skipLines lines before the header
 * @throws ImportError for what is no CSV, or has fewer lines than are to be skipped
 */
export function readBeginning(
  head: Buffer,
  { delimiter, skipLines = 0 }: { delimiter?: string | undefined; skipLines?: number | undefined },
): Beginning {
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const start = head.toString('latin1', mark, mark + 1_000).trimStart()
  const kind = foreign.find(([pattern]) => pattern.test(start))
  if (kind !== undefined) throw new ImportError(kind[1])
  if (head.subarray(0, 4).equals(oldSpreadsheet)) {
    throw new ImportError('The file is an old spreadsheet (.xls); save it as .xlsx or CSV.')
  }
  // Excel's own line, which it needs to open files of another custom.
  const said = /^sep=([\t !#-/:-@[-`{-~])(?:\r\n|\n|\r)/i.exec(head.toString('latin1', mark, mark + 10))
  const lines = Math.max(skipLines, said === null ? 0 : 1)
  let skip = mark
  for (let line = 0; line < lines; line++) {
    const next = nextLine(head, skip)
    if (next < 0)
      throw new ImportError(`skipLines is ${skipLines}; the file has no header after so many lines.`)
    skip = next
  }
  const rest = head.subarray(skip)
  const used = delimiter ?? said?.[1] ?? guessDelimiter(rest)
  return {
    delimiter: used,
    skip,
    line: lines + 1,
    rows: rowsOf(rest, used, lines + 1, head.length < beginningBytes),
  }
}

function nextLine(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === 0x0a) return at + 1
    if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1
  }
  return -1
}

function rowsOf(bytes: Buffer, delimiter: string, firstLine: number, isWhole: boolean): Beginning['rows'] {
  const rows: Beginning['rows'] = []
  const parser = new CsvParser({
    delimiter,
    firstLine,
    onRecord: ({ line, fields }) => rows.push({ line, fields }),
    onBad: () => {},
  })
  parser.push(bytes)
  if (isWhole) parser.end()
  return rows
}

/** The delimiter that splits most rows into the same number of fields, and more of them; a comma when none does. */
export function guessDelimiter(start: Buffer): string {
  let best = ','
  let most = 0
  for (const delimiter of delimiters) {
    const rows = rowsOf(start.subarray(0, guessBytes), delimiter, 1, start.length < guessBytes)
    const counts = new Map<number, number>()
    // The header counts twice: rows hold texts.
    for (const { fields } of [...rows.slice(0, 1), ...rows.slice(0, guessRows)]) {
      counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
    }
    for (const [fields, agreeing] of counts) {
      const score = agreeing * (fields - 1)
      if (score > most) {
        best = delimiter
        most = score
      }
    }
  }
  return best
}
