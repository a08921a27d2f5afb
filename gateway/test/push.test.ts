import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { browserKeys, newPerson, type Person } from './people.ts'

describe.each(dialects)('push subscriptions on %s', (dialect) => {
  let test: TestApp
  let ana: Person
  let dan: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    ana = await newPerson(test.app)
    dan = await newPerson(test.app)
  })
  afterAll(() => test.close())

  const address = '/v1/push/subscriptions'
  const keys = browserKeys
  const browser = (name: string) => ({ endpoint: `https://push.example/${name}`, expirationTime: null, keys })

  it('come with the site’s public key alone, always the same', async () => {
    const first = await test.app.inject('/v1/push/key')
    expect(first.json()).toEqual({ publicKey: expect.stringMatching(/^B[\w-]{86}$/) })
    expect((await test.app.inject('/v1/push/key')).json()).toEqual(first.json())
  })

  it('are kept once, and end for their own account only', async () => {
    const first = await ana.ask('POST', address, { body: browser('ana') })
    expect([first.statusCode, first.json().id]).toEqual([201, expect.any(String)])
    expect((await ana.ask('POST', address, { body: browser('ana') })).json()).toEqual(first.json())
    const exported = (await ana.ask('GET', '/v1/me/export')).json()
    expect(exported.pushSubscriptions).toEqual([
      {
        id: first.json().id,
        endpoint: 'https://push.example/ana',
        createdAt: first.json().createdAt,
        lastOkAt: null,
        userAgent: 'lightMyRequest',
      },
    ])
    const { endpoint } = browser('ana')
    expect((await dan.ask('DELETE', address, { body: { endpoint } })).statusCode).toBe(404)
    expect((await ana.ask('DELETE', address, { body: { endpoint } })).statusCode).toBe(204)
    expect((await ana.ask('DELETE', address, { body: { endpoint } })).statusCode).toBe(404)
  })

  it('end with the account', async () => {
    const person = await newPerson(test.app)
    await person.ask('POST', address, { body: browser('ended') })
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    // The answer waits for a second of it at most.
    await test.app.removeAccounts()
    expect(await test.app.database.pushSubscriptions.of(person.id)).toEqual([])
  })

  it.each([
    [{ endpoint: 'http://push.example/x' }, '/endpoint'],
    [{ endpoint: 'https://127.0.0.1/x' }, '/endpoint'],
    [{ endpoint: 'https://[::1]/x' }, '/endpoint'],
    [{ endpoint: 'https://2130706433/x' }, '/endpoint'],
    [{ endpoint: 'https://169.254.169.254/latest' }, '/endpoint'],
    [{ endpoint: 'https://localhost/x' }, '/endpoint'],
    [{ endpoint: 'https://redis.internal/x' }, '/endpoint'],
    [{ endpoint: 'https://push.example:6379/x' }, '/endpoint'],
    [{ endpoint: 'https://a:b@push.example/x' }, '/endpoint'],
    [{ endpoint: 'file:///etc/passwd' }, '/endpoint'],
    [{ endpoint: 'x' }, '/endpoint'],
    [{ endpoint: `https://push.example/${'x'.repeat(2_000)}` }, '/endpoint'],
    [{ keys: { ...keys, auth: 'short' } }, '/keys/auth'],
    [{ keys: { ...keys, p256dh: 'A'.repeat(87) } }, '/keys/p256dh'],
    // No point of the curve, and the same point in another form.
    [{ keys: { ...keys, p256dh: `B${'A'.repeat(86)}` } }, '/keys/p256dh'],
    [{ keys: { ...keys, p256dh: keys.p256dh.replace(/^BC/, 'BG') } }, '/keys/p256dh'],
    [{ keys: { ...keys, more: 'x' } }, '/keys/more'],
    [{ account: 'x' }, '/account'],
  ])('%j is refused at %s', async (more, pointer) => {
    const answer = await ana.ask('POST', address, { body: { ...browser('bad'), ...more } })
    expect([answer.statusCode, answer.json().errors?.[0]?.pointer]).toEqual([400, pointer])
  })
})
