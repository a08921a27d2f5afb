import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createAnalyzer,
  foldedOf,
  MAX_FUZZY_WORDS,
  MAX_QUERY_WORDS,
  MAX_TERM_LENGTH,
  parseSynonyms,
  writtenOf,
} from './index.ts'

const analyzer = createAnalyzer({ languages: ['ro', 'en'] })

function terms(text: string): string[] {
  const found: string[] = []
  analyzer.analyze(text, (term) => found.push(term))
  return found
}

function placed(text: string): [term: string, position: number, source: string][] {
  const found: [string, number, string][] = []
  analyzer.analyze(text, (term, position, start, end) => found.push([term, position, text.slice(start, end)]))
  return found
}

const folded = (query: string) => analyzer.parseQuery(query).words.map((word) => word.folded)

describe('folding', () => {
  it('gives Romanian in all its spellings one folded form, and one written form to those with diacritics', () => {
    const spellings = ['mașină', 'maşină', 'MAȘINĂ', 'mașină'.normalize('NFD'), 'maşină'.normalize('NFD')]
    for (const spelling of spellings) expect(terms(spelling)).toEqual(['masina\u0001mașină'])
    expect(terms('masina')).toEqual(['masina'])
    expect(terms('țară încă pâine').map(foldedOf)).toEqual(['tara', 'inca', 'paine'])
    expect(writtenOf(terms('ŢARĂ')[0]!)).toBe('țară')
  })

  it('folds other Latin letters, full width and ligatures', () => {
    expect(terms('Straße Œuvre Łódź Ørsted café').map(foldedOf)).toEqual([
      'strasse',
      'oeuvre',
      'lodz',
      'orsted',
      'cafe',
    ])
    expect(terms('ｉＰｈｏｎｅ ﬁne')).toEqual(['iphone', 'fine'])
  })

  it('skips invisible characters within words', () => {
    expect(terms('ip\u00adhone sam\u200bsung').map(foldedOf)).toEqual(['iphone', 'samsung'])
  })
})

describe('tokenising', () => {
  it.each([
    ['128gb', ['128gb', '128']],
    ['128 GB', ['128gb', '128']],
    ['128-Gb', ['128gb', '128']],
    ['2.0 TDI', ['2.0', 'tdi']],
    ['2,0tdi', ['2.0', 'tdi']],
    ['12.500 lei', ['12500', 'lei']],
    ['2,0, diesel', ['2.0', 'diesel']],
    ['2,3,4', ['2', '3', '4']],
    ['iphone13', ['iphone', '13']],
    ['17" monitor', ['17in', '17', 'monitor']],
    ['50 m²', ['50mp', '50']],
    ['50m²', ['50mp', '50']],
    ['54m2', ['54mp', '54']],
    ['54,5M2', ['54.5mp', '54.5']],
    ['54mp2', ['54mp', '54']],
    ['1,5 tone', ['1.5t', '1.5', 'tone']],
    ['3.5t', ['3.5t', '3.5']],
    ['2 t-shirts', ['2', 't', 'shirts', 'tshirts']],
    ['1920x1080', ['1920x1080', '1920', '1080']],
    ['30x18x12 cm', ['30x18x12', '30', '18', '12cm', '12']],
    ['8x33in', ['8x33', '8', '33in', '33']],
    ['10 x 20', ['10', 'x', '20', '10x20']],
    ['24 in. x 36 in.', ['24in', '24', 'x', '36in', '36', '24x36']],
    ['24" × 36"', ['24in', '24', '36in', '36', '24x36']],
    ['10 x 20, 30', ['10', 'x', '20', '10x20', '30']],
    ['1/2 in. pipe', ['1/2in', '1/2', '1', '2', 'pipe']],
    ['3/4in tee', ['3/4in', '3/4', '3', '4', 'tee']],
    ['205/55 R16', ['205', '55', 'r16']],
    ['24/7', ['24', '7']],
    ['01/02/2020', ['01', '02', '2020']],
    ['5 gallons', ['5gal', '5', 'gallons']],
    ['12 in. wide', ['12in', '12', 'wide']],
    ['12 in box', ['12', 'in', 'box']],
    ['4x4', ['4x4']],
    ['10x zoom', ['10x', 'zoom']],
    ['2nd', ['2nd']],
    ["men's", ['men']],
    ['006R90321', ['006r90321']],
    ['2 in 1', ['2', 'in', '1']],
    ['日本', ['日', '本']],
  ])('reads %s', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it('gives compounds by their parts and as a whole', () => {
    expect(placed('a Wi-Fi dv7-1211ea')).toEqual([
      ['a', 0, 'a'],
      ['wi', 1, 'Wi'],
      ['fi', 2, 'Fi'],
      ['wifi', 1, 'Wi-Fi'],
      ['dv7', 3, 'dv7'],
      ['1211', 4, '1211'],
      ['ea', 5, 'ea'],
      ['dv71211ea', 3, 'dv7-1211ea'],
    ])
  })

  it('emits terms of bounded length within the text, at positions that never go back by more than a compound', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        let position = 0
        analyzer.analyze(text, (term, at, start, end) => {
          expect(foldedOf(term).length).toBeGreaterThan(0)
          expect(foldedOf(term).length).toBeLessThanOrEqual(MAX_TERM_LENGTH)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(at).toBeGreaterThan(position - 8)
          position = Math.max(position, at)
        })
      }),
      { numRuns: 2000 },
    )
  })
})

describe('stemming', () => {
  it.each([
    ['masina', 'masini', 'masinile', 'masinilor', 'masinii'],
    ['apartament', 'apartamente', 'apartamentul', 'apartamentele', 'apartamentului', 'apartamentelor'],
    ['laptop', 'laptops', 'laptopuri', 'laptopul', 'laptopurile'],
    ['casa', 'case', 'casele', 'casei', 'caselor'],
    ['rochie', 'rochii', 'rochiile'],
    ['televizor', 'televizoare', 'televizoarele', 'televizorul'],
    ['battery', 'batteries'],
    ['box', 'boxes'],
    ['watch', 'watches'],
    ['shoe', 'shoes'],
    ['cookie', 'cookies'],
    ['mount', 'mounts', 'mounted', 'mounting', 'mountings'],
    ['slide', 'sliding'],
    ['cut', 'cutting'],
    ['drill', 'drilled', 'drilling'],
  ])('puts the inflections of %s together', (...words) => {
    expect(new Set(words.map(analyzer.stem)).size).toBe(1)
  })

  it.each([
    ['car', 'care'],
    ['pin', 'pine'],
    ['cap', 'cape'],
    ['glass', 'glas'],
    ['2.0', '2'],
    ['gps', 'gp'],
    ['string', 'str'],
    ['used', 'us'],
    ['need', 'ne'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(analyzer.stem(one)).not.toBe(analyzer.stem(other))
  })
})

describe('queries', () => {
  it('leaves stop words out unless there is nothing else', () => {
    expect(folded('mașini de vânzare în Cluj')).toEqual(['masini', 'vanzare', 'cluj'])
    expect(folded('de la')).toEqual(['de', 'la'])
  })

  it('reads phrases and negations', () => {
    const query = analyzer.parseQuery('„bicicletă de copii” roșie -electrică -"second hand" "ruptă')
    expect(query.phrases).toEqual([{ folded: ['bicicleta', 'de', 'copii'] }])
    expect(query.negations).toEqual([{ folded: ['electrica'] }, { folded: ['second', 'hand'] }])
    expect(query.words.map((word) => word.folded)).toEqual(['bicicleta', 'copii', 'rosie', 'rupta'])
    expect(analyzer.parseQuery('wi-fi - router').negations).toEqual([])
    expect(analyzer.parseQuery(' \t ').isEmpty).toBe(true)
    expect(analyzer.parseQuery('-apple')).toMatchObject({ words: [], isEmpty: false })
  })

  it('treats only an unfinished last word as a prefix, and no number', () => {
    const last = (query: string) => analyzer.parseQuery(query).words.at(-1)!.isPrefix
    expect([last('red bik'), last('red bik '), last('"red bik"'), last('golf 7'), last('red b')]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('takes the words of phrases as they are', () => {
    const typos = (query: string) => analyzer.parseQuery(query).words.map((word) => word.mayHaveTypos)
    expect(typos('"bicicletă roșie" pentru copii')).toEqual([false, false, true])
    expect(typos('"bicicletă roșie" bicicletă')).toEqual([true, false])
  })

  it('keeps the best way that a repeated word may be written otherwise', () => {
    expect(analyzer.parseQuery('wi fi wi-fi').words.map((word) => word.alternatives[0])).toEqual([
      { folded: 'wifi', weight: 1 },
      { folded: 'wifi', weight: 1 },
    ])
  })

  it('gives a synonym of several words one term, in whatever inflection its lines say it', () => {
    const { analyze, parseQuery } = createAnalyzer({
      languages: ['ro', 'en'],
      synonyms: parseSynonyms('pc, personal computer\nserver => personal computers\n'),
    })
    const found: string[] = []
    analyze('personal computers', (term) => found.push(term))
    expect(found).toEqual(['personal', 'computers', 'personalcomputer'])
    for (const query of ['pc', 'server']) {
      expect(parseQuery(query).words[0]!.alternatives.map((other) => other.folded)).toEqual([
        'personalcomputer',
      ])
    }
  })

  it('keeps the exact spelling and its place in the query', () => {
    const [word] = analyzer.parseQuery('  Mașină').words
    expect(word).toMatchObject({
      surface: 'mașină',
      folded: 'masina',
      term: 'masina\u0001mașină',
      start: 2,
      end: 8,
    })
  })

  it('also looks for neighbours written together and for compounds as a whole', () => {
    const others = (query: string) =>
      analyzer.parseQuery(query).words.map((word) => word.alternatives.map((other) => other.folded))
    expect(others('play station')).toEqual([['playstation'], ['playstation']])
    expect(others('wi-fi')).toEqual([['wifi'], ['wifi']])
    expect(others('ps 5')).toEqual([['ps5'], ['ps5']])
    expect(others('golf 7')).toEqual([[], []])
  })

  it('expands synonyms both ways, one way, and of several words', () => {
    const { analyze, parseQuery } = createAnalyzer({
      languages: ['ro', 'en'],
      synonyms: parseSynonyms('tv, televizor\nnotebook => laptop # one way\npc, personal computer\n'),
    })
    const others = (query: string) =>
      parseQuery(query).words.map((word) => word.alternatives.map((other) => other.folded))
    expect(others('tv')).toEqual([['televizor']])
    expect(others('televizoare')).toEqual([['tv']])
    expect(others('televizorul')).toEqual([['tv']])
    expect(others('notebook')).toEqual([['laptop']])
    expect(others('laptop')).toEqual([[]])
    expect(others('pc')).toEqual([['personalcomputer']])
    expect(others('personal computer')).toEqual([
      ['personalcomputer', 'pc'],
      ['personalcomputer', 'pc'],
    ])
    const found: string[] = []
    analyze('un Personal Computers', (term, position) => found.push(`${term}@${position}`))
    expect(found).toEqual(['un@0', 'personal@1', 'computers@2', 'personalcomputer@1'])
    expect(() => parseSynonyms('ok, fine\nalone')).toThrow('line 2')
  })

  it('reads any string, within its limits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 200 })), (query) => {
        const { words, phrases, negations } = analyzer.parseQuery(query)
        expect(words.length).toBeLessThanOrEqual(MAX_QUERY_WORDS)
        for (const word of words) {
          expect(word.folded).not.toBe('')
          expect(word.end).toBeGreaterThan(word.start)
        }
        for (const { folded } of [...phrases, ...negations]) expect(folded.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
    const long = Array.from({ length: 2000 }, (_, i) => `w${i}`).join(' ')
    expect(analyzer.parseQuery(long).words).toHaveLength(MAX_QUERY_WORDS)
    const letters = Array.from(
      { length: 30 },
      (_, i) => `word${String.fromCharCode(97 + (i % 26)).repeat(i + 1)}`,
    )
    const fuzzy = analyzer.parseQuery(letters.join(' ')).words.map((word) => word.mayHaveTypos)
    expect(fuzzy.indexOf(false)).toBe(MAX_FUZZY_WORDS)
    expect(analyzer.parseQuery('"'.repeat(100_000)).words).toEqual([])
  })
})

it('ships synonyms that can be read', () => {
  const text = readFileSync(new URL('synonyms.ro-en.txt', import.meta.url), 'utf8')
  expect(parseSynonyms(text).length).toBeGreaterThan(50)
})
