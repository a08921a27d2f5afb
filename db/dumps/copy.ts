import { Malformed } from './malformed.ts'
import type { Bytes, Decode } from './texts.ts'
import type { Value } from './values.ts'

const [tab, backslash] = [0x09, 0x5c]
const letters: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/**
 * A line of `COPY … FROM stdin` in Postgres's text form, from `at` to before its line end.
 * @param binary columns whose bytes are in hex
 * @throws Malformed where it has not `columns` fields
 */
export function copyLine(
  bytes: Bytes,
  at: number,
  end: number,
  { columns, binary, decode }: { columns: number; binary: ReadonlySet<number>; decode: Decode },
): Value[] {
  const row: Value[] = []
  let start = at
  let isEscaped = false
  let high = 0
  for (let place = at; ; place++) {
    const byte = place < end ? bytes[place]! : tab
    if (byte === backslash && place < end) {
      isEscaped = true
      // The next byte belongs to it, whatever it is.
      place++
      continue
    }
    if (byte !== tab) {
      high |= byte
      continue
    }
    const until = Math.min(place, end)
    if (isEscaped) row.push(escapedField(bytes, start, until, binary.has(row.length), decode))
    else row.push(high < 0x80 ? bytes.latin1Slice(start, until) : decode(bytes, start, until))
    if (place >= end) break
    start = place + 1
    isEscaped = false
    high = 0
  }
  if (columns > 0 && row.length !== columns)
    throw new Malformed(`a line of COPY has ${row.length} fields for ${columns} columns`, at)
  return row
}

function escapedField(bytes: Bytes, start: number, end: number, isBinary: boolean, decode: Decode): Value {
  if (end - start === 2 && bytes[start + 1] === 0x4e) return null
  // A byte by its code comes before the encoding, all else is of ASCII.
  const plain = bytes
    .latin1Slice(start, end)
    .replace(/\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|([\s\S]))/g, (_, octal, hex, letter) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255)
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      return letters[letter] ?? letter
    })
  if (isBinary && plain.startsWith('\\x')) return Buffer.from(plain.slice(2), 'hex')
  return decode(Buffer.from(plain, 'latin1') as Bytes, 0, plain.length)
}
