interface Token {
  /** Folded: lower case, without marks. */
  term: string
  /** UTF-16 offsets in the text. */
  start: number
  end: number
}

export interface ParsedQuery {
  /** Distinct; those of phrases are among them. */
  words: QueryWord[]
  phrases: string[][]
  /** Words and phrases. */
  excluded: string[][]
}

export interface QueryWord {
  /** Folded. */
  term: string
  /** Whether it may be the start of a longer word: the last one, with nothing behind it. */
  unfinished: boolean
  /** Whether it stands in a phrase and is meant as it is. */
  literal: boolean
}

/** More words than this are not looked at. */
const maximumWords = 32

const word = /[\p{L}\p{N}\p{M}]+/gu

/** Lower case without diacritics, so that ș, ş, s + U+0326 and s are one letter. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(word)) {
    const term = fold(match[0])
    if (term) tokens.push({ term, start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

export function terms(text: string): string[] {
  return tokenize(text).map((token) => token.term)
}

/** Never throws; a quote without its partner is ignored. */
export function parseQuery(query: string): ParsedQuery {
  const words = new Map<string, QueryWord>()
  const phrases: string[][] = []
  const excluded: string[][] = []
  const read = query.slice(0, 10_000)
  for (const match of read.matchAll(/-?"[^"]*"|[^\s"]+/g)) {
    const part = match[0]
    const found = terms(part)
    // a dash before a digit is a sign
    if (/^-\D/.test(part)) {
      if (found.length > 0) excluded.push(found)
      continue
    }
    const literal = part.startsWith('"')
    if (literal && found.length > 0) phrases.push(found)
    const isLast = match.index + part.length === query.length && /[\p{L}\p{N}\p{M}]$/u.test(part)
    for (const [at, term] of found.entries()) {
      if (words.size === maximumWords) break
      words.set(term, { term, unfinished: isLast && at === found.length - 1, literal })
    }
  }
  return { words: [...words.values()], phrases, excluded: excluded.slice(0, maximumWords) }
}

/** The same words, none of them quoted. */
export function unquoted(query: ParsedQuery): ParsedQuery {
  return { ...query, words: query.words.map((one) => ({ ...one, literal: false })), phrases: [] }
}

/** Whether the tokens hold the words of the phrase one after the other. */
export function holdsPhrase(tokens: string[], phrase: string[]): boolean {
  return tokens.some((_, at) => phrase.every((term, offset) => tokens[at + offset] === term))
}
