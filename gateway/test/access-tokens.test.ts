import { createHmac, generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { loadRootSecret, secretFor } from '@piata/config'
import { createSigner } from 'fast-jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { openKey, type SigningKey } from '../auth/keys.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newAdmin, newPerson, type Person } from './people.ts'

describe.each(dialects)('access tokens on %s', (dialect) => {
  let test: TestApp
  let key: SigningKey
  const statusOf = async (accessToken: string, url = '/v1/me', app = test.app) =>
    (await app.inject({ url, headers: { authorization: `Bearer ${accessToken}` } })).statusCode
  const refresh = (refreshToken: string) =>
    test.app.inject({ method: 'POST', url: '/v1/auth/refresh', body: { refreshToken } })
  const logIn = ({ email, password }: Pick<Person, 'email' | 'password'>) =>
    test.app.inject({ method: 'POST', url: '/v1/auth/login', body: { email, password } })

  beforeAll(async () => {
    test = await startTestApp(dialect)
    const [stored] = await test.app.database.signingKeys.list()
    key = openKey(secretFor(await loadRootSecret(test.config), 'signing keys'), stored!)
  })
  afterAll(() => test.close())

  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  /** A token of our own key but for what is given. */
  const signed = (claims: object, { privatePem = key.privatePem, ...header }: Record<string, unknown> = {}) =>
    createSigner({
      key: privatePem as string,
      algorithm: 'EdDSA',
      header: { alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, ...header },
    })(claims)

  it.each<[string, (token: string, claims: Record<string, unknown>) => string]>([
    [
      'a changed role',
      (token, claims) => {
        const [head, , signature] = token.split('.')
        return [head, encode({ ...claims, role: 'admin' }), signature].join('.')
      },
    ],
    ['alg none', (_, claims) => `${encode({ alg: 'none', typ: 'at+jwt', kid: key.kid })}.${encode(claims)}.`],
    [
      'alg none with a signature',
      (token, claims) =>
        `${encode({ alg: 'none', typ: 'at+jwt', kid: key.kid })}.${encode(claims)}.${token.split('.')[2]}`,
    ],
    [
      'HS256 with the public key',
      (_, claims) => {
        const input = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })}.${encode(claims)}`
        return `${input}.${createHmac('sha256', key.publicPem).update(input).digest('base64url')}`
      },
    ],
    [
      'another key under the name of ours',
      (_, claims) => {
        const { privateKey } = generateKeyPairSync('ed25519')
        return signed(claims, { privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }) })
      },
    ],
    ['our key under another name', (_, claims) => signed(claims, { kid: 'A'.repeat(43) })],
    ['no name of a key', (_, claims) => signed(claims, { kid: undefined })],
    ['another kind of token', (_, claims) => signed(claims, { typ: 'JWT' })],
    ['another issuer', (_, claims) => signed({ ...claims, iss: 'https://other.example' })],
    ['another audience', (_, claims) => signed({ ...claims, aud: 'another api' })],
    ['no audience', (_token, { aud: _, ...claims }) => signed(claims)],
    ['no version', (_token, { ver: _, ...claims }) => signed(claims)],
    ['no end', (_token, { exp: _, ...claims }) => signed(claims)],
    ['a begin in the future', (_, claims) => signed({ ...claims, nbf: (claims.iat as number) + 60 })],
    ['an end in the past', (_, claims) => signed({ ...claims, exp: (claims.iat as number) - 60 })],
  ])('are refused with %s', async (_name, forge) => {
    const { accessToken } = await newPerson(test.app)
    const claims = decode(accessToken.split('.')[1]!)
    expect(await statusOf(signed(claims))).toBe(200)
    const headers = { authorization: `Bearer ${forge(accessToken, claims)}` }
    const refused = await test.app.inject({ url: '/v1/me', headers })
    expect([refused.statusCode, refused.json().type]).toEqual([401, '/problems/unauthenticated'])
    expect(refused.headers['www-authenticate']).toContain('Bearer')
  })

  it('say no more than they did when the role is taken away or given', async () => {
    const admin = await newAdmin(test.app)
    expect(await statusOf(admin.accessToken, '/v1/admin/agents')).toBe(200)
    await test.app.database.accounts.setRole(admin.email, 'member')
    await test.app.forgetEndedSessions()
    expect(await statusOf(admin.accessToken, '/v1/admin/agents')).toBe(401)
    const { accessToken, refreshToken } = (await refresh(admin.refreshToken)).json()
    expect(await statusOf(accessToken, '/v1/admin/agents')).toBe(403)
    expect(await statusOf(accessToken)).toBe(200)
    await test.app.database.accounts.setRole(admin.email, 'admin')
    await test.app.forgetEndedSessions()
    const again = (await refresh(refreshToken)).json()
    expect(await statusOf(again.accessToken, '/v1/admin/agents')).toBe(200)
  })

  it('end with a suspension on every gateway, and the reason is for who knows the password', async () => {
    const person = await newPerson(test.app)
    const keysDir = join(test.config.dataDir, 'keys')
    const other = await buildApp({
      config: { ...test.config, dataDir: join(test.config.dataDir, 'second'), keysDir },
    })
    expect(await statusOf(person.accessToken, '/v1/me', other)).toBe(200)
    const { accounts } = test.app.database
    await accounts.suspend(person.email, { reason: 'Sold what is not theirs', until: null })
    const end = performance.now() + 60_000
    while ((await statusOf(person.accessToken, '/v1/me', other)) !== 401 && performance.now() < end)
      await delay(20)
    expect(await statusOf(person.accessToken, '/v1/me', other)).toBe(401)
    await other.close()
    await test.app.forgetEndedSessions()
    const create = await person.ask('POST', '/v1/listings', { body: goodDraft })
    expect(create.statusCode).toBe(401)
    expect((await refresh(person.refreshToken)).statusCode).toBe(401)
    expect((await logIn({ ...person, password: 'not the password' })).statusCode).toBe(401)
    const refused = await logIn(person)
    expect([refused.statusCode, refused.json().type]).toEqual([403, '/problems/account-suspended'])
    expect(refused.json().detail).toContain('Sold what is not theirs')

    await accounts.unsuspend(person.email)
    expect((await logIn(person)).statusCode).toBe(200)
    const until = new Date(Date.now() + 60_000).toISOString()
    await accounts.suspend(person.email, { reason: 'A day off', until })
    expect((await logIn(person)).json().detail).toContain(until)
    await accounts.unsuspend(person.email)
    await accounts.suspend(person.email, { reason: 'Over', until: new Date(Date.now() - 1).toISOString() })
    expect((await logIn(person)).statusCode).toBe(200)
  })

  it('cannot be begun by a log-in that a suspension overtook', async () => {
    const person = await newPerson(test.app)
    const { users, accounts } = test.app.database
    const find = users.findByEmail
    users.findByEmail = async (email) => {
      const found = await find(email)
      await accounts.suspend(person.email, { reason: 'Now', until: null })
      return found
    }
    const refused = await logIn(person)
    users.findByEmail = find
    expect(refused.statusCode).toBe(403)
  })
})
