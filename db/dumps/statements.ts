import type { Dialect } from '../ddl/index.ts'
import { incomplete } from './window.ts'

/** A statement's head is at most so long; what is longer defines nothing that rows need. */
export const headBytes = 256

interface Rules {
  dialect: Dialect
  /** As `DELIMITER` of MySQL's client has set it. */
  delimiter: string
}

/** The place of the first byte that is neither a blank, a comment nor a lone `;`; what comments to the end of a line and MySQL's own say is told, again where it is read again. @throws incomplete */
export function skipBlank(
  bytes: Buffer,
  from: number,
  { dialect }: Rules,
  isWhole: boolean,
  onComment: (text: string, isLine: boolean) => void,
): number {
  let at = from
  for (;;) {
    while (at < bytes.length && (bytes[at]! <= 0x20 || bytes[at] === 0x3b)) at++
    if (at >= bytes.length) return at
    const byte = bytes[at]
    const next = bytes[at + 1]
    const isLine = (byte === 0x2d && next === 0x2d) || (byte === 0x23 && dialect === 'mysql')
    if (isLine) {
      const end = bytes.indexOf(0x0a, at)
      if (end < 0 && !isWhole) throw incomplete
      const until = end < 0 ? bytes.length : end
      onComment(bytes.toString('latin1', at, Math.min(until, at + headBytes)), true)
      at = end < 0 ? bytes.length : end + 1
    } else if (byte === 0x2f && next === 0x2a) {
      const end = bytes.indexOf('*/', at + 2)
      if (end < 0) {
        if (!isWhole) throw incomplete
        return bytes.length
      }
      if (bytes[at + 2] === 0x21)
        onComment(bytes.toString('latin1', at + 3, Math.min(end, at + headBytes)), false)
      at = end + 2
    } else {
      if (at + 1 >= bytes.length && !isWhole) throw incomplete
      return at
    }
  }
}

/** Where a statement that is passed over, or kept for its definitions, ends: behind its delimiter. @throws incomplete */
export function statementEnd(
  bytes: Buffer,
  from: number,
  { dialect, delimiter }: Rules,
  isWhole: boolean,
): number {
  const head = bytes.toString('latin1', from, Math.min(bytes.length, from + headBytes))
  const isRoutine =
    /^(?:create|alter)\s+(?:or\s+(?:replace|alter)\s+)?(?:temp(?:orary)?\s+)?(?:trigger|proc|procedure|function|view)\b/i.test(
      head,
    )
  if (isRoutine && dialect === 'tsql') return lineOf(bytes, from, /^\s*go\s*$/i, isWhole)
  if (isRoutine && dialect === 'sqlite' && /trigger/i.test(head))
    return lineOf(bytes, from, /\bend\s*;\s*$/i, isWhole)
  const stop = delimiter.charCodeAt(0)
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (
      byte === stop &&
      (delimiter.length === 1 || bytes.toString('latin1', at, at + delimiter.length) === delimiter)
    )
      return at + delimiter.length
    if (byte === 0x27 || byte === 0x22 || byte === 0x60) at = quoteEnd(bytes, at, byte, dialect)
    else if (byte === 0x5b && dialect === 'tsql') at = find(bytes, ']', at + 1)
    else if (byte === 0x2d && bytes[at + 1] === 0x2d) at = lineEnd(bytes, at, isWhole)
    else if (byte === 0x2f && bytes[at + 1] === 0x2a) at = find(bytes, '*/', at + 2) + 1
    else if (byte === 0x24 && dialect === 'postgres') at = dollarEnd(bytes, at)
    else if (byte === 0x0a && dialect === 'tsql') {
      const line = bytes.toString('latin1', at + 1, at + 14)
      if (line.length < 13 && !isWhole) throw incomplete
      if (/^(?:go[ \t]*(?:\r?\n|$)|insert\s|create\s+table\b)/i.test(line)) return at + 1
    }
  }
  if (isWhole) return bytes.length
  throw incomplete
}

function lineEnd(bytes: Buffer, at: number, isWhole: boolean): number {
  const end = bytes.indexOf(0x0a, at)
  if (end >= 0) return end
  if (isWhole) return bytes.length
  throw incomplete
}

function lineOf(bytes: Buffer, from: number, pattern: RegExp, isWhole: boolean): number {
  for (let at = from; at < bytes.length; ) {
    const end = lineEnd(bytes, at, isWhole)
    if (end - at < 10_000 && pattern.test(bytes.toString('latin1', at, end)))
      return Math.min(end + 1, bytes.length)
    at = end + 1
  }
  if (isWhole) return bytes.length
  throw incomplete
}

function find(bytes: Buffer, text: string, from: number): number {
  const at = bytes.indexOf(text, from)
  if (at < 0) throw incomplete
  return at
}

function quoteEnd(bytes: Buffer, from: number, quote: number, dialect: Dialect): number {
  for (let at = from + 1; at < bytes.length; at++) {
    if (bytes[at] === 0x5c && dialect === 'mysql') at++
    // A doubled one begins the next text at once.
    else if (bytes[at] === quote) return at
  }
  throw incomplete
}

function dollarEnd(bytes: Buffer, at: number): number {
  const tag = /^\$(?:[A-Za-z_]\w{0,62})?\$/.exec(bytes.toString('latin1', at, at + 66))?.[0]
  return tag === undefined ? at : find(bytes, tag, at + tag.length) + tag.length - 1
}

/** What rows are of: as `insert into t (a, b) values` or `copy t (a, b) from stdin` say it. */
export interface RowsHead {
  kind: 'insert' | 'copy'
  table: string
  columns: string[] | null
  /** Behind `values`, or behind the line of `copy`. */
  end: number
}

const name = '(?:`(?:[^`]|``)*`|"(?:[^"]|"")*"|\\[(?:[^\\]]|\\]\\])*\\]|[^\\s.,()`"\\[\\];\']+)'
const qualified = `${name}(?:\\s*\\.\\s*${name}){0,3}`
const insertPattern = new RegExp(
  `^(?:insert|replace)(?:\\s+(?:or\\s+\\w+|ignore|low_priority|delayed|high_priority))*(?:\\s+into)?\\s+(${qualified})\\s*(?:\\(([^()]*)\\))?\\s*(?:overriding\\s+\\w+\\s+value\\s*)?values?\\s*(?=\\()`,
  'i',
)
const copyPattern = new RegExp(
  `^copy\\s+(${qualified})\\s*(?:\\(([^()]*)\\))?\\s+from\\s+stdin[^;\\n]*;[ \\t]*\\r?\\n`,
  'i',
)
const names = new RegExp(name, 'g')
/** The head of rows is no longer than that: 1,000 columns of long names. */
const longestHead = 200_000

/** Undefined for a statement that has no rows, or none that can be read. @throws incomplete */
export function rowsHead(bytes: Buffer, at: number, isWhole: boolean): RowsHead | undefined {
  const kind = /^(?:insert|replace)\s/i.test(bytes.toString('latin1', at, at + 8)) ? 'insert' : 'copy'
  const size = Math.min(bytes.length - at, longestHead)
  // Few heads are long, and there are as many as statements.
  for (let length = Math.min(size, 2_048); ; length = size) {
    const text = bytes.toString('latin1', at, at + length)
    const match = (kind === 'insert' ? insertPattern : copyPattern).exec(text)
    if (match !== null) {
      const decode = (part: string) => Buffer.from(part, 'latin1').toString()
      return {
        kind,
        table: tableName(decode(match[1]!)),
        columns: match[2] === undefined ? null : (decode(match[2]).match(names)?.map(unquoted) ?? null),
        end: at + match[0].length,
      }
    }
    if (length === size) break
  }
  if (!isWhole && size < longestHead && size < 2_048) throw incomplete
  return undefined
}

/** Without the database and without the dialect's own schema. */
export function tableName(written: string): string {
  const parts = written.match(names)?.map(unquoted) ?? [written]
  const table = parts.at(-1)!
  const schema = parts.length > 1 && !written.startsWith('`') ? parts.at(-2)! : ''
  return schema === '' || /^(?:dbo|public|main)$/i.test(schema) ? table : `${schema}.${table}`
}

function unquoted(written: string): string {
  const first = written[0]
  if (first === '`') return written.slice(1, -1).replaceAll('``', '`')
  if (first === '"') return written.slice(1, -1).replaceAll('""', '"')
  if (first === '[') return written.slice(1, -1).replaceAll(']]', ']')
  return written
}
