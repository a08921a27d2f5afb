import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createVerifier } from 'fast-jwt'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { hashLinkToken } from '../auth/mail-links.ts'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { startOddProvider } from './odd-provider.ts'
import { newPerson, type Person } from './people.ts'
import { client, redirects, startProvider } from './provider.ts'

const minuteMs = 60_000
const inAddress = { responseMode: 'query' } as const
const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const privateKey = signing.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
describe.each(doorDialects)('log-ins by a provider on %s', (dialect) => {
  let test: TestApp
  let proper: Awaited<ReturnType<typeof startProvider>>
  let odd: Awaited<ReturnType<typeof startOddProvider>>
  /** One that answers by a form and knows its client by a key, as Apple does. */
  let form: typeof odd
  beforeAll(async () => {
    proper = await startProvider()
    odd = await startOddProvider()
    form = await startOddProvider()
    const issuer = (text: string) => new URL(text)
    test = await startTestApp(dialect, {
      oidc: [
        { id: 'proper', name: 'Proper', issuer: issuer(proper.issuer), ...client, ...inAddress },
        { id: 'odd', name: 'Odd', issuer: issuer(odd.issuer), ...client, ...inAddress },
        { id: 'gone', name: 'Gone', issuer: issuer('http://127.0.0.1:9'), ...client, ...inAddress },
        {
          ...{ id: 'form', name: 'Form', issuer: issuer(form.issuer), responseMode: 'form_post' },
          ...{ clientId: client.clientId, clientSecret: { teamId: 'T1', keyId: 'K1', privateKey } },
        },
      ],
    })
  })
  afterEach(() => {
    vi.useRealTimers()
    odd.be()
  })
  afterAll(async () => {
    await test.close()
    await proper.close()
    await odd.close()
    await form.close()
  })

  const cookiesOf = (response: { headers: Record<string, unknown> }) =>
    [response.headers['set-cookie'] ?? []].flat().map((cookie) => String(cookie).split(';', 1)[0]!)
  /** What a browser has once it is sent to a provider. */
  async function setOut(provider: string, query = 'back=/intra-in-cont') {
    const response = await test.app.inject(`/v1/auth/oidc/${provider}?${query}`)
    expect(response.statusCode).toBe(303)
    return { address: String(response.headers.location), cookie: cookiesOf(response).join('; ') }
  }
  const comeBack = (provider: string, query: string, cookie: string) =>
    test.app.inject({ url: `/v1/auth/oidc/${provider}/callback?${query}`, headers: { cookie } })
  /** Where the odd provider's answer leads. */
  async function walk(claims: Record<string, unknown>) {
    const { address, cookie } = await setOut('odd')
    const response = await comeBack('odd', odd.approve(address, claims), cookie)
    return { response, told: String(response.headers.location).split('#')[1] }
  }
  const outcome = async (claims: Record<string, unknown>) => (await walk(claims)).told
  const newClaims = () => ({
    sub: randomUUID(),
    email: `${randomUUID()}@piata.example`,
    email_verified: true,
    name: 'Ana Furnizor',
  })
  /** The session that a browser has after it came back. */
  async function sessionOf(response: { headers: Record<string, unknown> }) {
    const cookie = cookiesOf(response).find((text) => text.startsWith('piata-refresh='))
    expect(cookie).toBeDefined()
    const headers = { cookie: cookie!, origin: 'http://localhost:3000' }
    const refreshed = await test.app.inject({ method: 'POST', url: '/v1/auth/refresh', headers, body: {} })
    expect(refreshed.statusCode).toBe(200)
    return refreshed.json() as { user: { id: string; email: string; name: string }; accessToken: string }
  }
  async function startLink(person: Person, provider = 'odd', body: object = { password: person.password }) {
    const response = await person.ask('POST', '/v1/me/identities', {
      body: { provider, back: '/contul-meu', ...body },
    })
    return { response, address: response.json().url as string, cookie: cookiesOf(response).join('; ') }
  }
  async function linked(claims = newClaims()) {
    const person = await newPerson(test.app)
    const { address, cookie } = await startLink(person)
    const response = await comeBack('odd', odd.approve(address, claims), cookie)
    expect(response.headers.location).toBe('/contul-meu#linked')
    return { person, claims }
  }
  const kindsOf = async (id: string) =>
    (await test.app.database.audit.ofAccount(id, 0, 100)).map(({ kind }) => kind)
  const mailsTo = async (email: string) =>
    (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 })).flatMap(({ input }) => {
      const { to, template } = input as { to?: string; template?: string }
      return to === email ? [template] : []
    })

  it('open an account, and log in to it from then on, by a provider of a library', async () => {
    const ids = []
    for (const _ of [1, 2]) {
      const { address, cookie } = await setOut('proper', 'back=/intra-in-cont?next=/x&locale=en')
      const asked = new URL(address).searchParams
      expect(asked.get('code_challenge_method')).toBe('S256')
      expect(asked.get('redirect_uri')).toBe(`${redirects}/proper/callback`)
      expect(cookie).not.toContain(asked.get('state')!)
      const response = await comeBack('proper', await proper.visit(address), cookie)
      expect(response.headers.location).toBe('/intra-in-cont?next=/x#entered')
      const { user } = await sessionOf(response)
      expect(user).toMatchObject({ email: proper.email, name: 'Ion de la Furnizor', locale: 'en' })
      ids.push(user.id)
    }
    expect(ids[0]).toBe(ids[1])
    expect(await kindsOf(ids[0]!)).toEqual(['identity-linked', 'registered', 'logged-in'])
    const body = { email: proper.email, password: '' }
    const byPassword = (password: string) =>
      test.app.inject({ method: 'POST', url: '/v1/auth/login', body: { ...body, password } })
    expect((await byPassword('o parola destul de lunga')).statusCode).toBe(401)
    // A password comes by mail.
    const token = 'x'.repeat(43)
    const link = { userId: ids[0]!, purpose: 'reset', tokenHash: hashLinkToken(token) } as const
    await test.app.database.mailLinks.issue({ ...link, email: proper.email })
    const reset = { token, password: 'o parola cu totul noua' }
    await test.app.inject({ method: 'POST', url: '/v1/auth/reset', body: reset })
    expect((await byPassword(reset.password)).statusCode).toBe(200)
  })

  it('come back to the browser that set out alone, within ten minutes, and once', async () => {
    const { address, cookie } = await setOut('odd')
    const other = await setOut('odd')
    const query = odd.approve(address, newClaims())
    const nowhere = '/login#problem=refused'
    expect((await comeBack('odd', query, '')).headers.location).toBe(nowhere)
    expect((await comeBack('odd', query, 'piata-oidc=made-up')).headers.location).toBe(nowhere)
    const foreign = await comeBack('odd', query, other.cookie)
    expect(foreign.headers.location).toBe('/intra-in-cont#problem=refused')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * minuteMs })
    expect((await comeBack('odd', query, cookie)).headers.location).toBe(nowhere)
    vi.useRealTimers()
    const forged = new URLSearchParams(query)
    forged.set('state', 'made-up')
    expect((await comeBack('odd', forged.toString(), cookie)).headers.location).toContain('#problem=refused')
    expect((await comeBack('odd', query, cookie)).headers.location).toBe('/intra-in-cont#entered')
    expect((await comeBack('odd', query, cookie)).headers.location).toContain('#problem=refused')
    // Not even with another code of the same person's.
    const again = odd.approve(address, newClaims())
    expect((await comeBack('odd', again, cookie)).headers.location).toContain('#problem=refused')
  })

  it('take no answer of another provider, and none that was not asked for', async () => {
    const { address, cookie } = await setOut('odd')
    const query = odd.approve(address, newClaims())
    expect((await comeBack('proper', query, cookie)).headers.location).toBe('/login#problem=refused')
    const mixed = `${query}&iss=${encodeURIComponent(proper.issuer)}`
    expect((await comeBack('odd', mixed, cookie)).headers.location).toContain('#problem=refused')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const hour = Math.floor(Date.now() / 1000) - 3600
    for (const [what, wrong] of Object.entries({
      'another nonce': { claims: { nonce: 'another' } },
      'another audience': { claims: { aud: 'another' } },
      'another issuer': { claims: { iss: proper.issuer } },
      'an old token': { claims: { iat: hour - 300, exp: hour } },
      'another key': { signedBy: privateKey },
    })) {
      odd.be(wrong)
      expect([what, await outcome(newClaims())]).toEqual([what, 'problem=refused'])
    }
    odd.be()
    const denied = await setOut('odd')
    const state = new URL(denied.address).searchParams.get('state')!
    const no = new URLSearchParams({ error: 'access_denied', state }).toString()
    expect((await comeBack('odd', no, denied.cookie)).headers.location).toContain('#problem=cancelled')
  })

  it('take over no account but where both sides have confirmed its address', async () => {
    const person = await newPerson(test.app)
    const claims = { ...newClaims(), email: person.email.toUpperCase() }
    expect(await outcome(claims)).toBe('problem=link-first')
    await test.app.database.users.verifyEmail(person.id)
    for (const email_verified of [false, undefined, 'false', 1])
      expect(await outcome({ ...claims, email_verified })).toBe('problem=link-first')
    const begun = await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    const code = new TOTP({ secret: Secret.fromBase32(begun.json().secret) }).generate()
    await person.ask('POST', '/v1/me/totp/verify', { body: { code } })
    expect(await outcome(claims)).toBe('problem=link-first')
    await person.ask('DELETE', '/v1/me/totp', { body: { password: person.password } })
    expect(await test.app.database.identities.list(person.id)).toEqual([])
    const { response, told } = await walk({ ...claims, email_verified: 'true' })
    expect([told, (await sessionOf(response)).user.id]).toEqual(['entered', person.id])
    expect(await mailsTo(person.email)).toContain('provider-linked')
    expect(await outcome({ sub: randomUUID() })).toBe('problem=no-address')
    expect(await outcome({ sub: randomUUID(), email: 'no address' })).toBe('problem=no-address')
    const opened = await walk({ ...newClaims(), email_verified: false, name: undefined })
    const { user } = await sessionOf(opened.response)
    expect(user).toMatchObject({ emailVerifiedAt: null, name: user.email.split('@')[0] })
  })

  it('ask for the code of an account that has an authenticator app, and let nobody into a suspended one', async () => {
    const { person, claims } = await linked()
    const begun = await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    const totp = new TOTP({ secret: Secret.fromBase32(begun.json().secret) })
    const first = totp.generate({ timestamp: Date.now() - 30_000 })
    await person.ask('POST', '/v1/me/totp/verify', { body: { code: first } })
    const { response, told } = await walk(claims)
    const challenge = new URLSearchParams(told).get('challenge')
    expect(cookiesOf(response).join()).not.toContain('piata-refresh')
    const body = { challenge, code: totp.generate() }
    const second = await test.app.inject({ method: 'POST', url: '/v1/auth/second-factor', body })
    expect([second.statusCode, second.json().user.id]).toEqual([200, person.id])
    await test.app.database.accounts.suspend(person.email, { reason: 'Spam', until: null })
    expect(await outcome(claims)).toBe('problem=suspended&reason=Spam')
  })

  it('are linked from the account after a fresh confirmation, listed, exported, unlinked, and told of', async () => {
    const person = await newPerson(test.app)
    await test.app.database.users.verifyEmail(person.id)
    expect((await startLink(person, 'odd', {})).response.statusCode).toBe(400)
    expect((await startLink(person, 'nobody')).response.statusCode).toBe(404)
    expect((await startLink(person, 'odd', { password: 'nu e parola' })).response.statusCode).toBe(403)
    const claims = newClaims()
    const { address, cookie } = await startLink(person)
    const back = await comeBack('odd', odd.approve(address, claims), cookie)
    expect(back.headers.location).toBe('/contul-meu#linked')
    const listed = (await person.ask('GET', '/v1/me/identities')).json()
    expect(listed).toEqual({
      items: [
        {
          ...{ id: expect.any(String), provider: 'odd', issuer: odd.issuer, email: claims.email },
          ...{ createdAt: expect.any(String), usedAt: null },
        },
      ],
      next: null,
      hasPassword: true,
    })
    const exported = JSON.parse((await person.ask('GET', '/v1/me/export')).body)
    expect(exported.identities).toMatchObject([{ issuer: odd.issuer, email: claims.email }])
    const { response } = await walk(claims)
    const session = await sessionOf(response)
    expect(session.user.id).toBe(person.id)
    // Of one account each, and one of a provider.
    const stranger = await newPerson(test.app)
    const theirs = await startLink(stranger)
    const taken = await comeBack('odd', odd.approve(theirs.address, claims), theirs.cookie)
    expect(taken.headers.location).toBe('/contul-meu#problem=linked-already')
    const more = await startLink(person)
    const second = await comeBack('odd', odd.approve(more.address, newClaims()), more.cookie)
    expect(second.headers.location).toBe('/contul-meu#problem=linked-already')

    const url = `/v1/me/identities/${listed.items[0].id}`
    expect((await person.ask('DELETE', url, { body: {} })).statusCode).toBe(400)
    const gone = await person.ask('DELETE', url, { body: { password: person.password } })
    expect(gone.statusCode).toBe(204)
    const headers = { authorization: `Bearer ${session.accessToken}` }
    expect((await test.app.inject({ url: '/v1/me', headers })).statusCode).toBe(401)
    expect((await person.ask('GET', '/v1/me')).statusCode).toBe(200)
    expect(await outcome({ ...claims, email_verified: false })).toBe('entered')
    expect((await mailsTo(person.email)).sort()).toEqual(['provider-linked', 'provider-unlinked'])
    expect(await kindsOf(person.id)).toEqual(expect.arrayContaining(['identity-linked', 'identity-unlinked']))
  })

  it('are not linked once the session has ended or the password was changed', async () => {
    for (const end of ['session', 'password']) {
      const person = await newPerson(test.app)
      const { address, cookie } = await startLink(person)
      if (end === 'session') {
        const body = { refreshToken: person.refreshToken }
        await test.app.inject({ method: 'POST', url: '/v1/auth/logout', body })
      } else {
        const body = { password: 'o alta parola lunga', currentPassword: person.password }
        expect((await person.ask('PATCH', '/v1/me', { body })).statusCode).toBe(200)
      }
      const back = await comeBack('odd', odd.approve(address, newClaims()), cookie)
      expect([end, back.headers.location]).toEqual([end, '/contul-meu#problem=refused'])
    }
  })

  it('stay where they are the only way in, and end with the account or its opener', async () => {
    const claims = newClaims()
    const { user, accessToken } = await sessionOf((await walk(claims)).response)
    const headers = { authorization: `Bearer ${accessToken}` }
    const { items, hasPassword } = (await test.app.inject({ url: '/v1/me/identities', headers })).json()
    expect(hasPassword).toBe(false)
    // Confirmed by something that is gone by now.
    const session = JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()).sid
    await test.app.database.sessions.confirm(session, user.id)
    const url = `/v1/me/identities/${items[0].id}`
    const refused = await test.app.inject({ method: 'DELETE', url, headers, body: {} })
    expect([refused.statusCode, refused.json().type]).toEqual([409, '/problems/conflict'])
    const removed = await test.app.inject({ method: 'DELETE', url: '/v1/me', headers, body: {} })
    expect(removed.statusCode).toBe(204)
    const again = await sessionOf((await walk(claims)).response)
    expect(again.user.id).not.toBe(user.id)

    const { person, claims: others } = await linked()
    const token = randomUUID().replaceAll('-', '').padEnd(43, 'x')
    const link = { userId: person.id, purpose: 'reset', tokenHash: hashLinkToken(token) } as const
    await test.app.database.mailLinks.issue({ ...link, email: person.email })
    const body = { token, password: 'o parola cu totul noua' }
    expect((await test.app.inject({ method: 'POST', url: '/v1/auth/reset', body })).statusCode).toBe(204)
    expect((await sessionOf((await walk(others)).response)).user.id).not.toBe(person.id)
  })

  it('say so where the provider is gone, breaks or never ends', async () => {
    const gone = await test.app.inject('/v1/auth/oidc/gone?back=/intra-in-cont')
    expect([gone.statusCode, gone.headers.location]).toEqual([303, '/intra-in-cont#problem=away'])
    const person = await newPerson(test.app)
    expect((await startLink(person, 'gone')).response.statusCode).toBe(503)
    odd.be({ token: (response) => response.writeHead(500).end('no') })
    expect(await outcome(newClaims())).toBe('problem=away')
    odd.be({ token: (response) => response.socket?.destroy() })
    expect(await outcome(newClaims())).toBe('problem=away')
    const large = Buffer.alloc(64 * 1024, ' ')
    odd.be({
      token(response) {
        response.writeHead(200, { 'content-type': 'application/json' })
        const more = () => {
          while (!response.destroyed && response.write(large));
        }
        response.on('drain', more)
        more()
      },
    })
    expect(await outcome(newClaims())).toBe('problem=away')
    odd.be({ token: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>') })
    expect(await outcome(newClaims())).toBe('problem=refused')
  })

  it('come back as a form too, which is sent without cookies, by a secret that a key signs', async () => {
    const { address, cookie } = await setOut('form')
    expect(new URL(address).searchParams.get('response_mode')).toBe('form_post')
    const { name: _, ...claims } = newClaims()
    const user = JSON.stringify({ name: { firstName: 'Ana', lastName: 'Măr' } })
    const post = (provider: string, body: string) =>
      test.app.inject({
        method: 'POST',
        url: `/v1/auth/oidc/${provider}/callback`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://appleid.example' },
        body,
      })
    const body = `${form.approve(address, claims)}&user=${encodeURIComponent(user)}&more=1`
    const led = await post('form', body)
    expect([led.statusCode, led.headers['set-cookie']]).toEqual([303, undefined])
    const location = String(led.headers.location)
    expect(location).toMatch(/^\/v1\/auth\/oidc\/form\/callback\?/)
    expect(location).not.toContain('more')
    const response = await test.app.inject({ url: location, headers: { cookie } })
    expect(response.headers.location).toBe('/intra-in-cont#entered')
    expect((await sessionOf(response)).user).toMatchObject({ email: claims.email, name: 'Ana Măr' })
    const verify = createVerifier({
      key: signing.publicKey.export({ type: 'spki', format: 'pem' }) as string,
    })
    expect(verify(form.asked().get('client_secret')!)).toMatchObject({
      ...{ iss: 'T1', sub: client.clientId, aud: form.issuer, exp: expect.any(Number) },
    })
    expect((await post('odd', body)).statusCode).toBe(404)
    expect((await post('form', 'code=a&code=b')).statusCode).toBe(303)
  })

  it('are listed for apps, without their secrets', async () => {
    const { body } = await test.app.inject('/v1/auth/oidc')
    expect(JSON.parse(body).items[0]).toEqual({ id: 'proper', name: 'Proper' })
    expect(body).not.toContain('secret')
  })

  it('lead back to pages of this site only', async () => {
    for (const back of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/a#b',
      '/a\tb',
      'a',
      '',
    ]) {
      const url = `/v1/auth/oidc/odd?back=${encodeURIComponent(back)}`
      expect([back, (await test.app.inject(url)).statusCode]).toEqual([back, 400])
    }
    expect((await test.app.inject('/v1/auth/oidc/nobody?back=/')).statusCode).toBe(404)
  })
})
