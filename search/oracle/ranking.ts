import { answersOf, type Entry, sumOf } from './answers.ts'
import {
  type AskedWord,
  ask,
  cutPart,
  joinedSynonyms,
  type Question,
  type Rule,
  stemsOf,
  unquoted,
} from './asked.ts'
import { type Piece, stopWords, type Term } from './lexicon.ts'

/*
 * "Ranking" of search/ARCHITECTURE.md, word for word, by loops over all documents and all words.
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
    const { words } = ask(question, this.#rules)
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
    const asked = ask(question, this.#rules)
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
      const isNumber = /^[\d./]+$/.test(words[at]!.folded)
      const isForm = forms === null || (!isNumber && holdsOne(read.keys, forms[at]!))
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
    for (const [stems, joined] of joinedSynonyms(this.#rules)) {
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
