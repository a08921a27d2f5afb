import { namesOf } from '@piata/config/languages'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { openWith } from '../open.ts'
import { categoryRules, checkCategory } from '../rules/categories.ts'
import {
  createTestDatabase,
  createUser,
  dialects,
  parse,
  publishListing,
  type TestDatabase,
} from '../testing/databases.ts'
import { testPlaces } from '../testing/fixtures.ts'
import type { Category } from '../types.ts'
import { followWaitMs } from './category-edits.ts'
import type { User } from './users.ts'

/** vehicles › road › heavy › trucks and trailers; vehicles › road › scooters; the rest as in every test. */
describe.each(dialects)('a tree of four levels on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  let seller: User

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
    seller = await createUser(database)
    for (const [id, parentId] of [
      ['road', 'vehicles'],
      ['scooters', 'road'],
      ['heavy', 'road'],
      ['trucks', 'heavy'],
      ['trailers', 'heavy'],
    ] as const)
      await save(id, parentId)
  })
  afterAll(() => test.drop())

  const save = (id: string, parentId: string | null, position = 10_000) => {
    const known = database.categories.current.find((one) => one.id === id)
    const { checked } = checkCategory({
      ...{ parentId, position, name: known?.name ?? namesOf({ ro: id }), icon: 'box', hasCondition: true },
      attributes: known?.attributes ?? [],
    })
    return database.categoryEdits.save(id, checked)
  }
  const pathOf = async (id: string) => (await database.categories.find(id))?.path.join('/')
  const listed = async (categoryId: string) =>
    parse<{ items: { id: string }[] }>(await database.listings.page({ limit: 50, categoryId })).items.map(
      ({ id }) => id,
    )
  const documentPath = async (id: string) =>
    (await database.listings.searchDocumentsById([id]))[0]!.categoryPath.join('/')
  async function follow() {
    test.clock.now = new Date(Date.now() + followWaitMs)
    while (await database.categoryEdits.followSome(0));
    test.clock.now = null
  }
  const publish = (categoryId: string) => publishListing(database, seller, { categoryId, attributes: {} })

  it('is given as a tree, in the order of the operator', async () => {
    await save('heavy', 'road', 0)
    const { items } = parse<{ items: Node[] }>(await database.categories.tree())
    interface Node extends Category {
      children: Node[]
    }
    const shape = (nodes: Node[]): object =>
      Object.fromEntries(nodes.map(({ id, children }) => [id, shape(children)]))
    expect(JSON.stringify(shape(items))).toBe(
      JSON.stringify({
        vehicles: { cars: {}, bikes: {}, road: { heavy: { trucks: {}, trailers: {} }, scooters: {} } },
        home: { furniture: {} },
      }),
    )
  })

  it('has listings in leaves alone, and each level lists all below it', async () => {
    const { id } = await publish('trucks')
    const scooter = await publish('scooters')
    for (const inner of ['vehicles', 'road', 'heavy'])
      await expect(publish(inner)).rejects.toMatchObject({ code: 'bad-reference', field: 'categoryId' })
    for (const level of ['vehicles', 'road', 'heavy', 'trucks']) expect(await listed(level)).toContain(id)
    expect([await listed('heavy'), await listed('trailers')]).toEqual([[id], []])
    expect(await listed('road')).toEqual([scooter.id, id])
    expect(await documentPath(id)).toBe('vehicles/road/heavy/trucks')
    const card = parse<{ items: { categoryPath: string[] }[] }>({
      body: await database.listings.byIds([id]),
    }).items[0]!
    expect(card.categoryPath).toEqual(['vehicles', 'road', 'heavy', 'trucks'])
  })

  it('takes all that lies below a category with it, listings too, and other processes read it so', async () => {
    const { id } = await publish('trailers')
    const other = await test.open()
    expect(await save('heavy', 'home')).toMatchObject({ needsWalk: true })
    expect(await pathOf('trailers')).toBe('home/heavy/trailers')
    expect(await pathOf('scooters')).toBe('vehicles/road/scooters')
    // Before any listing has followed.
    expect(await listed('home')).toContain(id)
    expect(await listed('road')).not.toContain(id)
    await follow()
    expect(await documentPath(id)).toBe('home/heavy/trailers')
    expect(await database.categoryEdits.walk()).toBeNull()
    await other.categories.refresh()
    expect((await other.categories.find('trailers'))!.path).toEqual(['home', 'heavy', 'trailers'])
    // To a root of its own, and back: nothing of the way stays.
    await save('heavy', null)
    expect(await pathOf('trailers')).toBe('heavy/trailers')
    await save('heavy', 'road')
    await follow()
    expect(await documentPath(id)).toBe('vehicles/road/heavy/trailers')
    // By which its address may have been called, where another one has its name.
    const { formerNames } = await database.landingPages.all()
    expect(formerNames).toContainEqual({ locale: 'ro', name: 'road heavy', category: 'heavy', isGone: false })
  })

  it('follows a move that another one overtakes', async () => {
    const { id } = await publish('trailers')
    await save('heavy', 'home')
    await save('home', 'vehicles')
    expect(await pathOf('trailers')).toBe('vehicles/home/heavy/trailers')
    await follow()
    expect(await documentPath(id)).toBe('vehicles/home/heavy/trailers')
    await save('home', null)
    await save('heavy', 'road')
    await follow()
  })

  it('refuses a circle and what is too deep, by field and with the limit', async () => {
    const refused = (id: string, parentId: string) =>
      save(id, parentId).then(
        () => 'saved',
        ({ code, field, message }) => ({ code, field, message }),
      )
    for (const [id, parent] of [
      ['road', 'heavy'],
      ['road', 'trucks'],
      ['vehicles', 'scooters'],
      ['road', 'road'],
    ] as const)
      expect(await refused(id, parent)).toMatchObject({ code: 'bad-reference', field: 'parentId' })
    expect(await refused('road', 'trucks')).toMatchObject({ message: "'trucks' lies below 'road' itself" })
    // One below the deepest, and a subtree whose own depth is what is too much.
    expect(await refused('fifth', 'trailers')).toMatchObject({
      ...{ code: 'conflict', field: 'parentId' },
      message: `Below 'trailers' it would make 5 levels; there are ${categoryRules.levels} at most`,
    })
    expect(await refused('home', 'trailers')).toMatchObject({
      field: 'parentId',
      message: expect.stringContaining('6 levels'),
    })
    expect(await refused('vehicles', 'home')).toMatchObject({
      field: 'parentId',
      message: expect.stringContaining('5 levels'),
    })
    expect(await pathOf('trucks')).toBe('vehicles/road/heavy/trucks')
  })

  it('says how to divide a category that holds listings', async () => {
    await expect(save('tractors', 'scooters')).rejects.toMatchObject({
      code: 'conflict',
      field: 'parentId',
      message: expect.stringContaining('make a category where it stands'),
    })
  })
})

it.each(dialects)('a category of more leaves than a statement has parts is listed on %s', async (dialect) => {
  const test = await createTestDatabase(dialect)
  const leaf = (path: string[]): Category => ({
    ...{ id: path.at(-1)!, parentId: path.at(-2) ?? null, path, name: namesOf({ ro: 'x' }), icon: 'box' },
    ...{ hasCondition: true, attributes: [] },
  })
  const many = Array.from({ length: 600 }, (_, at) => leaf(['all', `group-${at % 20}`, `leaf-${at}`]))
  const groups = Array.from({ length: 20 }, (_, at) => leaf(['all', `group-${at}`]))
  const categories = [leaf(['all']), ...groups, ...many]
  const database = await openWith({ url: test.url }, { categories, places: testPlaces })
  const seller = await createUser(database)
  const ids: string[] = []
  for (const at of [0, 599, 20, 1]) {
    const input = { categoryId: `leaf-${at}`, attributes: {} }
    ids.unshift((await publishListing(database, seller, input)).id)
  }
  const page = async (categoryId: string, cursor?: string) =>
    parse<{ items: { id: string }[]; next: string | null }>(
      await database.listings.page({ limit: 3, categoryId, ...(cursor && { cursor }) }),
    )
  const first = await page('all')
  const second = await page('all', first.next!)
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids)
  expect((await page('group-0')).items.map(({ id }) => id)).toEqual([ids[1], ids[3]])
  await database.close()
  await test.drop()
})
