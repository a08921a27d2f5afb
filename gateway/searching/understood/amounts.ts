import type { Phrases } from './phrases.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { multiples } from './words.ts'

/** A bound or range of numbers: "sub 5.000", "între 5 și 7 mii", "1000-2000". */
interface Amounts {
  min?: number
  max?: number
  from: number
  end: number
  /** The words of the bound, folded; of a range nothing. */
  said: string
  sign?: string | undefined
}

/** Most words of a bound, its sign and its number. */
const longestBound = 6

type IsFree = (at: number) => boolean

interface Amount {
  value: number
  end: number
  /** A sign of a currency that stands before it. */
  sign?: string
}

const signs: ReadonlySet<string> = new Set(['€', '$', '£'])

/** A number, "5k" and "5 mii" as well, with a sign of a currency before it or not. */
export function amountAt(tokens: readonly Token[], at: number, isFree: IsFree): Amount | undefined {
  const token = isFree(at) ? tokens[at] : undefined
  if (token !== undefined && signs.has(token.text)) {
    const amount = amountAt(tokens, at + 1, isFree)
    return amount && { ...amount, sign: token.text }
  }
  const number = token?.number
  if (number === undefined) return undefined
  const next = isFree(at + 1) ? tokens[at + 1] : undefined
  const times = next === undefined || next.number !== undefined ? undefined : multiples[next.text]
  return times === undefined ? { value: number, end: at + 1 } : { value: number * times, end: at + 2 }
}

/** Bounds that begin at a token. `query` tells whether a dash stands between two numbers. */
export function boundsAt(
  query: string,
  tokens: readonly Token[],
  at: number,
  isFree: IsFree,
  { tables, between }: Vocabulary,
  more: { max?: Phrases<true>; min?: Phrases<true> } = {},
): Amounts | undefined {
  if (!tokens.slice(at, at + longestBound).some(({ number }) => number !== undefined)) return undefined
  const opened = between.at(tokens, at, isFree)
  const low = opened && amountAt(tokens, opened.end, isFree)
  if (opened && low) {
    for (const middle of opened.meanings) {
      const joined = middle.at(tokens, low.end, isFree)
      const high = joined && amountAt(tokens, joined.end, isFree)
      if (high) return rangeOf(low.value, high.value, tokens[high.end - 1]!, at, high.end)
    }
  }
  for (const end of ['max', 'min'] as const)
    for (const table of [tables[end], more[end]]) {
      const said = table?.at(tokens, at, isFree)
      const amount = said && amountAt(tokens, said.end, isFree)
      if (amount) {
        const words = tokens.slice(at, said.end).map(({ text }) => text)
        return { [end]: amount.value, from: at, end: amount.end, said: words.join(' '), sign: amount.sign }
      }
    }
  const first = amountAt(tokens, at, isFree)
  const second = first && amountAt(tokens, first.end, isFree)
  if (!first || !second) return undefined
  const gap = query.slice(tokens[first.end - 1]!.end, tokens[first.end]!.start)
  return /^\s*[-–—]\s*$/.test(gap)
    ? rangeOf(first.value, second.value, tokens[second.end - 1]!, at, second.end)
    : undefined
}

/** "5-7 mii" are thousands both. */
function rangeOf(low: number, high: number, last: Token, from: number, end: number): Amounts | undefined {
  const times = multiples[last.text] ?? 1
  const min = low < high / times ? low * times : low
  return min <= high ? { min, max: high, from, end, said: '' } : undefined
}
