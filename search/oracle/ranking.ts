import { type Piece, stemOf, stopWords, type Term, word } from './lexicon.ts'
import { editDistance } from './vocabulary.ts'

/*
 * "Ranking", "Misspellings and completions" and "Text" of search/ARCHITECTURE.md, word for word, by loops over all documents and all words.
 */

/** A text field: pieces and what stands behind each. */
export type Writing = { piece: Piece; behind: string }[]

export interface Listing {
  id: string
  /** By field. */
  texts: Record<string, Writing>
  category: string
  publishedAt: number | null
}

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

export interface RankingSchema {
  text: Record<string, { weight: number }>
  freshness?: { field: 'publishedAt'; weight: number }
}

/** What scores depend on besides query and document. */
export interface Figures {
  documents: number
  /** Mean distinct terms, by field. */
  meanLengths: number[]
  /** Least and most. */
  freshness: [number, number]
}

export interface Ranked {
  id: string
  score: number
  highlights: Record<string, [number, number][]>
}

interface Read {
  listing: Listing
  /** By field. */
  terms: Term[][]
  /** By field: how often each term stands in it. */
  counts: Map<string, number>[]
  /** Terms of all fields. */
  keys: Set<string>
}

interface Asked {
  words: AskedWord[]
  phrases: string[][]
  negations: string[][]
}

interface AskedWord {
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

type Entry = { folded: string; frequency: number }

export class Ranking {
  readonly listings = new Map<string, Read>()
  readonly #schema: RankingSchema
  readonly #rules: readonly Rule[]
  readonly #fields: string[]
  readonly #weights: number[]
  readonly #heaviest: number
  /** `#vocabulary()` until the listings change: every question asks for it. */
  #known: Map<string, Entry> | null = null

  constructor(schema: RankingSchema, rules: readonly Rule[]) {
    this.#schema = schema
    this.#rules = rules
    this.#fields = Object.keys(schema.text)
    this.#weights = Object.values(schema.text).map(({ weight }) => weight)
    this.#heaviest = this.#weights.indexOf(Math.max(...this.#weights))
  }

  upsert(listings: readonly Listing[]): void {
    for (const listing of listings) {
      const terms = this.#fields.map((field) => this.#read(listing.texts[field] ?? []))
      const keys = new Set(terms.flat().map(({ key }) => key))
      this.listings.set(listing.id, { listing, terms, counts: terms.map(countKeys), keys })
    }
    this.#known = null
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) this.listings.delete(id)
    this.#known = null
  }

  /** Figures of the documents there are. */
  figures(): Figures {
    const all = [...this.listings.values()]
    const times = all.flatMap(({ listing }) => listing.publishedAt ?? [])
    return {
      documents: all.length,
      meanLengths: this.#fields.map(
        (_, field) => all.reduce((sum, { counts }) => sum + counts[field]!.size, 0) / Math.max(1, all.length),
      ),
      freshness: times.length > 0 ? [Math.min(...times), Math.max(...times)] : [0, 0],
    }
  }

  /** All matches, best first. */
  search(typed: Question, passes: (listing: Listing) => boolean, figures: Figures): Ranked[] {
    const question = this.#split(typed)
    const found = this.#matches(question, passes, figures)
    const isQuoted = question.parts.some(({ kind }) => kind === 'phrase')
    return found.length > 0 || !isQuoted ? found : this.#matches(unquoted(question), passes, figures)
  }

  /** The question with words that few listings hold, but whose halves stand side by side in more, cut in two. */
  #split(question: Question): Question {
    if (!question.typos) return question
    const vocabulary = this.#vocabulary()
    const { words } = this.#ask(question)
    const rare = words.filter((word) => {
      const answers = answersOf(word, 0, vocabulary)
      return word.mayHaveTypos && sumOf(answers.keys(), vocabulary) < 20
    })
    const cuts = new Map<string, number>()
    for (const asked of rare.slice(0, 4)) {
      let most = sumOf(answersOf(asked, 0, vocabulary).keys(), vocabulary)
      for (let at = 3; at + 3 <= asked.folded.length; at += 1) {
        const halves = [asked.folded.slice(0, at), asked.folded.slice(at)]
        if (halves.some((half) => stopWords.has(half))) continue
        const documents = [...this.listings.values()].filter((read) => holdsPhrase(read, halves)).length
        if (documents <= most) continue
        most = documents
        cuts.set(asked.folded, at)
      }
    }
    return { ...question, parts: question.parts.map((part) => cutPart(part, cuts)) }
  }

  /** All terms, with how many listings hold each. */
  #vocabulary(): Map<string, Entry> {
    if (this.#known !== null) return this.#known
    const vocabulary = new Map<string, Entry>()
    for (const { terms } of this.listings.values()) {
      const known = new Map(terms.flat().map(({ key, folded }) => [key, folded]))
      for (const [key, folded] of known)
        vocabulary.set(key, { folded, frequency: (vocabulary.get(key)?.frequency ?? 0) + 1 })
    }
    this.#known = vocabulary
    return vocabulary
  }

  #matches(question: Question, passes: (listing: Listing) => boolean, figures: Figures): Ranked[] {
    const asked = this.#ask(question)
    const all = [...this.listings.values()]
    const candidates = all.filter(
      (read) =>
        asked.phrases.every((phrase) => holdsPhrase(read, phrase)) &&
        !asked.negations.some((phrase) => holdsPhrase(read, phrase)),
    )
    const { words } = asked
    if (words.length === 0) {
      return this.#sorted(
        candidates.filter(({ listing }) => passes(listing)),
        [],
        [],
        null,
        [],
        figures,
      )
    }
    const vocabulary = this.#vocabulary()
    const stages = question.typos ? [0, 1, 2] : [0]
    const required = words.filter(({ isOptional }) => !isOptional)
    const levels = [
      ...stages.map((stage) => ({ stage, least: required.length })),
      ...required.slice(1).map((_, at) => ({ stage: stages.at(-1)!, least: required.length - 1 - at })),
    ]
    const byStage = new Map<number, Map<string, number>[]>()
    for (const [at, { stage, least }] of levels.entries()) {
      const answers = byStage.get(stage) ?? words.map((word) => answersOf(word, stage, vocabulary))
      byStage.set(stage, answers)
      const matches = candidates.filter(
        ({ keys }) =>
          answers.filter((weights, word) => !words[word]!.isOptional && holdsOne(keys, weights)).length >=
          least,
      )
      const passing = matches.filter(({ listing }) => passes(listing))
      if (at + 1 < levels.length && (matches.length < 20 || passing.length === 0)) continue
      const holding = answers.map((weights) => {
        return sumOf(weights.keys(), vocabulary)
      })
      const forms = least < required.length ? words.map((word) => answersOf(word, 0, vocabulary)) : null
      return this.#sorted(passing, words, answers, forms, holding, figures)
    }
    return []
  }

  #sorted(
    matches: Read[],
    words: AskedWord[],
    answers: Map<string, number>[],
    /** What answers words by their forms, where some of them will do; else null. */
    forms: Map<string, number>[] | null,
    holding: number[],
    figures: Figures,
  ): Ranked[] {
    return matches
      .map((read) => ({
        id: read.listing.id,
        score: this.#score(read, words, answers, forms, holding, figures),
        highlights: Object.fromEntries(
          this.#fields.map((field, at) => [field, ranges(read.terms[at]!, answers)]),
        ),
      }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  }

  #score(
    read: Read,
    words: AskedWord[],
    answers: Map<string, number>[],
    /** What answers words by their forms, where some of them will do; else null. */
    forms: Map<string, number>[] | null,
    holding: number[],
    figures: Figures,
  ): number {
    let sum = 0
    let held = 0
    for (const [at, weights] of answers.entries()) {
      const n = Math.min(holding[at]!, figures.documents)
      const idf = Math.log(1 + (figures.documents - n + 0.5) / (n + 0.5))
      let best = 0
      for (const [key, weight] of weights)
        if (read.keys.has(key)) best = Math.max(best, weight * this.#strength(read, key, figures))
      sum += idf * best
      const isForm = forms === null || holdsOne(read.keys, forms[at]!)
      if (best > 0 && !words[at]!.isOptional) held += isForm ? 1 : 0.5
    }
    const required = words.filter(({ isOptional }) => !isOptional).length
    let score = required === 0 ? 0 : sum * (held / required) ** 2
    if (words.length > 1)
      score *= 1 + 0.35 * Math.sqrt(neighbours(read.terms[this.#heaviest]!, answers) / (words.length - 1))
    const { freshness } = this.#schema
    const time = read.listing.publishedAt
    if (freshness && time !== null) {
      const [least, most] = figures.freshness
      if (most > least) score += (freshness.weight * (Math.min(time, most) - least)) / (most - least)
    }
    return score
  }

  #strength({ counts }: Read, key: string, { meanLengths }: Figures): number {
    let x = 0
    const heaviest = this.#weights[this.#heaviest]!
    for (const [field, weight] of this.#weights.entries()) {
      const frequency = Math.min(counts[field]!.get(key) ?? 0, 15)
      const length = Math.min(counts[field]!.size, 255)
      const b = weight === heaviest ? 0.35 : 0.7
      if (frequency > 0) x += (weight * frequency) / (1 - b + (b * length) / meanLengths[field]!)
    }
    return (x * 2.2) / (x + 1.2)
  }

  /** The terms of a text, and those that stand for the synonyms of several words it says. */
  #read(writing: Writing): Term[] {
    const terms: Term[] = []
    let offset = 0
    let position = 0
    for (const { piece, behind } of writing) {
      for (const term of piece.terms)
        terms.push({ ...term, at: term.at + position, start: term.start + offset, end: term.end + offset })
      offset += piece.text.length + behind.length
      position += piece.width
    }
    const said = terms.filter(({ role }) => role === 'word')
    for (const [stems, joined] of this.#joined()) {
      const length = stems.split(' ').length
      for (let from = 0; from + length <= said.length; from += 1) {
        const run = said.slice(from, from + length)
        if (stemsOf(run) !== stems) continue
        const [first, last] = [run[0]!, run.at(-1)!]
        terms.push({ ...first, folded: joined, key: joined, end: last.end, role: 'whole' })
      }
    }
    return terms
  }

  /** Stems of the synonyms of several words, to the one term that stands for them. */
  #joined(): Map<string, string> {
    const joined = new Map<string, string>()
    for (const { to } of this.#rules) {
      const words = wordsOf(to)
      if (words.length > 1 && !joined.has(stemsOf(words)))
        joined.set(stemsOf(words), words.map(({ folded }) => folded).join(''))
    }
    return joined
  }

  #ask({ parts, isOpen }: Question): Asked {
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
        return own.map(({ folded, key }, at) => ({
          folded,
          key,
          isOpen: false,
          codes: new Set(kind === 'phrase' ? [] : [folded, runAround(own, at)].filter(isCode)),
          mayHaveTypos: false,
          isOptional: false,
          others: new Map([
            ...wholes.map(({ folded }) => [folded, 1] as const),
            ...plainNumbers(kind, piece),
          ]),
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
        this.#addSynonyms(own)
      }
    }
    const last = drafts.at(-1)
    if (last && isOpen && parts.at(-1)?.kind === 'words')
      last.isOpen = last.folded.length >= 2 && !/^[\d.]+$/.test(last.folded)
    const isSaid = ({ folded, others }: AskedWord) => !stopWords.has(folded) || others.size > 0
    if (drafts.some(isSaid)) for (const draft of drafts) draft.isOptional = !isSaid(draft)
    const words: typeof drafts = []
    const kept = drafts.filter(({ folded, isOptional }) => !isOptional || folded.length === 1)
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

  #addSynonyms(drafts: AskedWord[]): void {
    const joined = this.#joined()
    for (const { from, to } of this.#rules) {
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
}

function sumOf(keys: Iterable<string>, vocabulary: Map<string, Entry>): number {
  let sum = 0
  for (const key of keys) sum += vocabulary.get(key)!.frequency
  return sum
}

/** The first place of each word that is to be cut becomes two words. */
function cutPart(part: QueryPart, cuts: Map<string, number>): QueryPart {
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
function unquoted({ parts, isOpen, typos }: Question): Question {
  const plain: QueryPart[] = []
  for (const { kind, pieces } of parts) {
    const last = plain.at(-1)
    if (kind !== 'negation' && last?.kind === 'words') last.pieces.push(...pieces)
    else plain.push({ kind: kind === 'phrase' ? 'words' : kind, pieces: [...pieces] })
  }
  return { parts: plain, isOpen, typos }
}

/** The terms that answer a word at a stage, with what they count. */
function answersOf(word: AskedWord, stage: number, vocabulary: Map<string, Entry>): Map<string, number> {
  const weights = new Map<string, number>()
  let frequency = 0
  for (const [key, entry] of vocabulary) {
    let weight = 0
    if (entry.folded === word.folded) weight = key === word.key ? 1 : 0.8
    else if (stemOf(entry.folded) === stemOf(word.folded)) weight = 0.8
    for (const [other, counts] of word.others) {
      if (entry.folded === other) weight = Math.max(weight, counts)
      else if (stemOf(entry.folded) === stemOf(other)) weight = Math.max(weight, counts * 0.8)
    }
    if (weight === 0) continue
    weights.set(key, weight)
    frequency += entry.frequency
  }
  if (stage >= 1 && word.isOpen) {
    const longer = [...vocabulary].filter(([key]) => key.startsWith(word.folded))
    for (const [key] of best(longer.filter(([key]) => !weights.has(key))).slice(0, 48)) weights.set(key, 0.6)
    for (const [key] of longer) if (weights.has(key)) raise(weights, key, 0.6)
  }
  if (stage >= 1) {
    for (const code of word.codes) {
      if (word.isOpen && code === word.folded) continue
      const longer = [...vocabulary].filter(([key]) => key.startsWith(code) && (key[code.length] ?? '') > '9')
      for (const [key] of best(longer.filter(([key]) => !weights.has(key))).slice(0, 48))
        weights.set(key, 0.6)
      for (const [key] of longer) if (weights.has(key)) raise(weights, key, 0.6)
    }
  }
  if (stage < 2 || !word.mayHaveTypos) return weights
  const isEstablished = frequency >= 20
  const allowed = word.folded.length >= 8 && !isEstablished ? 2 : 1
  const near = new Map<number, [string, Entry][]>()
  for (const [key, entry] of vocabulary) {
    if (
      weights.has(key) ||
      /\d/.test(entry.folded) ||
      Math.abs(entry.folded.length - word.folded.length) > allowed
    )
      continue
    if (isEstablished && entry.frequency < frequency * 10) continue
    const edits = knownDistance(entry.folded, word.folded)
    if (edits === 0 || edits > allowed) continue
    const weight = (edits === 1 ? 0.45 : 0.3) * (entry.folded[0] === word.folded[0] ? 1 : 0.7)
    near.set(weight, [...(near.get(weight) ?? []), [key, entry]])
  }
  const nearest = [...near].sort((a, b) => b[0] - a[0])
  const kept = nearest.flatMap(([weight, list]) => best(list).map(([key]) => [key, weight] as const))
  for (const [key, weight] of kept.slice(0, 16)) weights.set(key, weight)
  return weights
}

/** Most frequent first, then by term. */
function best(entries: [string, Entry][]): [string, Entry][] {
  return entries.sort(([a, x], [b, y]) => y.frequency - x.frequency || (a < b ? -1 : 1))
}

const distances = new Map<string, number>()

function knownDistance(a: string, b: string): number {
  const pair = `${a} ${b}`
  const known = distances.get(pair) ?? editDistance(a, b)
  distances.set(pair, known)
  return known
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

function raise(weights: Map<string, number>, key: string, weight: number): void {
  weights.set(key, Math.max(weight, weights.get(key) ?? 0))
}

function wordsOf(pieces: readonly Piece[]): Term[] {
  return pieces.flatMap(({ terms }) => terms.filter(({ role }) => role === 'word'))
}

function stemsOf(words: readonly { folded: string }[]): string {
  return words.map(({ folded }) => stemOf(folded)).join(' ')
}

/** Whether one of the terms is among the answers. */
function holdsOne(keys: Set<string>, answers: Map<string, number>): boolean {
  for (const key of answers.keys()) if (keys.has(key)) return true
  return false
}

function countKeys(terms: Term[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { key } of terms) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function holdsPhrase({ terms }: Read, phrase: string[]): boolean {
  return terms.some((field) => {
    const places = phrase.map(
      (folded) => new Set(field.filter((term) => term.folded === folded).map(({ at }) => at)),
    )
    return [...(places[0] ?? [])].some((start) => places.every((place, step) => place.has(start + step)))
  })
}

/** Pairs of neighbouring words of the query that stand next to each other, in its order. */
function neighbours(terms: Term[], answers: Map<string, number>[]): number {
  const places = answers.map(
    (weights) => new Set(terms.filter(({ key }) => weights.has(key)).map(({ at }) => at)),
  )
  return places.slice(1).filter((place, at) => [...places[at]!].some((before) => place.has(before + 1)))
    .length
}

function ranges(terms: Term[], answers: Map<string, number>[]): [number, number][] {
  const apart: [number, number][] = []
  const held = terms.filter(({ key }) => answers.some((weights) => weights.has(key)))
  for (const { start, end } of held.sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (last && start < last[1]) last[1] = Math.max(last[1], end)
    else apart.push([start, end])
  }
  return apart
}
