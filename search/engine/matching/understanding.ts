import type { Analyzer, QueryPhrase, QueryWord } from '../../analysis/types.ts'
import {
  type Choice,
  type Correction,
  choiceOf,
  clearlyMore,
  correctQuery,
  mistakeOdds,
  type Stage,
  type TermExpander,
  type WordExpansion,
} from '../../typos/index.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { CoOccurrence } from './co-occurrence.ts'
import { inverseDocumentFrequency } from './scoring.ts'

/** At least this many documents must match before a query is understood more loosely. */
export const ENOUGH_MATCHES = 20
/** What finds more needs no correction. */
const FEW_MATCHES = 500
/** Shorter words are not doubted when enough documents hold them: too many words are near. */
const SHORTEST_DOUBTED = 5

/** A step of the ladder: which terms answer a word, and how many words a document must hold. */
export interface Level {
  stage: Stage
  least: number
}

/** What a query asks of each segment at one stage. */
export interface StagedQuery {
  /** Per segment, one group a word. */
  groups: TermGroup[][]
  /** Per word, documents that hold it (the sum of its terms' frequencies). */
  frequencies: number[]
}

/** A parsed query over the segments of one moment; expands words once per stage. */
export class Understanding {
  readonly words: QueryWord[]
  /** How many of the words are not optional. */
  readonly required: number
  readonly phrases: QueryPhrase[]
  readonly negatedWords: string[]
  readonly negatedPhrases: string[][]
  readonly ladder: Level[]
  private readonly segments: readonly Segment[]
  private readonly documents: number
  private readonly typos: boolean
  private readonly expander: TermExpander
  private choices: readonly Choice[] | null = null
  private readonly expansions = new Map<Stage, WordExpansion[]>()
  private readonly frequencies = new Map<Stage, number[]>()

  constructor(
    query: string,
    { typos, loosen }: { typos: boolean; loosen: boolean },
    segments: readonly Segment[],
    analyzer: Analyzer,
    expander: TermExpander,
  ) {
    const parsed = analyzer.parseQuery(query)
    this.words = parsed.words
    this.required = this.words.filter(isRequired).length
    this.phrases = parsed.phrases
    const negations = parsed.negations.map(({ folded }) => folded)
    this.negatedWords = [...new Set(negations.flatMap((folded) => (folded.length === 1 ? folded : [])))]
    this.negatedPhrases = negations.filter((folded) => folded.length > 1)
    this.segments = segments
    this.documents = segments.reduce((sum, { liveCount }) => sum + liveCount, 0)
    this.typos = typos
    this.expander = expander
    this.ladder = ladderOf(this.words.filter(isRequired), typos, loosen)
  }

  /** Whether every document matches: nothing is asked for, and nothing excluded. */
  get isEmpty(): boolean {
    return (
      this.words.length + this.phrases.length + this.negatedWords.length + this.negatedPhrases.length === 0
    )
  }

  /** From now on answers words as they were when these were chosen, one a word: at the stage of that time only. */
  follow(choices: readonly Choice[]): void {
    this.choices = choices
  }

  /** How words are answered at a stage, for `follow`. */
  choicesAt(stage: Stage): readonly Choice[] {
    return this.choices ?? this.expand(stage).map((expansion) => choiceOf(this.segments, expansion))
  }

  /** Terms that answer each word at a stage. */
  expand(stage: Stage): WordExpansion[] {
    let expansion = this.expansions.get(stage)
    if (expansion === undefined) {
      expansion = this.words.map((word, at) =>
        this.expander.expand(this.segments, word, stage, this.choices?.[at]),
      )
      this.expansions.set(stage, expansion)
    }
    return expansion
  }

  /**
   * Groups with the words' weights; `frequencies` are those of a cursor, or null.
   * `documents` is the number that idf goes by.
   */
  staged(stage: Stage, documents: number, frequencies: readonly number[] | null): StagedQuery {
    const expansions = this.expand(stage)
    const counted = frequencies ?? this.frequenciesAt(stage)
    const idfs = counted.map((count) => inverseDocumentFrequency(documents, count))
    const groups = this.segments.map((_, s) =>
      expansions.map((expansion, w): TermGroup => {
        const { length, forms, ordinals, weights } = expansion.perSegment[s]!
        const idf = idfs[w]!
        const asForms = isNumber(this.words[w]!) ? 0 : forms
        return { length, forms: asForms, ordinals, weights: weights.map((weight) => weight * idf) }
      }),
    )
    return { groups, frequencies: [...counted] }
  }

  /** Whether every word is part of a phrase: whatever holds these holds all words, so all levels match the same. */
  get isPhrasesAlone(): boolean {
    const quoted = new Set(this.phrases.flatMap(({ folded }) => folded))
    return this.words.every((word) => !isRequired(word) || quoted.has(word.folded))
  }

  /**
   * First level after `tried` (null: of all) at which enough documents can match, and others than at `tried`, as far as the frequencies
   * of words tell; else the loosest.
   */
  possibleLevel(tried: number | null): number {
    const last = this.ladder.length - 1
    if (tried !== null && this.isPhrasesAlone) return last
    for (let level = tried === null ? 0 : tried + 1; level < last; level++) {
      const { stage, least } = this.ladder[level]!
      if (tried !== null && this.isAlike(this.ladder[tried]!, this.ladder[level]!)) continue
      // what holds so many words holds one of the rarest
      const rarest = this.frequenciesAt(stage)
        .filter((_, at) => isRequired(this.words[at]!))
        .sort((a, b) => a - b)
        .slice(0, this.required - least + 1)
      if (this.words.length === 0 || rarest.reduce((a, b) => a + b) >= ENOUGH_MATCHES) return level
    }
    return last
  }

  /** Whether no word is answered by more terms at the looser one of two levels that ask for as many words. */
  private isAlike(tight: Level, loose: Level): boolean {
    if (tight.least !== loose.least) return false
    const known = this.frequenciesAt(tight.stage)
    return this.frequenciesAt(loose.stage).every((frequency, word) => frequency === known[word])
  }

  /** Per word, the sum of the frequencies of its terms at a stage: at least the documents that hold it. */
  private frequenciesAt(stage: Stage): number[] {
    let frequencies = this.frequencies.get(stage)
    if (frequencies === undefined) {
      frequencies = this.expand(stage).map((expansion) => this.holdingDocuments(expansion))
      this.frequencies.set(stage, frequencies)
    }
    return frequencies
  }

  /**
   * The query with misspelt words replaced, when as typed it found clearly less than it would then. `matching` documents were found
   * at `level`.
   */
  corrected(query: string, level: Level, matching: number): string | undefined {
    if (!this.typos || (level.stage < 2 && matching >= FEW_MATCHES)) return undefined
    const corrections = this.words.map((word, at) => this.correctionOf(word, at, level.stage))
    if (corrections.every((correction) => correction === null)) return undefined
    return correctQuery(query, this.words, this.inContext(corrections))
  }

  private correctionOf(word: QueryWord, at: number, stage: Stage): Correction | null {
    if (!word.mayHaveTypos) return null
    if (stage === 2) return this.expand(2)[at]!.correction
    // enough was found with the word as typed: only what is rare, and long enough to have few neighbours, is looked at again
    const isRare = this.expand(stage)[at]!.formsFrequency * mistakeOdds <= this.documents
    if (!isRare || word.folded.length < SHORTEST_DOUBTED) return null
    return this.expander.expand(this.segments, word, 2).correction
  }

  /** Drops corrections of words that are somewhere, unless the corrected one stands clearly more often beside the other words. */
  private inContext(corrections: readonly (Correction | null)[]): (Correction | null)[] {
    const words = this.words.map(({ folded }, at) =>
      corrections[at]?.odds === Number.POSITIVE_INFINITY ? corrections[at].folded : folded,
    )
    if (this.required === 1) return [...corrections]
    const index = new CoOccurrence(this.segments)
    const isAsked = (_: string, at: number) => isRequired(this.words[at]!)
    return corrections.map((correction, at) => {
      if (correction === null || !Number.isFinite(correction.odds)) return correction
      const typed = index.count(words.filter(isAsked), FEW_MATCHES, 0.5)
      const better = words.with(at, correction.folded)
      const isMistake = typed.documents === 0 && correction.odds >= mistakeOdds
      const needed = isMistake ? 1 : clearlyMore * Math.max(1, typed.documents)
      if (!typed.isWhole || index.count(better.filter(isAsked), needed, 0.5).documents < needed) return null
      words[at] = correction.folded
      return correction
    })
  }

  /** Words of letters, not quoted, that less than enough documents hold as they are typed. */
  rareWords(): QueryWord[] {
    if (!this.typos) return []
    return this.words.filter((word) => word.mayHaveTypos && this.formsFrequencyOf(word) < ENOUGH_MATCHES)
  }

  /** How many documents hold a word as it is typed, or one of its forms. */
  formsFrequencyOf(word: QueryWord): number {
    return this.frequenciesAt(0)[this.words.indexOf(word)]!
  }

  /** Sum of the frequencies of all terms of a word. */
  private holdingDocuments({ perSegment }: WordExpansion): number {
    let total = 0
    for (const [s, { length, ordinals }] of perSegment.entries()) {
      for (let i = 0; i < length; i++) total += this.segments[s]!.documentFrequency(ordinals[i]!)
    }
    return total
  }
}

/** Where some words will do, a number by itself says half: much else has it. */
const isNumber = ({ folded }: QueryWord): boolean => /^[\d./]+$/.test(folded)

const isRequired = ({ isOptional }: QueryWord): boolean => !isOptional

function hasCompletions({ isPrefix, isCode, alternatives }: QueryWord): boolean {
  return isPrefix || isCode || alternatives.some((other) => other.isCode)
}

function ladderOf(words: readonly QueryWord[], typos: boolean, loosen: boolean): Level[] {
  const all = words.length
  const ladder: Level[] = [{ stage: 0, least: all }]
  if (all === 0) return ladder
  if (typos) {
    if (words.some(hasCompletions)) ladder.push({ stage: 1, least: all })
    if (words.some((word) => word.mayHaveTypos)) ladder.push({ stage: 2, least: all })
  }
  if (!loosen) return ladder
  const { stage } = ladder.at(-1)!
  for (let least = all - 1; least >= 1; least--) ladder.push({ stage, least })
  return ladder
}
