import { namesOf } from '@piata/config/languages'
import { expect, test } from 'vitest'
import type { CategoryAttribute, Place } from '../client/types.ts'
import { toApiParameters } from './api-parameters.ts'
import { parseState } from './state.ts'

const emptyState = parseState({})

const flags = { required: false, filter: true, card: false, label: namesOf({ en: '' }) }
const attributes: CategoryAttribute[] = [
  { name: 'make', type: 'enum', options: [], ...flags },
  { name: 'km', type: 'number', ...flags },
]
const place: Place = { id: 1, name: 'Cluj-Napoca', county: 'Cluj', countyCode: 'CJ', lat: 46.77, lon: 23.6 }

test('prices become minor units, places coordinates', () => {
  const parameters = toApiParameters(
    { ...emptyState, priceMin: 10, priceMax: 2_500, radiusKm: 25 },
    [],
    place,
    24,
  )
  expect(Object.fromEntries(parameters)).toEqual({
    priceMin: '1000',
    priceMax: '250000',
    near: '46.77,23.6',
    radiusKm: '25',
    limit: '24',
  })
})

test('only attributes of the category are sent, each in its own form', () => {
  const state = {
    ...emptyState,
    category: 'cars',
    attributes: { make: ['audi', 'bmw'], km: ['5'], rooms: ['2'], toString: ['x'] },
    bounds: { km: { min: null, max: 100_000 }, make: { min: 1, max: 2 }, constructor: { min: 1, max: null } },
  }
  expect(Object.fromEntries(toApiParameters(state, attributes, null, 1))).toEqual({
    category: 'cars',
    'attr.make': 'audi,bmw',
    'attr.kmMax': '100000',
    limit: '1',
  })
})

test('the order by distance needs a place', () => {
  const state = { ...emptyState, sort: 'distance' as const }
  expect(toApiParameters(state, [], null, 1).has('sort')).toBe(false)
  expect(toApiParameters(state, [], place, 1).get('sort')).toBe('distance')
})
