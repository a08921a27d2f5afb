import { foldedOf } from './characters.ts'
import { hasSigns } from './signs.ts'
import type { SynonymTable } from './synonyms.ts'
import type { TextReader } from './text-reader.ts'
import { sizeTerm, wholeTerm, wordTerm } from './token-list.ts'
import {
  MAX_FUZZY_WORDS,
  MAX_QUERY_LENGTH,
  MAX_QUERY_WORDS,
  type ParsedQuery,
  type QueryPhrase,
  type QueryWord,
} from './types.ts'
import { onlyDotted } from './units.ts'

const mostPhrases = 8
const mostNegations = 16
const mostPhraseWords = 16
/** Longest pair of neighbours that is also looked for written together ("play station"). */
const longestPair = 20
const pairWeight = 0.9
const shortestPrefix = 2
const shortestCode = 3
const longestCode = 32

/** A word of the query before stop words and repetitions are dropped. */
interface Draft extends QueryWord {
  position: number
}

/** What the scan for quotes and minus signs finds: a range of plain words, a phrase or a negation. */
interface Part {
  kind: 'words' | 'phrase' | 'negation'
  start: number
  end: number
}

/** The parts of an analyser that reading a query takes. */
interface QueryRules {
  reader: TextReader
  stem(folded: string): string
  stops: ReadonlySet<string>
  synonyms: SynonymTable
}

export function createQueryParser({
  reader,
  stem,
  stops,
  synonyms,
}: QueryRules): (query: string) => ParsedQuery {
  const foldWords = (text: string) => reader.words(text)

  /** Reads the words of a range into drafts, and the sizes that they make into `sizes`; returns the position behind them. */
  function readWords(text: string, part: Part, position: number, drafts: Draft[], sizes: Draft[]): number {
    const first = drafts.length
    const next = reader.tokenize(text, part.start, part.end, position, (term, at, start, end, role) => {
      if (drafts.length > MAX_QUERY_WORDS * 2) return
      if (role === wholeTerm) {
        for (let i = drafts.length - 1; i >= first && drafts[i]!.position >= at; i -= 1)
          drafts[i]!.alternatives.push({ folded: foldedOf(term), weight: 1 })
      } else if (role === wordTerm) drafts.push(draft(text, term, at, start, end, part.kind))
      else if (role === sizeTerm && part.kind === 'words') {
        // the sign between its numbers says nothing more
        const sign = drafts.findLastIndex(({ folded }) => folded === 'x')
        if (sign >= first && drafts[sign]!.position > at) drafts.splice(sign, 1)
        sizes.push({ ...draft(text, term, at, start, end, part.kind), isOptional: true })
      }
    })
    if (part.kind === 'words') {
      addMeasures(drafts, first, sizes)
      joinRuns(drafts, first)
      joinNeighbours(drafts, first)
      addSynonyms(drafts, first)
    }
    return next
  }

  function draft(
    text: string,
    term: string,
    position: number,
    start: number,
    end: number,
    kind: Part['kind'],
  ): Draft {
    const folded = foldedOf(term)
    return {
      surface: text.slice(start, end).normalize('NFC').toLowerCase(),
      folded,
      term,
      stem: stem(folded),
      isPrefix: false,
      isCode: kind === 'words' && isCode(folded),
      mayHaveTypos: kind === 'words' && /^\p{L}{4,}$/u.test(folded),
      alternatives: kind === 'words' ? plainNumber(folded, text.slice(start, end)) : [],
      // "congelator -18": what is 18 and no freezer is not meant
      isOptional: kind === 'words' && /(?:^|\s)-$/.test(text.slice(Math.max(0, start - 2), start)),
      start,
      end,
      position,
    }
  }

  /** "30 in" may be 30 inches where no number follows, as in "2 in 1". */
  function addMeasures(drafts: readonly Draft[], first: number, sizes: Draft[]): void {
    for (let i = first + 1; i < drafts.length; i += 1) {
      const number = drafts[i - 1]!
      const word = drafts[i]!
      const unit = onlyDotted.get(word.folded)
      if (unit === undefined || number.position + 1 !== word.position) continue
      if (!/^[\d./]+$/.test(number.folded) || /^\d/.test(drafts[i + 1]?.folded ?? '')) continue
      const folded = number.folded + unit
      sizes.push({
        ...number,
        folded,
        term: folded,
        stem: folded,
        isCode: false,
        alternatives: [],
        isOptional: true,
      })
    }
  }

  function joinNeighbours(drafts: Draft[], first: number): void {
    for (let i = first + 1; i < drafts.length; i += 1) {
      const left = drafts[i - 1]!
      const right = drafts[i]!
      if (left.position + 1 !== right.position || isStop(right, stops)) continue
      // "s 23" is S23, but "la 5" is no word
      if (isStop(left, stops) && !(isLetter(left.folded) && /^\d/.test(right.folded))) continue
      const joined = left.folded + right.folded
      if (joined.length > longestPair || !mayJoin(left.folded, right.folded)) continue
      if (left.alternatives.some(({ folded }) => folded === joined)) continue
      // "nsx 400" may be the beginning of NSX400N
      const other = {
        folded: joined,
        weight: pairWeight,
        ...(isPartNumber(left.folded, right.folded) && { isCode: true }),
      }
      left.alternatives.push(other)
      right.alternatives.push(other)
    }
  }

  function addSynonyms(drafts: Draft[], first: number): void {
    const words = drafts.slice(first).map(({ folded }) => folded)
    synonyms.visit(words, (from, length, others) => {
      for (let i = first + from; i < first + from + length; i += 1) drafts[i]!.alternatives.push(...others)
    })
  }

  return (query) => {
    const text = query.slice(0, MAX_QUERY_LENGTH)
    const drafts: Draft[] = []
    const sizes: Draft[] = []
    const phrases: QueryPhrase[] = []
    const negations: QueryPhrase[] = []
    let position = 0
    let lastPlain: Draft | undefined
    for (const part of scan(text)) {
      const first = drafts.length
      if (part.kind === 'negation') {
        const folded = foldWords(text.slice(part.start, part.end)).slice(0, mostPhraseWords)
        if (folded.length > 0 && negations.length < mostNegations) negations.push({ folded })
        continue
      }
      // A gap keeps words of different parts from being neighbours.
      position = readWords(text, part, position + 1, drafts, sizes)
      if (part.kind === 'words') lastPlain = drafts.at(-1)
      else if (drafts.length > first && phrases.length < mostPhrases)
        phrases.push({ folded: drafts.slice(first, first + mostPhraseWords).map(({ folded }) => folded) })
    }
    const last = drafts.at(-1)
    if (last !== undefined && last === lastPlain && last.end === text.length)
      last.isPrefix = last.folded.length >= shortestPrefix && !/^[\d.]+$/.test(last.folded)
    const words = distinct([...drafts, ...sizes], stops)
    // Pictures are no words of a text, so nothing holds one; no words at all would match everything.
    const picture = drafts.length + phrases.length + negations.length === 0 ? firstPicture.exec(text) : null
    if (picture !== null) words.push(pictureWord(picture))
    let fuzzy = 0
    for (const word of words) word.mayHaveTypos &&= ++fuzzy <= MAX_FUZZY_WORDS
    return { words, phrases, negations, isEmpty: words.length === 0 && negations.length === 0 }
  }
}

const firstPicture = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u

function pictureWord({ 0: picture, index }: RegExpExecArray): QueryWord {
  const spelled = { surface: picture, folded: picture, term: picture, stem: picture }
  const kind = { isPrefix: false, isCode: false, mayHaveTypos: false, isOptional: false, alternatives: [] }
  return { ...spelled, ...kind, start: index, end: index + picture.length }
}

/** A number or part number that documents may write with more letters behind it. */
const isCode = (folded: string): boolean =>
  folded.length >= shortestCode && /^[a-z\d]+$/.test(folded) && /\d/.test(folded)

/** Inches whose mark is a quotation mark may be a number before a quotation that was never closed. */
function plainNumber(folded: string, surface: string): QueryWord['alternatives'] {
  const number = /^([\d./]+)in$/.exec(folded)?.[1]
  return number !== undefined && /["”″]$/.test(surface) ? [{ folded: number, weight: pairWeight }] : []
}

/** Words and numbers that were cut apart though typed together are looked for as the beginning of a code too: "nsx400" of NSX400N. */
function joinRuns(drafts: Draft[], first: number): void {
  for (let from = first, to: number; from < drafts.length; from = to) {
    for (to = from + 1; to < drafts.length && drafts[to]!.start === drafts[to - 1]!.end; ) to += 1
    const run = drafts.slice(from, to)
    const folded = run.map((draft) => draft.folded).join('')
    if (run.length < 2 || folded.length > longestCode || !isCode(folded)) continue
    for (const { alternatives } of run) alternatives.push({ folded, weight: 1, isCode: true })
  }
}

/** Whether letters and a number may be the two halves of a part number. */
const isPartNumber = (left: string, right: string): boolean =>
  /^[a-z]{2,4}$/.test(left) && /^\d{3,5}$/.test(right)

/** Whether documents may write two words as one: letters with letters, or short codes such as "ps 5" and "4 k". */
function mayJoin(left: string, right: string): boolean {
  const startsWithDigit = /^\d/
  if (left === right) return false
  if (startsWithDigit.test(left))
    return right.length <= 2 && /^\d+$/.test(left) && !startsWithDigit.test(right)
  return !startsWithDigit.test(right) || left.length <= 2 || isPartNumber(left, right)
}

/** Whether a word says too little beside others. Written with signs it is a name. */
const isStop = ({ folded, term }: Draft, stops: ReadonlySet<string>): boolean =>
  stops.has(folded) && !hasSigns(term)

const isLetter = (folded: string): boolean => folded.length === 1

/** Drops stop words when others remain, all but letters, which become optional, and repetitions; keeps the first `MAX_QUERY_WORDS`. */
function distinct(drafts: Draft[], stops: ReadonlySet<string>): QueryWord[] {
  // A stop word that is part of a compound ("t-in-box") or of a synonym says something.
  const isSaid = (draft: Draft) => !isStop(draft, stops) || draft.alternatives.length > 0
  const isAnySaid = drafts.some(isSaid)
  const isAnyRequired = drafts.some((draft) => !draft.isOptional && (isSaid(draft) || !isAnySaid))
  const byFolded = new Map<string, QueryWord>()
  for (const draft of drafts) {
    const isUnsaid = isAnySaid && !isSaid(draft)
    if (isUnsaid && !isLetter(draft.folded)) continue
    const isOptional = isUnsaid || (draft.isOptional && isAnyRequired)
    const { position: _, ...word } = { ...draft, isOptional }
    const known = byFolded.get(word.folded)
    if (known === undefined) {
      if (byFolded.size < MAX_QUERY_WORDS) byFolded.set(word.folded, word)
      continue
    }
    known.isOptional &&= isOptional
    known.isPrefix ||= word.isPrefix
    known.isCode ||= word.isCode
    known.mayHaveTypos ||= word.mayHaveTypos
    for (const other of word.alternatives) {
      const same = known.alternatives.find(({ folded }) => folded === other.folded)
      if (same === undefined) known.alternatives.push(other)
      else if (same.weight < other.weight)
        known.alternatives.splice(known.alternatives.indexOf(same), 1, other)
    }
  }
  return [...byFolded.values()]
}

/** What may close a quotation, by what opens it: people and keyboards mix them. */
const closingQuotes: Record<string, string> = {
  '"': '"”“',
  '„': '”“"',
  '“': '”"',
  '”': '”"',
  '«': '»',
  '»': '«',
}

/** Cuts a query into plain ranges, quoted phrases and negations. */
function scan(text: string): Part[] {
  const parts: Part[] = []
  const unclosed = new Set<string>()
  let plain = 0
  let index = 0
  const add = (kind: Part['kind'], start: number, end: number, next: number): void => {
    if (index > plain) parts.push({ kind: 'words', start: plain, end: index })
    parts.push({ kind, start, end })
    plain = next
    index = next
  }
  while (index < text.length) {
    const startsWord = index === 0 || /\s/.test(text[index - 1]!)
    if (!startsWord) {
      index += 1
      continue
    }
    const isNegated = text[index] === '-'
    const from = isNegated ? index + 1 : index
    const closing = closingQuotes[text[from] ?? '']
    const close = closing === undefined || unclosed.has(closing) ? -1 : indexOfAny(text, closing, from + 1)
    if (closing !== undefined && close < 0) unclosed.add(closing)
    if (close > from) add(isNegated ? 'negation' : 'phrase', from + 1, close, close + 1)
    else if (isNegated && /^\p{L}/u.test(text.slice(from, from + 2))) {
      let end = from
      while (end < text.length && !/\s/.test(text[end]!)) end += 1
      add('negation', from, end, end)
    } else index += 1
  }
  if (plain < text.length) parts.push({ kind: 'words', start: plain, end: text.length })
  return parts
}

function indexOfAny(text: string, units: string, from: number): number {
  for (let index = from; index < text.length; index += 1) if (units.includes(text[index]!)) return index
  return -1
}

/**
 * The query with its quotation marks blanked, everything else where it was; itself when it quotes nothing. What is excluded stays quoted.
 */
export function withoutQuotes(query: string): string {
  let text = ''
  let from = 0
  for (const { kind, start, end } of scan(query.slice(0, MAX_QUERY_LENGTH))) {
    if (kind !== 'phrase') continue
    text += `${query.slice(from, start - 1)} ${query.slice(start, end)} `
    from = end + 1
  }
  // What is typed last may be unfinished, in quotation marks too.
  return from < query.length ? text + query.slice(from) : text.trimEnd()
}
