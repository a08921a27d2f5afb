import type { CastKind } from './steps.ts'

const [minus, dot, zero, nine] = [0x2d, 0x2e, 0x30, 0x39]

/** What a text becomes; empty where it is none of the kind. */
export const casts: Record<CastKind, (text: string) => string> = {
  integer: (text) => {
    const number = text.trim() === '' ? Number.NaN : Number(text)
    return Number.isSafeInteger(number) ? String(number) : ''
  },
  number: (text) => {
    const number = text.trim() === '' ? Number.NaN : Number(text)
    return Number.isFinite(number) ? String(number) : ''
  },
  boolean: (text) => {
    const word = text.toLowerCase()
    return word === '1' || word === 't' || word === 'true' || word === 'yes' || word === 'da'
      ? 'true'
      : word === '0' || word === 'f' || word === 'false' || word === 'no' || word === 'nu'
        ? 'false'
        : ''
  },
  time: (text) => {
    const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.\d+)?)?(?:Z|[+-]00(?::?00)?)?$/.exec(text)
    return match === null ? '' : `${match[1]}T${match[2] ?? '00:00:00'}Z`
  },
  text: (text) => text,
  trimmed: (text) => text.trim(),
}

/**
 * Where the number that is written at `start` ends, once the zeros behind its point are left out; -1 where `casts.number` may write it otherwise. Most numbers of a file are
 * written as we would.
 */
export function endOfPlainNumber(bytes: Uint8Array, start: number, end: number): number {
  const from = bytes[start] === minus ? start + 1 : start
  // So many digits are no more than a number of 64 bits holds.
  if (end - from > 15 || from === end) return -1
  let at = from
  while (at < end && isDigit(bytes[at]!)) at++
  if (at === from || (bytes[from] === zero && (at - from > 1 || from > start))) return -1
  if (at === end) return end
  if (bytes[at] !== dot || at + 1 === end) return -1
  let last = at
  while (++at < end) {
    if (!isDigit(bytes[at]!)) return -1
    if (bytes[at] !== zero) last = at + 1
  }
  // Ever smaller ones are written with an exponent.
  return bytes[from] === zero && last - from > 6 ? -1 : last
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine
}
