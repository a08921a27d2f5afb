import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testPlaces } from '../testing/fixtures.ts'
import { writtenPlaces } from '../testing/written-places.ts'
import { fold } from '../text.ts'
import { loadPlaces } from './index.ts'
import { otherCountyNames, otherNames } from './other-names.ts'
import { PlaceNames } from './place-names.ts'

const places = loadPlaces()
const names = new PlaceNames(places)
const label = (place: { name: string; countyCode: string } | string | undefined) =>
  typeof place === 'object' ? `${place.name} ${place.countyCode}` : undefined
const completed = (query: string, limit = 10) =>
  names.complete(query, limit).map((id) => label(places.find((place) => place.id === id)))

describe('a place by a text', () => {
  it.each(writtenPlaces)('%s', (written, name, countyCode) => {
    const expected = name === undefined ? undefined : `${name} ${countyCode}`
    expect(label(names.find(written))).toBe(expected)
    if (expected !== undefined) expect(completed(written)[0]).toBe(expected)
  })

  it('says when a text is the name of several, and takes the county that is told apart from it', () => {
    expect(names.find('Popești')).toBe('several')
    expect(names.find('Nowhere')).toBeUndefined()
    expect(label(names.find('Popești', 'Iași'))).toBe('Popești IS')
    expect(label(names.find('Popești', 'jud. IS'))).toBe('Popești IS')
    expect(label(names.find('sector 2', 'Bucharest'))).toBe('București B')
    expect(names.find('Cluj-Napoca', 'Dolj')).toBeUndefined()
    expect(names.find('x'.repeat(10_000))).toBeUndefined()
  })

  it('knows every other name that it lists, of a place that there is', () => {
    for (const [key, list] of Object.entries(otherNames)) {
      const [, countyCode, name] = /^(\S+) (.+)$/.exec(key)!
      for (const other of list.split('|'))
        expect([other, label(names.find(other))]).toEqual([other, `${name} ${countyCode}`])
    }
    for (const [code, list] of Object.entries(otherCountyNames)) {
      for (const other of list.split('|')) expect([other, names.countyCode(other)]).toEqual([other, code])
    }
  })

  it('reads counties by name and code', () => {
    for (const { county, countyCode } of places.filter((_, at) => at % 50 === 0)) {
      for (const written of [
        county,
        countyCode,
        `jud. ${county}`,
        `Județul ${county}`,
        county.replaceAll('â', 'î'),
        fold(county),
      ])
        expect(names.countyCode(written)).toBe(countyCode)
    }
    expect(names.countyCode('Cluj-Napoca')).toBeUndefined()
    expect(names.countyCode('')).toBeUndefined()
  })

  it('finds every place by each of its spellings, with its county before or behind', () => {
    const spellings: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text) => text.replaceAll('ș', 'ş').replaceAll('ț', 'ţ').replaceAll('Ș', 'Ş').replaceAll('Ț', 'Ţ'),
      (text) => text.replace(/(?<=.)â/g, 'î'),
      (text) =>
        text.replace(
          /(Târg|Râmnic|Sfânt)u(?!\p{L})/gu,
          (word) => ({ T: 'Tg.', R: 'Rm.', S: 'Sf.' })[word[0]!]!,
        ),
      (text) => text.replace('Miercurea', 'Mc.').replace('Drobeta-Turnu', 'Dr. Tr.'),
      (text) => text.replaceAll('-', ' '),
    ]
    const counties: ((place: (typeof places)[number]) => string)[] = [
      ({ county }) => `, ${county}`,
      ({ countyCode }) => `, ${countyCode}`,
      ({ county }) => ` (${county})`,
      ({ county }) => `, jud. ${county}`,
      ({ county }) => ` ${fold(county)}`,
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.constantFrom(...spellings),
        fc.constantFrom(...counties),
        (place, spell, county) => {
          const written = spell(place.name) + county(place)
          const meant = names.find(written)
          // Piatra in Olt, without a comma, is the town of Piatra-Olt.
          if (fold(written) === 'piatra olt' && !/[,(]/.test(written)) return
          // Names that differ by î and â, or by an article, alone are one to readers.
          const isSame = (found: typeof meant) =>
            typeof found === 'object' &&
            found.countyCode === place.countyCode &&
            spoken(found.name) === spoken(place.name)
          expect([written, label(meant), isSame(meant)]).toEqual([written, label(meant), true])
          expect(completed(written, 1)).toEqual([label(meant)])
          expect(names.find(spell(place.name), place.county)).toEqual(meant)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

const spoken = (name: string) => fold(name.replaceAll('î', 'â')).replace(/ul\b/g, 'u')

describe('completion', () => {
  it('holds exactly the places of which a word begins as typed, where nothing is spelt otherwise, in a steady order', () => {
    const few = new PlaceNames(testPlaces)
    const query = fc
      .constantFrom(...testPlaces)
      .chain((place) => fc.nat(place.name.length).map((n) => place.name.slice(n)))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), query), fc.nat(5), (text, end) => {
        const typed = text.slice(0, text.length - end)
        const folded = fold(typed)
        const expected = testPlaces.filter((place) => {
          const words = fold(place.name).split(' ')
          return folded !== '' && words.some((_, i) => words.slice(i).join(' ').startsWith(folded))
        })
        const ids = few.complete(typed, 100)
        expect(ids).toEqual(expect.arrayContaining(expected.map((place) => place.id)))
        expect(new Set(ids).size).toBe(ids.length)
        expect(few.complete(typed, 2)).toEqual(ids.slice(0, 2))
      }),
    )
  })

  it('puts the towns that people mean first', () => {
    expect(completed('cluj')[0]).toBe('Cluj-Napoca CJ')
    expect(completed('Bucureşti')[0]).toBe('București B')
    expect(completed('iasi')[0]).toBe('Iași IS')
    expect(completed('TÂRGU M')[0]).toBe('Târgu Mureș MS')
    expect(completed('s')[0]).toBe('Sibiu SB')
    // A county seat by its first word before villages of that name.
    expect(completed('piatra').slice(0, 2)).toEqual(['Piatra-Neamț NT', 'Piatra AG'])
    expect(completed('alba')[0]).toBe('Alba Iulia AB')
  })

  it.each([
    ['tîrg', 'Târgu Mureș MS'],
    ['tg', 'Târgu Mureș MS'],
    ['tg. ji', 'Târgu Jiu GJ'],
    ['rîmnicu vîl', 'Râmnicu Vâlcea VL'],
    ['dr. tr. sev', 'Drobeta-Turnu Severin MH'],
    ['cîmpia t', 'Câmpia Turzii CJ'],
    ['floresti cl', 'Florești CJ'],
    ['Florești, Pra', 'Florești PH'],
    ['Cluj-Napoca, C', 'Cluj-Napoca CJ'],
    ['gaesti dîmb', 'Găești DB'],
    ['klausen', 'Cluj-Napoca CJ'],
    ['buchar', 'București B'],
    ['sector 3, bucu', 'București B'],
  ])('of %s', (typed, expected) => {
    expect(completed(typed)[0]).toBe(expected)
  })
})
