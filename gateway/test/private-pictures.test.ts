import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { passSeconds } from '../auth/picture-pass.ts'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

describe.each(doorDialects)('pictures of drafts on %s', (dialect) => {
  let test: TestApp
  let owner: Person
  let stranger: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    owner = await newPerson(test.app)
    stranger = await newPerson(test.app)
  })
  afterAll(() => test.close())

  let width = 400
  const upload = async (person: Person): Promise<{ id: string; sha256: string }> => {
    const bytes = await sharp({ create: { width: width++, height: 200, channels: 3, background: 'navy' } })
      .png()
      .toBuffer()
    const boundary = randomUUID()
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`
    const response = await person.ask('POST', '/v1/images', {
      body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
    return response.json().items[0]
  }
  const urlOf = ({ sha256 }: { sha256: string }) => `/img/card/${sha256}.webp`
  const anonymous = (url: string, headers: Record<string, string> = {}) => test.app.inject({ url, headers })
  /** A browser's cookies after log-in. */
  const cookiesOf = async ({ email, password }: Person) => {
    const url = '/v1/auth/login'
    const login = await test.app.inject({
      method: 'POST',
      url,
      body: { email, password, transport: 'cookie' },
    })
    const pass = login.cookies.find(({ name }) => name === 'piata-pictures')!
    const refresh = login.cookies.find(({ name }) => name === 'piata-refresh')!
    expect(pass).toMatchObject({ path: '/img', httpOnly: true, secure: true, sameSite: 'Strict' })
    return { cookie: `other=1; piata-pictures=${pass.value}`, refresh: `piata-refresh=${refresh.value}` }
  }

  it('are their owner’s alone until the listing is published, and again when it is withdrawn', async () => {
    const picture = await upload(owner)
    const url = urlOf(picture)
    for (const person of [undefined, stranger]) {
      const refused = await (person ? person.ask('GET', url) : anonymous(url))
      expect([refused.statusCode, refused.headers['cache-control']]).toEqual([404, 'no-store'])
    }
    // Nor does a tag that is easy to guess tell that it is there.
    const guess = await anonymous(url, { 'if-none-match': `"card-${picture.sha256}.webp"` })
    expect(guess.statusCode).toBe(404)
    const own = await owner.ask('GET', url)
    expect([own.statusCode, own.headers['cache-control']]).toEqual([200, 'private, no-cache'])
    const headers = { 'if-none-match': own.headers.etag as string }
    expect((await owner.ask('GET', url, { headers })).statusCode).toBe(304)

    const { id } = await publishListing(test.app, owner, { imageIds: [picture.id] })
    const shown = await anonymous(url)
    expect([shown.statusCode, shown.headers['cache-control']]).toEqual([
      200,
      expect.stringMatching(/^public/),
    ])
    await owner.ask('POST', `/v1/listings/${id}/withdraw`)
    // At once, whatever this process remembers.
    expect((await anonymous(url)).statusCode).toBe(404)
    expect((await owner.ask('GET', url)).statusCode).toBe(200)
  })

  it('stay public while the listing is sold', async () => {
    const picture = await upload(owner)
    const { id } = await publishListing(test.app, owner, { imageIds: [picture.id] })
    await owner.ask('POST', `/v1/listings/${id}/sell`)
    expect((await anonymous(urlOf(picture))).statusCode).toBe(200)
  })

  it('show in the owner’s browser, while the session lives', async () => {
    const url = urlOf(await upload(owner))
    const { cookie, refresh } = await cookiesOf(owner)
    expect((await anonymous(url, { cookie })).statusCode).toBe(200)
    const foreign = await cookiesOf(stranger)
    expect((await anonymous(url, { cookie: foreign.cookie })).statusCode).toBe(404)
    for (const broken of ['piata-pictures=', `${cookie}x`, cookie.replace('.member.', '.admin.')]) {
      expect((await anonymous(url, { cookie: broken })).statusCode).toBe(404)
    }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (passSeconds + 1) * 1000 })
    expect((await anonymous(url, { cookie })).statusCode).toBe(404)
    vi.useRealTimers()
    const logout = await test.app.inject({
      method: 'POST',
      url: '/v1/auth/logout',
      headers: { cookie: refresh, origin: test.config.publicUrl.origin },
      body: {},
    })
    expect([logout.statusCode, logout.cookies.map(({ name, value }) => [name, value])]).toEqual([
      204,
      [
        ['piata-refresh', ''],
        ['piata-pictures', ''],
      ],
    ])
    expect((await anonymous(url, { cookie })).statusCode).toBe(404)
  })

  it('cost public pictures no question to the database', async () => {
    const picture = await upload(owner)
    await publishListing(test.app, owner, { imageIds: [picture.id] })
    const asked = vi.spyOn(test.app.database.images, 'isPublic')
    for (let n = 0; n < 20; n++) expect((await anonymous(urlOf(picture))).statusCode).toBe(200)
    expect(asked.mock.calls.length).toBe(1)
    asked.mockRestore()
  })
})
