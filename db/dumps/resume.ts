import { Malformed } from './malformed.ts'
import { rowsHead } from './statements.ts'
import type { Bytes } from './texts.ts'
import type { RowReader, Value } from './values.ts'
import { incomplete } from './window.ts'

const [newline, quote, open, close, comma, semicolon, backslash] = [0x0a, 0x27, 0x28, 0x29, 0x2c, 0x3b, 0x5c]

/** What a line of a dump may begin with behind the end of a statement. */
const beginning =
  /^(?:insert|replace|copy|create|alter|drop|set|use|(?:un)?lock|commit|begin|start|pragma|go|select|update|delete|comment|exec|delimiter|print|analyze|grant|revoke)\b|^--|^\/\*|^#|^\\/i
/** What may stand between the last row and the end of its statement. */
const tail = /^(?:on|as|returning)\b/i
const beginningBytes = 20

/** Where reading goes on behind a row that cannot be read. */
interface Resumed {
  at: number
  /** The statement ended, else another of its rows stands at `at`, or what follows its rows. */
  isEnd: boolean
  /** Those that are lost, as far as can be told. */
  rows: number
}

interface Told {
  reader: RowReader
  /** How many values a row has; 0 while that is unknown. */
  columns: number
  hasBackslashes: boolean
  /** Whether its quotes are taken as right, else one is too many or lacks. */
  hasWholeTexts: boolean
}

/**
 * Finds the row, or the end of the statement, that comes behind a malformed row.
 * @param bytes as far as is looked, which bounds what it costs
 * @param from where the malformed row begins
 * @returns undefined where there is neither
 */
export function resume(bytes: Bytes, from: number, told: Told): Resumed | undefined {
  // A text may look like rows, so its own bracket is the surer sign.
  const end = told.hasWholeTexts ? bracketEnd(bytes, from, told.hasBackslashes) : undefined
  const own = end === undefined ? undefined : behindRow(bytes, end, told, { bytes: bytes.length })
  if (own !== undefined && own !== 'broken') return { ...own, rows: 1 }
  // Each try may read to the end of the bytes.
  const effort = { bytes: 4 * bytes.length }
  let rows = 1
  for (let at = from + 1; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === newline) {
      if (isHead(bytes, at + 1)) return { at: at + 1, isEnd: true, rows }
    } else if (byte === close) {
      const found = behindRow(bytes, at + 1, told, effort)
      if (found === 'broken') rows++
      else if (found !== undefined) return { ...found, rows }
      if (effort.bytes < 0) return undefined
    }
  }
  return undefined
}

/** Whether a text ends before a place: what is wrong there comes from a quote within a text then, or from one that lacks. */
export function isBehindText(bytes: Buffer, at: number): boolean {
  let before = at - 1
  while (before >= 0 && bytes[before]! <= 0x20) before--
  return bytes[before] === quote
}

/** What follows the last row of a statement without a comma; undefined for what follows none. */
export function behindRows(bytes: Buffer, at: number): 'end' | 'tail' | 'statement' | undefined {
  if (bytes[at] === semicolon) return 'end'
  const text = textAt(bytes, at)
  if (tail.test(text)) return 'tail'
  return beginning.test(text) ? 'statement' : undefined
}

/** How often a row seems to follow another one between two places. */
export function rowsWithin(bytes: Buffer, from: number, to: number): number {
  let rows = 0
  for (let at = bytes.indexOf(close, from); at >= 0 && at < to; at = bytes.indexOf(close, at + 1))
    if (rowAfter(bytes, at + 1) !== undefined) rows++
  return rows
}

function behindRow(
  bytes: Bytes,
  from: number,
  told: Told,
  effort: { bytes: number },
): Omit<Resumed, 'rows'> | 'broken' | undefined {
  const next = rowAfter(bytes, from)
  if (next !== undefined) {
    const values = valuesOf(bytes, next, told.reader, effort)
    if (values === undefined) return 'broken'
    return told.columns === 0 || values === told.columns ? { at: next, isEnd: false } : undefined
  }
  const at = blanksEnd(bytes, from)
  if (at >= bytes.length) return undefined
  if (bytes[at] === semicolon) {
    const line = blanksEnd(bytes, at + 1)
    const isEnd =
      line >= bytes.length ||
      (bytes.subarray(at, line).includes(newline) && beginning.test(textAt(bytes, line)))
    return isEnd ? { at: at + 1, isEnd } : undefined
  }
  if (tail.test(textAt(bytes, at))) return { at, isEnd: false }
  return bytes.subarray(from, at).includes(newline) && isHead(bytes, at) ? { at, isEnd: true } : undefined
}

/** Where a row opens behind a comma. */
function rowAfter(bytes: Buffer, from: number): number | undefined {
  let at = blanksEnd(bytes, from)
  if (bytes[at] !== comma) return undefined
  at = blanksEnd(bytes, at + 1)
  return bytes[at] === open ? at : undefined
}

/** How many values a row has; undefined for one that cannot be read. */
function valuesOf(
  bytes: Bytes,
  at: number,
  reader: RowReader,
  effort: { bytes: number },
): number | undefined {
  const row: Value[] = []
  let until = bytes.length
  try {
    until = reader.read(bytes, at, row)
    return row.length
  } catch (error) {
    if (error instanceof Malformed) until = error.at
    else if (error !== incomplete) throw error
    return undefined
  } finally {
    effort.bytes -= until - at
  }
}

function isHead(bytes: Buffer, at: number): boolean {
  const byte = bytes[at]! | 0x20
  // `insert`, `replace`, `copy`: few lines need a closer look.
  if (byte !== 0x69 && byte !== 0x72 && byte !== 0x63) return false
  return /^(?:insert|replace|copy)\s/i.test(textAt(bytes, at)) && rowsHead(bytes, at, true) !== undefined
}

/** Behind the bracket that closes the one at `from`; undefined where there is none before the next statement, as where a quote lacks texts and what lies between them change places. */
function bracketEnd(bytes: Buffer, from: number, hasBackslashes: boolean): number | undefined {
  let depth = 0
  let isText = false
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === newline && isHead(bytes, at + 1)) return undefined
    if (byte === quote) isText = !isText
    else if (isText) {
      if (byte === backslash && hasBackslashes) at++
    } else if (byte === open) depth++
    else if (byte === close && --depth === 0) return at + 1
  }
  return undefined
}

function blanksEnd(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at]! <= 0x20) at++
  return at
}

const textAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + beginningBytes)
