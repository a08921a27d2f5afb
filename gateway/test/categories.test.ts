import { atTime, followWaitMs } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, drain, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

interface Kept {
  id: string
  parentId: string | null
  path: string[]
}

describe.each(doorDialects)('the operator’s categories on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  const at = '/v1/admin/categories'
  const read = async () => (await admin.ask('GET', at)).json() as { version: number; items: Kept[] }
  const save = (id: string, body: object, headers = {}) => admin.ask('PUT', `${at}/${id}`, { body, headers })
  /** What a PUT takes, of one that is there. */
  const bodyOf = async (id: string, change: object = {}) => {
    const found = (await read()).items.find((one) => one.id === id)!
    const { id: _, path: __, ...rest } = found
    return { ...rest, position: 0, ...change }
  }
  const found = async (query: string) => {
    await drain(test.app)
    return (await test.app.inject(`/v1/search?${query}`)).json() as { items: { id: string }[] }
  }
  const ids = async (query: string) => (await found(query)).items.map(({ id }) => id)
  const follow = () =>
    atTime(new Date(Date.now() + followWaitMs), async () => {
      while (await test.app.database.categoryEdits.followSome(5));
    })

  it('move with their listings, which search finds all along', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    const { categoryId } = goodDraft
    const before = (await read()).items.find((one) => one.id === categoryId)!
    const [parent] = before.path
    const other = (await read()).items.find((one) => one.parentId === null && one.id !== parent)!
    const answer = await save(categoryId, await bodyOf(categoryId, { parentId: other.id }))
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ version: 1, following: { ids: [categoryId], share: 0 } })
    const tasks = (await admin.ask('GET', '/v1/admin/tasks?goal=catalogue')).json()
    expect(tasks.items).toHaveLength(1)
    expect(await ids(`category=${categoryId}`)).toContain(id)
    await follow()
    for (const category of [categoryId, other.id]) expect(await ids(`category=${category}`)).toContain(id)
    expect(await ids(`category=${parent}`)).not.toContain(id)
    expect(await read()).toMatchObject({ version: 1, following: null })
  })

  it('are made, named in suggestions, and lead elsewhere once they are taken out', async () => {
    const name = { ro: 'Vaporașe', en: 'Little ships' }
    const root = { parentId: null, position: 0, name, icon: 'ship', hasCondition: false, attributes: [] }
    expect((await save('ships', root)).statusCode).toBe(201)
    const tree = (await test.app.inject('/v1/categories')).json()
    expect(tree.items[0]).toMatchObject({ id: 'ships', name })
    expect((await test.app.inject('/v1/suggest?q=vapora')).json().items).toMatchObject([
      { category: { id: 'ships' } },
    ])
    const removed = await admin.ask('DELETE', `${at}/ships?into=${goodDraft.categoryId}`)
    expect(removed.statusCode).toBe(200)
    expect((await found('category=ships')).items).toEqual(
      (await found(`category=${goodDraft.categoryId}`)).items,
    )
    const after = JSON.stringify((await test.app.inject('/v1/categories')).json())
    expect(after).toContain('"former":["ships"]')
    const events = (await admin.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=2')).json().items
    expect(events).toMatchObject([
      {
        details: { operation: 'removeCategory', target: `categories 3: ships into ${goodDraft.categoryId}` },
      },
      { details: { operation: 'saveCategory', target: 'categories 2: ships' } },
    ])
  })

  it('are refused by field, and where somebody changed them meanwhile', async () => {
    const good = await bodyOf(goodDraft.categoryId)
    const pointersOf = async (id: string, change: object) => {
      const answer = await save(id, { ...good, ...change })
      return [answer.statusCode, answer.json().errors?.map(({ pointer }: { pointer: string }) => pointer)]
    }
    expect(await pointersOf('Ships', {})).toEqual([400, ['/id']])
    expect(await pointersOf('ships-2', { name: { ro: ' ' } })).toEqual([400, ['/name']])
    expect(await pointersOf('ships-2', { parentId: 'nothing' })).toEqual([400, ['/parentId']])
    expect((await save('ships-2', { ...good, parentId: goodDraft.categoryId })).statusCode).toBe(409)
    expect((await save(goodDraft.categoryId, good, { 'if-match': '"categories-0"' })).statusCode).toBe(412)
    await admin.ask('PATCH', '/v1/admin/settings', { body: { categories: [goodDraft.categoryId] } })
    const named = await admin.ask('DELETE', `${at}/${goodDraft.categoryId}?into=cars`)
    expect(named.statusCode).toBe(409)
  })
})
