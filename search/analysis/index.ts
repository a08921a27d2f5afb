import { foldedOf } from './characters.ts'
import { createQueryParser } from './query.ts'
import { createStemmer } from './stemmer.ts'
import { stopWords } from './stop-words.ts'
import { SynonymTable } from './synonyms.ts'
import { Tokenizer, wordTerm } from './tokenizer.ts'
import type { Analyzer, AnalyzerOptions, EmitTerm } from './types.ts'

export { foldedOf, foldWord, writtenOf } from './characters.ts'
export { parseSynonyms } from './synonyms.ts'
export * from './types.ts'

/** The rules by which documents and queries become terms; one for an index, shared by everything that reads it. */
export function createAnalyzer(options: AnalyzerOptions): Analyzer {
  const tokenizer = new Tokenizer()
  const stem = createStemmer(options.languages)
  const stops = stopWords(options.languages)
  const synonyms = new SynonymTable(options.synonyms ?? [], (text) => tokenizer.words(text), stem)
  const longestJoined = synonyms.longestJoined
  return {
    analyze(text: string, emit: EmitTerm): void {
      if (longestJoined === 0) tokenizer.tokenize(text, 0, text.length, 0, emit)
      else analyzeWithSynonyms(tokenizer, synonyms, longestJoined, text, emit)
    },
    parseQuery: createQueryParser({ tokenizer, stem, stops, synonyms }),
    stem,
    isStopWord: (folded) => stops.has(folded),
  }
}

/** As `tokenize`, and behind each synonym of several words the one term that stands for it, at its first word. */
function analyzeWithSynonyms(
  tokenizer: Tokenizer,
  synonyms: SynonymTable,
  longest: number,
  text: string,
  emit: EmitTerm,
): void {
  // The last few words, oldest first.
  const words: string[] = []
  const positions: number[] = []
  const starts: number[] = []
  tokenizer.tokenize(text, 0, text.length, 0, (term, position, start, end, role) => {
    emit(term, position, start, end)
    if (role !== wordTerm) return
    if (words.length === longest) {
      words.shift()
      positions.shift()
      starts.shift()
    }
    words.push(foldedOf(term))
    positions.push(position)
    starts.push(start)
    for (let length = 2; length <= words.length; length += 1) {
      const first = words.length - length
      const joined = synonyms.joinedFor(words, first, length)
      if (joined !== undefined) emit(joined, positions[first]!, starts[first]!, end)
    }
  })
}
