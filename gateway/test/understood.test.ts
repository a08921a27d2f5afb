import { afterAll, beforeAll, expect, it } from 'vitest'
import { QueryReader } from '../searching/understood/understand.ts'
import { drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'
import { plainPhrases, understoodPhrases } from './understood-phrases.ts'

let test: TestApp
let reader: QueryReader
let cluj: { id: number; lat: number; lon: number }
beforeAll(async () => {
  test = await startTestApp('sqlite')
  reader = new QueryReader(test.app.catalogue)
  const place = async (q: string) => (await test.app.inject(`/v1/places?q=${q}&limit=1`)).json().items[0]
  cluj = await place('cluj-napoca')
  const brasov = await place('brasov')
  const seller = await newPerson(test.app)
  const car = (title: string, fuel: string, amount: number, placeId: number) => ({
    ...{ title, placeId, categoryId: 'cars', price: { amount, currency: 'EUR' } },
    attributes: { make: 'volkswagen', model: 'Golf', year: 2014, km: 150_000, fuel },
  })
  for (const fields of [
    car('Golf 7 impecabil', 'diesel', 450_000, cluj.id),
    car('Golf 7 Variant', 'petrol', 400_000, cluj.id),
    car('Golf 7 diesel, unic proprietar', 'diesel', 990_000, brasov.id),
    { title: 'Canapea Cluj', placeId: brasov.id },
    { title: 'Canapea colțar Marasti', placeId: cluj.id },
    { title: 'Fotoliu Zarand Cluj', placeId: brasov.id },
  ])
    await publishListing(test.app, seller, fields)
  await drain(test.app)
})
afterAll(() => test.close())

const currencies = ['RON', 'EUR', 'USD', 'GBP']
const lines = (text: string) => text.trim().split('\n')

/** As the table has it. */
function written(phrase: string, given = {}, asWords: string[] = [], taken = currencies): string {
  const understood = reader.read(phrase, given, taken, asWords)
  if (understood === undefined) return phrase
  const filters = understood.parts.map(({ parameters, place }) =>
    place
      ? `place=${place.name}`
      : Object.entries(parameters)
          .map(([name, value]) => `${name}=${value}`)
          .join(' '),
  )
  return [phrase, filters.join(' '), ...(understood.q === '' ? [] : [understood.q])].join(' | ')
}

it('understands what people write, in both languages', () => {
  const phrases = lines(understoodPhrases)
  expect(phrases.length).toBeGreaterThanOrEqual(150)
  expect(phrases.map((line) => written(line.split(' | ')[0]!))).toEqual(phrases)
})

it('reads prices in the money of the site, by the names that it has there', () => {
  for (const [phrase, taken, parameters] of [
    ['golf sub 900000 ft', ['HUF', 'EUR'], 'priceMax=90000000 currency=HUF'],
    ['golf până la 900000 de forinți', ['HUF', 'EUR'], 'priceMax=90000000 currency=HUF'],
    ['golf sub 900000', ['HUF', 'EUR'], 'priceMax=90000000 currency=HUF'],
    ['golf sub 50000 lei', ['MDL', 'EUR'], 'priceMax=5000000 currency=MDL'],
    ['golf sub 50000 kr', ['SEK'], 'priceMax=5000000 currency=SEK'],
  ] as const)
    expect(written(phrase, {}, [], [...taken])).toBe(`${phrase} | ${parameters} | golf`)
  // No money of the site: a word like any other.
  expect(written('golf sub 900000 ft')).toBe('golf sub 900000 ft')
})

it('leaves alone what only looks like a filter', () => {
  const phrases = lines(plainPhrases)
  expect(phrases.length).toBeGreaterThanOrEqual(50)
  expect(phrases.map((phrase) => written(phrase))).toEqual(phrases)
})

it('takes nothing that the search says already, and gives words back', () => {
  expect(written('golf diesel sub 5000 euro', { category: 'cars', 'attr.fuel': 'petrol' })).toBe(
    'golf diesel sub 5000 euro | priceMax=500000 currency=EUR | golf diesel',
  )
  expect(written('laptop cluj', { near: '46,25' })).toBe('laptop cluj | category=laptops | cluj')
  expect(written('golf 7 diesel sub 5000 euro', {}, ['Sub 5000 euro'])).toBe(
    'golf 7 diesel sub 5000 euro | category=cars attr.fuel=diesel | golf 7 sub 5000 euro',
  )
  expect(written('telefon samsung 128gb', {}, ['telefon'])).toBe('telefon samsung 128gb')
})

it('survives whatever is typed', () => {
  for (const query of [
    '',
    ' ',
    '"',
    '-',
    '€',
    'sub',
    'sub €',
    '5000',
    '- - "',
    'in',
    'de la',
    'în în în',
    '💺 cluj',
    'x'.repeat(300),
  ])
    expect(() => reader.read(query, {}, currencies)).not.toThrow()
})

const search = async (parameters: Record<string, string>) => {
  const response = await test.app.inject(`/v1/search?${new URLSearchParams(parameters)}`)
  expect(response.statusCode).toBe(200)
  return response.json()
}
const titles = ({ items }: { items: { title: string }[] }) => items.map(({ title }) => title).sort()

it('answers by what was understood, and says so', async () => {
  const answer = await search({ q: 'golf 7 diesel sub 5000 euro', understand: 'true' })
  expect(titles(answer)).toEqual(['Golf 7 impecabil'])
  expect(answer.understood).toEqual({
    q: 'golf 7',
    asWords: 0,
    filters: [
      { text: 'sub 5000 euro', parameters: { priceMax: '500000', currency: 'EUR' } },
      { text: 'golf', parameters: { category: 'cars' } },
      { text: 'diesel', parameters: { 'attr.fuel': 'diesel' } },
    ],
  })
  expect(answer.facets['attr.fuel']).toBeDefined()
  expect((await search({ q: 'golf 7 diesel' })).understood).toBeUndefined()
  const near = await search({ q: 'canapea coltar cluj', understand: 'true' })
  expect(near.understood.filters[0].place).toMatchObject({ id: cluj.id, name: 'Cluj-Napoca' })
  const kept = await search({ q: 'golf 7 diesel', understand: 'true', words: 'diesel' })
  expect(kept.understood.filters.map(({ text }: { text: string }) => text)).toEqual(['golf'])
  expect(kept.items[0].title).toBe('Golf 7 diesel, unic proprietar')
})

it('keeps the words where only they find something, and where they are a title', async () => {
  const away = await search({ q: 'fotoliu zarand cluj', understand: 'true' })
  expect([away.items[0].title, away.understood]).toEqual(['Fotoliu Zarand Cluj', undefined])
  const named = await search({ q: 'Canapea Cluj', understand: 'true', highlight: 'true' })
  expect(named.understood).toBeUndefined()
  expect(titles(named)).toContain('Canapea Cluj')
  // Nothing either way: what was understood tells which filters to drop.
  const none = await search({ q: 'laptop cluj sub 20 lei', understand: 'true' })
  expect([none.total, none.understood?.filters.length]).toEqual([0, 3])
})

it('counts by squares of a map, in the box that it shows', async () => {
  const golfs = { q: 'golf', facets: '', limit: '1' }
  const all = await search({ ...golfs, cells: '2' })
  const total = (cells: { count: number }[]) => cells.reduce((sum, { count }) => sum + count, 0)
  expect([all.cells.length, total(all.cells), all.facets]).toEqual([2, all.total, {}])
  const box = [cluj.lon - 0.1, cluj.lat - 0.1, cluj.lon + 0.1, cluj.lat + 0.1]
    .map((end) => end.toFixed(3))
    .join()
  const near = await search({ ...golfs, cells: '3', box })
  expect(near.cells).toEqual([
    { lat: expect.closeTo(cluj.lat, 1), lon: expect.closeTo(cluj.lon, 1), count: 2 },
  ])
  // The area is the map's then: the words of a place filter nothing, and are no words either.
  const moved = await search({ q: 'golf brasov', understand: 'true', box })
  expect([moved.total, moved.understood.q, moved.understood.filters]).toEqual([2, 'golf', []])
  for (const wrong of ['1,2,3', '5,5,4,6', 'a,b,c,d', '1,2,3,95'])
    expect((await test.app.inject(`/v1/search?box=${wrong}`)).statusCode).toBe(400)
  const { points, towns } = (await test.app.inject('/v1/places/outline')).json()
  expect([points.length % 2, towns[0].name]).toEqual([0, 'București'])
})

it('suggests what people call things, popular first, with categories and towns, whatever one letter is', async () => {
  const suggest = async (q: string) => {
    const { items } = (await test.app.inject(`/v1/suggest?q=${encodeURIComponent(q)}`)).json()
    return items as { text: string; category?: object; place?: { name: string } }[]
  }
  expect((await suggest('go'))[0]!.text).toBe('golf')
  expect((await suggest('canape'))[0]!.text).toBe('canapea')
  expect((await suggest('canaoea'))[0]!.text).toBe('canapea')
  expect((await suggest('cluj')).find(({ place }) => place)?.place?.name).toBe('Cluj-Napoca')
  expect((await suggest('canapel')).some(({ category }) => category)).toBe(true)
})

it('compares bounds of a price in the currency that they are in', async () => {
  const inEuro = { q: 'golf', priceMax: '450000', currency: 'EUR' }
  expect(titles(await search(inEuro))).toEqual(['Golf 7 Variant', 'Golf 7 impecabil'])
  expect(titles(await search({ q: 'golf', priceMax: '450000' }))).toEqual([])
})
