import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditions } from '../client/types.ts'
import { change, isFiltered, parseState, radii, type SearchState, sorts, toQuery, views } from './state.ts'

/** Words as they are after cleaning: no space around, none doubled, commas and backslashes too. */
const word = fc.stringMatching(/^[a-zA-Z0-9ăâîșț€&=+%#?/"'<>;.,\\-]{1,12}$/)
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
const set = <T>(item: fc.Arbitrary<T>, maxLength = 5) =>
  fc.uniqueArray(item, { minLength: 0, maxLength }).map((list) => [...list].sort())
const number = fc.option(fc.integer({ min: 0, max: 9_999_999_999 }), { nil: null })
const ordered = <K extends string>(low: K, high: K) =>
  fc.tuple(number, number).map(([a, b]) => {
    const swap = a !== null && b !== null && a > b
    return { [low]: swap ? b : a, [high]: swap ? a : b } as Record<K, number | null>
  })
const attributeName = fc.constantFrom('make', 'fuel', 'km', 'constructor', 'toString', 'rooms', 'valueOf')

const emptyState = parseState({})

const state: fc.Arbitrary<SearchState> = fc
  .record({
    q: fc.oneof(fc.constant(''), words),
    exact: fc.boolean(),
    words: set(word),
    currency: fc.option(fc.constantFrom('EUR', 'RON'), { nil: null }),
    view: fc.constantFrom(...views),
    category: fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { nil: null }),
    counties: set(fc.stringMatching(/^[A-Z]{1,2}$/)),
    place: fc.option(
      fc.tuple(words, words).map(([name, county]) => `${name}, ${county}`),
      { nil: null },
    ),
    radiusKm: fc.constantFrom(...radii),
    box: fc.option(fc.constant('20.1,43.5,29.8,48.4'), { nil: null }),
    price: ordered('priceMin', 'priceMax').filter(({ priceMin }) => priceMin !== 0),
    conditions: fc.subarray([...conditions]),
    seller: fc.option(fc.uuid(), { nil: null }),
    attributes: fc.dictionary(
      attributeName,
      set(word).filter((list) => list.length > 0),
    ),
    bounds: fc.dictionary(
      attributeName,
      ordered('min', 'max').filter(({ min, max }) => min !== null || max !== null),
    ),
    sort: fc.option(fc.constantFrom(...sorts), { nil: null }),
    cursor: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/), { nil: null }),
  })
  .map(({ price, ...rest }) => ({
    ...rest,
    ...price,
    // Neither says anything without a query.
    exact: rest.q !== '' && rest.exact,
    words: rest.q === '' || rest.exact ? [] : rest.words,
    // A radius without a place means nothing and is not written.
    radiusKm: rest.place === null ? emptyState.radiusKm : rest.radiusKm,
    attributes: { ...rest.attributes },
    bounds: { ...rest.bounds },
  }))

function parametersOf(query: string): Record<string, string | string[]> {
  const parameters: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const known = Object.hasOwn(parameters, name) ? parameters[name]! : undefined
    parameters[name] = known === undefined ? value : [known, value].flat()
  }
  return parameters
}

test('a state survives its URL', () => {
  fc.assert(
    fc.property(state, (original) => {
      expect(parseState(parametersOf(toQuery(original)))).toEqual(original)
    }),
    { numRuns: 1_000 },
  )
})

test('the query string of a parsed URL is canonical, whatever the URL held', () => {
  const names = fc.constantFrom(
    'q',
    'category',
    'county',
    'place',
    'radius',
    'priceMin',
    'sort',
    'attr.make',
    'attr.kmMin',
    'attr.__proto__',
    'x',
  )
  fc.assert(
    fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string()))), (parameters) => {
      const once = toQuery(parseState(parameters))
      expect(toQuery(parseState(parametersOf(once)))).toBe(once)
    }),
    { numRuns: 1_000 },
  )
})

test('lists may be repeated, as plain forms send them, and empty fields mean nothing', () => {
  const parsed = parseState({
    county: ['cj', 'TM', 'CJ'],
    priceMin: '',
    'attr.fuel': ['diesel', 'petrol,lpg'],
    q: '  golf   4 ',
  })
  expect(parsed.counties).toEqual(['CJ', 'TM'])
  expect(parsed.priceMin).toBeNull()
  expect(parsed.attributes).toEqual({ fuel: ['diesel', 'petrol', 'lpg'] })
  expect(parsed.q).toBe('golf 4')
})

test('amounts are read as people write them, and bounds in the wrong order are swapped', () => {
  const parsed = parseState({
    priceMin: '2.500',
    priceMax: '1 000',
    'attr.floorMin': '1,5',
    'attr.kmMax': 'many',
  })
  expect([parsed.priceMin, parsed.priceMax]).toEqual([1_000, 2_500])
  expect(parsed.bounds).toEqual({ floor: { min: 1.5, max: null } })
})

test('a price from 0 is none, and up to 0 is what is free', () => {
  const prices = (parameters: Record<string, string>) => {
    const { priceMin, priceMax } = parseState(parameters)
    return [priceMin, priceMax]
  }
  expect(prices({ priceMin: '0' })).toEqual([null, null])
  expect(prices({ priceMin: '0', priceMax: '100' })).toEqual([null, 100])
  expect(prices({ priceMin: '100', priceMax: '0' })).toEqual([null, 100])
  expect(prices({ priceMin: '0', priceMax: '0' })).toEqual([null, 0])
  expect(isFiltered(parseState({ priceMin: '0' }))).toBe(false)
})

test('what makes no sense is left out', () => {
  expect(
    parseState({
      category: '../x',
      county: '<b>',
      sort: 'worst',
      radius: '7',
      seller: 'me',
      condition: 'broken',
      priceMin: '-5',
    }),
  ).toEqual(emptyState)
})

test('hostile input is bounded', () => {
  const parsed = parseState({
    q: 'x'.repeat(100_000),
    county: Array.from({ length: 10_000 }, (_, at) => `A${at}`),
  })
  expect(parsed.q).toHaveLength(200)
  expect(parsed.counties.length).toBeLessThanOrEqual(50)
})

test('a change starts at the first page, and only filters count as filters', () => {
  const second = { ...emptyState, q: 'golf', category: 'cars', cursor: 'abc' }
  expect(change(second, { sort: 'newest' }).cursor).toBeNull()
  expect(isFiltered(second)).toBe(false)
  expect(isFiltered(change(second, { counties: ['CJ'] }))).toBe(true)
})

test('whatever an address holds can be written into an address again', () => {
  expect(parseState({ q: `a${'😀'.repeat(110)}` }).q).toBe(`a${'😀'.repeat(99)}`)
  expect(parseState({ q: 'a\ud800b', place: '\udc00' })).toMatchObject({ q: 'ab', place: null })
  const name = fc.constantFrom(
    'q',
    'category',
    'county',
    'place',
    'radius',
    'priceMin',
    'priceMax',
    'condition',
    'seller',
  )
  const more = fc.constantFrom(
    'sort',
    'cursor',
    'attr.make',
    'attr.kmMin',
    'attr.kmMax',
    'attr.constructor',
    'attr.__proto__',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc.constantFrom('NaN', 'Infinity', '1e999', '-0', '9'.repeat(30), '\ud83d', '\0', '😀'.repeat(150)),
  )
  const values = fc.oneof(text, fc.array(text, { maxLength: 3 }))
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(name, more), values), (parameters) => {
      const state = parseState(parameters)
      const query = toQuery(state)
      expect(toQuery(parseState(Object.fromEntries(new URLSearchParams(query))))).toBe(query)
    }),
  )
})
