import type { OracleDocument } from './oracle.ts'
import { editDistance } from './vocabulary.ts'

/** Fewer candidates than this, and the query is understood more loosely. */
const enough = 20

/** A query taken apart by whoever made it up, so that nothing here depends on a parser. */
export interface AskedQuery {
  /** As typed. */
  text: string
  /** Lower case, distinct by folded form, those of phrases included. */
  words: AskedWord[]
  phrases: string[][]
  /** The last word, where it ends a phrase and nothing is behind that: unfinished if quotation marks say nothing. */
  lastQuoted?: string
  /** Words, and phrases. */
  negations: string[][]
}

export interface AskedWord {
  typed: string
  /** Whether longer words count: the last one, with nothing behind it. */
  unfinished: boolean
  /** Whether it stands in a phrase and is meant as it is. */
  literal: boolean
}

/** The documents that match the text, by CONTRACT.md. */
export function matchingText(
  documents: OracleDocument[],
  asked: AskedQuery,
  options: { typos?: boolean; loosen?: boolean; scoring?: 'ranked' | 'plain' },
  passes: (document: OracleDocument) => boolean,
): OracleDocument[] {
  const { words, phrases, negations } = asked
  if (options.scoring === 'plain') {
    if (words.length === 0) return documents
    const typed = new Set(words.map((word) => word.typed))
    return documents.filter((document) =>
      read(document)
        .tokens.flat()
        .some((token) => typed.has(token)),
    )
  }
  const candidates = documents.filter((document) => {
    const texts = read(document).folded.map((tokens) => ` ${tokens.join(' ')} `)
    const holds = (phrase: string[]) => texts.some((text) => text.includes(` ${phrase.join(' ')} `))
    return phrases.every(holds) && !negations.some(holds)
  })
  if (words.length === 0) return candidates

  const stages = options.typos === false ? [0] : [0, 1, 2]
  const levels = [
    ...stages.map((stage) => ({ stage, held: words.length })),
    ...(options.loosen === false ? [] : words.slice(1)).map((_, dropped) => ({
      ...{ stage: stages.at(-1)!, held: words.length - 1 - dropped },
    })),
  ]
  let level = -1
  let found: OracleDocument[] = []
  do {
    level += 1
    const { stage, held } = levels[level]!
    found = candidates.filter((document) => {
      const { distinct } = read(document)
      return words.filter((word) => distinct.some((token) => means(word, token, stage))).length >= held
    })
  } while (level + 1 < levels.length && (found.length < enough || !found.some(passes)))
  if (options.loosen === false || phrases.length === 0 || found.some(passes)) return found
  return matchingText(documents, unquoted(asked), options, passes)
}

/** The same words, none of them quoted. */
function unquoted(asked: AskedQuery): AskedQuery {
  const words = asked.words.map((word) => ({
    ...word,
    unfinished: word.unfinished || word.typed === asked.lastQuoted,
    literal: false,
  }))
  return { ...asked, words, phrases: [] }
}

/** Whether the token is one of the terms that count for the word at the stage. */
function means({ typed, unfinished, literal }: AskedWord, token: string, stage: number): boolean {
  const word = fold(typed)
  if (token === word) return true
  if (literal) return false
  if (stage >= 1 && unfinished && token.startsWith(word)) return true
  return stage >= 2 && knownDistance(token, word) <= (word.length < 4 ? 0 : word.length < 8 ? 1 : 2)
}

const distances = new Map<string, number>()

function knownDistance(token: string, word: string): number {
  const pair = `${token} ${word}`
  const distance = distances.get(pair) ?? editDistance(token, word)
  distances.set(pair, distance)
  return distance
}

interface Text {
  /** Title and description, cut into lower-case words. */
  tokens: string[][]
  folded: string[][]
  /** Folded, of both fields. */
  distinct: string[]
}

/** Questions are many, documents few: each is cut once. */
const cut = new WeakMap<OracleDocument, Text>()

function read(document: OracleDocument): Text {
  const known = cut.get(document)
  if (known !== undefined) return known
  const tokens = written(document)
  const folded = tokens.map((words) => words.map(fold))
  const text = { tokens, folded, distinct: [...new Set(folded.flat())] }
  cut.set(document, text)
  return text
}

function written({ title, description }: OracleDocument): string[][] {
  return [title, description].map((text) =>
    typeof text === 'string'
      ? text
          .normalize('NFC')
          .toLowerCase()
          .split(/[^\p{L}]+/u)
          .filter(Boolean)
      : [],
  )
}

const folds = new Map<string, string>()

function fold(word: string): string {
  const folded = folds.get(word) ?? word.normalize('NFD').replace(/[^a-z]/g, '')
  folds.set(word, folded)
  return folded
}
