import { createQueryParser } from './query.ts'
import { createStemmer } from './stemmer.ts'
import { stopWords } from './stop-words.ts'
import { Tokenizer } from './tokenizer.ts'
import type { Analyzer, AnalyzerOptions, EmitTerm } from './types.ts'

export { foldedOf, foldWord, writtenOf } from './characters.ts'
export { parseSynonyms } from './synonyms.ts'
export * from './types.ts'

/** The rules by which documents and queries become terms; one for an index, shared by everything that reads it. */
export function createAnalyzer(options: AnalyzerOptions): Analyzer {
  const tokenizer = new Tokenizer()
  const stem = createStemmer(options.languages)
  const stops = stopWords(options.languages)
  const parseQuery = createQueryParser(options, stem, stops)
  return {
    analyze(text: string, emit: EmitTerm): void {
      tokenizer.tokenize(text, 0, text.length, 0, emit)
    },
    parseQuery,
    stem,
    isStopWord: (folded) => stops.has(folded),
  }
}
