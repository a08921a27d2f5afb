import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../app.ts'
import { hashLinkToken } from '../auth/mail-links.ts'
import type { Assertion, Registration, RequestOptions } from '../schemas/passkeys.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { newPerson, type Person } from './people.ts'

const minuteMs = 60_000
const refused = [403, '/problems/passkey-refused']

describe.each(dialects)('passkeys on %s', (dialect) => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(() => test.close())

  const confirmed = async (person: Person) =>
    (await person.ask('POST', '/v1/me/confirm', { body: { password: person.password } })).statusCode
  const creation = async (person: Person) => (await person.ask('GET', '/v1/me/passkeys/options')).json()
  const add = (person: Person, passkey: Registration, more: object = {}) =>
    person.ask('POST', '/v1/me/passkeys', { body: { passkey, ...more } })
  /** Somebody with one passkey. */
  async function owner() {
    const person = await newPerson(test.app)
    const device = new SoftwareAuthenticator()
    expect(await confirmed(person)).toBe(200)
    const added = await add(person, device.create(await creation(person)), { name: 'Telefonul meu' })
    expect(added.statusCode).toBe(201)
    return { person, device, passkey: added.json() as { id: string } }
  }
  const options = async (app: FastifyInstance = test.app): Promise<RequestOptions> =>
    (await app.inject('/v1/auth/passkey')).json()
  const logIn = (passkey: Assertion, app: FastifyInstance = test.app) =>
    app.inject({ method: 'POST', url: '/v1/auth/passkey', body: { passkey } })
  const outcomeOf = async (passkey: Assertion, app?: FastifyInstance) => {
    const response = await logIn(passkey, app)
    return [response.statusCode, response.json().type ?? response.json().user.id]
  }
  const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
  const verified = async (person: Person) => {
    await test.app.database.users.verifyEmail(person.id)
    return person
  }
  const mailsTo = async ({ email }: Person) => {
    const tasks = await test.app.database.tasks.list({ goal: 'mailer', limit: 100 })
    return tasks.flatMap(({ input }) => {
      const { to, template } = input as { to?: string; template?: string }
      return to === email ? [template] : []
    })
  }
  const kindsOf = async ({ id }: Person) =>
    (await test.app.database.audit.ofAccount(id, 0, 100)).map(({ kind }) => kind)

  it('are added after a fresh confirmation, named, listed, exported, told of, and removed', async () => {
    const person = await verified(await newPerson(test.app))
    const device = new SoftwareAuthenticator()
    const early = await add(person, device.create(await creation(person)))
    expect([early.statusCode, early.json().errors[0].pointer]).toEqual([400, '/password'])
    const wrong = await add(person, device.create(await creation(person)), { password: 'nu e parola' })
    expect(wrong.json().type).toBe('/problems/wrong-password')
    const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' }
    const body = { passkey: device.create(await creation(person)), password: person.password }
    const added = await person.ask('POST', '/v1/me/passkeys', { body, headers })
    expect([added.statusCode, added.json()]).toEqual([
      201,
      {
        id: expect.any(String),
        name: 'Firefox, Windows',
        isSynced: false,
        createdAt: expect.any(String),
        usedAt: null,
      },
    ])
    const { excludeCredentials, user } = await creation(person)
    expect(excludeCredentials).toEqual([{ type: 'public-key', id: device.id, transports: ['internal'] }])
    expect(user.id).not.toContain(person.email)
    expect((await person.ask('GET', '/v1/me/passkeys')).json()).toEqual({ items: [added.json()], next: null })
    const exported = (await person.ask('GET', '/v1/me/export')).body
    expect(JSON.parse(exported).passkeys).toEqual([added.json()])
    expect(exported).not.toContain(device.id)

    const opened = (await logIn(device.get(await options()))).json().accessToken as string
    const statusOf = async (token: string) =>
      (await test.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${token}` } })).statusCode
    expect(await statusOf(opened)).toBe(200)
    const url = `/v1/me/passkeys/${added.json().id}`
    expect((await person.ask('DELETE', url, { body: {} })).statusCode).toBe(400)
    const removed = await person.ask('DELETE', url, { body: { password: person.password } })
    expect(removed.statusCode).toBe(204)
    expect([await statusOf(opened), await statusOf(person.accessToken)]).toEqual([401, 200])
    expect(await outcomeOf(device.get(await options()))).toEqual(refused)
    const again = await person.ask('DELETE', url, { body: { password: person.password } })
    expect(again.statusCode).toBe(404)
    expect((await mailsTo(person)).sort()).toEqual(['passkey-added', 'passkey-removed'])
    expect(await kindsOf(person)).toEqual(
      expect.arrayContaining(['registered', 'passkey-added', 'passkey-removed']),
    )
  })

  it('log in without a password, and without the code that a password needs besides', async () => {
    const { person, device } = await owner()
    const begun = await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    const code = codeOf(begun.json().secret)
    expect((await person.ask('POST', '/v1/me/totp/verify', { body: { code } })).statusCode).toBe(200)
    const response = await test.app.inject({
      method: 'POST',
      url: '/v1/auth/passkey',
      body: { passkey: device.get(await options()), transport: 'cookie' },
    })
    expect([response.statusCode, response.json().user.id]).toEqual([200, person.id])
    expect(response.headers['cache-control']).toContain('no-store')
    expect(response.cookies.map(({ name }) => name)).toContain('piata-refresh')
    expect(claimsOf(response.json().accessToken).amr).toEqual(['mfa'])
    const headers = { authorization: `Bearer ${response.json().accessToken}` }
    expect((await test.app.inject({ url: '/v1/me', headers })).statusCode).toBe(200)
    expect((await person.ask('GET', '/v1/me/passkeys')).json().items[0].usedAt).toEqual(expect.any(String))
    expect((await test.app.inject('/v1/auth/passkey')).headers['cache-control']).toBe('no-store')
  })

  it('answer a challenge once, also two at once, and on another gateway', async () => {
    const { person, device } = await owner()
    const other = await buildApp({ config: test.config })
    try {
      const proof = device.get(await options())
      const both = await Promise.all([outcomeOf(proof), outcomeOf(proof, other)])
      expect(both).toContainEqual(refused)
      expect(both).toContainEqual([200, person.id])
      expect(await outcomeOf(proof)).toEqual(refused)
      expect(await outcomeOf(proof, other)).toEqual(refused)
      expect(await outcomeOf(device.get(await options(other)))).toEqual([200, person.id])
    } finally {
      await other.close()
    }
    const made = new SoftwareAuthenticator().create(await creation(person))
    expect((await add(person, made)).statusCode).toBe(201)
    expect((await add(person, made)).json().type).toBe('/problems/passkey-refused')
  })

  it('answer within five minutes, and what was made here for the same purpose, account and session', async () => {
    const { person, device } = await owner()
    const old = device.get(await options())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * minuteMs })
    expect(await outcomeOf(old)).toEqual(refused)
    vi.useRealTimers()
    const made = randomBytes(51).toString('base64url')
    expect(await outcomeOf(device.get({ ...(await options()), challenge: made }))).toEqual(refused)
    const { challenge } = await creation(person)
    expect(await outcomeOf(device.get({ ...(await options()), challenge }))).toEqual(refused)
    const confirm = (passkey: Assertion, who: Person = person) =>
      who.ask('POST', '/v1/me/confirm', { body: { passkey } })
    const forLogIn = await confirm(device.get(await options()))
    expect(forLogIn.json().type).toBe('/problems/passkey-refused')
    // Another session of the same account.
    const body = { email: person.email, password: person.password }
    const { accessToken } = (await test.app.inject({ method: 'POST', url: '/v1/auth/login', body })).json()
    const headers = { authorization: `Bearer ${accessToken}` }
    const elsewhere = (await test.app.inject({ url: '/v1/me/confirm', headers })).json()
    expect((await confirm(device.get(elsewhere))).json().type).toBe('/problems/passkey-refused')
    const making = (await test.app.inject({ url: '/v1/me/passkeys/options', headers })).json()
    const foreign = await add(person, new SoftwareAuthenticator().create(making))
    expect(foreign.json().type).toBe('/problems/passkey-refused')
  })

  it('are taken from this site only, where the device has verified who uses it, and for whom it was made', async () => {
    const { person, device } = await owner()
    const stranger = await newPerson(test.app)
    const odd = {
      'another origin': { origin: 'https://piata.example' },
      'another site': { rpId: 'piata.example' },
      'no verification': { isVerified: false },
      'a page within another': { isCrossOrigin: true },
      'another act': { type: 'webauthn.create' },
      'another account': { userHandle: Buffer.from(stranger.id).toString('base64url') },
      'no account': { userHandle: '' },
    }
    for (const [what, how] of Object.entries(odd)) {
      const proof = device.get(await options(), how)
      if (proof.response.userHandle === '') delete proof.response.userHandle
      expect([what, ...(await outcomeOf(proof))]).toEqual([what, ...refused])
    }
    const forged = new SoftwareAuthenticator({ id: device.id })
    forged.userHandle = device.userHandle
    expect(await outcomeOf(forged.get(await options()))).toEqual(refused)
    expect(await outcomeOf(new SoftwareAuthenticator().get(await options(), { userHandle: 'eA' }))).toEqual(
      refused,
    )
    expect(await outcomeOf(device.get(await options()))).toEqual([200, person.id])
    // The same of what is added.
    for (const how of [
      odd['another origin'],
      odd['another site'],
      odd['no verification'],
      odd['a page within another'],
      { fmt: 'packed', attStmt: new Map([['x5c', [new Uint8Array(10)]]]) },
      { fmt: 'tpm' },
    ]) {
      const made = new SoftwareAuthenticator().create(await creation(person), how)
      expect((await add(person, made)).json().type).toBe('/problems/passkey-refused')
    }
    const rubbish = { ...device.get(await options()) }
    rubbish.response.clientDataJSON = 'bm8'
    expect((await logIn(rubbish)).json().errors[0].pointer).toBe('/passkey/response/clientDataJSON')
    expect(await kindsOf(person)).toContain('log-in-failed')
  })

  it('are refused and told of when their counter does not grow', async () => {
    const { person, device } = await owner()
    await verified(person)
    device.counter = 7
    expect(await outcomeOf(device.get(await options()))).toEqual([200, person.id])
    for (const counter of [7, 3, 0]) {
      device.counter = counter
      const response = await logIn(device.get(await options()))
      expect([response.statusCode, response.json().type]).toEqual(refused)
      expect(response.json().detail).toContain('copy')
    }
    device.counter = 8
    expect(await outcomeOf(device.get(await options()))).toEqual([200, person.id])
    expect(await mailsTo(person)).toEqual(['passkey-copied'])
    expect((await kindsOf(person)).filter((kind) => kind === 'passkey-copied')).toHaveLength(3)
  })

  it('confirm a session in place of the password', async () => {
    const { person, device } = await owner()
    const other = await owner()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * minuteMs })
    const confirm = (passkey: Assertion) => person.ask('POST', '/v1/me/confirm', { body: { passkey } })
    const asked = async (): Promise<RequestOptions> => (await person.ask('GET', '/v1/me/confirm')).json()
    const change = (password: string) => person.ask('PATCH', '/v1/me', { body: { password } })
    expect((await change('o alta parola lunga')).statusCode).toBe(400)
    expect((await confirm(other.device.get(await asked()))).json().type).toBe('/problems/passkey-refused')
    expect((await confirm(device.get(await asked(), { isVerified: false }))).statusCode).toBe(403)
    expect((await change('o alta parola lunga')).statusCode).toBe(400)
    const both = { passkey: device.get(await asked()), password: person.password }
    expect((await person.ask('POST', '/v1/me/confirm', { body: both })).statusCode).toBe(400)
    expect((await asked()).allowCredentials.map(({ id }) => id)).toEqual([device.id])
    const proof = device.get(await asked())
    const done = await confirm(proof)
    expect([done.statusCode, Date.parse(done.json().confirmedUntil) - Date.now()]).toEqual([
      200,
      expect.toSatisfy((left: number) => left > 4 * minuteMs && left <= 5 * minuteMs),
    ])
    expect((await confirm(proof)).statusCode).toBe(403)
    const { refreshToken } = person
    const next = await test.app.inject({ method: 'POST', url: '/v1/auth/refresh', body: { refreshToken } })
    expect(claimsOf(next.json().accessToken).amr).toEqual(['mfa'])
    const keyed = await person.ask('POST', '/v1/api-keys', {
      body: { name: 'Shop', scopes: ['listings:read'] },
    })
    expect(keyed.statusCode).toBe(201)
    const moved = await person.ask('POST', '/v1/me/email', { body: { email: `x${person.email}` } })
    expect(moved.statusCode).toBe(202)
    expect((await person.ask('DELETE', '/v1/me', { body: {} })).statusCode).toBe(204)
    expect(await outcomeOf(device.get(await options()))).toEqual(refused)
  })

  it('let nobody into a suspended account, who hears why', async () => {
    const { person, device } = await owner()
    await test.app.database.accounts.suspend(person.email, { reason: 'Spam', until: null })
    const response = await logIn(device.get(await options()))
    expect([response.statusCode, response.json().type]).toEqual([403, '/problems/account-suspended'])
    expect(response.json().errors[0].detail).toBe('Spam')
  })

  it('are of one account each, and few', async () => {
    const { person, device } = await owner()
    const other = await newPerson(test.app)
    await confirmed(other)
    const again = new SoftwareAuthenticator({ id: device.id })
    expect((await add(other, again.create(await creation(other)))).statusCode).toBe(409)
    const adding = []
    for (let n = 0; n < 21; n++)
      adding.push(add(person, new SoftwareAuthenticator().create(await creation(person))))
    const statuses = (await Promise.all(adding)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 201)).toHaveLength(19)
    expect(statuses.filter((status) => status === 409)).toHaveLength(2)
    const long = new SoftwareAuthenticator({ id: randomBytes(1024).toString('base64url').slice(0, 1364) })
    expect((await add(other, long.create(await creation(other)))).statusCode).toBe(201)
  })

  it('end when the mailbox shows that somebody else opened the account', async () => {
    const { person, device } = await owner()
    const token = randomBytes(32).toString('base64url')
    const link = { userId: person.id, purpose: 'reset', tokenHash: hashLinkToken(token) } as const
    await test.app.database.mailLinks.issue({ ...link, email: person.email })
    const body = { token, password: 'o parola cu totul alta' }
    const reset = await test.app.inject({ method: 'POST', url: '/v1/auth/reset', body })
    expect(reset.statusCode).toBe(204)
    expect(await outcomeOf(device.get(await options()))).toEqual(refused)
  })
})

it('are refused by a site that browsers have none for', async () => {
  const test = await startTestApp('sqlite', { publicUrl: new URL('http://192.168.1.10:3000') })
  try {
    expect((await test.app.inject('/v1/auth/passkey')).statusCode).toBe(409)
    const person = await newPerson(test.app)
    for (const url of ['/v1/me/confirm', '/v1/me/passkeys/options'])
      expect((await person.ask('GET', url)).statusCode).toBe(409)
  } finally {
    await test.close()
  }
})
