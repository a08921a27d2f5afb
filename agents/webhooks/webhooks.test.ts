import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Networks, sealText } from '@piata/config'
import type { Database, Id, WebhookEvent } from '@piata/db'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { webhookRound } from './round.ts'
import { WebhookSender } from './send.ts'
import { signedHeaders } from './sign.ts'

interface Received {
  headers: IncomingHttpHeaders
  body: string
  path: string
}

const secretOf = (letter: string) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`
const key = randomBytes(32)
const sealedOf = (letter: string) => sealText(key, 'webhook', secretOf(letter))
const here = { networks: new Networks(['127.0.0.1']) }

/** As a receiver checks a message, written apart from what signs it. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = createHmac('sha256', key).update(text).digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .some((signature) => {
      const [version, mac = ''] = signature.split(',')
      const found = Buffer.from(mac, 'base64')
      return version === 'v1' && found.length === expected.length && timingSafeEqual(found, expected)
    })
}

it('signs as the example of Standard Webhooks does', () => {
  const headers = signedHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    new Date(1614265330 * 1000),
  )
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

describe.each(dialects)('webhooks on %s', (dialect) => {
  let services: TestServices
  let database: Database
  let server: Server
  let url: string
  let received: Received[]
  let answer: (path: string) => { status: number; headers?: Record<string, string>; body?: string }
  let sellerId: Id
  let email: string
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
    server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      request.on('end', () => {
        const path = request.url!
        received.push({ headers: request.headers, body, path })
        const { status, headers = {}, body: said = '' } = answer(path)
        response.writeHead(status, headers).end(said)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    server.close()
    await services.close()
  })
  beforeEach(async () => {
    vi.useRealTimers()
    received = []
    answer = () => ({ status: 204 })
    email = `${Math.random()}@piata.example`
    sellerId = (await database.users.create({ email, name: 'Ana', passwordHash: 'hash' })).id
    for (const { userId, id } of made.splice(0)) await database.webhooks.remove(userId, id)
  })

  const made: { userId: Id; id: Id }[] = []
  const subscribe = async (more: object = {}) => {
    const webhook = await database.webhooks.create({
      ...{ userId: sellerId, url: `${url}/in`, audience: 'own' as const, secret: sealedOf('a') },
      events: ['listing.published', 'listing.updated', 'listing.removed'] as WebhookEvent[],
      ...more,
    })
    made.push({ userId: sellerId, id: webhook.id })
    return webhook
  }
  const sender = () => new WebhookSender(here, 'http://localhost', key)
  /** Rounds until nothing more is sent. */
  const round = async (ms = 400, by = sender()) => {
    const context = {
      database,
      signal: new AbortController().signal,
      log: { warn() {}, error() {} } as never,
    }
    try {
      return await webhookRound({ ...context, config: services.config }, by, ms)
    } finally {
      await by.close()
    }
  }
  const until = async (done: () => boolean | Promise<boolean>) => {
    for (let n = 0; n < 40 && !(await done()); n++) await round()
    expect(await done()).toBe(true)
  }
  const input = (title: string) => ({
    ...{ title, description: 'Bună', categoryId: 'sofas', price: null, negotiable: false },
    ...{ condition: 'good' as const, attributes: {}, placeId: null, sellerId, externalId: title },
    ...{ createdAt: new Date().toISOString(), publishedAt: new Date().toISOString() },
  })
  const publish = async (title: string, seller = sellerId) => {
    await database.listings.writeBatch([{ ...input(title), sellerId: seller }])
    const page = JSON.parse((await database.listings.ownPage(seller, { limit: 100 })).body.toString())
    return page.items.find((item: { title: string }) => item.title === title).id as Id
  }
  const messages = () => received.map(({ body }) => JSON.parse(body))
  const actor = () => ({ id: sellerId, role: 'member' as const })

  it('are told what was published, changed and removed, signed, each with an id of its own', async () => {
    await subscribe()
    await round()
    const id = await publish('Canapea')
    await until(() => received.length === 1)
    await database.listings.update(id, actor(), { title: 'Fotoliu' })
    await until(() => received.length === 2)
    await database.listings.remove(id, actor())
    await until(() => received.length === 3)
    expect(messages().map(({ type, data }) => [type, data.id, data.title])).toEqual([
      ['listing.published', id, 'Canapea'],
      ['listing.updated', id, 'Fotoliu'],
      ['listing.removed', id, undefined],
    ])
    expect(received.every((message) => isSigned(message, secretOf('a')))).toBe(true)
    expect(received.some((message) => isSigned(message, secretOf('b')))).toBe(false)
    expect(isSigned({ ...received[0]!, body: `${received[0]!.body} ` }, secretOf('a'))).toBe(false)
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
  })

  it('are told of their owner’s listings, of everybody’s where they ask for it, and of the events they name', async () => {
    const other = (await database.users.create({ email: `x${email}`, name: 'Dan', passwordHash: 'hash' })).id
    await subscribe({ url: `${url}/own` })
    await subscribe({ url: `${url}/all`, audience: 'everyone' })
    await subscribe({ url: `${url}/removed`, audience: 'everyone', events: ['listing.removed'] })
    await round()
    const [mine, theirs] = [await publish('A mea'), await publish('A lui', other)]
    await until(() => received.length === 3)
    const of = (path: string) =>
      received.filter((message) => message.path === path).map(({ body }) => JSON.parse(body).data.id)
    expect(of('/own')).toEqual([mine])
    expect(of('/all').sort()).toEqual([mine, theirs].sort())
    expect(of('/removed')).toEqual([])
  })

  it('are told nothing of drafts, nor of what was before them', async () => {
    await publish('Dinainte')
    await subscribe()
    await database.listings.writeBatch([{ ...input('Ciornă'), publishedAt: null, status: 'draft' }])
    await round(1_200)
    expect(received).toEqual([])
  })

  it('are sent nothing while their account is suspended, nor afterwards what changed meanwhile', async () => {
    const webhook = await subscribe()
    await round()
    answer = () => ({ status: 500 })
    await publish('Waits')
    await until(() => received.length === 1)
    answer = () => ({ status: 204 })
    await database.accounts.suspend(email, { reason: 'Fraud', until: null })
    await publish('Meanwhile')
    // A webhook of somebody else shows that both have been looked at.
    const other = (await database.users.create({ email: `b${email}`, name: 'Dan', passwordHash: 'hash' })).id
    const { id } = await database.webhooks.create({
      ...{ userId: other, url: `${url}/other`, audience: 'everyone' as const, secret: sealedOf('b') },
      events: ['listing.published'],
    })
    made.push({ userId: other, id })
    await publish('Seen', other)
    const later = new Date(Date.now() + 3_600_000).toISOString()
    await until(async () => received.some(({ path }) => path === '/other'))
    expect(received.filter(({ path }) => path === '/in')).toHaveLength(1)
    const due = async () => (await database.webhookPost.due(later, [], 9)).map(({ webhookId }) => webhookId)
    expect(await due()).not.toContain(webhook.id)
    await database.accounts.unsuspend(email)
    expect(await due()).toContain(webhook.id)
    const page = await database.webhooks.deliveries(sellerId, webhook.id, { limit: 10 })
    expect(page.items).toHaveLength(1)
  })

  it('are sent again what failed, with the same id and body, and forgiven when it gets through', async () => {
    const { id } = await subscribe()
    await round()
    answer = () => ({ status: 500, body: 'x'.repeat(100_000) })
    await publish('Nu merge')
    await until(() => received.length === 1)
    const [waiting] = (await database.webhooks.deliveries(sellerId, id, { limit: 10 })).items
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1, status: 500, error: 'answered 500' })
    expect((await database.webhooks.find(sellerId, id))!.failingSince).not.toBeNull()
    await round()
    expect(received).toHaveLength(1)
    answer = () => ({ status: 200 })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 })
    await until(() => received.length === 2)
    expect(received[1]!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id'])
    expect(received[1]!.body).toBe(received[0]!.body)
    expect(received[1]!.headers['webhook-timestamp']).not.toBe(received[0]!.headers['webhook-timestamp'])
    expect((await database.webhooks.find(sellerId, id))!.failingSince).toBeNull()
    const [sent] = (await database.webhooks.deliveries(sellerId, id, { limit: 10 })).items
    expect(sent).toMatchObject({ state: 'sent', attempts: 2, status: 200, error: null, nextAt: null })
  })

  it('are disabled after two days without a success, and at once by a 410; their owner gets a mail', async () => {
    const failing = await subscribe({ url: `${url}/failing` })
    const leaving = await subscribe({ url: `${url}/leaving` })
    await round()
    answer = (path) => ({ status: path === '/leaving' ? 410 : 503 })
    await publish('Nimic')
    await until(() => received.length === 2)
    const stateOf = async (id: Id) => (await database.webhooks.find(sellerId, id))!.state
    await until(async () => (await stateOf(leaving.id)) === 'disabled')
    expect(await stateOf(failing.id)).toBe('active')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 49 * 3_600_000 })
    await until(async () => (await stateOf(failing.id)) === 'disabled')
    expect((await database.webhooks.find(sellerId, failing.id))!.reason).toContain('two days')
    const mails = (await database.tasks.list({ goal: 'mailer', limit: 10 })).map(({ input: mail }) => mail)
    expect(mails).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ to: email, template: 'webhook-disabled' }),
        expect.objectContaining({ data: expect.objectContaining({ url: `${url}/leaving` }) }),
      ]),
    )
    expect(await database.notifications.unread(sellerId)).toBe(2)
    answer = () => ({ status: 200 })
    await publish('Tot nimic')
    await round()
    const before = received.length
    await database.webhooks.update(sellerId, failing.id, { state: 'active' })
    await until(() => received.length > before)
  })

  it('are signed with both secrets for a day after one was changed', async () => {
    const { id } = await subscribe()
    await database.webhooks.rotate(sellerId, id, sealedOf('b'))
    await database.webhooks.test(sellerId, id)
    await until(() => received.length === 1)
    expect([isSigned(received[0]!, secretOf('a')), isSigned(received[0]!, secretOf('b'))]).toEqual([
      true,
      true,
    ])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3_600_000 })
    await database.webhooks.test(sellerId, id)
    await until(() => received.length === 2)
    expect([isSigned(received[1]!, secretOf('a')), isSigned(received[1]!, secretOf('b'))]).toEqual([
      false,
      true,
    ])
  })

  it('follow no redirects, and reach no private addresses, also by names that lead there', async () => {
    const { id } = await subscribe()
    await database.webhooks.test(sellerId, id)
    answer = () => ({ status: 302, headers: { location: `${url}/elsewhere` } })
    await until(() => received.length === 1)
    await round()
    expect(received.map(({ path }) => path)).toEqual(['/in'])
    const outcomeOf = async (address: string, resolve: () => Promise<string[]>) => {
      const strict = new WebhookSender({ networks: new Networks([]) }, 'http://localhost', key, resolve)
      const delivery = {
        id: 'x',
        webhookId: 'x',
        body: '{}',
        attempts: 0,
        secrets: [sealedOf('a')],
        url: address,
      }
      const outcome = await strict.send(delivery, new AbortController().signal)
      await strict.close()
      return outcome
    }
    const { port } = server.address() as AddressInfo
    for (const [address, resolved] of [
      [`http://127.0.0.1:${port}/`, '127.0.0.1'],
      [`http://[::ffff:127.0.0.1]:${port}/`, '127.0.0.1'],
      ['http://169.254.169.254/latest/meta-data', '169.254.169.254'],
      [`http://shop.example:${port}/`, '127.0.0.1'],
      [`http://shop.example:${port}/`, '10.0.0.1'],
    ] as const) {
      const outcome = await outcomeOf(address, async () => [resolved])
      expect([address, outcome]).toEqual([
        address,
        { outcome: 'failed', status: null, error: expect.stringContaining('not an address of the internet') },
      ])
      // Nobody learns by it where names of this network lead.
      if (!address.includes(resolved)) expect(JSON.stringify(outcome)).not.toContain(resolved)
    }
    expect(received).toHaveLength(1)
  })

  it('take what was not noted as sent once more, with the same id', async () => {
    const { id } = await subscribe()
    const { id: messageId } = await database.webhooks.test(sellerId, id)
    const dying: Database = {
      ...database,
      transaction: (work) =>
        database.transaction((tables) => {
          const settle = async () => {
            throw new Error('killed')
          }
          return work({ ...tables, webhookPost: { ...tables.webhookPost, settle } })
        }),
    }
    const by = sender()
    const context = { signal: new AbortController().signal, log: { warn() {}, error() {} } as never }
    await webhookRound({ ...context, config: services.config, database: dying }, by, 300)
    await by.close()
    const first = received.length
    expect(first).toBeGreaterThan(0)
    await until(() => received.length > first)
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([messageId]))
  })

  it('go with their messages, step by step, and with their account', async () => {
    const { id } = await subscribe()
    await database.webhooks.test(sellerId, id)
    await database.webhooks.remove(sellerId, id)
    expect(await database.webhooks.list(sellerId)).toEqual([])
    await expect(database.webhooks.test(sellerId, id)).rejects.toMatchObject({ code: 'not-found' })
    await round()
    expect(received).toEqual([])
    const long = new Date(Date.now() - 86_400_000).toISOString()
    expect(await database.webhookPost.purge(long, 1_000)).toBeGreaterThan(0)
    expect(await database.webhookPost.purge(long, 1_000)).toBe(0)

    const kept = await subscribe()
    await database.webhooks.test(sellerId, kept.id)
    await database.users.delete(sellerId)
    await round()
    expect(received).toEqual([])
    while ((await database.users.removeSome(100)) > 0);
    expect(await database.webhookPost.purge(long, 100)).toBe(0)
    made.length = 0
  })
})
