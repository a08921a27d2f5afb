import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlaceNames } from './place-names.ts'
import { loadPlaces } from './places/index.ts'
import { testPlaces } from './testing/fixtures.ts'
import { fold } from './text.ts'

it('finds exactly the places of which a word begins as asked, in a steady order', () => {
  const names = new PlaceNames(testPlaces)
  const query = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .constantFrom(...testPlaces)
      .chain((place) => fc.nat(place.name.length).map((n) => place.name.slice(n))),
    fc
      .constantFrom(...testPlaces)
      .chain((place) => fc.nat(place.name.length).map((n) => place.name.slice(0, n))),
  )
  fc.assert(
    fc.property(query, (text) => {
      const folded = fold(text)
      const expected = testPlaces.filter((place) => {
        const words = fold(place.name).split(' ')
        return words.some((_, i) => `${words.slice(i).join(' ')} ${fold(place.county)}`.startsWith(folded))
      })
      const ids = names.search(text, 100)
      expect([...ids].sort()).toEqual(folded === '' ? [] : expected.map((place) => place.id).sort())
      expect(names.search(text, 2)).toEqual(ids.slice(0, 2))
    }),
  )
})

it('puts the towns that people mean first', () => {
  const places = loadPlaces()
  const names = new PlaceNames(places)
  const first = (query: string) => {
    const place = places.find((candidate) => candidate.id === names.search(query, 1)[0])
    return `${place?.name} ${place?.countyCode}`
  }
  expect(first('cluj')).toBe('Cluj-Napoca CJ')
  expect(first('Bucureşti')).toBe('București B')
  expect(first('iasi')).toBe('Iași IS')
  expect(first('TÂRGU M')).toBe('Târgu Mureș MS')
  expect(first('floresti cluj')).toBe('Florești CJ')
  expect(first('s')).toBe('Sibiu SB')
})
