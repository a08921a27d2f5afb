import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doorDialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

interface Item {
  id: string
  title: string
  distanceKm?: number
  highlights?: Record<string, [number, number][]>
}

const car = (make: string, model: string, year: number, km: number, amount: number, currency = 'EUR') => ({
  title: `${make} ${model} ${year}`,
  categoryId: 'cars',
  price: { amount, currency },
  attributes: { make: make.toLowerCase(), model, year, km, fuel: 'diesel', damaged: km > 200_000 },
})

describe.each(doorDialects)('search on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  const ids: Record<string, string> = {}
  const search = async (query: string) => {
    const response = await test.app.inject(`/v1/search?${query}`)
    if (response.statusCode !== 200) throw new Error(response.body)
    return response.json()
  }
  const titles = async (query: string) => (await search(query)).items.map(({ title }: Item) => title).sort()
  const refusal = async (query: string) => {
    const response = await test.app.inject(`/v1/search?${query}`)
    return [response.statusCode, ...response.json().errors.map(({ pointer }: { pointer: string }) => pointer)]
  }

  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app)
    const brasov = (await test.app.inject('/v1/places?q=brasov&limit=1')).json().items[0]
    const listings = {
      golf: car('Volkswagen', 'Golf', 2012, 180_000, 500_000),
      passat: car('Volkswagen', 'Passat', 2016, 230_000, 900_000),
      logan: { ...car('Dacia', 'Logan', 2019, 60_000, 3_500_000, 'RON'), placeId: brasov.id },
      sofa: { title: 'Canapea extensibilă' },
    }
    for (const [name, fields] of Object.entries(listings)) {
      ids[name] = (await publishListing(test.app, seller, fields)).id
    }
  })
  afterAll(() => test.close())

  it('counts what is looked for, and not what is only listed', async () => {
    test.app.queryLog.take()
    await search('q=Zmeul&limit=1')
    await search('limit=1')
    expect(test.app.queryLog.take()).toEqual([{ query: 'zmeul', times: 1, empty: 1 }])
  })

  it('counts searches with filters by their category, with how many found nothing', async () => {
    test.app.queryLog.takeCategories()
    await search('category=cars&priceMin=100&limit=2')
    await search('category=cars&attr.make=Trabant&limit=2')
    for (const other of [
      'category=cars&limit=2',
      'priceMin=100&limit=2',
      'category=cars,vehicles&priceMin=100&limit=2',
    ])
      await search(other)
    expect(test.app.queryLog.takeCategories()).toEqual([{ category: 'cars', times: 2, empty: 1 }])
  })

  it('follows every search with words, also one that is answered from memory', async () => {
    const follow = vi.spyOn(test.app.queryLog, 'follow')
    const own = (query: string) => test.app.inject({ url: `/v1/search?${query}`, remoteAddress: '10.9.8.7' })
    for (let i = 0; i < 3; i++) await own('q=volkswagen&limit=1')
    await own('limit=1')
    const { next } = (await own('q=volkswagen&limit=1')).json()
    await own(`q=volkswagen&limit=1&cursor=${encodeURIComponent(next)}`)
    expect(follow.mock.calls).toEqual(Array(4).fill(['10.9.8.7', 'volkswagen', 2]))
    follow.mockRestore()
  })

  it('finds words in any spelling, with a total, facets and ranges', async () => {
    const answer = await search('q=volkswagen&category=cars')
    expect(answer.items.map(({ id }: Item) => id).sort()).toEqual([ids.golf, ids.passat].sort())
    expect(answer.total).toBe(2)
    expect(answer.next).toBeNull()
    expect(answer.facets['attr.make']).toEqual([{ value: 'volkswagen', count: 2 }])
    expect(answer.facets['attr.damaged']).toEqual(
      expect.arrayContaining([
        { value: 'false', count: 1 },
        { value: 'true', count: 1 },
      ]),
    )
    // Prices are compared in RON: 5,000 EUR at 5.00.
    expect(answer.ranges.price).toEqual({ min: 2_500_000, max: 4_500_000 })
    expect(answer.ranges['attr.km']).toEqual({ min: 180_000, max: 230_000 })
    expect((await search('q=canapea%20extensibila')).items[0].id).toBe(ids.sofa)
    expect(await titles('q=volkswagne')).toHaveLength(2)
  })

  it('counts a facet without its own filter', async () => {
    const { total, facets } = await search('category=cars&attr.make=dacia&facets=attr.make,county')
    expect(total).toBe(1)
    expect(facets).toEqual({
      'attr.make': [
        { value: 'volkswagen', count: 2 },
        { value: 'dacia', count: 1 },
      ],
      county: [{ value: 'BV', count: 1 }],
    })
  })

  it.each([
    ['priceMax=3000000', ['Volkswagen Golf 2012']],
    ['priceMin=3000000&category=cars', ['Dacia Logan 2019', 'Volkswagen Passat 2016']],
    ['category=cars&attr.yearMin=2016', ['Dacia Logan 2019', 'Volkswagen Passat 2016']],
    ['category=cars&attr.year=2012', ['Volkswagen Golf 2012']],
    ['category=vehicles&attr.kmMin=100000&attr.kmMax=200000', ['Volkswagen Golf 2012']],
    ['attr.make=dacia,volkswagen&attr.damaged=false', ['Dacia Logan 2019', 'Volkswagen Golf 2012']],
    ['county=bv', ['Dacia Logan 2019']],
    ['category=home-garden,cars&condition=good&county=BV', ['Dacia Logan 2019']],
  ])('filters by %s', async (query, expected) => {
    const answer = await titles(query)
    expect(
      query.startsWith('priceMax') ? answer.filter((title: string) => !title.startsWith('Canapea')) : answer,
    ).toEqual(expected)
  })

  it('finds by place and by distance, and says how far', async () => {
    const cluj = (await test.app.inject('/v1/places?q=cluj-napoca&limit=1')).json().items[0]
    expect(await titles(`place=${cluj.id}&category=cars`)).toEqual([
      'Volkswagen Golf 2012',
      'Volkswagen Passat 2016',
    ])
    const near = `near=${cluj.lat},${cluj.lon}`
    const { items } = await search(`category=cars&${near}&radiusKm=50`)
    expect(items.map(({ distanceKm }: Item) => distanceKm)).toEqual([0, 0])
    const all = await search(`category=cars&${near}&sort=distance`)
    expect(all.items.at(-1)).toMatchObject({ id: ids.logan })
    expect(all.items.at(-1).distanceKm).toBeGreaterThan(150)
  })

  it.each([
    ['Tg. Mureş', 'Târgu Mureș MS'],
    ['Tîrgu Mureș, Mureș', 'Târgu Mureș MS'],
    ['Sf. Gheorghe', 'Sfântu Gheorghe CV'],
    ['Rm Vilcea', 'Râmnicu Vâlcea VL'],
    ['Dr. Tr. Severin', 'Drobeta-Turnu Severin MH'],
    ['Mc. Ciuc', 'Miercurea Ciuc HR'],
    ['Sector 3, București', 'București B'],
    ['Cluj-Napoca, Cluj', 'Cluj-Napoca CJ'],
    ['Florești (PH)', 'Florești PH'],
    ['Bucharest', 'București B'],
    ['Kronstadt', 'Brașov BV'],
    ['Kolozsvár', 'Cluj-Napoca CJ'],
    ['Konstanza', 'Constanța CT'],
  ])('knows the place %s', async (written, expected) => {
    const { items } = (await test.app.inject({ url: '/v1/places', query: { q: written } })).json()
    expect(`${items[0].name} ${items[0].countyCode}`).toBe(expected)
    const place = encodeURIComponent(written)
    expect((await search(`place=${place}`)).items.map(({ id }: Item) => id)).toEqual(
      (await search(`place=${items[0].id}`)).items.map(({ id }: Item) => id),
    )
  })

  it('completes a place the same way however it is spelt', async () => {
    const places = await test.app.database.places.all()
    const spellings: ((text: string) => string)[] = [
      (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
      (text) => text.replaceAll('ș', 'ş').replaceAll('ț', 'ţ').toUpperCase(),
      (text) => text.replace(/(?<=.)â/g, 'î'),
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...spellings), async (place, spell) => {
        const written = `${spell(place.name)}, ${spell(place.county)}`
        const { items } = (
          await test.app.inject({ url: '/v1/places', query: { q: written, limit: '1' } })
        ).json()
        const plain = (text: string) => spellings[0]!(text.replaceAll('î', 'â')).replace(/ul\b/g, 'u')
        expect(items[0]).toMatchObject({ countyCode: place.countyCode })
        expect(plain(items[0].name)).toBe(plain(place.name))
      }),
      { numRuns: 60 },
    )
  })

  it('filters by places and counties as people call them', async () => {
    for (const query of [
      'place=Kronstadt',
      'place=Bra%C5%9Fov,%20BV',
      'county=Brasov',
      'county=jud.%20Bra%C8%99ov',
    ])
      expect(await titles(query)).toEqual(['Dacia Logan 2019'])
    expect(await titles('county=Cluj,Brasov&category=cars')).toHaveLength(3)
    expect(await titles('county=Sibiu')).toEqual([])
  })

  it('sorts, pages and highlights', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { items, next } = await search(`category=cars&sort=price-desc&limit=1${cursor}`)
      seen.push(items[0].id)
      cursor = next === null ? '' : `&cursor=${encodeURIComponent(next)}`
    } while (cursor !== '')
    expect(seen).toEqual([ids.passat, ids.logan, ids.golf])
    const newest = await search('category=cars')
    expect(newest.items[0].id).toBe(ids.logan)
    const { items } = await search('q=golf&highlight=true')
    const [start, end] = items[0].highlights.title[0]
    expect(items[0].title.slice(start, end)).toBe('Golf')
    expect((await search('q=golf')).items[0]).not.toHaveProperty('highlights')
  })

  it.each([
    ['category=no-such', '/category'],
    ['category=cars&attr.rooms=2', '/attr.rooms'],
    ['attr.nosuch=2', '/attr.nosuch'],
    ['attr.makeMin=2', '/attr.makeMin'],
    ['attr.km=lots', '/attr.km'],
    ['attr.km=1,2', '/attr.km'],
    ['attr.kmMin=5&attr.kmMax=4', '/attr.kmMin'],
    ['priceMin=5&priceMax=4', '/priceMin'],
    ['near=here', '/near'],
    ['near=91,0', '/near'],
    ['radiusKm=5', '/radiusKm'],
    ['sort=distance', '/sort'],
    ['sort=cheapest', '/sort'],
    ['facets=seller', '/facets'],
    ['condition=shiny', '/condition'],
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['priceMin=-1', '/priceMin'],
    ['cursor=rubbish', '/cursor'],
    ['page=2', '/page'],
    ['q=a&q=b', '/q'],
    ['attr.make.x=1', '/attr.make.x'],
    [`q=${'x'.repeat(1001)}`, '/q'],
    [`category=${Array.from({ length: 51 }, (_, n) => `c${n}`).join(',')}`, '/category'],
  ])('refuses %.40s, naming it', async (query, pointer) => {
    const [status, ...pointers] = await refusal(query)
    expect(status).toBe(400)
    expect(pointers).toContain(pointer)
  })

  it('suggests and completes places', async () => {
    const { items } = (await test.app.inject('/v1/suggest?q=volk')).json()
    expect(items[0].text.toLowerCase()).toContain('volkswagen')
    expect(items[0].category).toBeUndefined()
    for (const [q, id, text] of [
      ['autoturisme', 'cars', 'Autoturisme'],
      ['mobile ph', 'phones', 'Mobile phones'],
      ['autotruis', 'cars', 'Autoturisme'],
    ]) {
      const found = (await test.app.inject(`/v1/suggest?q=${q}`)).json().items
      expect(found.find((item: { category?: { id: string } }) => item.category?.id === id)).toMatchObject({
        text,
        count: expect.any(Number),
      })
    }
    const cars = (await test.app.inject('/v1/suggest?q=autot&limit=1')).json().items
    expect(cars).toEqual([
      { text: 'Autoturisme', count: expect.any(Number), category: { id: 'cars', name: expect.anything() } },
    ])
    const exact = (await test.app.inject('/v1/search?category=cars&limit=1')).json().total
    expect(cars[0].count).toBe(exact)
    const places = (await test.app.inject('/v1/places?q=Timis&limit=3')).json().items
    expect(places).toHaveLength(3)
    expect((await test.app.inject('/v1/places')).statusCode).toBe(400)
  })

  it('filters by a value that holds a comma, as its facet gives it', async () => {
    const grand = await publishListing(test.app, seller, car('Citroen', 'C4, Grand', 2015, 100_000, 700_000))
    const plain = await publishListing(test.app, seller, car('Citroen', 'C4', 2015, 100_000, 700_000))
    try {
      const { facets } = await search('category=cars&attr.make=citroen&facets=attr.model')
      expect(facets['attr.model']).toContainEqual({ value: 'C4, Grand', count: 1 })
      const found = async (model: string) =>
        (await search(`category=cars&attr.model=${encodeURIComponent(model)}`)).items.map(
          ({ id }: Item) => id,
        )
      expect(await found('C4\\, Grand')).toEqual([grand.id])
      expect(await found('C4,Grand')).toEqual([plain.id])
      expect((await found('C4\\, Grand,C4')).sort()).toEqual([grand.id, plain.id].sort())
    } finally {
      for (const { id } of [grand, plain]) await seller.ask('DELETE', `/v1/listings/${id}`)
      await drain(test.app)
    }
  })

  it('answers from memory until something changes', async () => {
    const url = '/v1/search?q=passat'
    const before = await test.app.inject(url)
    const hit = await test.app.inject({ url, headers: { 'if-none-match': before.headers.etag as string } })
    expect(hit.statusCode).toBe(304)
    await seller.ask('PATCH', `/v1/listings/${ids.passat}`, { body: { title: 'Passat Variant' } })
    await drain(test.app)
    const after = await test.app.inject(url)
    expect(after.json().items[0].title).toBe('Passat Variant')
    expect(after.headers.etag).not.toBe(before.headers.etag)
  })

  it('forgets what is withdrawn or deleted', async () => {
    const { id } = await publishListing(test.app, seller, { title: 'Trotinetă zburătoare' })
    expect(await titles('q=zburatoare')).toHaveLength(1)
    await seller.ask('POST', `/v1/listings/${id}/withdraw`)
    await drain(test.app)
    expect(await titles('q=zburatoare')).toEqual([])
    await seller.ask('POST', `/v1/listings/${id}/publish`)
    await drain(test.app)
    expect(await titles('q=zburatoare')).toHaveLength(1)
    await seller.ask('DELETE', `/v1/listings/${id}`)
    await drain(test.app)
    expect(await titles('q=zburatoare')).toEqual([])
  })

  it('continues from its snapshot, and rebuilds from a torn one', async () => {
    const before = await titles('category=cars')
    await test.restart()
    expect(test.app.searching.generation).toBe(0)
    expect(await titles('category=cars')).toEqual(before)
    await test.app.close()
    await writeFile(join(test.config.dataDir, 'search.snapshot'), 'torn')
    await test.restart()
    expect(test.app.searching.generation).toBeGreaterThan(0)
    expect(await titles('category=cars')).toEqual(before)
    // Other rates make other prices, so the snapshot is of no use.
    await test.restart({ rates: { EUR: 4, USD: 4.5, GBP: 6 } })
    expect((await search('q=golf')).ranges.price).toEqual({ min: 2_000_000, max: 2_000_000 })
  })

  it('does not start with synonyms that it cannot read, and names the line', async () => {
    const file = join(test.config.dataDir, 'synonyms.txt')
    await writeFile(file, 'divan, canapea\nlonely\n')
    await expect(test.restart({ synonymsFile: file })).rejects.toThrow(/PIATA_SYNONYMS_FILE.*line 2/)
    await expect(test.restart({ synonymsFile: join(file, 'none') })).rejects.toThrow(/PIATA_SYNONYMS_FILE/)
    await test.restart()
  })

  it('finds what another process wrote', async () => {
    const other = await startOther()
    try {
      const person = await newPerson(other)
      await publishListing(other, person, { title: 'Acordeon din alt proces' })
      await drain(test.app)
      expect(await titles('q=acordeon')).toEqual(['Acordeon din alt proces'])
    } finally {
      await other.close()
    }
  })

  it('makes its index anew when the feed no longer holds what it has not seen', async () => {
    const owner = await newPerson(test.app)
    const { id } = await publishListing(test.app, owner, { title: 'Țambal dispărut' })
    await drain(test.app)
    expect(await titles('q=tambal')).toHaveLength(1)
    const { searching } = test.app
    const before = searching.index()
    const generation = searching.generation
    const other = await startOther()
    try {
      const person = await newPerson(other)
      await other.database.listings.move(id, { id: owner.id, role: 'member' }, 'withdraw')
      let count = 0
      // a change that is seen before it is purged is no loss
      while (searching.index() === before) {
        count += 1
        await publishListing(other, person, { title: `Balalaică pierdută ${count}` })
        await other.database.changes.purge(new Date(Date.now() + 60_000).toISOString())
        await delay(700)
      }
      expect(await titles('q=tambal')).toEqual([])
      expect(await titles('q=balalaica&limit=100')).toHaveLength(count)
      expect(searching.generation).toBeGreaterThan(generation)
      // and is followed again
      await publishListing(test.app, owner, { title: 'Drâmbă' })
      await drain(test.app)
      expect(await titles('q=dramba')).toEqual(['Drâmbă'])
    } finally {
      await other.close()
    }
  })

  /** The same database, served by another gateway. */
  async function startOther(): Promise<FastifyInstance> {
    const { buildApp } = await import('../app.ts')
    const [dataDir, keysDir] = [`${test.config.dataDir}/other`, `${test.config.dataDir}/keys`]
    return buildApp({ config: { ...test.config, dataDir, keysDir }, waitForSearch: true })
  }
})
