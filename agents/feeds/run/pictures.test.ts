import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSite, type TestSite } from '../../test/site.ts'
import { greyPng } from '../testing/picture.ts'
import { dialects, listingsXml, listingXml, startWorld, type TestWorld } from '../testing/world.ts'

describe.each(dialects)('pictures of a feed on %s', (dialect) => {
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
    const email = `other${users++}@piata.example`
    world.sellerId = (await world.database.users.create({ email, name: 'Ana', passwordHash: 'hash' })).id
  })

  const serve = (paths: string[], more: Record<string, string> = {}) => {
    const images = paths
      .map((path) => `<image>${path.includes('://') ? path : site.origin + path}</image>`)
      .join('')
    site.pages.set('/feed', { body: listingsXml(listingXml(1, { images, ...more }), listingXml(2)) })
  }
  const read = async (id: string) => {
    await world.run(id)
    return (
      await world.agents.pictures.run({ id: 'task', goal: 'feed-pictures', input: { id } }, world.context())
    ).output
  }
  const shown = async () => {
    const { imageIds } = (await world.listings()).get('1')!
    const images = await world.database.images.find(imageIds, world.sellerId)
    return images.map(({ sha256 }) => sha256)
  }
  const asked = (path: string) => site.asked.filter((one) => one.path === path).length
  const add = () => world.addFeed({ url: `${site.origin}/feed` })

  it('are fetched for files that a seller imports too, and shown in the seller’s name', async () => {
    site.pages.set('/1.png', { body: greyPng(60) })
    const { database, sellerId } = world
    serve([])
    await world.run(await add())
    const id = await database.feeds.ofImports(sellerId)
    const pictures = [`${site.origin}/1.png`]
    await database.feeds.seen(id, 0, [{ externalId: '1', pictures, isTaken: true }])
    const task = { id: 'task', goal: 'feed-pictures', input: { id } }
    expect(await world.agents.pictures.run(task, world.context())).toMatchObject({
      output: { items: 1, fetched: 1 },
    })
    expect(await shown()).toHaveLength(1)
    expect(await database.feeds.due(10)).not.toContainEqual(expect.objectContaining({ id }))
  })

  it('are fetched and shown in their order, and not fetched again', async () => {
    for (const n of [1, 2, 3]) site.pages.set(`/${n}.png`, { body: greyPng(60 * n) })
    serve(['/1.png', '/2.png'])
    const id = await add()
    expect(await read(id)).toMatchObject({ items: 1, fetched: 2, refused: 0, left: 0 })
    const [one, two] = await shown()
    serve(['/3.png', '/2.png', '/1.png'])
    expect(await read(id)).toMatchObject({ items: 1, fetched: 1 })
    expect((await shown()).slice(1)).toEqual([two, one])
    expect([asked('/1.png'), asked('/3.png')]).toEqual([1, 1])
    serve(['/2.png'], { title: 'Alt titlu' })
    expect(await read(id)).toMatchObject({ items: 1, fetched: 0 })
    expect(await shown()).toEqual([two])
    expect(await read(id)).toMatchObject({ items: 0 })
  })

  it('leave those that the seller added', async () => {
    site.pages.set('/1.png', { body: greyPng(10) })
    site.pages.set('/2.png', { body: greyPng(20) })
    serve(['/1.png'])
    const id = await add()
    await read(id)
    const listing = (await world.listings()).get('1')!
    const sha256 = 'f'.repeat(64)
    const { id: claim } = await world.database.images.claim([sha256])
    const picture = { ownerId: world.sellerId, sha256, width: 10, height: 10, bytes: 10, placeholder: 'x' }
    const [own] = await world.database.images.record(claim, [picture])
    const actor = { id: world.sellerId, role: 'member' as const }
    await world.database.listings.update(listing.id, actor, { imageIds: [...listing.imageIds, own!.id] })
    serve(['/2.png'])
    await read(id)
    expect((await shown()).slice(1)).toEqual([sha256])
  })

  it('are at most twelve', async () => {
    const paths = Array.from({ length: 20 }, (_, n) => `/${n}.png`)
    for (const [n, path] of paths.entries()) site.pages.set(path, { body: greyPng(10 * n) })
    serve(paths)
    expect(await read(await add())).toMatchObject({ fetched: 12 })
    expect(await shown()).toHaveLength(12)
    expect(asked('/12.png')).toBe(0)
  })

  it('that are none, or private, are named and not asked for again; what may pass is tried five times', async () => {
    site.pages.set('/1.png', { body: 'not a picture' })
    site.pages.set('/2.png', { body: greyPng(20) })
    site.pages.set('/3.png', { status: 500 })
    serve(['/1.png', 'http://169.254.169.254/x.png', '/gone.png', '/2.png', '/3.png'])
    const id = await add()
    expect(await read(id)).toMatchObject({
      ...{ items: 1, fetched: 1, refused: 4, left: 1 },
      errors: [
        { id: '1', url: `${site.origin}/1.png`, reason: expect.stringMatching(/JPEG/) },
        { reason: expect.stringContaining('is not an address of the internet') },
        { reason: expect.stringContaining('answered 404') },
        { reason: expect.stringContaining('answered 500') },
      ],
    })
    expect(await shown()).toHaveLength(1)
    for (let run = 0; run < 6; run++) await read(id)
    expect([asked('/1.png'), asked('/2.png'), asked('/gone.png'), asked('/3.png')]).toEqual([1, 1, 1, 5])
    expect(await world.database.feeds.feedsWithPictureWork(10)).not.toContain(id)
  })

  it('are fetched once, where the process died before they were shown', async () => {
    site.pages.set('/1.png', { body: greyPng(10) })
    serve(['/1.png'])
    const id = await add()
    await world.run(id)
    const { listings } = world.database
    const dying = {
      ...world.database,
      listings: { ...listings, update: () => Promise.reject(new Error('killed')) },
    }
    const run = (database: typeof dying) =>
      world.agents.pictures.run(
        { id: 'task', goal: 'feed-pictures', input: { id } },
        world.context({ database }),
      )
    await expect(run(dying)).rejects.toThrow('killed')
    expect(await shown()).toEqual([])
    await run(world.database as typeof dying)
    expect(await shown()).toHaveLength(1)
    expect(asked('/1.png')).toBe(1)
  })

  it('come back with a listing that its seller had deleted', async () => {
    site.pages.set('/1.png', { body: greyPng(10) })
    serve(['/1.png'])
    const id = await add()
    await read(id)
    await world.database.listings.remove((await world.listings()).get('1')!.id, {
      id: world.sellerId,
      role: 'member',
    })
    serve(['/1.png'], { title: 'Alt titlu' })
    await read(id)
    expect(await shown()).toHaveLength(1)
  })
})
