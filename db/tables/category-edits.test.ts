import { namesOf } from '@piata/config/languages'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { type CategoryInput, checkCategory } from '../rules/categories.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import type { Category } from '../types.ts'
import { followWaitMs } from './category-edits.ts'

describe.each(dialects)('edits of the categories on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let other: Database

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    other = await test.open()
  })
  afterAll(() => test.drop())

  const inputOf = ({ id: _, path: __, ...category }: Category, more: Partial<CategoryInput> = {}) =>
    checkCategory({ ...category, position: 0, ...more } as CategoryInput).checked
  const find = async (id: string) => (await database.categories.find(id))!
  const cardOf = async (id: string) => {
    const page = parse<{
      items: { id: string; categoryId: string; categoryPath: string[]; attributes: object }[]
    }>({ body: await database.listings.byIds([id]) })
    return page.items[0]!
  }
  const documentOf = async (id: string) => (await database.listings.searchDocumentsById([id]))[0]!
  async function follow() {
    test.clock.now = new Date(Date.now() + followWaitMs)
    while (await database.categoryEdits.followSome(0));
    test.clock.now = null
  }

  it('leave the tree that comes with the software alone until the first', () => {
    expect(database.categories.version).toBe(0)
  })

  it('move a category: lists find its listings all along, cards and search follow in steps, other processes too', async () => {
    const seller = await createUser(database)
    const { id } = await publishListing(database, seller)
    const position = await test.latest(database)
    const { categoryPath } = await cardOf(id)
    expect(categoryPath).toEqual(['vehicles', 'cars'])
    const done = await database.categoryEdits.save('cars', inputOf(await find('cars'), { parentId: 'home' }))
    expect(done).toMatchObject({ isNew: false, needsWalk: true })
    for (const category of ['cars', 'home']) {
      const page = await database.listings.page({ limit: 10, categoryId: category })
      expect([category, parse<{ items: { id: string }[] }>(page).items.map((one) => one.id)]).toEqual([
        category,
        [id],
      ])
    }
    // Those who wrote by the old tree have their time.
    expect(await database.categoryEdits.followSome(1)).toBe(true)
    expect((await cardOf(id)).categoryPath).toEqual(['vehicles', 'cars'])
    await follow()
    expect((await cardOf(id)).categoryPath).toEqual(['home', 'cars'])
    expect(await database.categoryEdits.walk()).toBeNull()
    const { items } = await test.changesAfter(database, position, 10)
    expect(items.map(({ listingId, kind }) => [listingId, kind])).toEqual([[id, 'upsert']])
    expect((await other.categories.find('cars'))!.path).toEqual(['vehicles', 'cars'])
    expect(await other.categories.refresh()).toBe(true)
    expect((await other.categories.find('cars'))!.path).toEqual(['home', 'cars'])
    expect((await documentOf(id)).categoryPath).toEqual(['home', 'cars'])
    expect(await other.categories.refresh()).toBe(false)
  })

  it('take values away whose attribute or option is gone, and leave the others', async () => {
    const seller = await createUser(database)
    const cars = await find('cars')
    const fuel = (...values: string[]) => ({
      ...{ name: 'fuel', label: { ro: 'Combustibil' }, type: 'enum' as const, required: false },
      ...{ filter: true, card: true },
      options: values.map((value) => ({ value, label: { ro: value } })),
    })
    const save = (attributes: CategoryInput['attributes']) =>
      database.categoryEdits.save('cars', inputOf(cars, { attributes }))
    const [make, year] = cars.attributes
    await save([make!, year!, fuel('diesel', 'petrol')])
    const attributesOf = (of: string) => ({ make: 'dacia', year: 2015, fuel: of })
    const { id } = await publishListing(database, seller, { attributes: attributesOf('petrol') })
    const { id: gone } = await publishListing(database, seller, { attributes: attributesOf('diesel') })
    await save([{ ...year!, min: 2020 }, fuel('petrol', 'hybrid')])
    await follow()
    expect((await documentOf(id)).attributes).toEqual({ year: 2015, fuel: 'petrol' })
    expect((await documentOf(gone)).attributes).toEqual({ year: 2015 })
    expect([(await cardOf(id)).attributes, (await cardOf(gone)).attributes]).toEqual([
      { year: 2015, fuel: 'petrol' },
      { year: 2015 },
    ])
    await database.categoryEdits.save('cars', inputOf(cars))
    await follow()
  })

  it('order, name and make without touching a listing', async () => {
    const cars = await find('cars')
    const renamed = inputOf(cars, { name: { ro: 'Autoturisme' } })
    expect((await database.categoryEdits.save('cars', renamed)).needsWalk).toBe(false)
    expect((await find('cars')).name).toEqual(namesOf({ ro: 'Autoturisme' }))
    const { formerNames } = await database.landingPages.all()
    expect(formerNames).toContainEqual({ locale: 'ro', name: cars.name.ro, category: 'cars', isGone: false })
    const root = { parentId: null, position: 0, name: { ro: 'Bărci' }, icon: 'ship', hasCondition: true }
    const boats = checkCategory({ ...root, attributes: [] }).checked
    expect(await database.categoryEdits.save('boats', boats)).toMatchObject({ isNew: true, needsWalk: false })
    const { items } = parse<{ items: Category[] }>(await database.categories.tree())
    expect(items.map(({ id }) => id)).toEqual(['boats', 'vehicles', 'home'])
  })

  it('take a category out: its listings, its id in lists, and its id in addresses go to another', async () => {
    const seller = await createUser(database)
    const { id } = await publishListing(database, seller, { categoryId: 'furniture', attributes: {} })
    const called = (await find('furniture')).name.ro
    await database.categoryEdits.remove('furniture', 'bikes')
    const { formerNames } = await database.landingPages.all()
    expect(formerNames).toContainEqual({ locale: 'ro', name: called, category: 'bikes', isGone: true })
    const listed = async () =>
      parse<{ items: { id: string }[] }>(
        await database.listings.page({ limit: 10, categoryId: 'bikes' }),
      ).items.map((one) => one.id)
    expect(await listed()).toContain(id)
    expect(database.categories.gone.get('furniture')).toBe('bikes')
    await follow()
    expect(await cardOf(id)).toMatchObject({ categoryId: 'bikes', categoryPath: ['vehicles', 'bikes'] })
    expect(await listed()).toContain(id)
    expect(await find('furniture')).toBeUndefined()
    await expect(
      database.categoryEdits.save('furniture', inputOf(await find('bikes'))),
    ).rejects.toMatchObject({
      code: 'conflict',
      field: 'id',
    })
  })

  it('are refused where they make no tree, or stand on another than was read', async () => {
    const { version } = database.categories
    const cars = await find('cars')
    const save = (id: string, more: Partial<CategoryInput>, of = cars) =>
      database.categoryEdits.save(id, inputOf(of, more))
    await expect(save('cars', { parentId: 'nothing' })).rejects.toMatchObject({ field: 'parentId' })
    await expect(save('cars', { parentId: 'cars' })).rejects.toMatchObject({ field: 'parentId' })
    // Below a leaf that holds attributes or listings.
    await expect(save('new', { parentId: 'cars' })).rejects.toMatchObject({ code: 'conflict' })
    const other = cars.attributes.map((one) => ({
      name: one.name,
      label: one.label,
      type: 'boolean' as const,
      required: false,
      filter: true,
      card: false,
    }))
    await expect(save('cars', { attributes: other })).rejects.toMatchObject({
      code: 'conflict',
      field: 'attributes',
    })
    await expect(database.categoryEdits.remove('vehicles', 'cars')).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(database.categoryEdits.remove('cars', 'vehicles')).rejects.toMatchObject({ field: 'into' })
    await expect(database.categoryEdits.remove('nothing', 'cars')).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(database.categoryEdits.remove('cars', 'bikes', version - 1)).rejects.toMatchObject({
      code: 'stale',
    })
    expect(database.categories.version).toBe(version)
  })

  it('outlive the next opening, whatever comes with the software', async () => {
    const again = await test.open()
    expect((await again.categories.all()).map(({ id }) => id)).toEqual(
      (await database.categories.all()).map(({ id }) => id),
    )
  })
})

describe('what an operator writes of a category', () => {
  const good: CategoryInput = {
    ...{ parentId: null, position: 0, name: { ro: ' Bărci ' }, icon: 'ship', hasCondition: true },
    attributes: [
      {
        name: 'length',
        label: { ro: 'Lungime' },
        type: 'number',
        unit: 'm',
        required: true,
        filter: true,
        card: true,
      },
    ],
  }
  const faultsOf = (change: Partial<CategoryInput>) =>
    checkCategory({ ...good, ...change }).faults.map(({ pointer }) => pointer)
  const attribute = good.attributes[0]!

  it('has a name and a unit in every language', () => {
    const { checked, faults } = checkCategory(good)
    expect(faults).toEqual([])
    expect(checked.name).toEqual(namesOf({ ro: 'Bărci' }))
    expect(checked.attributes[0]).toMatchObject({ unitLabel: namesOf({ ro: 'm' }) })
  })

  it('is refused by the field that is wrong', () => {
    expect(faultsOf({ name: { en: '  ' } })).toEqual(['/name'])
    expect(faultsOf({ name: { ro: 'x'.repeat(61) } })).toEqual(['/name/ro'])
    expect(faultsOf({ attributes: [attribute, attribute] })).toEqual(['/attributes/1/name'])
    expect(faultsOf({ attributes: [{ ...attribute, name: 'yearMin' }] })).toEqual(['/attributes/0/name'])
    expect(faultsOf({ attributes: [{ ...attribute, type: 'text' }] })).toEqual(['/attributes/0/type'])
    expect(faultsOf({ attributes: [{ ...attribute, min: 2, max: 1 }] })).toEqual(['/attributes/0/min'])
    const { unit: _, ...plain } = attribute
    expect(faultsOf({ attributes: [{ ...plain, type: 'enum' }] })).toEqual(['/attributes/0/options'])
  })
})
