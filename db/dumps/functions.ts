import type { Value } from './values.ts'

/** What a function in a row of a dump gives; undefined for one that dumps do not have. */
export function compute(name: string, values: readonly Value[], type: string): Value | undefined {
  const [first = null, second = null, third = null] = values
  switch (name) {
    case 'cast':
    case 'convert':
      return first instanceof Buffer && /date|time/i.test(type) ? dateOf(first, type) : first
    case 'replace':
      return first === null || second === null || third === null
        ? null
        : String(first).replaceAll(String(second), () => String(third))
    case 'char':
    case 'nchar':
    case 'chr':
      return values.map((value) => characterOf(Number(value))).join('')
    case 'from_base64':
      return first === null ? null : Buffer.from(String(first), 'base64')
    case 'unhex':
      return first === null ? null : Buffer.from(String(first), 'hex')
    case 'unistr':
      return first === null
        ? null
        : String(first).replace(
            /\\(?:u([0-9a-f]{4})|\+([0-9a-f]{6})|([0-9a-f]{4})|(\\))/gi,
            (_, a, b, c, slash) =>
              slash === undefined ? characterOf(Number.parseInt(a ?? b ?? c, 16)) : slash,
          )
    default:
      return undefined
  }
}

function characterOf(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

/** SQL Server's tools write times as their bytes: days since 1900 and three hundredths of a second, or minutes. */
function dateOf(bytes: Buffer, type: string): Value {
  const isSmall = bytes.length === 4 && /small/i.test(type)
  if (!isSmall && bytes.length !== 8) return bytes
  const days = isSmall ? bytes.readUInt16BE(0) : bytes.readInt32BE(0)
  const ms = isSmall ? bytes.readUInt16BE(2) * 60_000 : Math.round(bytes.readUInt32BE(4) / 0.3)
  const time = new Date(Date.UTC(1900, 0, 1) + days * 86_400_000 + ms)
  return Number.isNaN(time.getTime()) ? bytes : time.toISOString().replace('T', ' ').slice(0, 23)
}
