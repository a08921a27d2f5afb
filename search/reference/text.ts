export interface Token {
  /** Folded: lower case, without marks. */
  term: string
  /** UTF-16 offsets in the text. */
  start: number
  end: number
}

export interface ParsedQuery {
  /** Folded words, those of phrases among them, in the order typed. */
  words: string[]
  phrases: string[][]
  excluded: string[]
  /** Whether the query ends within a word, which may then be the start of a longer one. */
  unfinished: boolean
}

/** More words than this are not looked at. */
export const maximumWords = 64

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
  const words: string[] = []
  const phrases: string[][] = []
  const excluded: string[] = []
  for (const [part] of query.slice(0, 10_000).matchAll(/"[^"]*"|[^\s"]+/g)) {
    if (part.startsWith('"')) {
      const phrase = terms(part)
      words.push(...phrase)
      if (phrase.length > 1) phrases.push(phrase)
    } else if (part.startsWith('-') && part.length > 1) excluded.push(...terms(part))
    else words.push(...terms(part))
  }
  return {
    words: words.slice(0, maximumWords),
    phrases,
    excluded: excluded.slice(0, maximumWords),
    unfinished: /[\p{L}\p{N}\p{M}]$/u.test(query),
  }
}

/** Whether the tokens hold the words of the phrase one after the other. */
export function holdsPhrase(tokens: string[], phrase: string[]): boolean {
  return tokens.some((_, at) => phrase.every((term, offset) => tokens[at + offset] === term))
}
