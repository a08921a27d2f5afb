import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSite, type TestSite } from '../../test/site.ts'
import { dialects, listingsXml, listingXml, startWorld, type TestWorld } from '../testing/world.ts'

describe.each(dialects)('a feed on %s', (dialect) => {
  let site: TestSite
  let world: TestWorld
  beforeAll(async () => {
    site = await startSite()
    world = await startWorld(dialect)
  })
  afterAll(async () => {
    await world.close()
    await site.close()
  })

  let users = 0
  beforeEach(async () => {
    site.pages.clear()
    site.asked.length = 0
    world.made.length = 0
    const email = `other${users++}@piata.example`
    world.sellerId = (await world.database.users.create({ email, name: 'Ana', passwordHash: 'hash' })).id
  })

  const serve = (body: string | Buffer, headers: Record<string, string> = {}) =>
    site.pages.set('/feed', { body, headers })
  const items = (...ids: (string | number)[]) => listingsXml(...ids.map((id) => listingXml(id)))
  const add = (more = {}) => world.addFeed({ url: `${site.origin}/feed`, ...more })
  const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, i) => from + i)
  const report = async (id: string) => (await world.run(id)).output
  const statuses = async () =>
    Object.fromEntries([...(await world.listings())].map(([id, { status }]) => [id, status]))

  it('makes listings of new items, changes those of changed ones and withdraws those of items that are gone', async () => {
    serve(items(...numbers(10)))
    const id = await add()
    expect(await report(id)).toMatchObject({ status: 'done', rows: 10, created: 10, gone: 0, errors: [] })
    expect((await world.listings()).get('3')).toMatchObject({
      title: 'Oglindă de perete 3',
      status: 'published',
    })
    serve(
      listingsXml(
        listingXml(1, { title: 'Oglindă rotundă' }),
        ...numbers(7, 2).map((n) => listingXml(n)),
        listingXml('new'),
      ),
    )
    expect(await report(id)).toMatchObject({ created: 1, updated: 1, unchanged: 7, gone: 2, withdrawn: 2 })
    expect(await statuses()).toMatchObject({
      1: 'published',
      9: 'withdrawn',
      10: 'withdrawn',
      new: 'published',
    })
    expect((await world.listings()).get('1')!.title).toBe('Oglindă rotundă')
    expect(await world.feed(id)).toMatchObject({
      status: 'done',
      held: null,
      run: 2,
      counts: { withdrawn: 2 },
    })
  })

  it('publishes again what it withdrew itself, and not what its seller withdrew', async () => {
    serve(items(...numbers(10)))
    const id = await add()
    await report(id)
    const own = (await world.listings()).get('9')!.id
    await world.database.listings.move(own, { id: world.sellerId, role: 'member' }, 'withdraw')
    serve(items(...numbers(8)))
    expect(await report(id)).toMatchObject({ gone: 2, withdrawn: 1 })
    serve(items(...numbers(10)))
    expect(await report(id)).toMatchObject({ returned: 1, gone: 0 })
    expect(await statuses()).toMatchObject({ 9: 'withdrawn', 10: 'published' })
    const { body } = await world.database.listings.page({ limit: 100, sellerId: world.sellerId })
    expect(body.toString()).toContain('Oglindă de perete 10')
    expect(body.toString()).toContain('"status":"published"')
    expect(body.toString()).not.toContain('"status":"withdrawn"')
  })

  it('holds what shrinks by more than 30 % until it is released', async () => {
    serve(items(...numbers(10)))
    const id = await add()
    await report(id)
    serve(items(...numbers(6)), { etag: '"6"' })
    const held = await report(id)
    expect(held).toMatchObject({
      status: 'held',
      gone: 4,
      withdrawn: 0,
      notices: [expect.stringContaining('4 of 10 items')],
    })
    expect(Object.values(await statuses()).filter((status) => status === 'published')).toHaveLength(10)
    expect(await world.feed(id)).toMatchObject({ status: 'held', held: expect.stringContaining('4 of 10') })
    expect(await report(id)).toMatchObject({ status: 'held', withdrawn: 0 })
    expect(await world.database.feeds.release(id)).toBe(true)
    expect(await world.database.feeds.release(id)).toBe(false)
    expect(await report(id)).toMatchObject({ status: 'done', gone: 4, withdrawn: 4 })
    expect(await world.feed(id)).toMatchObject({ held: null, isReleased: false })
    serve(items(...numbers(3)))
    expect(await report(id)).toMatchObject({ status: 'held', gone: 3 })
  })

  it('withdraws 30 %', async () => {
    serve(items(...numbers(10)))
    const id = await add()
    await report(id)
    serve(items(...numbers(7)))
    expect(await report(id)).toMatchObject({ status: 'done', withdrawn: 3 })
  })

  it('holds a feed whose items all have other ids', async () => {
    serve(items(...numbers(10)))
    const id = await add()
    await report(id)
    serve(items(...numbers(10, 100)))
    expect(await report(id)).toMatchObject({ status: 'held', gone: 10, created: 10 })
  })

  it('asks for news only, and does nothing where there are none', async () => {
    const headers = { etag: '"a"', 'last-modified': 'Wed, 01 Jul 2026 12:00:00 GMT' }
    site.pages.set('/feed', (request) =>
      request.headers['if-none-match'] === '"a"' ? { status: 304 } : { body: items(1, 2), headers },
    )
    const id = await add()
    expect(await report(id)).toMatchObject({ status: 'done', created: 2 })
    expect(await report(id)).toMatchObject({ status: 'unchanged', rows: 0 })
    expect(site.asked.at(-1)!.headers).toMatchObject({ 'if-modified-since': headers['last-modified'] })
    expect(await world.feed(id)).toMatchObject({ status: 'unchanged', counts: { created: 2 } })
    await world.database.feeds.change(id, { map: { title: { column: 'title', cut: true } } })
    expect(await report(id)).toMatchObject({ status: 'done', unchanged: 2 })
  })

  it('knows the same file again where the site says nothing', async () => {
    serve(items(1, 2))
    const id = await add()
    await report(id)
    expect(await report(id)).toMatchObject({ status: 'unchanged', rows: 0 })
  })

  it('names refused rows, keeps their listings, and bounds how many it names', async () => {
    serve(items(...numbers(100)))
    const id = await add()
    await report(id)
    serve(listingsXml(...numbers(100).map((n) => listingXml(n, n > 20 ? { title: 'x' } : {}))))
    const { errors, reasons, ...rest } = await report(id)
    expect(rest).toMatchObject({ status: 'done', refused: 80, gone: 0, withdrawn: 0 })
    expect(errors).toHaveLength(50)
    expect(errors[0]).toEqual({ row: 21, id: '21', reason: expect.stringMatching(/^title: /) })
    expect(reasons).toEqual([{ reason: expect.stringMatching(/^title: /), count: 80 }])
  })

  it('refuses rows without an id', async () => {
    serve(listingsXml(listingXml(1), listingXml(2).replace(' id="2"', '')))
    expect(await report(await add())).toMatchObject({
      created: 1,
      refused: 1,
      errors: [{ row: 2, reason: 'externalId: is missing' }],
    })
  })

  it('withdraws nothing where rows could not be read', async () => {
    const line = (n: number) =>
      JSON.stringify({
        id: n,
        title: `Oglindă ${n}`,
        category: 'decor-textiles',
        attributes: { type: 'mirror' },
      })
    serve(numbers(10).map(line).join('\n'))
    const id = await add({ format: 'ndjson' })
    expect(await report(id)).toMatchObject({ created: 10 })
    serve([...numbers(9).map(line), '{"id": 10,'].join('\n'))
    expect(await report(id)).toMatchObject({
      gone: 1,
      withdrawn: 0,
      notices: [expect.stringContaining('1 rows could not be read')],
    })
  })

  it('ends as if once, where a run was killed half-way', async () => {
    serve(items(...numbers(1_000)))
    const id = await add()
    await report(id)
    const feeds = world.database.feeds
    const stop = new AbortController()
    const dying = {
      ...world.database,
      feeds: {
        ...feeds,
        seen: async (...given: Parameters<typeof feeds.seen>) => {
          const outcome = await feeds.seen(...given)
          stop.abort(new Error('killed'))
          return outcome
        },
      },
    }
    serve(items('first', ...numbers(899)))
    await expect(world.run(id, { database: dying, signal: stop.signal })).rejects.toThrow('killed')
    expect(await world.feed(id)).toMatchObject({ status: 'running' })
    await writeFile(`${world.config.dataDir}/feeds/${id}.part`, 'what a dead process left')
    expect(await report(id)).toMatchObject({ status: 'done', rows: 900, gone: 101, withdrawn: 101 })
    const all = await world.database.listings.ownPage(world.sellerId, { limit: 100, status: 'withdrawn' })
    expect(JSON.parse(all.body.toString()).items).toHaveLength(100)
  })

  it('leaves what another feed of the same seller has', async () => {
    serve(items(...numbers(10)))
    site.pages.set('/other', { body: items(10, 11, 12, 13) })
    const [id, other] = [await add(), await world.addFeed({ url: `${site.origin}/other` })]
    await report(id)
    await report(other)
    serve(items(...numbers(9)))
    expect(await report(id)).toMatchObject({ gone: 1, withdrawn: 0 })
    expect(await statuses()).toMatchObject({ 10: 'published' })
  })

  it('reads CSV with a map, in the encoding that the site says, and its pictures', async () => {
    const csv = 'cod;nume;poze\n1;Oglind\u0103;https://a.example/1.jpg, https://a.example/2.jpg\n'
    serve(Buffer.from(csv.replace('\u0103', '\xe3'), 'latin1'), {
      'content-type': 'text/csv; charset=iso-8859-2',
    })
    const map = {
      ...{ externalId: 'cod', title: 'nume', category: { value: 'decor-textiles' }, images: 'poze' },
      attributes: { type: { value: 'mirror' } },
    }
    const id = await add({ format: 'csv', map })
    expect(await report(id)).toMatchObject({ created: 1, unusedColumns: [] })
    expect((await world.listings()).get('1')!.title).toBe('Oglindă')
    expect(await world.database.feeds.pictureWork(id, { after: null, limit: 10 })).toMatchObject([
      { externalId: '1', wanted: ['https://a.example/1.jpg', 'https://a.example/2.jpg'] },
    ])
    expect(world.made).toEqual([{ goal: 'feed-pictures', input: { id }, key: id }])
  })

  it('reads a file that is gzip itself', async () => {
    serve(gzipSync(items(1, 2, 3)))
    expect(await report(await add())).toMatchObject({ status: 'done', created: 3 })
  })

  it.each([
    [404, false],
    [500, true],
    [403, false],
  ])('says that the site answered %i', async (status, isPassing) => {
    site.pages.set('/feed', { status })
    const id = await add()
    if (isPassing) await expect(world.run(id)).rejects.toThrow(`answered ${status}`)
    else
      expect(await world.run(id)).toMatchObject({
        status: 'error',
        output: { error: expect.stringContaining(`answered ${status}`) },
      })
    expect(await world.feed(id)).toMatchObject({
      status: 'failed',
      report: { error: expect.stringContaining(`${status}`) },
    })
  })

  it('comes back when the site says', async () => {
    site.pages.set('/feed', { status: 503, headers: { 'retry-after': '7200' } })
    const id = await add()
    expect((await world.run(id)).status).toBe('error')
    expect(Date.parse((await world.feed(id)).nextAt)).toBeGreaterThan(Date.now() + 7_000_000)
  })

  it.each([
    ['a file cut short', '<listings><listing id="1"><title>x'],
    ['a file of another form', '<html><body>Not found</body></html><'],
  ])('fails for %s, and withdraws nothing', async (_, body) => {
    serve(items(...numbers(5)))
    const id = await add()
    await report(id)
    serve(body)
    expect(await world.run(id)).toMatchObject({
      status: 'error',
      output: { error: expect.stringContaining('well-formed') },
    })
    expect(Object.values(await statuses())).toEqual(Array(5).fill('published'))
  })

  it('holds a feed that is empty all at once', async () => {
    serve(items(1, 2))
    const id = await add()
    await report(id)
    serve('<listings/>')
    expect(await report(id)).toMatchObject({ status: 'held', rows: 0, gone: 2 })
  })

  it('says so for a feed that is not there', async () => {
    expect(await world.run('nothing')).toMatchObject({
      status: 'error',
      output: { error: 'There is no such feed' },
    })
  })

  it('makes a task of each feed that is due, once, and none of a paused one', async () => {
    const [due, paused] = [await add(), await add()]
    await world.database.feeds.change(paused, { isPaused: true })
    const run = () => world.agents.feeds.run({ id: 'task', goal: 'feeds', input: {} }, world.context())
    await Promise.all([run(), run()])
    await run()
    const tasks = (await world.database.tasks.list({ goal: 'feed', limit: 100 })).map(({ input }) => input)
    expect(tasks.filter((input) => (input as { id: string }).id === due)).toHaveLength(1)
    expect(tasks).not.toContainEqual({ id: paused })
    const { nextAt } = await world.feed(due)
    expect(Date.parse(nextAt)).toBeGreaterThan(Date.now() + 3_000_000)
  })
})
