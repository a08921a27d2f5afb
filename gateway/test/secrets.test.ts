import { randomBytes } from 'node:crypto'
import { openText, secretFor } from '@piata/config'
import type { Database } from '@piata/db'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('the secret of the installation on %s', (dialect) => {
  const [before, now] = [randomBytes(32), randomBytes(32)]
  const both = { secretKey: now, secretKeyBefore: before }
  let test: TestApp
  let person: Person
  let secret: string
  let recoveryCodes: string[]
  let pushKey: string
  const post = (url: string, body: object) => test.app.inject({ method: 'POST', url, body })
  const codeOf = (ahead: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 })
  const logInWith = async (code: string) => {
    const { email, password } = person
    const { challenge } = (await post('/v1/auth/login', { email, password })).json()
    return (await post('/v1/auth/second-factor', { challenge, code })).statusCode
  }
  const rotate = (settings: object = both, database: Database = test.app.database) =>
    operate(['rotate-secret'], database, { ...test.config, ...settings })
  const isKnown = async () =>
    (await test.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${person.accessToken}` } }))
      .statusCode === 200
  const readPushKey = async () => (await test.app.inject('/v1/push/key')).json().publicKey as string

  beforeAll(async () => {
    test = await startTestApp(dialect, { secretKey: before })
    person = await newPerson(test.app)
    secret = (await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })).json().secret
    const verified = await person.ask('POST', '/v1/me/totp/verify', { body: { code: codeOf(-1) } })
    recoveryCodes = verified.json().recoveryCodes
    const body = { url: 'https://shop.example/in', events: ['listing.removed'] }
    const webhook = (await person.ask('POST', '/v1/webhooks', { body })).json()
    await person.ask('POST', `/v1/webhooks/${webhook.id}/secret`)
    pushKey = await readPushKey()
  })
  afterAll(() => test.close())

  it('gives way to another one, while either reads what is sealed, also after a stop in the middle', async () => {
    await expect(rotate({ secretKey: now })).rejects.toThrow('PIATA_SECRET_KEY_BEFORE')
    await test.restart(both)
    expect([await isKnown(), await readPushKey(), await logInWith(codeOf(0))]).toEqual([true, pushKey, 200])
    const { sealed } = test.app.database
    const stopping = {
      ...test.app.database,
      sealed: {
        rewrite: (...args: Parameters<typeof sealed.rewrite>) => {
          if (args[0] === 'webhooks') throw new Error('the process ended here')
          return sealed.rewrite(...args)
        },
      },
    }
    await expect(rotate(both, stopping)).rejects.toThrow('the process ended here')
    await test.restart(both)
    expect([await isKnown(), await readPushKey(), await logInWith(recoveryCodes[0]!)]).toEqual([
      true,
      pushKey,
      200,
    ])
    const lines = await rotate()
    expect(lines.slice(0, 4)).toEqual([
      'signing keys: 0 sealed anew',
      'authenticator apps: 0 sealed anew',
      'webhooks: 2 sealed anew',
      'push keys: 1 sealed anew',
    ])
    expect((await rotate()).slice(0, 4).join()).not.toMatch(/[1-9]/)
  })

  it('of before opens nothing afterwards, and is needed for nothing but old recovery codes', async () => {
    const texts: string[] = []
    for (const kind of ['signing keys', 'authenticator apps', 'webhooks'] as const) {
      await test.app.database.sealed.rewrite(kind, '', 100, (_, text) => {
        texts.push(text)
        return undefined
      })
    }
    expect(texts.length).toBeGreaterThanOrEqual(5)
    await test.restart({ secretKey: now })
    expect([await isKnown(), await readPushKey(), await logInWith(codeOf(1))]).toEqual([true, pushKey, 200])
    expect(await logInWith(recoveryCodes[1]!)).toBe(403)
    const webhookSecrets = texts.slice(-2)
    for (const text of webhookSecrets) {
      expect(openText(secretFor(now, 'webhooks'), 'webhook', text)).toMatch(/^whsec_/)
      expect(() => openText(secretFor(before, 'webhooks'), 'webhook', text)).toThrow()
    }
    await expect(test.restart({ secretKey: before })).rejects.toThrow('sealed with another secret')
    test.app = await test.restart({ secretKey: now })
  })

  it('leaves the keys of Web Push, which a command of their own makes anew', async () => {
    const endpoint = 'https://push.example/send/1'
    const keys = { p256dh: `B${'a'.repeat(86)}`, auth: 'a'.repeat(22) }
    await test.app.database.pushSubscriptions.add(person.id, { endpoint, ...keys })
    const config = { ...test.config, secretKey: now }
    const [line] = await operate(['rotate-push-keys'], test.app.database, config)
    const key = await readPushKey()
    expect(key).not.toBe(pushKey)
    expect(line).toContain(`${key} now; 1 subscriptions`)
  })
})
