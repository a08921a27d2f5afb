import { createHmac, createPublicKey, verify } from 'node:crypto'
import { join } from 'node:path'
import { hashSync } from 'bcryptjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson } from './people.ts'

const refreshCookieOf = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies.find(({ name }) => name === 'piata-refresh')

describe.each(dialects)('accounts and sessions on %s', (dialect) => {
  let test: TestApp
  const post = (url: string, body: object, headers: Record<string, string> = {}) =>
    test.app.inject({ method: 'POST', url, body, headers })

  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterAll(() => test.close())

  it('registers, logs in and shows the account without its hash', async () => {
    const person = await newPerson(test.app, '  Ana   Pop ')
    const login = await post('/v1/auth/login', {
      email: person.email.toUpperCase(),
      password: person.password,
    })
    expect(login.statusCode).toBe(200)
    expect(Object.keys(login.json()).sort()).toEqual(['accessToken', 'expiresIn', 'refreshToken', 'user'])
    expect(login.json().user).toMatchObject({ id: person.id, name: 'Ana Pop', role: 'member' })
    expect(login.body).not.toContain('argon2')
    const me = await person.ask('GET', '/v1/me')
    expect(me.json()).toEqual(login.json().user)
    expect(me.headers['cache-control']).toBe('private, no-cache')
    const again = await person.ask('GET', '/v1/me', {
      headers: { 'if-none-match': me.headers.etag as string },
    })
    expect(again.statusCode).toBe(304)
  })

  it('takes the password of an old site, whose hash becomes one of ours', async () => {
    const { users } = test.app.database
    // The public vectors of phpass and of crypt_blowfish, and WordPress's own form of bcrypt.
    const keyed = createHmac('sha384', 'wp-sha384').update('parola mea').digest('base64')
    const wordpress = `$wp${hashSync(keyed, 4).replace('$2b$', '$2y$')}`
    const accounts = [
      { password: 'test12345', passwordHash: '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0' },
      { password: 'U*U', passwordHash: '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW' },
      { password: ' parola mea ', passwordHash: wordpress },
    ].map((account, i) => ({ ...account, email: `old${i}@exemplu.ro` }))
    const rest = { name: 'Veche', createdAt: null, isVerified: true }
    await users.adopt(
      [...accounts, { email: 'none@exemplu.ro', passwordHash: '!' }].map((one) => ({ ...one, ...rest })),
    )
    const logIn = async (email: string, password: string) =>
      (await post('/v1/auth/login', { email, password })).statusCode
    for (const { email, password } of accounts) {
      expect(await logIn(email, `${password}x`)).toBe(401)
      expect(await logIn(email, password)).toBe(200)
      expect((await users.findByEmail(email))!.passwordHash).toMatch(/^\$argon2id\$/)
      expect(await logIn(email, password)).toBe(200)
    }
    expect(await logIn('none@exemplu.ro', '!')).toBe(401)
  })

  it('refuses a taken email, a short password and unknown fields, each by name', async () => {
    const person = await newPerson(test.app)
    const taken = await post('/v1/auth/register', {
      email: person.email,
      password: 'lungă destul',
      name: 'X',
    })
    expect(taken.statusCode).toBe(409)
    expect(taken.json().errors[0].pointer).toBe('/email')
    const wrong = await post('/v1/auth/register', {
      email: 'nobody',
      password: 'short',
      name: 'X',
      admin: true,
    })
    expect(wrong.statusCode).toBe(400)
    expect(
      wrong
        .json()
        .errors.map(({ pointer }: { pointer: string }) => pointer)
        .sort(),
    ).toEqual(['/admin', '/email', '/password'])
    const control = await post('/v1/auth/register', {
      email: 'x@piata.example',
      password: 'lunga destul',
      name: 'a\u0000b',
    })
    expect(control.json().errors).toMatchObject([{ pointer: '/name', detail: 'holds control characters' }])
  })

  it('answers an unknown email and a wrong password alike', async () => {
    const person = await newPerson(test.app)
    const wrong = await post('/v1/auth/login', { email: person.email, password: 'not the password' })
    const unknown = await post('/v1/auth/login', {
      email: 'nobody@piata.example',
      password: 'not the password',
    })
    expect(wrong.statusCode).toBe(401)
    const { requestId: _a, ...first } = wrong.json()
    const { requestId: _b, ...second } = unknown.json()
    expect(first).toEqual(second)
  })

  it('signs access tokens that others can verify with the published key', async () => {
    const { accessToken } = await newPerson(test.app)
    const jwks = await test.app.inject('/.well-known/jwks.json')
    const [key] = jwks.json().keys
    const [head, payload, signature] = accessToken.split('.') as [string, string, string]
    const header = JSON.parse(Buffer.from(head, 'base64url').toString())
    expect(header).toMatchObject({ alg: 'EdDSA', kid: key.kid, typ: 'at+jwt' })
    expect(key).not.toHaveProperty('d')
    const publicKey = createPublicKey({ key, format: 'jwk' })
    expect(
      verify(null, Buffer.from(`${head}.${payload}`), publicKey, Buffer.from(signature, 'base64url')),
    ).toBe(true)
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expect(claims).toMatchObject({ iss: test.config.publicUrl.origin, aud: 'piata', role: 'member' })
    expect([claims.exp - claims.iat, claims.nbf, claims.ver]).toEqual([600, claims.iat, 1])
  })

  it.each([
    ['nothing', undefined],
    ['another scheme', 'Basic YTpi'],
    ['no token', 'Bearer '],
    ['a token without signature', `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.x`],
    ['a foreign token', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln'],
  ])('refuses %s as authorization', async (_name, authorization) => {
    const response = await test.app.inject({ url: '/v1/me', headers: authorization ? { authorization } : {} })
    expect(response.statusCode).toBe(401)
    expect(response.headers['www-authenticate']).toContain('Bearer')
    expect(response.json().type).toBe('/problems/unauthenticated')
  })

  it('takes the tokens of another gateway that shares the key', async () => {
    const person = await newPerson(test.app)
    const keysDir = join(test.config.dataDir, 'keys')
    const config = { ...test.config, dataDir: join(test.config.dataDir, 'second'), keysDir }
    const other = await buildApp({ config })
    const headers = { authorization: `Bearer ${person.accessToken}` }
    const me = await other.inject({ url: '/v1/me', headers })
    await other.close()
    expect([me.statusCode, me.json().id]).toEqual([200, person.id])
  })

  it('ends a session at log-out', async () => {
    const person = await newPerson(test.app)
    expect((await post('/v1/auth/logout', { refreshToken: person.refreshToken })).statusCode).toBe(204)
    expect((await post('/v1/auth/refresh', { refreshToken: person.refreshToken })).statusCode).toBe(401)
    expect((await post('/v1/auth/logout', { refreshToken: 'A'.repeat(43) })).statusCode).toBe(204)
  })

  describe('with the cookie', () => {
    it('ends the session that the browser had when it logs in again, also to another account', async () => {
      const [first, second] = [await newPerson(test.app), await newPerson(test.app)]
      const logIn = ({ email, password }: typeof first, cookie?: string) =>
        post('/v1/auth/login', { email, password, transport: 'cookie' }, cookie ? { cookie } : {})
      const before = await logIn(first)
      await logIn(second, `piata-refresh=${refreshCookieOf(before)!.value}`)
      const headers = { authorization: `Bearer ${before.json().accessToken}` }
      expect((await test.app.inject({ url: '/v1/me', headers })).statusCode).toBe(401)
      const sessions = (await first.ask('GET', '/v1/me/sessions')).json().items
      expect(sessions).toMatchObject([{ current: true }])
      // A program keeps its tokens itself, and one log-in says nothing about another.
      await post('/v1/auth/login', { email: first.email, password: first.password })
      expect((await first.ask('GET', '/v1/me/sessions')).json().items).toHaveLength(2)
    })

    const headers = { host: 'piata.example', origin: 'https://piata.example' }

    it('hands the refresh token to the browser only', async () => {
      const person = await newPerson(test.app)
      const { email, password } = person
      const login = await post('/v1/auth/login', { email, password, transport: 'cookie' })
      expect(login.json()).not.toHaveProperty('refreshToken')
      expect(refreshCookieOf(login)).toMatchObject({
        path: '/v1/auth',
        httpOnly: true,
        secure: true,
        sameSite: 'Strict',
      })
    })

    it('refreshes from a page of the site and from nowhere else', async () => {
      const { email, password } = await newPerson(test.app)
      const login = await post('/v1/auth/login', { email, password, transport: 'cookie' })
      const cookie = `piata-refresh=${refreshCookieOf(login)!.value}`
      for (const origin of ['https://evil.example', 'null', undefined]) {
        const { origin: _, ...rest } = headers
        const refused = await post('/v1/auth/refresh', {}, { ...rest, cookie, ...(origin && { origin }) })
        expect(refused.statusCode).toBe(403)
      }
      const form = await test.app.inject({
        method: 'POST',
        url: '/v1/auth/refresh',
        headers: { ...headers, cookie, 'content-type': 'text/plain' },
        body: '{}',
      })
      expect(form.statusCode).toBe(415)
      const good = await post('/v1/auth/refresh', {}, { ...headers, cookie })
      expect(good.statusCode).toBe(200)
      expect(good.json()).not.toHaveProperty('refreshToken')
      const next = `piata-refresh=${refreshCookieOf(good)!.value}`
      const out = await post('/v1/auth/logout', {}, { ...headers, cookie: next })
      expect(out.statusCode).toBe(204)
      expect(refreshCookieOf(out)).toMatchObject({ value: '', path: '/v1/auth' })
    })

    it('takes no forwarded host of a stranger for its own', async () => {
      const { email, password } = await newPerson(test.app)
      const login = await post('/v1/auth/login', { email, password, transport: 'cookie' })
      const refresh = (headers: Record<string, string>, remoteAddress: string) =>
        test.app.inject({
          method: 'POST',
          url: '/v1/auth/refresh',
          headers: { cookie: `piata-refresh=${refreshCookieOf(login)!.value}`, ...headers },
          body: {},
          remoteAddress,
        })
      const origin = 'https://evil.example'
      const forged = { origin, 'x-forwarded-host': 'evil.example' }
      expect((await refresh(forged, '198.51.100.7')).statusCode).toBe(403)
      const own = { origin: test.config.publicUrl.origin, 'x-forwarded-host': 'evil.example' }
      expect((await refresh(own, '198.51.100.7')).statusCode).toBe(200)
    })

    it('goes by the settings alone where the site is on the net', async () => {
      const publicUrl = new URL('https://piata.example')
      const app = await buildApp({ config: { ...test.config, publicUrl } })
      const { email, password } = await newPerson(app)
      const url = '/v1/auth/login'
      const login = await app.inject({ method: 'POST', url, body: { email, password, transport: 'cookie' } })
      const cookie = `piata-refresh=${refreshCookieOf(login)!.value}`
      const refresh = async (headers: Record<string, string>) =>
        (
          await app.inject({
            method: 'POST',
            url: '/v1/auth/refresh',
            headers: { cookie, ...headers },
            body: {},
          })
        ).statusCode
      const origin = 'https://evil.example'
      expect(await refresh({ origin, host: 'evil.example' })).toBe(403)
      expect(await refresh({ origin, 'x-forwarded-host': 'evil.example' })).toBe(403)
      expect(await refresh({ origin: publicUrl.origin, host: 'gateway:4000' })).toBe(200)
      await app.close()
    })

    it('knows a browser again that has logged in, when strangers guess at the account', async () => {
      const { email, password } = await newPerson(test.app)
      const login = (headers: Record<string, string>, guess: string) =>
        test.app.inject({
          method: 'POST',
          url: '/v1/auth/login',
          headers,
          body: { email, password: guess, transport: 'cookie' },
          remoteAddress: '198.51.100.99',
        })
      const first = await login({}, password)
      const device = first.cookies.find(({ name }) => name === 'piata-device')!
      expect(device).toMatchObject({ path: '/v1/auth', httpOnly: true, secure: true, sameSite: 'Strict' })
      for (let n = 0; n < 10; n++) expect((await login({}, 'wrong guess')).statusCode).toBe(401)
      expect((await login({}, password)).statusCode).toBe(429)
      const known = await login({ cookie: `piata-device=${device.value}` }, password)
      expect([known.statusCode, known.cookies.map(({ name }) => name)]).toEqual([
        200,
        ['piata-refresh', 'piata-pictures'],
      ])
      expect((await login({ cookie: `piata-device=${device.value}x` }, password)).statusCode).toBe(429)
    })

    it('never reads a cookie as an access token', async () => {
      const { accessToken } = await newPerson(test.app)
      const response = await test.app.inject({ url: '/v1/me', headers: { cookie: `token=${accessToken}` } })
      expect(response.statusCode).toBe(401)
    })
  })

  it('changes the account only at the version that was read', async () => {
    const person = await newPerson(test.app)
    const before = await person.ask('GET', '/v1/me')
    const etag = before.headers.etag as string
    const changed = await person.ask('PATCH', '/v1/me', {
      body: { name: 'Ioana' },
      headers: { 'if-match': etag },
    })
    expect(changed.json()).toMatchObject({ name: 'Ioana' })
    const stale = await person.ask('PATCH', '/v1/me', {
      body: { name: 'Maria' },
      headers: { 'if-match': etag },
    })
    expect(stale.statusCode).toBe(412)
    expect((await person.ask('GET', '/v1/me')).json().name).toBe('Ioana')
  })

  it('exports and deletes an account', async () => {
    const person = await newPerson(test.app)
    const dump = await person.ask('GET', '/v1/me/export')
    expect(dump.body).toContain(person.email)
    expect(dump.body).not.toContain('argon2')
    const body = { password: person.password }
    expect((await person.ask('DELETE', '/v1/me', { body })).statusCode).toBe(204)
    expect((await person.ask('GET', '/v1/me')).statusCode).toBe(401)
    const { email, password } = person
    expect((await post('/v1/auth/login', { email, password })).statusCode).toBe(401)
    expect((await post('/v1/auth/refresh', { refreshToken: person.refreshToken })).statusCode).toBe(401)
    const orphan = await person.ask('POST', '/v1/listings', { body: { categoryId: 'sofas' } })
    expect(orphan.statusCode).toBe(401)
  })
})
