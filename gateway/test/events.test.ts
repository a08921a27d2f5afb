import { loadConfig } from '@piata/config'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

interface Heard {
  id: number
  event: string
  data: Record<string, unknown>
}

/** An open stream, read event by event. */
interface Listener {
  status: number
  /** The next one; undefined when the stream ended. */
  next(): Promise<Heard | undefined>
  close(): void
}

describe.each(dialects)('events on %s', (dialect) => {
  let test: TestApp
  /** Another gateway on the same database. */
  let second: FastifyInstance
  let [buyer, seller] = [] as unknown as [Person, Person]
  let listingId: string
  const open: Listener[] = []
  beforeAll(async () => {
    test = await startTestApp(dialect)
    second = await buildApp({ config: test.config, waitForSearch: true })
    for (const app of [test.app, second]) await app.listen({ port: 0, host: '127.0.0.1' })
    seller = await newPerson(test.app, 'Dan')
    listingId = (await publishListing(test.app, seller)).id
  })
  afterEach(() => {
    for (const listener of open.splice(0)) listener.close()
  })
  afterAll(async () => {
    await second.close()
    await test.close()
  })

  async function listen(
    person: Person,
    { app = test.app, after, query = '' }: { app?: FastifyInstance; after?: number; query?: string } = {},
  ): Promise<Listener> {
    const { port } = app.server.address() as { port: number }
    const end = new AbortController()
    const response = await fetch(`http://127.0.0.1:${port}/v1/events${query}`, {
      headers: {
        authorization: `Bearer ${person.accessToken}`,
        ...(after !== undefined && { 'last-event-id': String(after) }),
      },
      signal: end.signal,
    })
    const parts = partsOf(response)
    const listener = {
      status: response.status,
      async next() {
        for (;;) {
          const { value } = await parts.next()
          if (value === undefined) return undefined
          const fields = Object.fromEntries(value.split('\n').map((line: string) => line.split(/: (.*)/s)))
          if (fields.event !== undefined)
            return { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) }
        }
      },
      close: () => end.abort(),
    }
    open.push(listener)
    return listener
  }

  async function* partsOf(response: Response): AsyncGenerator<string> {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = parts.pop()!
      yield* parts
    }
  }

  /** A new buyer's conversation. */
  async function begun(): Promise<string> {
    buyer = await newPerson(test.app, 'Ana')
    const body = { text: 'Mai este?' }
    return (await buyer.ask('POST', `/v1/listings/${listingId}/conversations`, { body })).json()
      .conversationId
  }
  const send = (person: Person, id: string, text = 'x') =>
    person.ask('POST', `/v1/conversations/${id}/messages`, { body: { text } })

  it('tell of messages and of what was read, wherever these come from', async () => {
    const id = await begun()
    const here = await listen(buyer)
    const there = await listen(buyer, { app: second })
    for (const stream of [here, there]) expect(await stream.next()).toMatchObject({ event: 'ready', id: 1 })
    await send(seller, id)
    for (const stream of [here, there])
      expect(await stream.next()).toEqual({
        ...{ id: 2, event: 'message', data: { conversationId: id, seq: 2, mine: false } },
      })
    await seller.ask('POST', `/v1/conversations/${id}/read`, { body: { seq: 2 } })
    for (const stream of [here, there])
      expect(await stream.next()).toEqual({
        ...{ id: 3, event: 'read', data: { conversationId: id, seq: 2, mine: false } },
      })
  })

  it('tell both sides at once what becomes of the listing, and nobody who put the conversation away', async () => {
    const { id } = await publishListing(test.app, seller)
    const write = async (person: Person) => {
      const answer = await person.ask('POST', `/v1/listings/${id}/conversations`, { body: { text: 'a' } })
      return answer.json().conversationId as string
    }
    const away = await newPerson(test.app)
    await away.ask('POST', `/v1/conversations/${await write(away)}/archive`, { body: { archived: true } })
    buyer = await newPerson(test.app)
    const conversationId = await write(buyer)
    const [here, there] = [await listen(buyer), await listen(seller, { app: second })]
    const heard = async (stream: Listener) => {
      for (;;) {
        const next = await stream.next()
        if (next === undefined || next.event === 'listing') return next?.data
      }
    }
    const price = { amount: 90_000, currency: 'RON' }
    const reprice = () =>
      seller.ask('PATCH', `/v1/listings/${id}`, { body: { price }, headers: { 'if-match': '*' } })
    const move = (name: string) => () => seller.ask('POST', `/v1/listings/${id}/${name}`)
    const name = (person: Person) => () => person.ask('POST', `/v1/conversations/${conversationId}/deal`)
    for (const change of [
      ...[move('reserve'), move('release'), reprice, move('withdraw'), move('publish')],
      ...[move('sell'), name(buyer), name(seller)],
    ]) {
      const { statusCode, body } = await change()
      expect(statusCode, body).toBeLessThan(300)
      expect(await Promise.all([heard(here), heard(there)])).toEqual([{ listingId: id }, { listingId: id }])
    }
    const { items } = await test.app.database.accountEvents.after(away.id, 0, 100)
    expect(items.map(({ kind }) => kind)).toEqual(['message'])
  })

  it('go on after the last one that was heard, and say when some are missing', async () => {
    const id = await begun()
    for (let n = 0; n < 130; n++) await send(n % 2 ? buyer : seller, id)
    const stream = await listen(buyer, { after: 3, app: second })
    for (let seq = 4; seq <= 131; seq++) expect(await stream.next()).toMatchObject({ id: seq })
    await send(seller, id)
    expect(await stream.next()).toMatchObject({ id: 132 })
    const lost = await listen(buyer, { after: 9_999 })
    expect(await lost.next()).toMatchObject({ event: 'reset', id: 132 })
    const brief = await listen(buyer, { after: 131, query: '?seconds=0' })
    expect([await brief.next(), await brief.next()]).toMatchObject([{ id: 132 }, undefined])
  })

  it('tell nobody of others', async () => {
    const id = await begun()
    const other = await newPerson(test.app)
    const stream = await listen(other)
    expect(await stream.next()).toMatchObject({ event: 'ready', id: 0 })
    await send(seller, id)
    const brief = await listen(other, { after: 0, query: '?seconds=0' })
    expect(await brief.next()).toBeUndefined()
  })

  it('are for sessions alone, and end with them', async () => {
    const id = await begun()
    const stream = await listen(buyer)
    expect((await stream.next())!.event).toBe('ready')
    await test.app.inject({
      method: 'POST',
      url: '/v1/auth/logout',
      body: { refreshToken: buyer.refreshToken },
    })
    // What comes after the end of the session is not told any more.
    await send(seller, id)
    expect(await stream.next()).toBeUndefined()
    expect((await listen(buyer)).status).toBe(401)
    const body = { name: 'P', scopes: ['listings:read'], currentPassword: seller.password }
    const { key } = (await seller.ask('POST', '/v1/api-keys', { body })).json()
    expect((await listen({ ...seller, accessToken: key })).status).toBe(403)
  })

  it('end when the account is suspended', async () => {
    const id = await begun()
    const stream = await listen(buyer, { app: second })
    expect((await stream.next())!.event).toBe('ready')
    await test.app.database.accounts.suspend(buyer.email, { reason: 'Spam', until: null })
    await second.forgetEndedSessions()
    await send(seller, id)
    expect(await stream.next()).toBeUndefined()
  })

  it('are open a few times for an account, and free again when one ends', async () => {
    const id = await begun()
    const streams: Listener[] = []
    for (let n = 0; n < 8; n++) streams.push(await listen(buyer))
    expect((await listen(buyer)).status).toBe(429)
    for (const { status } of streams) expect(status).toBe(200)
    const { email, password, refreshToken } = buyer
    await test.app.inject({ method: 'POST', url: '/v1/auth/logout', body: { refreshToken } })
    await send(seller, id)
    for (const stream of streams) while ((await stream.next()) !== undefined);
    const login = await test.app.inject({ method: 'POST', url: '/v1/auth/login', body: { email, password } })
    expect((await listen({ ...buyer, accessToken: login.json().accessToken })).status).toBe(200)
  })

  it('refuse an id that no event has', async () => {
    for (const id of ['x', '-1', '1.5', '9'.repeat(16)])
      expect((await seller.ask('GET', '/v1/events', { headers: { 'last-event-id': id } })).statusCode).toBe(
        400,
      )
  })

  it('let the gateway stop while they are open', async () => {
    const config = { ...loadConfig({}), ...test.config }
    const third = await buildApp({ config, waitForSearch: true })
    await third.listen({ port: 0, host: '127.0.0.1' })
    const stream = await listen(seller, { app: third })
    expect((await stream.next())!.event).toBe('ready')
    await third.close()
    expect(await stream.next()).toBeUndefined()
  })
})
