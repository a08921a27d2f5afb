import type { ApiScope } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('webhooks on %s', (dialect) => {
  let test: TestApp
  let owner: Person
  const body = { url: 'https://shop.example/in', events: ['listing.published'] }
  const make = async (person = owner, more: object = {}) =>
    (await person.ask('POST', '/v1/webhooks', { body: { ...body, ...more } })).json()
  beforeAll(async () => {
    test = await startTestApp(dialect)
    owner = await newPerson(test.app)
  })
  afterAll(() => test.close())

  it('are made, read, changed, disabled and removed by their owner; the secret is shown once', async () => {
    const { secret, ...webhook } = await make()
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32)
    const read = await owner.ask('GET', `/v1/webhooks/${webhook.id}`)
    expect(read.json()).toEqual(webhook)
    expect((await owner.ask('GET', '/v1/webhooks')).json()).toEqual({ items: [webhook], next: null })
    const patch = { body: { state: 'disabled' }, headers: { 'if-match': String(read.headers.etag) } }
    const changed = await owner.ask('PATCH', `/v1/webhooks/${webhook.id}`, patch)
    expect([changed.statusCode, changed.json().state]).toEqual([200, 'disabled'])
    expect((await owner.ask('PATCH', `/v1/webhooks/${webhook.id}`, patch)).statusCode).toBe(412)
    expect((await owner.ask('POST', `/v1/webhooks/${webhook.id}/test`)).statusCode).toBe(409)
    await owner.ask('PATCH', `/v1/webhooks/${webhook.id}`, { body: { state: 'active' } })
    const tried = await owner.ask('POST', `/v1/webhooks/${webhook.id}/test`)
    expect([tried.statusCode, tried.json().state]).toEqual([202, 'queued'])
    for (let n = 0; n < 2; n++) await owner.ask('POST', `/v1/webhooks/${webhook.id}/test`)
    const first = (await owner.ask('GET', `/v1/webhooks/${webhook.id}/deliveries?limit=2`)).json()
    expect(first.items).toHaveLength(2)
    const rest = (
      await owner.ask('GET', `/v1/webhooks/${webhook.id}/deliveries?limit=2&cursor=${first.next}`)
    ).json()
    expect([rest.items.map(({ id }: { id: string }) => id), rest.next]).toEqual([[tried.json().id], null])
    const rotated = await owner.ask('POST', `/v1/webhooks/${webhook.id}/secret`)
    expect(rotated.json().secret).not.toBe(secret)
    const exported = (await owner.ask('GET', '/v1/me/export')).body
    for (const text of [exported, (await owner.ask('GET', '/v1/webhooks')).body])
      expect(text).not.toContain('whsec_')
    expect((await owner.ask('DELETE', `/v1/webhooks/${webhook.id}`)).statusCode).toBe(204)
    expect((await owner.ask('GET', `/v1/webhooks/${webhook.id}`)).statusCode).toBe(404)
  })

  it('show a retry the same secret', async () => {
    const headers = { 'idempotency-key': 'once' }
    const [one, two] = [
      await owner.ask('POST', '/v1/webhooks', { body, headers }),
      await owner.ask('POST', '/v1/webhooks', { body, headers }),
    ]
    expect(two.headers['idempotent-replayed']).toBe('true')
    expect(two.json()).toEqual(one.json())
  })

  it('are nobody else’s', async () => {
    const { id } = await make()
    const stranger = await newPerson(test.app)
    for (const [method, path, more] of [
      ['GET', '', {}],
      ['PATCH', '', { body: { state: 'disabled' } }],
      ['PATCH', '', { body: { state: 'disabled' }, headers: { 'if-match': '*' } }],
      ['DELETE', '', {}],
      ['POST', '/secret', {}],
      ['POST', '/test', {}],
      ['GET', '/deliveries', {}],
    ] as const) {
      const answer = await stranger.ask(method, `/v1/webhooks/${id}${path}`, more)
      expect([method, path, answer.statusCode]).toEqual([method, path, 404])
    }
    expect((await stranger.ask('GET', '/v1/webhooks')).json().items).toEqual([])
  })

  it('are made by keys that may, of everybody’s listings only by those that may follow them', async () => {
    const keyOf = async (scopes: ApiScope[]) =>
      (
        await owner.ask('POST', '/v1/api-keys', {
          body: { name: 'Shop', scopes, currentPassword: owner.password },
        })
      ).json().key as string
    const statusWith = async (key: string, more: object) => {
      const headers = { authorization: `Bearer ${key}` }
      return (
        await test.app.inject({ method: 'POST', url: '/v1/webhooks', headers, body: { ...body, ...more } })
      ).statusCode
    }
    const narrow = await keyOf(['webhooks:write'])
    expect(await statusWith(narrow, {})).toBe(201)
    expect(await statusWith(narrow, { audience: 'everyone' })).toBe(403)
    expect(await statusWith(await keyOf(['webhooks:write', 'changes:read']), { audience: 'everyone' })).toBe(
      201,
    )
    expect(await statusWith(await keyOf(['changes:read']), {})).toBe(403)
    // Nor may the narrow one lead its owner's elsewhere, or take its secret.
    const made = await owner.ask('POST', '/v1/webhooks', { body: { ...body, audience: 'everyone' } })
    const { id } = made.json() as { id: string }
    const headers = { authorization: `Bearer ${narrow}` }
    const moved = { headers, body: { url: 'https://other.example/in' } }
    const move = await test.app.inject({ method: 'PATCH', url: `/v1/webhooks/${id}`, ...moved })
    const rotate = await test.app.inject({ method: 'POST', url: `/v1/webhooks/${id}/secret`, headers })
    expect([move.statusCode, rotate.statusCode]).toEqual([403, 403])
  })

  it('lead to the internet only', async () => {
    const person = await newPerson(test.app)
    for (const url of [
      'http://shop.example/in',
      'https://127.0.0.1/in',
      'https://[::1]/in',
      'https://10.0.0.1/in',
      'https://169.254.169.254/',
      'https://localhost/in',
      'https://2130706433/',
      'https://shop.example:22/',
      'https://user:pass@shop.example/',
      'ftp://shop.example/',
      'x',
    ]) {
      const refused = await person.ask('POST', '/v1/webhooks', { body: { ...body, url } })
      expect([url, refused.statusCode, refused.json().errors?.[0].pointer]).toEqual([url, 400, '/url'])
    }
  })

  it('are at most ten for an account', async () => {
    const person = await newPerson(test.app)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => person.ask('POST', '/v1/webhooks', { body })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([...Array(10).fill(201), 409, 409])
  })
})
