import { fold } from '@piata/db'

/** A word, number or sign of a query, and where it stands in it. */
export interface Token {
  /** Folded; of a number its digits. */
  text: string
  /** For comparing with other inflections. */
  stem: string
  number: number | undefined
  start: number
  end: number
  /** Between quotes, or behind a minus: said to be meant as it is written. */
  isQuoted: boolean
}

const parts =
  /"[^"]*"?|\d+(?:[.,]\d{3})+(?![\d.,])|\d+(?: 000)+(?!\d)|\d+(?:[.,]\d+)?|[\p{L}\p{M}²³]+|[€$£<>]/gu

/** A query in words, numbers ("5.000", "5 000", "2,5") and signs of currencies. */
export function tokensOf(query: string, stem: (folded: string) => string): Token[] {
  const tokens: Token[] = []
  for (const match of query.matchAll(parts)) {
    const [raw] = match
    const start = match.index
    const isExcluded = query[start - 1] === '-' && (start === 1 || query[start - 2] === ' ')
    const number = /^\d/.test(raw) ? numberOf(raw) : undefined
    const text = number === undefined ? fold(raw) || raw : String(number)
    tokens.push({
      ...{ text, stem: stem(text), number, start: isExcluded ? start - 1 : start, end: start + raw.length },
      isQuoted: isExcluded || raw.startsWith('"'),
    })
  }
  return tokens
}

function numberOf(raw: string): number {
  return Number(/^\d+(?:[., ]\d{3})+$/.test(raw) ? raw.replace(/[., ]/g, '') : raw.replace(',', '.'))
}
