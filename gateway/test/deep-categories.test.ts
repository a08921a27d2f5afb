import { join } from 'node:path'
import { dataFolder } from '@piata/config'
import { atTime, followWaitMs, runImport } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, drain, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

interface Node {
  id: string
  filters?: { name: string }[]
  children: Node[]
}

/** vehicles › fleet › haulage › tippers and chillers; vehicles › fleet › mopeds; pets › fleet-parts, which has the name of the tippers. */
const tree = [
  { id: 'fleet', parentId: 'vehicles', name: { ro: 'Flotă', en: 'Fleet' } },
  { id: 'haulage', parentId: 'fleet', name: { ro: 'Transport greu', en: 'Haulage' } },
  { id: 'tippers', parentId: 'haulage', name: { ro: 'Basculante', en: 'Tippers' } },
  { id: 'chillers', parentId: 'haulage', name: { ro: 'Frigorifice', en: 'Chillers' } },
  { id: 'mopeds', parentId: 'fleet', name: { ro: 'Mopede', en: 'Mopeds' } },
  { id: 'fleet-parts', parentId: 'pets', name: { ro: 'Basculante', en: 'Tippers' } },
]
const axles = {
  ...{ name: 'axles', label: { ro: 'Axe' }, type: 'number', min: 1, max: 9 },
  ...{ required: true, filter: true, card: true },
}
/** All trucks say it, and what is no truck does not. */
const brakes = {
  ...{ name: 'brakes', label: { ro: 'Frâne' }, type: 'enum', required: false, filter: true, card: false },
  options: [
    { value: 'disc', label: { ro: 'Disc' } },
    { value: 'drum', label: { ro: 'Tambur' } },
  ],
}
const volume = { ...axles, name: 'volume', required: false }

describe.each(doorDialects)('a tree of four levels on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  let seller: Person
  let truck: string
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
    seller = await newPerson(test.app)
    for (const category of tree) {
      const isTruck = category.parentId === 'haulage'
      const own = category.id === 'chillers' ? [volume, brakes, axles] : [axles, brakes]
      const answer = await save({ ...category, attributes: isTruck ? own : [] })
      if (answer.statusCode !== 201) throw new Error(answer.body)
    }
    truck = (await publish('tippers', 'Basculantă Zorbulator', { axles: 3, brakes: 'disc' })).id
    for (const [at, category] of ['tippers', 'chillers', 'mopeds', 'mopeds'].entries())
      await publish(category, `Zorbulator ${at}`, category === 'mopeds' ? {} : { axles: 2 })
  })
  afterAll(() => test.close())

  const save = ({ id, ...more }: { id: string; parentId: string | null; attributes?: object[] }) =>
    admin.ask('PUT', `/v1/admin/categories/${id}`, {
      body: { position: 100, icon: 'truck', hasCondition: true, name: { ro: id }, attributes: [], ...more },
    })
  const publish = (categoryId: string, title: string, attributes: object = {}) =>
    publishListing(test.app, seller, { title, categoryId, attributes })
  const json = async (url: string) => (await test.app.inject(url)).json()
  const total = async (query: string) => (await json(`/v1/search?q=zorbulator&${query}`)).total
  const counts = async (query = '') => {
    const { facets } = await json(`/v1/search?q=zorbulator&facets=category&${query}`)
    return Object.fromEntries(
      facets.category.map(({ value, count }: { value: string; count: number }) => [value, count]),
    )
  }
  const follow = async () => {
    await atTime(new Date(Date.now() + followWaitMs), async () => {
      while (await test.app.database.categoryEdits.followSome(5));
    })
    await drain(test.app)
  }

  it('is offered as one, with the number of levels that it may have', async () => {
    const { items } = (await json('/v1/categories')) as { items: Node[] }
    const below = (nodes: Node[], id: string) => nodes.find((one) => one.id === id)!.children
    const fleet = below(below(items, 'vehicles'), 'fleet')
    expect(fleet.map(({ id }) => id)).toEqual(['haulage', 'mopeds'])
    expect(below(fleet, 'haulage').map(({ id }) => id)).toEqual(['tippers', 'chillers'])
    expect((await admin.ask('GET', '/v1/admin/categories')).json().levels).toBe(4)
  })

  it('takes listings in leaves alone', async () => {
    for (const inner of ['vehicles', 'fleet', 'haulage']) {
      const answer = await seller.ask('POST', '/v1/listings', {
        body: { ...goodDraft, categoryId: inner, attributes: {} },
      })
      expect([answer.statusCode, answer.json().errors?.[0]]).toMatchObject([
        400,
        { pointer: '/categoryId', code: 'not-a-leaf' },
      ])
    }
    const { categoryPath, attributes } = await json(`/v1/listings/${truck}`)
    expect(categoryPath).toEqual(['vehicles', 'fleet', 'haulage', 'tippers'])
    expect(attributes).toEqual({ axles: 3, brakes: 'disc' })
  })

  it('is searched, listed and counted by every level', async () => {
    for (const [category, found] of [
      ['vehicles', 5],
      ['fleet', 5],
      ['haulage', 3],
      ['tippers', 2],
      ['mopeds', 2],
      ['haulage,mopeds', 5],
      ['pets', 0],
    ] as const)
      expect([category, await total(`category=${category}`)]).toEqual([category, found])
    expect(await counts()).toEqual({ vehicles: 5, fleet: 5, haulage: 3, tippers: 2, chillers: 1, mopeds: 2 })
    for (const category of ['vehicles', 'fleet', 'haulage', 'tippers']) {
      const { items } = await json(`/v1/listings?limit=100&category=${category}`)
      expect(items.map(({ id }: { id: string }) => id)).toContain(truck)
    }
    // Attributes of all that lies below, and none of what does not.
    expect(await total('category=fleet&attr.axlesMin=3')).toBe(1)
    expect((await test.app.inject('/v1/search?category=mopeds&attr.axles=2')).statusCode).toBe(400)
  })

  it('is filtered at each level by what all below have alike', async () => {
    const { items } = (await json('/v1/categories')) as { items: Node[] }
    const all = (nodes: Node[]): Node[] => nodes.flatMap((one) => [one, ...all(one.children)])
    const offered = Object.fromEntries(
      all(items).map(({ id, filters }) => [id, filters?.map(({ name }) => name)]),
    )
    expect(offered).toMatchObject({ haulage: ['axles', 'brakes'], jobs: ['contract', 'schedule', 'salary'] })
    for (const none of ['fleet', 'vehicles', 'tippers', 'appliances']) expect(offered[none]).toBeUndefined()
    const { facets, ranges } = await json('/v1/search?q=zorbulator&category=haulage')
    expect(facets['attr.brakes']).toEqual([{ value: 'disc', count: 1 }])
    expect(ranges['attr.axles']).toEqual({ min: 2, max: 3 })
    expect(Object.keys(facets).sort()).toEqual(['attr.brakes', 'category', 'condition', 'county'])
    expect(await total('category=haulage&attr.brakes=disc')).toBe(1)
    const above = await json('/v1/search?q=zorbulator&category=fleet')
    expect(Object.keys(above.facets).sort()).toEqual(['category', 'condition', 'county'])
  })

  it.each([
    ['flota', { category: 'fleet' }],
    ['transport greu disc', { category: 'haulage', 'attr.brakes': 'disc' }],
    // Of two that are called so the one that lies below what is said besides.
    ['transport greu basculante', { category: 'tippers' }],
    ['basculante transport greu disc', { category: 'tippers', 'attr.brakes': 'disc' }],
    ['flota transport greu zorbulator', { category: 'haulage' }, 'zorbulator'],
    ['basculante', {}],
  ] as [string, object, string?][])('is understood in words: %s', async (q, filters, rest = '') => {
    const { understood, total: found } = await json(`/v1/search?understand=true&q=${encodeURIComponent(q)}`)
    const parameters = (understood?.filters ?? []).map((one: { parameters: object }) => one.parameters)
    expect(Object.assign({}, ...parameters)).toEqual(filters)
    if (understood) expect([understood.q, found > 0]).toEqual([rest, true])
  })

  it('is completed by name and guessed by what one sells, with the way to it', async () => {
    const { items } = await json('/v1/suggest?q=transport%20gr')
    expect(items).toMatchObject([{ category: { id: 'haulage' }, count: 3 }])
    const namesakes = (await json('/v1/suggest?q=basculan')).items as { category?: object }[]
    expect(namesakes.flatMap(({ category }) => category ?? [])).toMatchObject([
      { id: 'tippers', within: { ro: 'Transport greu' } },
      { id: 'fleet-parts', within: { en: 'Pets' } },
    ])
    const found = (await json('/v1/categories/find?q=frigorifice')).items as { id: string; path: string[] }[]
    expect(found.find(({ id }) => id === 'chillers')).toMatchObject({
      path: ['vehicles', 'fleet', 'haulage', 'chillers'],
    })
    const learned = (await json('/v1/categories/find?q=zorbulator')).items as { id: string }[]
    expect(new Set(learned.map(({ id }) => id))).toEqual(new Set(['tippers', 'mopeds', 'chillers']))
  })

  it('has pages for search engines at every level with enough listings', async () => {
    const { pages } = (await json('/v1/landing-pages')) as { pages: { category: string; county: string }[] }
    const own = (county: string | null) =>
      pages.filter((one) => one.county === county).map(({ category }) => category)
    const below = ['fleet', 'haulage', 'tippers', 'chillers', 'mopeds']
    expect(own(null).filter((id) => below.includes(id))).toEqual(['fleet', 'haulage'])
    expect(own('CJ').filter((id) => below.includes(id))).toEqual(['fleet', 'haulage'])
    const said = { county: null, locale: 'ro', path: 'transport', title: null, text: null, links: ['fleet'] }
    const written = await admin.ask('PUT', '/v1/admin/landing-pages', {
      body: { ...said, category: 'haulage' },
    })
    expect(written.statusCode).toBe(204)
  })

  it('is named in files by the way to a leaf', async () => {
    const file = ['nume,categorie,axles', 'Zorbulator unu,Vehicles > Flotă > Transport greu > Basculante,2']
    for (const category of ['Pets > Tippers', 'chillers', 'Basculante', 'Flotă > Transport greu'])
      file.push(`Zorbulator doi,${category},2`)
    const brought = await seller.ask('POST', '/v1/imports?name=stoc.csv', {
      ...{ body: `${file.join('\n')}\n`, headers: { 'content-type': 'text/csv' } },
    } as never)
    const { import: made } = brought.json()
    expect(made.map).toMatchObject({ title: 'nume', category: 'categorie', attributes: { axles: 'axles' } })
    await runImport(made.id, {
      ...{ database: test.app.database, folder: join(dataFolder(test.config).imports, made.id) },
      ...{ timeZone: 'Europe/Bucharest', signal: new AbortController().signal },
    })
    const preview = await seller.ask('POST', `/v1/imports/${made.id}/preview`, { body: { map: made.map } })
    expect(preview.statusCode, preview.body).toBe(200)
    const { items } = preview.json() as {
      items: { listing: { categoryId: string } | null; refusal: unknown }[]
    }
    expect(items.map(({ listing }) => listing?.categoryId ?? null)).toEqual([
      'tippers',
      'fleet-parts',
      'chillers',
      null,
      null,
    ])
    expect(items[3]!.refusal).toMatchObject({ field: 'category', code: 'no-category' })
  })

  it('moves with all below it: listings are found all along, then by the new way alone', async () => {
    const answer = await save({ ...tree[1]!, parentId: 'pets' })
    expect(answer.json().following).toMatchObject({ ids: ['haulage', 'tippers', 'chillers'], share: 0 })
    const paths = Object.fromEntries(
      (answer.json().items as { id: string; path: string[] }[]).map(({ id, path }) => [id, path.join('/')]),
    )
    expect(paths.tippers).toBe('pets/haulage/tippers')
    for (const category of ['haulage', 'tippers'])
      expect(await total(`category=${category}`)).toBe(category === 'haulage' ? 3 : 2)
    await follow()
    expect(await counts()).toEqual({
      ...{ pets: 3, haulage: 3, tippers: 2, chillers: 1 },
      vehicles: 2,
      fleet: 2,
      mopeds: 2,
    })
    expect((await json(`/v1/listings/${truck}`)).categoryPath).toEqual(['pets', 'haulage', 'tippers'])
    expect((await save(tree[1]!)).statusCode).toBe(200)
    await follow()
    expect(await total('category=fleet')).toBe(5)
  })

  it('refuses a circle, and what would be too deep, by field', async () => {
    const refusal = async (id: string, parentId: string) => {
      const answer = await save({ id, parentId })
      return [answer.statusCode, answer.json().errors?.[0]]
    }
    expect(await refusal('fleet', 'haulage')).toEqual([
      400,
      { pointer: '/parentId', detail: "'haulage' lies below 'fleet' itself" },
    ])
    expect(await refusal('fleet', 'chillers')).toMatchObject([400, { pointer: '/parentId' }])
    expect(await refusal('fifth', 'tippers')).toEqual([
      409,
      {
        pointer: '/parentId',
        detail: "Below 'tippers' it would make 5 levels; there are 4 at most",
      },
    ])
    expect(await refusal('fleet', 'fleet-parts')).toMatchObject([409, { pointer: '/parentId' }])
    expect(await refusal('fleet', 'mopeds')).toMatchObject([400, { pointer: '/parentId' }])
  })

  it('is tidied: what was taken out leads to a leaf elsewhere, whatever its level', async () => {
    const removed = await admin.ask('DELETE', '/v1/admin/categories/chillers?into=mopeds')
    expect(removed.statusCode).toBe(200)
    expect(await total('category=chillers')).toBe(3)
    await follow()
    expect(await counts()).toEqual({ vehicles: 5, fleet: 5, haulage: 2, tippers: 2, mopeds: 3 })
    expect((await admin.ask('DELETE', '/v1/admin/categories/fleet?into=mopeds')).statusCode).toBe(409)
  })
})
