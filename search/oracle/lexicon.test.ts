import { describe, expect, test } from 'vitest'
import { createAnalyzer } from '../analysis/index.ts'
import { familyPieces, misspellable, pieces, starts, stemOf, stopWords, word } from './lexicon.ts'

const analyzer = createAnalyzer({ languages: ['ro', 'en'] })
const everything = [...pieces, ...familyPieces, ...starts.map(word)]

describe('the analyser reads the lexicon as it is meant', () => {
  test.each([...new Set(pieces.map(({ text }) => text))])('%s', (text) => {
    const found: unknown[] = []
    analyzer.analyze(text, (key, at, start, end) => found.push({ key, at, start, end }))
    const piece = pieces.find((other) => other.text === text)!
    const byText = (a: { start: number; end: number; key: string }, b: typeof a) =>
      a.start - b.start || a.end - b.end || (a.key < b.key ? -1 : 1)
    expect((found as typeof piece.terms).sort(byText)).toEqual(
      piece.terms.map(({ key, at, start, end }) => ({ key, at, start, end })).sort(byText),
    )
  })

  test('words of one stem, and no others', () => {
    const folded = [...new Set(everything.flatMap(({ terms }) => terms.map((term) => term.folded)))]
    for (const one of folded) {
      for (const other of folded) {
        expect(analyzer.stem(one) === analyzer.stem(other), `${one} ${other}`).toBe(
          stemOf(one) === stemOf(other),
        )
      }
    }
  })

  test('stop words, and no others', () => {
    for (const { terms } of everything) {
      for (const { folded } of terms) expect(analyzer.isStopWord(folded), folded).toBe(stopWords.has(folded))
    }
  })

  test('misspellable words have no ending that a stemmer touches', () => {
    for (const text of misspellable) {
      for (let cut = 3; cut < text.length; cut += 1) {
        const ending = `qw${text.slice(-cut)}`
        expect(analyzer.stem(ending)).toBe(ending)
      }
    }
  })
})
