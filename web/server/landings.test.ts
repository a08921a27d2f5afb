import { afterAll, beforeAll, expect, test } from 'vitest'
import { landingPath, setLandings } from '../client/landings.ts'
import type { CategoryNode, Landings } from '../client/types.ts'
import { readTarget } from './address.ts'
import { landingTable } from './landings.ts'

const node = (id: string, ro: string, en: string, children: CategoryNode[] = []) =>
  ({ id, name: { ro, en }, children }) as unknown as CategoryNode
const categories = [
  node('vehicles', 'Auto și moto', 'Vehicles', [
    node('cars', 'Autoturisme', 'Cars'),
    node('car-parts', 'Piese', 'Parts'),
  ]),
  node('bikes', 'Biciclete', 'Bicycles', [node('bike-parts', 'Piese', 'Parts')]),
  node('few', 'Anunțuri', 'Listings'),
]
const counties = [
  { code: 'CJ', name: 'Cluj' },
  { code: 'BN', name: 'Bistrița-Năsăud' },
]
const page = (category: string, county: string | null = null) => ({ category, county, count: 3 })
const words = (locale: string, of: Record<string, string>) =>
  Object.entries(of).map(([category, path]) => ({ locale, path, category }))
const said = { title: null, text: null, links: [] }
const landings: Landings = {
  pages: [
    ...['vehicles', 'cars', 'car-parts', 'bikes', 'bike-parts', 'few'].map((id) => page(id)),
    page('cars', 'CJ'),
    page('bikes', 'BN'),
  ],
  texts: [{ ...said, category: 'cars', county: null, locale: 'ro', path: 'auto' }],
  words: [
    ...words('ro', { vehicles: 'auto-si-moto', cars: 'auto', 'car-parts': 'piese', bikes: 'biciclete' }),
    ...words('ro', { 'bike-parts': 'biciclete-piese', few: 'anunturi' }),
    ...words('en', { cars: 'cars', bikes: 'bicycles' }),
  ],
  former: [
    ...words('ro', { cars: 'masini' }),
    ...words('ro', { 'bike-parts': 'trotinete-piese' }),
    ...words('ro', { cars: 'autoturisme', bikes: 'doua-roti', 'bike-parts': 'biciclete-componente' }),
  ],
}
beforeAll(() => setLandings(landingTable(landings, categories, counties)))
afterAll(() => setLandings(landingTable({ pages: [], texts: [], words: [], former: [] }, [], [])))

test('pages of categories stand under their words, in each language, and are the results', () => {
  for (const [path, address] of [
    ['/auto', '/anunturi?category=cars'],
    ['/auto/cluj', '/anunturi?category=cars&county=CJ'],
    ['/biciclete/bistrita-nasaud', '/anunturi?category=bikes&county=BN'],
    ['/piese', '/anunturi?category=car-parts'],
    ['/biciclete-piese', '/anunturi?category=bike-parts'],
    ['/en/cars/cluj', '/en/listings?category=cars&county=CJ'],
  ] as const)
    expect([path, readTarget(path)]).toEqual([path, { kind: 'document', address }])
  expect(landingPath('ro', page('cars', 'CJ'))).toBe('/auto/cluj')
  expect(landingPath('ro', page('cars', 'BN'))).toBeUndefined()
})

test('words of before, of the name and in other cases lead to the page, for good', () => {
  for (const [path, location] of [
    ['/masini/cluj', '/auto/cluj'],
    ['/autoturisme', '/auto'],
    ['/Auto/Cluj/', '/auto/cluj'],
    ['/doua-roti', '/biciclete'],
    ['/doua-roti/bistrita-nasaud', '/biciclete/bistrita-nasaud'],
    ['/biciclete-componente', '/biciclete-piese'],
    ['/trotinete-piese', '/biciclete-piese'],
  ] as const)
    expect([path, readTarget(path)]).toEqual([path, { kind: 'moved', location, status: 301 }])
})

test('what is chosen besides leads to the results, and what has too few listings is nowhere', () => {
  expect(readTarget('/auto/cluj?priceMax=900')).toEqual({
    ...{ kind: 'moved', status: 307, location: '/anunturi?priceMax=900&category=cars&county=CJ' },
  })
  for (const path of ['/auto/bistrita-nasaud', '/auto/cluj/x', '/vehicles', '/en/auto'])
    expect([path, readTarget(path)]).toEqual([path, { kind: 'missing', isApi: false }])
  // A page of another kind keeps its address.
  expect(readTarget('/anunturi')).toEqual({ kind: 'document', address: '/anunturi' })
  expect(landingPath('ro', page('few'))).toBeUndefined()
})
