import { type Piece, stemOf, stopWords, type Term, word } from './lexicon.ts'

/*
 * What a query asks for: "Text" of search/ARCHITECTURE.md, word for word.
 */

export interface QueryPart {
  kind: 'words' | 'phrase' | 'negation'
  pieces: Piece[]
}

export interface Question {
  parts: QueryPart[]
  /** Whether nothing is typed behind the last word. */
  isOpen: boolean
  typos: boolean
}

/** Who searches `from` finds `to`. */
export interface Rule {
  from: Piece[]
  to: Piece[]
}

interface Asked {
  words: AskedWord[]
  phrases: string[][]
  negations: string[][]
}

export interface AskedWord {
  folded: string
  key: string
  isOpen: boolean
  /** What it is, or is part of, that may go on with letters. */
  codes: Set<string>
  mayHaveTypos: boolean
  /** Whether nothing has to hold it. */
  isOptional: boolean
  /** Other ways to say it, with what they count. */
  others: Map<string, number>
}

/** What a question asks for, its words read by hand. */
export function ask({ parts, isOpen }: Question, rules: readonly Rule[]): Asked {
  const drafts: (AskedWord & { isLiteral: boolean })[] = []
  const sizes: typeof drafts = []
  const phrases: string[][] = []
  const negations: string[][] = []
  for (const { kind, pieces } of parts) {
    const own = pieces.flatMap((piece) => {
      const wholes = piece.terms.filter(({ role }) => role === 'whole')
      const joined = piece.terms.filter(({ role }) => role === 'size')
      const isSign = ({ folded }: Term) => kind === 'words' && joined.length > 0 && folded === 'x'
      const own = wordsOf([piece]).filter((term) => !isSign(term))
      for (const { folded, key } of kind === 'words' ? joined : [])
        sizes.push({
          folded,
          key,
          isOpen: false,
          codes: new Set([folded].filter(isCode)),
          mayHaveTypos: false,
          isOptional: true,
          others: new Map(),
          isLiteral: false,
        })
      const isSigned = kind === 'words' && piece.text.startsWith('-')
      return own.map(({ folded, key }, at) => ({
        folded,
        key,
        isOpen: false,
        codes: new Set(kind === 'phrase' ? [] : [folded, runAround(own, at)].filter(isCode)),
        mayHaveTypos: false,
        isOptional: isSigned,
        others: new Map([...wholes.map(({ folded }) => [folded, 1] as const), ...plainNumbers(kind, piece)]),
        isLiteral: kind === 'phrase',
      }))
    })
    if (kind === 'words') {
      for (const [at, { folded }] of own.entries()) {
        const isMeasured = /^[\d./]+$/.test(folded) && own[at + 1]?.folded === 'in'
        if (!isMeasured || /^\d/.test(own[at + 2]?.folded ?? '')) continue
        const measure = `${folded}in`
        sizes.push({
          ...own[at]!,
          folded: measure,
          key: measure,
          codes: new Set(),
          isOptional: true,
          others: new Map(),
        })
      }
    }
    if (kind === 'negation') {
      negations.push(own.map(({ folded }) => folded))
      continue
    }
    drafts.push(...own)
    if (kind === 'phrase') phrases.push(own.map(({ folded }) => folded))
    else {
      joinNeighbours(own)
      addSynonyms(own, rules)
    }
  }
  const last = drafts.at(-1)
  if (last && isOpen && parts.at(-1)?.kind === 'words')
    last.isOpen = last.folded.length >= 2 && !/^[\d.]+$/.test(last.folded)
  const isSaid = ({ folded, others }: AskedWord) => !stopWords.has(folded) || others.size > 0
  const isAnySaid = drafts.some(isSaid)
  const isUnsaid = (draft: AskedWord) => isAnySaid && !isSaid(draft)
  const isAnyRequired = drafts.some((draft) => !draft.isOptional && !isUnsaid(draft))
  for (const draft of drafts) draft.isOptional = isUnsaid(draft) || (draft.isOptional && isAnyRequired)
  const words: typeof drafts = []
  const kept = drafts.filter((draft) => !isUnsaid(draft) || draft.folded.length === 1)
  for (const draft of [...kept, ...sizes]) {
    const known = words.find(({ folded }) => folded === draft.folded)
    if (!known) words.push(draft)
    else {
      known.isOpen ||= draft.isOpen
      known.isOptional &&= draft.isOptional
      known.isLiteral &&= draft.isLiteral
      for (const [other, weight] of draft.others) raise(known.others, other, weight)
      for (const code of draft.codes) known.codes.add(code)
    }
  }
  let fuzzy = 0
  for (const one of words) {
    if (!one.isLiteral && /^\p{L}{4,}$/u.test(one.folded)) one.mayHaveTypos = ++fuzzy <= 12
  }
  return { words, phrases, negations }
}

function addSynonyms(drafts: AskedWord[], rules: readonly Rule[]): void {
  const joined = joinedSynonyms(rules)
  for (const { from, to } of rules) {
    const wanted = stemsOf(wordsOf(from))
    const length = wordsOf(from).length
    const words = wordsOf(to)
    const other = words.length > 1 ? joined.get(stemsOf(words))! : words[0]!.folded
    for (let at = 0; at + length <= drafts.length; at += 1) {
      const run = drafts.slice(at, at + length)
      if (stemsOf(run) === wanted) for (const draft of run) raise(draft.others, other, 0.75)
    }
  }
}

/** Stems of the synonyms of several words, to the one term that stands for them. */
export function joinedSynonyms(rules: readonly Rule[]): Map<string, string> {
  const joined = new Map<string, string>()
  for (const { to } of rules) {
    const words = wordsOf(to)
    if (words.length > 1 && !joined.has(stemsOf(words)))
      joined.set(stemsOf(words), words.map(({ folded }) => folded).join(''))
  }
  return joined
}

/** The first place of each word that is to be cut becomes two words. */
export function cutPart(part: QueryPart, cuts: Map<string, number>): QueryPart {
  if (part.kind !== 'words') return part
  const pieces = part.pieces.flatMap((piece) => {
    const folded = piece.terms[0]!.folded
    const at = piece.terms.length === 1 ? cuts.get(folded) : undefined
    if (at === undefined) return [piece]
    cuts.delete(folded)
    return [word(piece.text.slice(0, at)), word(piece.text.slice(at))]
  })
  return { ...part, pieces }
}

/** Inches that a quotation mark means may be a plain number before a mark that nobody opened. */
function plainNumbers(kind: QueryPart['kind'], { text, terms }: Piece): [string, number][] {
  if (kind !== 'words' || !text.endsWith('"')) return []
  return terms.filter(({ role }) => role === 'number').map(({ folded }) => [folded, 0.9])
}

/** The same words, none of them quoted. */
export function unquoted({ parts, isOpen, typos }: Question): Question {
  const plain: QueryPart[] = []
  for (const { kind, pieces } of parts) {
    const last = plain.at(-1)
    if (kind !== 'negation' && last?.kind === 'words') last.pieces.push(...pieces)
    else plain.push({ kind: kind === 'phrase' ? 'words' : kind, pieces: [...pieces] })
  }
  return { parts: plain, isOpen, typos }
}

const isCode = (folded: string): boolean => /^[a-z\d]{3,32}$/.test(folded) && /\d/.test(folded)

/** The words that touch the one at `at`, and itself, as one. */
function runAround(words: readonly Term[], at: number): string {
  let [from, to] = [at, at + 1]
  while (from > 0 && words[from - 1]!.end === words[from]!.start) from -= 1
  while (to < words.length && words[to]!.start === words[to - 1]!.end) to += 1
  return words
    .slice(from, to)
    .map(({ folded }) => folded)
    .join('')
}

/** Neighbours that documents may write together: letters, or short codes and numbers. */
function joinNeighbours(drafts: AskedWord[]): void {
  for (const [at, right] of drafts.entries()) {
    const left = drafts[at - 1]
    if (!left || left.folded === right.folded) continue
    const joined = left.folded + right.folded
    const [leftIsNumber, rightIsNumber] = [/^\d/.test(left.folded), /^\d/.test(right.folded)]
    const isName = left.folded.length === 1 && rightIsNumber
    if ((stopWords.has(left.folded) && !isName) || stopWords.has(right.folded)) continue
    const isCode = leftIsNumber
      ? /^\d+$/.test(left.folded) && right.folded.length <= 2 && !rightIsNumber
      : !rightIsNumber || left.folded.length <= 2
    const isPartNumber = /^[a-z]{2,4} \d{3,5}$/.test(`${left.folded} ${right.folded}`)
    if (joined.length > 20 || !(isCode || isPartNumber)) continue
    if (isPartNumber) for (const { codes } of [left, right]) codes.add(joined)
    raise(left.others, joined, 0.9)
    raise(right.others, joined, 0.9)
  }
}

export function raise(weights: Map<string, number>, key: string, weight: number): void {
  weights.set(key, Math.max(weight, weights.get(key) ?? 0))
}

function wordsOf(pieces: readonly Piece[]): Term[] {
  return pieces.flatMap(({ terms }) => terms.filter(({ role }) => role === 'word'))
}

export function stemsOf(words: readonly { folded: string }[]): string {
  return words.map(({ folded }) => stemOf(folded)).join(' ')
}
