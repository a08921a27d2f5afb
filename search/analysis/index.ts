import { DocumentReader } from './document-reader.ts'
import { createQueryParser } from './query.ts'
import { createStemmer, memoised } from './stemmer.ts'
import { stopWords } from './stop-words.ts'
import { SynonymTable } from './synonyms.ts'
import { TermTable } from './term-table.ts'
import { TextReader } from './text-reader.ts'
import type { Analyzer, AnalyzerOptions, EmitTerm } from './types.ts'

export { foldedOf, writtenOf } from './characters.ts'
export { withoutQuotes } from './query.ts'
export { createStemmer, memoised } from './stemmer.ts'
export { parseSynonyms } from './synonyms.ts'
export { TermTable } from './term-table.ts'
export * from './types.ts'

/** Terms that the table of documents may hold before it is started anew: 10 to 15 MB. */
const mostTerms = 200_000

/** The rules by which documents and queries become terms; one for an index, shared by everything that reads it. */
export function createAnalyzer(options: AnalyzerOptions): Analyzer {
  const stemWord = createStemmer(options.languages)
  const stem = memoised(stemWord)
  const reader = new TextReader()
  const stops = stopWords(options.languages)
  const synonyms = new SynonymTable(options.synonyms ?? [], (text) => reader.words(text), stem)
  let terms = new TermTable(stemWord)
  const documents = new DocumentReader(terms, synonyms)
  const texts = new DocumentReader(reader.table(), synonyms)
  return {
    analyze(text: string, emit: EmitTerm): void {
      const table = reader.table()
      const { length, terms, positions, starts, ends } = texts.read(table, text)
      for (let at = 0; at < length; at += 1) {
        emit(table.at(terms[at]!), positions[at]!, starts[at]!, ends[at]!)
      }
    },
    terms() {
      if (terms.size > mostTerms) terms = new TermTable(stemWord)
      return terms
    },
    analyzeInto: (table, text) => documents.read(table, text),
    parseQuery: createQueryParser({ reader, stem, stops, synonyms }),
    stem,
    isStopWord: (folded) => stops.has(folded),
    isJoined: (folded) => synonyms.isJoined(folded),
  }
}
