import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnalyzer, type QueryWord } from '../analysis/index.ts'
import {
  buildStemClasses,
  correctQuery,
  MatchKind,
  NeighbourhoodSearch,
  ordinalOf,
  prefixRange,
  type SegmentTerms,
  type Stage,
  spellingRange,
  TermExpander,
  termAt,
} from './index.ts'
import { dictionaryOf } from './testing/dictionary-of.ts'

const analyzer = createAnalyzer({
  languages: ['ro', 'en'],
  synonyms: [{ words: ['tv', 'televizor'] }],
})

/** Optimal string alignment by the textbook's matrix. */
function distance(one: readonly string[], other: readonly string[]): number {
  const rows = Array.from({ length: one.length + 1 }, (_, i) => [i])
  for (let j = 0; j <= other.length; j += 1) rows[0]![j] = j
  for (let i = 1; i <= one.length; i += 1)
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + cost)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      rows[i]![j] = best
    }
  return rows[one.length]![other.length]!
}

function segment(frequencies: Record<string, number>): SegmentTerms {
  const byTerm = new Map<string, number>()
  for (const [word, count] of Object.entries(frequencies))
    analyzer.analyze(word, (term) => byTerm.set(term, count))
  const dictionary = dictionaryOf(byTerm)
  return { dictionary, classes: buildStemClasses(dictionary, analyzer.terms()) }
}

const expander = new TermExpander(analyzer.stem)

function expand(segments: SegmentTerms[], query: string, stage: Stage): [string, MatchKind][][] {
  const word = analyzer.parseQuery(query).words[0] as QueryWord
  return expander
    .expand(segments, word, stage)
    .perSegment.map((expansion, at) =>
      Array.from({ length: expansion.length }, (_, i) => [
        termAt(segments[at]!.dictionary, expansion.ordinals[i]!).replace('\u0001', '|'),
        expansion.kinds[i] as MatchKind,
      ]),
    )
}

describe('dictionary', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'z', 'ж', '𝒳', '1'), minLength: 1, maxLength: 6 })

  it('finds terms, prefixes and spellings as a scan does', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(word, fc.boolean()), { maxLength: 60, selector: String }),
        word,
        (words, wanted) => {
          const terms = new Set(words.map(([text, marked]) => (marked ? `${text}\u0001x` : text)))
          const dictionary = dictionaryOf(new Map([...terms].map((term) => [term, 1])))
          const all = Array.from({ length: dictionary.size }, (_, i) => termAt(dictionary, i))
          const between = ({ first, last }: { first: number; last: number }) => all.slice(first, last)
          expect(new Set(all)).toEqual(terms)
          expect(ordinalOf(dictionary, wanted)).toBe(all.indexOf(wanted))
          expect(between(prefixRange(dictionary, wanted))).toEqual(
            all.filter((term) => term.startsWith(wanted)),
          )
          expect(between(spellingRange(dictionary, wanted))).toEqual(
            all.filter((term) => term.split('\u0001')[0] === wanted),
          )
        },
      ),
    )
  })
})

describe('neighbourhood', () => {
  const ascii = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 })
  const letters = fc.oneof(
    ascii,
    fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ж', 'д'), minLength: 1, maxLength: 12 }),
  )

  function neighbours(words: string[], wanted: string, edits: 1 | 2, asPrefix = false): Map<string, number> {
    const dictionary = dictionaryOf(new Map(words.map((word) => [word, 1])))
    const found = new Map<string, number>()
    new NeighbourhoodSearch().search(dictionary, wanted, edits, asPrefix, (first, last, edit) => {
      for (let i = first; i < last; i += 1) {
        expect(found.has(termAt(dictionary, i))).toBe(false)
        found.set(termAt(dictionary, i), edit)
      }
    })
    return found
  }

  it('equals the naive distance over whole dictionaries', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { maxLength: 80 }),
        letters,
        fc.constantFrom(1, 2),
        (words, wanted, edits) => {
          const expected = words
            .map((word) => [word, distance([...word], [...wanted])] as const)
            .filter(([, edit]) => edit <= edits)
          expect(neighbours(words, wanted, edits as 1 | 2)).toEqual(new Map(expected))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('finds, as prefixes, every term with a prefix that near', () => {
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 300 }), letters, (words, wanted) => {
        const expected = words.filter((word) =>
          Array.from(word, (_, i) => [...word].slice(0, i + 1)).some(
            (prefix) => distance(prefix, [...wanted]) <= 1,
          ),
        )
        expect([...neighbours(words, wanted, 1, true).keys()].sort()).toEqual(expected.sort())
      }),
      { numRuns: 500 },
    )
  })

  it('counts a swap as one edit, ends a term at its spelling mark and passes over terms with digits', () => {
    expect(neighbours(['laptop', 'laptop2'], 'lapotp', 1)).toEqual(new Map([['laptop', 1]]))
    expect([...neighbours(['masina', 'masina\u0001mașină', 'masinarie'], 'masna', 1).keys()]).toEqual([
      'masina',
      'masina\u0001mașină',
    ])
  })
})

describe('expansion', () => {
  const shop = segment({ masina: 5, mașină: 7, mașini: 3, masinarie: 1, masca: 2, televizor: 4, tv: 9 })

  it('answers with the exact spelling, then others, inflections and synonyms', () => {
    expect(expand([shop], 'mașină', 0)).toEqual([
      [
        ['masina|mașină', MatchKind.exact],
        ['masina', MatchKind.spelling],
        ['masini|mașini', MatchKind.inflection],
      ],
    ])
    expect(expand([shop], 'masina', 0)[0]?.[0]).toEqual(['masina', MatchKind.exact])
    expect(expand([shop], 'tv', 0)).toEqual([
      [
        ['tv', MatchKind.exact],
        ['televizor', MatchKind.synonym],
      ],
    ])
  })

  it('adds completions of an unfinished word, then misspellings, each kind behind the better ones', () => {
    expect(expand([shop], 'mas', 1)[0]?.map(([term]) => term)).toContain('masinarie')
    expect(expand([shop], 'mas ', 1)).toEqual([[]])
    expect(expand([shop], 'masinna ', 2)).toEqual([
      [
        ['masina|mașină', MatchKind.typo1],
        ['masina', MatchKind.typo1],
      ],
    ])
    expect(expand([shop], 'tvv', 2)).toEqual([[]])
  })

  it('counts a wrong first letter for less', () => {
    const nearby = segment({ bike: 1, hike: 50, bile: 1 })
    expect(expand([nearby], 'bikke', 2)[0]?.[0]).toEqual(['bike', MatchKind.typo1])
    expect(expand([segment({ sike: 1, hike: 50 })], 'sika', 2)[0]?.[0]?.[0]).toBe('sike')
    expect(expand([segment({ bibe: 1, hike: 50 })], 'bike', 2)[0]?.[0]?.[0]).toBe('bibe')
  })

  it('takes a frequent word as spelt right, unless a correction is clearly more frequent', () => {
    const kinds = (own: number, near: number) =>
      expand([segment({ tablet: own, tables: near })], 'tablet ', 2)[0]?.map(([term]) => term)
    expect(kinds(3, 1)).toEqual(['tablet', 'tables'])
    expect(kinds(30, 20)).toEqual(['tablet'])
    expect(kinds(30, 300)).toEqual(['tablet', 'tables'])
  })

  it('chooses the same terms however they lie in segments', () => {
    const words = fc.uniqueArray(
      fc.record({
        word: fc.string({ unit: fc.constantFrom('a', 'b', 'e', 's', 'ă'), minLength: 1, maxLength: 5 }),
        first: fc.nat(9),
        second: fc.nat(9),
      }),
      { selector: ({ word }) => word, minLength: 1, maxLength: 120 },
    )
    const query = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 's'), minLength: 2, maxLength: 5 })
    const held = (counts: [string, number][]) =>
      segment(Object.fromEntries(counts.filter(([, count]) => count > 0)))
    fc.assert(
      fc.property(words, query, fc.constantFrom(0, 1, 2), (entries, text, stage) => {
        const whole = expand(
          [held(entries.map(({ word, first, second }) => [word, first + second]))],
          text,
          stage as Stage,
        )
        const parts = expand(
          [
            held(entries.map(({ word, first }) => [word, first])),
            held(entries.map(({ word, second }) => [word, second])),
          ],
          text,
          stage as Stage,
        )
        const distinct = new Map(parts.flat())
        expect([...distinct].sort()).toEqual(whole.flat().sort())
      }),
      { numRuns: 500 },
    )
  })

  it('finds the only inflection there is, also where its stem is as long as itself', () => {
    expect(expand([segment({ casa: 1 })], 'case ', 0)).toEqual([[['casa', MatchKind.inflection]]])
    expect(expand([segment({ casă: 1, mare: 3 })], 'casele ', 0)).toEqual([
      [['casa|casă', MatchKind.inflection]],
    ])
  })

  it('takes the most frequent completions of all segments, in each of them', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
    const own = (first: string, count: number) =>
      letters.flatMap((a) => ['k', 'm', 'p'].map((b) => [`zor${first}${a}${b}`, count] as const))
    // in neither segment among the first, and yet the most frequent of all
    const segments = ['a', 'b'].map((first) =>
      segment({ ...Object.fromEntries(own(first, 5)), zorxxx: 4, telefon: 1 }),
    )
    for (const terms of expand(segments, 'zor', 1)) expect(terms.map(([term]) => term)).toContain('zorxxx')
    const distinct = new Set(expand(segments, 'zor', 1).flatMap((terms) => terms.map(([term]) => term)))
    expect(distinct.size).toBe(48)
  })

  it('counts a form that the word begins as a completion, where that is more', () => {
    const { expand: expandAll } = expander
    const word = analyzer.parseQuery('telev').words[0] as QueryWord
    const tv = { ...word, alternatives: [{ folded: 'televizoare', weight: 0.5 }] }
    const [found] = expandAll.call(expander, [segment({ televizor: 1 })], tv, 1).perSegment
    expect([...found!.weights]).toEqual([0.6])
  })

  it('leaves places to corrections that some document still holds', () => {
    const letters = Array.from('abcdefghijlmnopqrs')
    const gone = Object.fromEntries(letters.map((letter) => [`zordabo${letter}`, 0]))
    const [terms] = expand([segment({ ...gone, zordebuk: 3 })], 'zordabok ', 2)
    expect(terms!.map(([term]) => term)).toContain('zordebuk')
  })
})

describe('correction', () => {
  const shop = segment({
    samsung: 500,
    samsing: 2,
    mașină: 40,
    masina: 9,
    laptop: 80,
    lapte: 70,
    televizor: 5,
    apartament: 3000,
    apartamet: 25,
    garaj: 3000,
    paraj: 25,
    gara: 100,
  })

  function corrected(query: string): string | undefined {
    const { words } = analyzer.parseQuery(query)
    return correctQuery(
      query,
      words,
      words.map((word) => expander.expand([shop], word, 2).correction),
    )
  }

  it.each([
    ['samsng ', 'samsung '],
    ['Samsing', 'samsung'],
    ['samsung', undefined],
    ['masnia roșie', 'mașină roșie'],
    ['mașină', undefined],
    ['televzor samsnug "x"', 'televizor samsung "x"'],
    ['lapto', undefined],
    ['apartamet ', 'apartament '],
    // A wrong first letter is rare, and so is any mistake that so many make.
    ['paraj ', undefined],
    ['gara ', undefined],
    ['lapto ', 'laptop '],
    ['xyzzy', undefined],
    ['tvv', undefined],
  ])('corrects %j to %j', (query, expected) => {
    expect(corrected(query)).toBe(expected)
  })
})
