import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person, publishListing } from './people.ts'

const missing = '01900000-0000-7000-8000-000000000000'

describe.each(dialects)('listings on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  let stranger: Person

  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app, 'Vânzătoarea')
    stranger = await newPerson(test.app, 'Altcineva')
  })
  afterAll(() => test.close())

  it('takes a listing from draft to search to sold', async () => {
    const created = await seller.ask('POST', '/v1/listings', { body: { categoryId: 'sofas' } })
    expect(created.statusCode).toBe(201)
    const { id } = created.json()
    expect(created.headers.location).toBe(`/v1/listings/${id}`)
    expect(created.json().status).toBe('draft')

    const early = await seller.ask('POST', `/v1/listings/${id}/publish`)
    expect(early.statusCode).toBe(409)
    expect(early.json().type).toBe('/problems/listing-incomplete')
    const wanting = [
      ['/title', 'missing'],
      ['/description', 'missing'],
      ['/attributes/type', 'missing'],
      ['/condition', 'missing'],
      ['/placeId', 'missing'],
    ]
    type Named = { pointer: string; code: string }
    expect(early.json().errors.map(({ pointer, code }: Named) => [pointer, code])).toEqual(wanting)
    expect(early.json().errors).toEqual(created.json().missing)

    const place = (await test.app.inject('/v1/places?q=iasi&limit=1')).json().items[0]
    const edited = await seller.ask('PATCH', `/v1/listings/${id}`, {
      body: { ...goodDraft, placeId: place.id },
    })
    expect(edited.statusCode).toBe(200)
    expect(edited.json()).toMatchObject({
      missing: [],
      title: goodDraft.title,
      price: goodDraft.price,
      place: { name: place.name },
    })

    const published = await seller.ask('POST', `/v1/listings/${id}/publish`)
    expect(published.statusCode).toBe(200)
    expect(published.json().status).toBe('published')
    await drain(test.app)
    const found = await test.app.inject('/v1/search?q=canapea%20extensibila&category=home-garden,sofas')
    expect(found.json().items.map((item: { id: string }) => item.id)).toContain(id)

    expect((await seller.ask('POST', `/v1/listings/${id}/reserve`)).json().status).toBe('reserved')
    const twice = await seller.ask('POST', `/v1/listings/${id}/reserve`)
    expect(twice.statusCode).toBe(409)
    expect(twice.json().detail).toContain('reserved')
    expect((await seller.ask('POST', `/v1/listings/${id}/sell`)).json().status).toBe('sold')
    await drain(test.app)
    const gone = await test.app.inject('/v1/search?q=canapea%20extensibila')
    expect(gone.json().items.map((item: { id: string }) => item.id)).not.toContain(id)
    // Sold listings stay reachable and say so.
    expect((await test.app.inject(`/v1/listings/${id}`)).json().status).toBe('sold')
  })

  it('answers 410 for what was public and is deleted, 404 for what nobody ever saw', async () => {
    const { id: seen } = await publishListing(test.app, seller)
    const draft = (await seller.ask('POST', '/v1/listings', { body: { categoryId: 'sofas' } })).json().id
    for (const id of [seen, draft])
      expect((await seller.ask('DELETE', `/v1/listings/${id}`)).statusCode).toBe(204)
    const gone = await test.app.inject(`/v1/listings/${seen}`)
    expect([gone.statusCode, gone.json().type]).toEqual([410, '/problems/gone'])
    for (const id of [draft, missing]) {
      const unknown = await test.app.inject(`/v1/listings/${id}`)
      expect([unknown.statusCode, unknown.json().type]).toEqual([404, '/problems/not-found'])
    }
  })

  it('tells owners what they may do, and every answer to a move anew', async () => {
    const { id } = await publishListing(test.app, seller)
    const detail = (await seller.ask('GET', `/v1/listings/${id}`)).json()
    expect(detail).toMatchObject({ editable: true, visible: true })
    expect(detail.moves).toEqual(['reserve', 'sell', 'renew', 'withdraw'])
    // Each that is named works.
    const reserved = (await seller.ask('POST', `/v1/listings/${id}/reserve`)).json()
    expect(reserved.moves).toEqual(['release', 'sell', 'withdraw'])
    const sold = (await seller.ask('POST', `/v1/listings/${id}/sell`)).json()
    expect(sold).toMatchObject({ moves: [], editable: false, visible: true })
    const own = (await seller.ask('GET', '/v1/me/listings?limit=100')).json().items
    expect(own.find((item: { id: string }) => item.id === id)).toMatchObject({ moves: [], editable: false })
    expect((await test.app.inject(`/v1/listings/${id}`)).json()).not.toHaveProperty('moves')
    for (const member of ['moves', 'missing'])
      expect((await stranger.ask('GET', `/v1/listings/${id}`)).json()).not.toHaveProperty(member)
  })

  it('names every wrong field of what a seller wrote', async () => {
    const bad = await seller.ask('POST', '/v1/listings', {
      body: {
        categoryId: 'phones',
        title: 'a\u202Eb',
        description: 'x'.repeat(8001),
        attributes: { storage: 'mult', brand: 'nokla', km: 5, unlocked: 'yes' },
      },
    })
    expect(bad.statusCode).toBe(400)
    expect(bad.json().errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/title',
      '/description',
      '/attributes/storage',
      '/attributes/brand',
      '/attributes/km',
      '/attributes/unlocked',
    ])
    const shapes: [object, string][] = [
      [{ categoryId: 'electronics' }, '/categoryId'],
      [{ categoryId: 'no-such' }, '/categoryId'],
      [{ categoryId: 'sofas', status: 'published' }, '/status'],
      [{ categoryId: 'sofas', price: { amount: 1.5, currency: 'RON' } }, '/price/amount'],
      [{ categoryId: 'sofas', price: { amount: 1, currency: 'BTC' } }, '/price/currency'],
      [{ categoryId: 'flats-for-sale', condition: 'new' }, '/condition'],
      [{ categoryId: 'sofas', imageIds: Array.from({ length: 13 }, () => missing) }, '/imageIds'],
      [{ title: 'x' }, '/categoryId'],
      [{ categoryId: 'sofas', placeId: 999_999_999 }, '/placeId'],
      [{ categoryId: 'sofas', imageIds: [missing] }, '/imageIds'],
    ]
    for (const [body, pointer] of shapes) {
      const response = await seller.ask('POST', '/v1/listings', { body })
      expect([response.statusCode, response.json().errors?.[0].pointer]).toEqual([400, pointer])
    }
  })

  it('tells forms all the rules that it has', async () => {
    const rules = (await test.app.inject('/v1/rules')).json()
    expect(rules.statuses.expired).toEqual({ listed: false, visible: true, editable: true, complete: true })
    const { max, min } = rules.title
    const create = (title: string) => seller.ask('POST', '/v1/listings', { body: { ...goodDraft, title } })
    expect((await create('😀'.repeat(max))).statusCode).toBe(201)
    const long = await create('😀'.repeat(max + 1))
    expect([long.statusCode, long.json().errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/title', code: 'too-long' })],
    ])
    expect((await create('x'.repeat(min))).json().missing).not.toContainEqual(
      expect.objectContaining({ pointer: '/title' }),
    )
    expect((await create('x'.repeat(min - 1))).json().missing).toContainEqual(
      expect.objectContaining({ pointer: '/title', code: 'too-short' }),
    )
  })

  it('keeps text in NFC, trimmed', async () => {
    const created = await seller.ask('POST', '/v1/listings', {
      body: { categoryId: 'sofas', title: `  ma${'s\u0326'}ina\u0306   veche `, description: 'a\r\nb ' },
    })
    expect(created.json()).toMatchObject({ title: 'ma\u0219in\u0103 veche', description: 'a\nb' })
  })

  it('keeps published listings complete', async () => {
    const { id } = await publishListing(test.app, seller)
    const emptied = await seller.ask('PATCH', `/v1/listings/${id}`, { body: { title: '' } })
    expect(emptied.statusCode).toBe(409)
    expect(emptied.json().errors[0].pointer).toBe('/title')
    const moved = await seller.ask('PATCH', `/v1/listings/${id}`, { body: { categoryId: 'phones' } })
    expect(moved.statusCode).toBe(400)
    expect(moved.json().errors[0].pointer).toBe('/attributes/type')
  })

  it('edits only the version that was read', async () => {
    const { id } = await publishListing(test.app, seller)
    const etag = (await seller.ask('GET', `/v1/listings/${id}`)).headers.etag as string
    const headers = { 'if-match': etag }
    const first = await seller.ask('PATCH', `/v1/listings/${id}`, { body: { negotiable: false }, headers })
    expect(first.statusCode).toBe(200)
    expect(first.headers.etag).not.toBe(etag)
    for (const [method, path] of [
      ['PATCH', ''],
      ['POST', '/sell'],
      ['DELETE', ''],
    ] as const) {
      const body = method === 'PATCH' ? { negotiable: true } : undefined
      const stale = await seller.ask(method, `/v1/listings/${id}${path}`, { headers, ...(body && { body }) })
      expect(stale.statusCode).toBe(412)
    }
    const current = await seller.ask('DELETE', `/v1/listings/${id}`, {
      headers: { 'if-match': first.headers.etag as string },
    })
    expect(current.statusCode).toBe(204)
  })

  it('takes in If-Match the tag that came with a compressed answer', async () => {
    const { id } = await publishListing(test.app, seller, { description: 'lung '.repeat(400) })
    const read = await seller.ask('GET', `/v1/listings/${id}`, { headers: { 'accept-encoding': 'br' } })
    expect(read.headers['content-encoding']).toBe('br')
    const edit = () =>
      seller.ask('PATCH', `/v1/listings/${id}`, {
        body: { negotiable: false },
        headers: { 'if-match': read.headers.etag as string },
      })
    expect((await edit()).statusCode).toBe(200)
    expect((await edit()).statusCode).toBe(412)
  })

  it('takes a move and a removal without a body from clients that always say application/json', async () => {
    const { id } = await publishListing(test.app, seller)
    const headers = { 'content-type': 'application/json' }
    const sold = await seller.ask('POST', `/v1/listings/${id}/sell`, { headers })
    expect([sold.statusCode, sold.json().status]).toEqual([200, 'sold'])
    expect((await seller.ask('DELETE', `/v1/listings/${id}`, { headers })).statusCode).toBe(204)
    const needed = await seller.ask('POST', '/v1/listings', { headers })
    expect(needed.json().type).toBe('/problems/malformed-body')
  })

  it('answers 304 to who has it already, compressed or not', async () => {
    const { id } = await publishListing(test.app, seller, { description: 'lung '.repeat(400) })
    const url = `/v1/listings/${id}`
    for (const coding of ['identity', 'gzip', 'br']) {
      const full = await test.app.inject({ url, headers: { 'accept-encoding': coding } })
      expect(full.headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding)
      const etag = full.headers.etag as string
      expect(etag).toMatch(/^"[^"]+"$/)
      const again = await test.app.inject({
        url,
        headers: { 'if-none-match': etag, 'accept-encoding': coding },
      })
      expect([again.statusCode, again.body]).toEqual([304, ''])
    }
  })

  describe('another person', () => {
    let published: string
    let draft: string

    beforeAll(async () => {
      published = (await publishListing(test.app, seller)).id
      draft = (await seller.ask('POST', '/v1/listings', { body: { categoryId: 'sofas' } })).json().id
    })

    it('sees what is published and no drafts', async () => {
      expect((await stranger.ask('GET', `/v1/listings/${published}`)).statusCode).toBe(200)
      expect((await test.app.inject(`/v1/listings/${published}`)).statusCode).toBe(200)
      expect((await seller.ask('GET', `/v1/listings/${draft}`)).statusCode).toBe(200)
      const hidden = await stranger.ask('GET', `/v1/listings/${draft}`)
      const absent = await stranger.ask('GET', `/v1/listings/${missing}`)
      expect([hidden.statusCode, absent.statusCode]).toEqual([404, 404])
      expect(hidden.json().detail).toBe(absent.json().detail)
      expect((await test.app.inject(`/v1/listings/${draft}`)).statusCode).toBe(404)
    })

    it.each([
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/publish'],
      ['POST', '/reserve'],
      ['POST', '/release'],
      ['POST', '/sell'],
      ['POST', '/renew'],
      ['POST', '/withdraw'],
    ] as const)('cannot %s%s', async (method, path) => {
      for (const id of [published, draft, missing]) {
        const body = method === 'PATCH' ? { title: 'furat' } : undefined
        const response = await stranger.ask(method, `/v1/listings/${id}${path}`, body ? { body } : {})
        expect(response.statusCode).toBe(404)
        expect((await test.app.inject({ method, url: `/v1/listings/${id}${path}` })).statusCode).toBe(401)
      }
      expect((await seller.ask('GET', `/v1/listings/${published}`)).json()).toMatchObject({
        status: 'published',
        title: goodDraft.title,
      })
    })

    it('cannot list what is not theirs', async () => {
      const mine = await stranger.ask('GET', '/v1/me/listings')
      expect(mine.json()).toEqual({ items: [], next: null })
      const theirs = await seller.ask('GET', '/v1/me/listings?status=draft')
      expect(theirs.json().items.map((item: { id: string }) => item.id)).toContain(draft)
    })
  })

  it('pages through lists without gaps or repetitions, also by the Link header', async () => {
    const other = await newPerson(test.app)
    const ids: string[] = []
    for (let n = 0; n < 5; n++)
      ids.unshift((await publishListing(test.app, other, { title: `Canapea ${n}` })).id)
    const seen: string[] = []
    let url: string | undefined = `/v1/listings?seller=${other.id}&limit=2`
    while (url !== undefined) {
      const response: Awaited<ReturnType<typeof test.app.inject>> = await test.app.inject(url)
      expect(response.statusCode).toBe(200)
      const { items, next } = response.json()
      seen.push(...items.map((item: { id: string }) => item.id))
      const link = response.headers.link as string | undefined
      expect(link === undefined).toBe(next === null)
      url = link && /^<([^>]+)>; rel="next"$/.exec(link)![1]
    }
    expect(seen).toEqual(ids)
    const bad = await test.app.inject('/v1/listings?cursor=rubbish')
    expect([bad.statusCode, bad.json().errors[0].pointer]).toEqual([400, '/cursor'])
  })

  it('gives sitemaps all published ids in pages', async () => {
    const first = (await test.app.inject('/v1/sitemap?limit=2')).json()
    expect(first.items).toHaveLength(2)
    const second = (await test.app.inject(`/v1/sitemap?limit=2&after=${first.next}`)).json()
    expect(second.items[0].id).not.toBe(first.items[1].id)
  })

  it('tells which listing an address of an old site was of', async () => {
    const { id, title } = (await test.app.inject('/v1/sitemap?limit=1')).json().items[0]
    const { oldAddresses } = test.app.database
    const has = async () => (await test.app.inject('/v1/site')).json().oldAddresses
    expect(await has()).toBe(false)
    await oldAddresses.addTemplates(['*_i{id}', '/?p={id}'])
    await oldAddresses.keep([{ address: '*_i7', listingId: id }])
    await test.app.followSite()
    expect(await has()).toBe(true)
    const ask = (address: string) =>
      test.app.inject(`/v1/old-addresses?address=${encodeURIComponent(address)}`)
    expect((await ask('/case/casă-mică_i7?lang=ro')).json()).toEqual({ id, title })
    for (const address of ['/case_i8', '/?p=7', '/']) expect((await ask(address)).statusCode).toBe(404)
    expect((await ask('case_i7')).json().errors[0].pointer).toBe('/address')
  })
})
