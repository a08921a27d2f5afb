import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnalyzer, foldedOf } from '../analysis/index.ts'
import { ordinalOf, termAt } from '../typos/index.ts'
import { dictionaryOf } from '../typos/testing/dictionary-of.ts'
import { PhraseCounter, Suggester, type SuggestionSource } from './index.ts'

const analyzer = createAnalyzer({ languages: ['ro', 'en'] })
const suggester = new Suggester(analyzer)

function read(title: string): string[] {
  const words: string[] = []
  let last = -1
  analyzer.analyze(title, (term, position) => {
    if (position > last) words.push(term)
    last = Math.max(last, position)
  })
  return words
}

/** A segment of titles, with a counter of so many slots. */
function source(titles: string[], slots?: number): SuggestionSource {
  const frequencies = new Map<string, number>()
  for (const title of titles)
    for (const term of new Set(read(title))) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  const dictionary = dictionaryOf(frequencies)
  const counter = new PhraseCounter(slots)
  for (const title of titles) {
    const ordinals = read(title).map((term) => ordinalOf(dictionary, term))
    counter.add(ordinals, ordinals.length)
  }
  const table = counter.finish(
    {
      size: dictionary.size,
      documents: titles.length,
      termAt: (ordinal) => termAt(dictionary, ordinal),
      documentFrequency: (ordinal) => dictionary.documentFrequency(ordinal),
    },
    analyzer.isStopWord,
  )
  return { table, dictionary }
}

const shop = source([
  ...Array<string>(5).fill('Volkswagen Golf 7 1.6 TDI'),
  ...Array<string>(3).fill('Volkswagen Passat'),
  'Volkswagen Golf 4',
  'Mașină de spălat Bosch',
  'Masina de cusut',
  'Mașină de tocat',
  'Laptop Dell',
  'Laptops Lenovo',
])

const texts = (typed: string, limit = 10) =>
  suggester.suggest([shop], typed, limit).map((suggestion) => suggestion.text)

describe('suggestions', () => {
  it('completes words and phrases by popularity', () => {
    expect(suggester.suggest([shop], 'volks', 3)).toEqual([
      { text: 'volkswagen', count: 9 },
      { text: 'volkswagen golf', count: 6 },
      { text: 'volkswagen golf 7', count: 5 },
    ])
    expect(texts('v', 1)).toEqual(['volkswagen'])
    expect(texts('Volkswagen G', 2)).toEqual(['volkswagen golf', 'volkswagen golf 7'])
    expect(texts('volkswagen ', 1)).toEqual(['volkswagen golf'])
  })

  it('reads and shows diacritics as documents write them', () => {
    expect(suggester.suggest([shop], 'masi', 1)).toEqual([{ text: 'mașină', count: 3 }])
    expect(suggester.suggest([shop], 'MAȘI', 1)).toEqual([{ text: 'mașină', count: 3 }])
    expect(texts('masina de sp')).toEqual(['mașină de spălat'])
  })

  it('forgives a typo, behind what was typed right', () => {
    expect(texts('volskw', 1)).toEqual(['volkswagen'])
    expect(texts('volkswagne', 1)).toEqual(['volkswagen'])
    expect(texts('volkswgen go', 1)).toEqual(['volkswagen golf'])
    const check = { count: () => ({ documents: 0, isWhole: true }), deleted: 0 }
    expect(suggester.suggest([shop], 'volkswgen go', 1, check)[0]?.text).toBe('volkswagen golf')
    expect(texts('lapt')[0]).toMatch(/^laptop/)
  })

  it('gives inflections of a word once and no stop words', () => {
    expect(texts('lapt').filter((text) => /^laptops?$/.test(text))).toHaveLength(1)
    expect(texts('d')).toEqual(['dell'])
    expect(texts('mașină d')).not.toContain('mașină de')
  })

  it('sums what segments know', () => {
    const other = source(Array<string>(4).fill('Volkswagen Polo'))
    expect(suggester.suggest([shop, other], 'volk', 2)).toEqual([
      { text: 'volkswagen', count: 13 },
      { text: 'volkswagen golf', count: 6 },
    ])
  })

  it('asks the index about combinations that no title holds, and about what deletions may have emptied', () => {
    const count = (words: readonly string[]) => ({
      documents: words.join(' ') === 'bosch volkswagen' ? 2 : 0,
      isWhole: true,
    })
    expect(suggester.suggest([shop], 'bosch vol', 5, { count, deleted: 0 })).toEqual([
      { text: 'bosch volkswagen', count: 2 },
    ])
    expect(suggester.suggest([shop], 'passat', 5, { count, deleted: 3 })).toEqual([])
    expect(suggester.suggest([shop], 'passat', 5, { count, deleted: 2 })).toHaveLength(1)
    const all = { count: () => ({ documents: 1, isWhole: true }), deleted: 0 }
    expect(suggester.suggest([shop], 'bosch volkswagen g', 1, all)[0]?.text).toBe('bosch volkswagen golf')
    expect(suggester.suggest([shop], 'dell volkswagen golf ', 1, all)[0]?.text).toBe('dell volkswagen golf 7')
    expect(suggester.suggest([shop], 'bosch volkswagen g', 1)).toEqual([])
    const givesUp = () => ({ documents: 0, isWhole: false })
    expect(suggester.suggest([shop], 'passat', 5, { count: givesUp, deleted: 3 })).toHaveLength(1)
    expect(suggester.suggest([shop], 'bosch vol', 5, { count: givesUp, deleted: 0 })).toEqual([])
  })

  it('answers any text', () => {
    expect(texts('')).toEqual([])
    expect(texts(' - ')).toEqual([])
    expect(texts('volk', 0)).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(20), (typed, limit) => {
        expect(suggester.suggest([shop], typed, limit).length).toBeLessThanOrEqual(limit)
      }),
    )
  })
})

describe('phrase counter', () => {
  it('counts exactly while it has room', () => {
    const word = fc.constantFrom('red', 'blue', 'bike', 'car', 'house', 'old')
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 30 }),
        (titles) => {
          const { table } = source(titles.map((words) => words.join(' ')))
          const entries = dictionaryOf(new Map())
          const found = new Map(
            Array.from(table.counts, (count, i) => [
              foldedOf(termAt({ ...entries, size: table.counts.length, ...table }, i)),
              count,
            ]),
          )
          const pair = titles[0]!.slice(0, 2).join(' ')
          const expected = titles.reduce(
            (sum, words) =>
              sum + words.filter((_, i) => i > 0 && `${words[i - 1]} ${words[i]}` === pair).length,
            0,
          )
          expect(found.get(pair)).toBe(expected)
        },
      ),
    )
  })

  it('keeps the popular in bounded memory', () => {
    const rare = Array.from({ length: 20_000 }, (_, i) => `w${i}q x${i}q y${i}q`)
    const titles = rare.flatMap((title, i) => (i % 20 === 0 ? [title, 'mountain bike'] : [title]))
    const small = source(titles, 1 << 11)
    expect(small.table.counts.length).toBeLessThanOrEqual(1 + Math.ceil(titles.length / 16))
    expect(suggester.suggest([small], 'mountain b', 1)).toEqual([{ text: 'mountain bike', count: 1000 }])
  })
})
