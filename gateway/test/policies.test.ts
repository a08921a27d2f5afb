import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { type ApiScope, apiScopeNames } from '@piata/db'
import type { RouteOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newApiKey } from '../auth/api-key-text.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { type OpenapiDocument, type Operation, operationsOf, type Schema } from './fuzz/operations.ts'
import { goodValue } from './fuzz/values.ts'
import { browserKeys, goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

const json = { 'content-type': 'application/json' }
const nowhere = '01890000-0000-7000-8000-000000000000'

interface Owned {
  /** Makes one of the person's; resolves to its id. */
  make(owner: Person): Promise<string>
  /** Whether those who run the site may see and change it too. */
  isOpenToAdmins?: boolean
}

/** What lies behind each address with an id; whoever it does not belong to must not learn of it. */
const owned: Record<string, Owned> = {
  '/v1/listings/{id}': {
    make: async (owner) => (await owner.ask('POST', '/v1/listings', { body: goodDraft })).json().id,
    isOpenToAdmins: true,
  },
  '/v1/me/listings/{id}': {
    make: async (owner) => (await owner.ask('POST', '/v1/listings', { body: goodDraft })).json().id,
  },
  '/v1/webhooks/{id}': {
    make: async (owner) => {
      const body = { url: 'https://shop.example/in', events: ['listing.removed'] }
      const { items } = (await owner.ask('GET', '/v1/webhooks')).json()
      for (const { id } of items) await owner.ask('DELETE', `/v1/webhooks/${id}`)
      return (await owner.ask('POST', '/v1/webhooks', { body })).json().id
    },
  },
  '/v1/api-keys/{id}': {
    make: async (owner) => {
      const body = { name: 'Program', scopes: ['listings:read'], currentPassword: owner.password }
      return (await owner.ask('POST', '/v1/api-keys', { body })).json().id
    },
  },
  '/v1/me/identities/{id}': {
    make: async (owner) => {
      await owner.ask('POST', '/v1/me/confirm', { body: { password: owner.password } })
      const { identities } = owner.app.database
      const issuer = `https://${randomUUID()}.example`
      await identities.link({ userId: owner.id, issuer, subject: 'x', email: null })
      return (await identities.list(owner.id)).at(-1)!.id
    },
  },
  '/v1/me/passkeys/{id}': {
    make: async (owner) => {
      await owner.ask('POST', '/v1/me/confirm', { body: { password: owner.password } })
      const options = (await owner.ask('GET', '/v1/me/passkeys/options')).json()
      const body = { passkey: new SoftwareAuthenticator().create(options) }
      return (await owner.ask('POST', '/v1/me/passkeys', { body })).json().id
    },
  },
  '/v1/imports/{id}': {
    make: async (owner) => {
      const headers = { 'content-type': 'text/csv' }
      const body = `id,titlu\n1,${randomUUID()}\n`
      const made = await owner.ask('POST', '/v1/imports?name=a.csv', { body, headers } as never)
      return made.json().import.id
    },
  },
  '/v1/images/uploads/{id}': {
    make: async (owner) => {
      const headers = { 'upload-length': '5' }
      return (await owner.ask('POST', '/v1/images/uploads', { headers })).json().id
    },
  },
  '/v1/me/exports/{id}': {
    make: async (owner) => (await owner.ask('POST', '/v1/me/exports', { body: {} })).json().id,
  },
  '/v1/saved-searches/{id}': {
    make: async (owner) => {
      const body = { name: 'Canapele', query: { q: `canapea ${randomUUID()}` } }
      return (await owner.ask('POST', '/v1/saved-searches', { body })).json().id
    },
  },
  '/v1/push/subscriptions/{id}': {
    make: async (owner) => {
      const endpoint = `https://push.example/${randomUUID()}`
      const keys = browserKeys
      return (await owner.ask('POST', '/v1/push/subscriptions', { body: { endpoint, keys } })).json().id
    },
  },
  '/v1/conversations/{id}': {
    make: async (owner) => {
      // A new account begins few of them a day.
      for (const archived of [false, true]) {
        const { items } = (await owner.ask('GET', `/v1/conversations?archived=${archived}`)).json()
        if (items.length > 0) return items[0].id
      }
      const listing = await publishListing(owner.app, await newPerson(owner.app))
      // Its first message, so that it can be answered too.
      const url = `/v1/listings/${listing.id}/offers`
      return (await owner.ask('POST', url, { body: { amount: 100_000, currency: 'RON' } })).json()
        .conversationId
    },
  },
  '/v1/ratings/{id}': {
    make: async (owner) => {
      const { database } = owner.app
      const buyer = await newPerson(owner.app)
      const listing = await publishListing(owner.app, owner)
      const message = { text: 'Mai este?', imageIds: [] }
      const { conversationId } = await database.conversations.begin(buyer.id, listing.id, message)
      await owner.ask('POST', `/v1/listings/${listing.id}/sell`, { body: {} })
      await database.ratings.nameBuyer(conversationId, owner.id)
      const rating = { stars: 5, tags: [], text: '' }
      await database.ratings.rate(conversationId, owner.id, rating)
      return (await database.ratings.rate(conversationId, buyer.id, rating)).id
    },
  },
  '/v1/me/sessions/{id}': {
    make: async (owner) => {
      const { email, password } = owner
      const log = (await owner.ask('POST', '/v1/auth/login', { body: { email, password } })).statusCode
      if (log !== 200) throw new Error(`log-in failed: ${log}`)
      return (await owner.ask('GET', '/v1/me/sessions')).json().items[0].id
    },
  },
}

/** Where the id is of what anybody may see, and what is written is the caller's own: tests of these use two accounts. */
const ofCallers = ['/v1/favourites/{id}', '/v1/following/{id}']

/** What needs the account's own password besides. */
const withPassword = ['deleteMe', 'confirmMe']

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const partsOf = (token: string) =>
  token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object)

/** Tokens that nobody may be let in by, made of one that is good. */
function forgeries(token: string, publicKey: string): Record<string, string> {
  const [header, claims] = partsOf(token) as [object, object]
  const other = generateKeyPairSync('ed25519').privateKey
  const signed = (head: object, body: object, key = other) => {
    const text = `${encode(head)}.${encode(body)}`
    return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`
  }
  const hmac = (text: string) => `${text}.${createHmac('sha256', publicKey).update(text).digest('base64url')}`
  const [head, body, signature] = token.split('.')
  return {
    'signed by somebody else': signed(header, claims),
    'with a key of its own': signed({ ...header, kid: 'x' }, claims),
    'alg none': `${encode({ ...header, alg: 'none' })}.${body}.`,
    'alg none, with the signature': `${encode({ ...header, alg: 'none' })}.${body}.${signature}`,
    'HMAC with the public key': hmac(`${encode({ ...header, alg: 'HS256' })}.${body}`),
    'a role of its own': `${head}.${encode({ ...claims, role: 'admin' })}.${signature}`,
    'not a token': 'x',
    'cut off': token.slice(0, -2),
  }
}

describe.each(dialects)('who may do what on %s', { timeout: 120_000 }, (dialect) => {
  let test: TestApp
  let operations: (Operation & { access: string })[]
  let document: OpenapiDocument
  let [owner, other, moderator, admin] = [] as unknown as [Person, Person, Person, Person]
  let outsiders: Record<string, string | undefined>
  beforeAll(async () => {
    test = await startTestApp(dialect, {
      limitReadPerMinute: 100_000,
      limitSearchPerMinute: 100_000,
      limitBulkPerMinute: 100_000,
      limitExportsPerHour: 100_000,
    })
    document = (await test.app.inject('/openapi.json')).json()
    operations = operationsOf(document).map((operation) => ({ ...operation, access: accessOf(operation) }))
    owner = await newPerson(test.app)
    other = await newPerson(test.app)
    admin = await newAdmin(test.app)
    await admin.ask('POST', '/v1/me/confirm', { body: { password: admin.password } })
    moderator = await newModerator()
    const suspended = await newPerson(test.app)
    await test.app.database.accounts.suspend(suspended.email, { reason: 'Spam', until: null })
    await test.app.forgetEndedSessions()
    const gone = await newPerson(test.app)
    await test.app.inject({
      method: 'POST',
      url: '/v1/auth/logout',
      headers: json,
      body: JSON.stringify({ refreshToken: gone.refreshToken }),
    })
    const changed = await newPerson(test.app)
    const before = (
      await test.app.inject({
        method: 'POST',
        url: '/v1/auth/login',
        body: { email: changed.email, password: changed.password },
      })
    ).json()
    await changed.ask('PATCH', '/v1/me', {
      body: { password: 'o alta parola lunga', currentPassword: changed.password },
    })
    const body = { name: 'Program', scopes: ['listings:read'], currentPassword: owner.password }
    const { id, key: endedKey } = (await owner.ask('POST', '/v1/api-keys', { body })).json()
    await owner.ask('DELETE', `/v1/api-keys/${id}`)
    const deleted = await newPerson(test.app)
    await deleted.ask('DELETE', '/v1/me', { body: { password: deleted.password } })
    const jwks = (await test.app.inject('/.well-known/jwks.json')).body
    outsiders = {
      nobody: undefined,
      'a session that ended': gone.accessToken,
      'a password of before': before.accessToken,
      'an account that is gone': deleted.accessToken,
      'a suspended account': suspended.accessToken,
      'a token of an hour ago': signedAnHourAgo(owner),
      'an API key that was deleted': endedKey,
      'an API key that nobody made': newApiKey().text,
      ...forgeries(owner.accessToken, jwks),
    }
  })
  afterAll(() => test.close())

  async function newModerator(): Promise<Person> {
    const person = await newPerson(test.app)
    await test.app.database.accounts.setRole(person.email, 'moderator')
    await test.app.forgetEndedSessions()
    const { email, password } = person
    const body = { email, password }
    const { accessToken } = (await test.app.inject({ method: 'POST', url: '/v1/auth/login', body })).json()
    return { ...person, accessToken }
  }

  /** Our own key's, of a living session, and right but for its time. */
  function signedAnHourAgo({ accessToken }: Person): string {
    type Claims = { sub: string; sid: string; ver: number; role: 'member' }
    const { sub, sid, ver, role } = partsOf(accessToken)[1] as Claims
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
    const token = test.app.signAccessToken({ id: sub, role, tokenVersion: ver }, sid)
    vi.useRealTimers()
    return token
  }

  function routeOf({ method, path }: Operation): RouteOptions | undefined {
    const url = path.replace(/\{(\w+)\}/g, ':$1')
    return test.app.routeTable.find(
      (known: RouteOptions) => [known.method].flat().includes(method) && known.url === url,
    )
  }

  const accessOf = (operation: Operation) => String(routeOf(operation)?.config?.access)

  const resolve = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)!]!

  async function statusFor(
    { method, path, body }: Operation,
    token: string | undefined,
    known: Record<string, unknown> = {},
    ids = nowhere,
  ) {
    const response = await test.app.inject({
      method,
      url: path
        .replace('{name}', 'expiry')
        .replace('{seq}', '1')
        .replace(/\{\w+\}/g, ids),
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(body && json) },
      ...(body && { body: JSON.stringify(goodValue(body, resolve, known)) }),
    })
    return response.statusCode
  }

  it('answers everybody alike where it is for everybody', async () => {
    for (const operation of operations.filter(({ access }) => access === 'public')) {
      const asNobody = await statusFor(operation, undefined)
      for (const [who, token] of [...Object.entries(outsiders), ['admin', admin.accessToken] as const]) {
        expect([operation.id, who, await statusFor(operation, token)]).toEqual([operation.id, who, asNobody])
      }
    }
  })

  it('lets nobody in by what is no token of a living session', async () => {
    let refused = 0
    for (const operation of operations.filter(({ access }) => access !== 'public')) {
      for (const [who, token] of Object.entries(outsiders)) {
        if (operation.access === 'viewer' && token === undefined) continue
        expect([operation.id, who, await statusFor(operation, token)]).toEqual([operation.id, who, 401])
        refused++
      }
    }
    expect(refused).toBeGreaterThan(250)
  })

  it('lets those in whom it is for, and nobody else', async () => {
    for (const operation of operations) {
      if (operation.access === 'public' || withPassword.includes(operation.id)) continue
      for (const [who, { accessToken }] of Object.entries({ other, moderator, admin })) {
        const isAllowed =
          who === 'admin' ||
          (operation.access !== 'admin' && (operation.access !== 'moderator' || who === 'moderator'))
        const status = await statusFor(operation, accessToken)
        expect([operation.id, who, status]).toEqual([
          operation.id,
          who,
          isAllowed ? expect.toSatisfy((code) => code !== 401 && code !== 403) : 403,
        ])
      }
    }
  })

  it('lets API keys do what their scopes name, and nothing else', async () => {
    const keyOf = async (scopes: ApiScope[]): Promise<string> =>
      (
        await other.ask('POST', '/v1/api-keys', {
          body: { name: 'Program', scopes, currentPassword: other.password },
        })
      ).json().key
    const whole = await keyOf([...apiScopeNames])
    const without = new Map<unknown, string>()
    for (const scope of apiScopeNames)
      without.set(scope, await keyOf(apiScopeNames.filter((one) => one !== scope)))
    let tried = 0
    for (const operation of operations.filter(({ access }) => access !== 'public')) {
      const wanted = routeOf(operation)?.config?.keyScope
      const status = await statusFor(operation, whole)
      if (wanted === undefined) {
        expect([operation.id, status]).toEqual([operation.id, 403])
        continue
      }
      expect([operation.id, status]).toEqual([
        operation.id,
        expect.toSatisfy((code) => code !== 401 && code !== 403),
      ])
      expect([operation.id, await statusFor(operation, without.get(wanted))]).toEqual([operation.id, 403])
      tried++
    }
    expect(tried).toBeGreaterThan(15)
  })

  it('shows and gives nobody what is somebody else’s', async () => {
    let tried = 0
    const known = { url: 'https://shop.example/in', text: 'Mai este?', amount: 100_000, currency: 'RON' }
    for (const operation of operations) {
      if (!operation.path.includes('{') || !['member', 'viewer'].includes(operation.access)) continue
      if (ofCallers.includes(operation.path)) continue
      const thing = Object.entries(owned).find(([path]) => operation.path.startsWith(path))?.[1]
      expect([operation.path, thing]).toEqual([operation.path, expect.any(Object)])
      const { make, isOpenToAdmins = false } = thing!
      const id = await make(owner)
      for (const { accessToken } of isOpenToAdmins ? [other] : [other, moderator, admin]) {
        expect([operation.id, await statusFor(operation, accessToken, known, id)]).toEqual([
          operation.id,
          404,
        ])
      }
      // Whose it is is known by the time that a piece of an upload is to be no JSON.
      const answers = operation.id === 'appendToUpload' ? 415 : 409
      expect([operation.id, await statusFor(operation, owner.accessToken, known, id)]).toEqual([
        operation.id,
        expect.toSatisfy((code) => code < 300 || code === 409 || code === answers),
      ])
      tried++
    }
    expect(tried).toBeGreaterThan(8)
  })
})
