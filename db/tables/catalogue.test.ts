import { firstLanguage, languages, type Names, namesOf } from '@piata/config/languages'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { openWith } from '../open.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import { testCategories, testPlaces } from '../testing/fixtures.ts'
import type { Category, Place } from '../types.ts'

describe.each(dialects)('categories and places on %s', (dialect) => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  const names = async (query: string, limit = 10) =>
    parse<{ items: Place[] }>(await database.places.search(query, limit)).items.map(
      (place) => `${place.name} ${place.countyCode}`,
    )

  it('gives the tree as bytes: roots, their children, their attributes, in the catalogue’s order', async () => {
    const tree = await database.categories.tree()
    const { items } = parse<{ items: (Category & { children: Category[] })[] }>(tree)
    expect(items.map((root) => [root.id, root.children.map((child) => child.id)])).toEqual([
      ['vehicles', ['cars', 'bikes']],
      ['home', ['furniture']],
    ])
    const cars = testCategories.find((category) => category.id === 'cars')!
    expect(items[0]!.children[0]).toMatchObject({ ...cars, children: [] })
    expect(tree.etag).toMatch(/^"[\w-]{22}"$/)
    expect(await database.categories.all()).toEqual(testCategories)
    expect(await database.categories.find('cars')).toEqual(cars)
    expect(await database.categories.find('none')).toBeUndefined()
  })

  it('finds places by any spelling: exact names first, then prefixes, then later words', async () => {
    expect(await names('florești')).toEqual(['Florești CJ', 'Florești PH'])
    expect(await names('FLORESTI PR')).toEqual(['Florești PH'])
    expect(await names('Iaşi')).toEqual(['Iași IS', 'Iașii Noi IS'])
    expect(await names('IAŞ')).toEqual(['Iași IS', 'Iașii Noi IS', 'Valea Iașului AG'])
    expect(await names('iasi'.normalize('NFD'))).toEqual(await names('Iaşi'))
    expect(await names('napoca')).toEqual(['Cluj-Napoca CJ'])
    expect(await names('targu-mures')).toEqual(['Târgu Mureș MS'])
    expect(await names('iaș', 1)).toEqual(['Iași IS'])
    for (const nothing of ['', '  ', '%', "'", 'qqq', '\0']) expect(await names(nothing)).toEqual([])
  })

  it('gives a place’s public fields only', async () => {
    const { items } = parse<{ items: Place[] }>(await database.places.search('cluj', 1))
    const { importance: _, ...cluj } = testPlaces[0]!
    expect(items).toEqual([cluj])
    expect(await database.places.find(1)).toEqual(cluj)
    expect(await database.places.find(999)).toBeUndefined()
    expect(await database.places.all()).toHaveLength(testPlaces.length)
  })

  it('takes a changed catalogue over at the next opening, keeping what listings refer to', async () => {
    const seller = await createUser(database)
    const listing = await publishListing(database, seller, { categoryId: 'furniture', attributes: {} })
    const renamed = testCategories
      .filter((category) => !['bikes', 'furniture'].includes(category.id))
      .map((category) => (category.id === 'cars' ? { ...category, icon: 'car' } : category))
    const places = testPlaces
      .filter((place) => place.id !== 3)
      .map((place) => (place.id === 2 ? { ...place, lat: 1 } : place))
    const next = await openWith({ url: test.url }, { categories: renamed, places })
    expect((await next.categories.all()).map((category) => category.id).sort()).toEqual([
      'cars',
      'furniture',
      'home',
      'vehicles',
    ])
    expect(await next.categories.find('cars')).toMatchObject({ icon: 'car' })
    expect((await next.places.find(2))?.lat).toBe(1)
    expect(parse<{ items: Place[] }>(await next.places.search('floresti', 5)).items).toHaveLength(1)
    expect((await next.listings.find(listing.id))?.categoryId).toBe('furniture')
    await next.close()
  })

  it('says what has no name in a language by its name in the first, or else in any', async () => {
    const named = (id: string, name: Record<string, string>) =>
      testCategories.map((category) => (category.id === id ? { ...category, name: name as Names } : category))
    for (const [given, said] of [
      [{ [firstLanguage]: 'Mașini', xx: 'Autos' }, 'Mașini'],
      [{ xx: 'Autos' }, 'Autos'],
    ] as const) {
      const next = await openWith({ url: test.url }, { categories: named('cars', given), places: testPlaces })
      expect((await next.categories.find('cars'))?.name).toEqual(
        Object.fromEntries(languages.map((language) => [language, said])),
      )
      await next.close()
    }
    expect(() => namesOf({ ro: undefined })).toThrow('Expected a name')
  })
})
