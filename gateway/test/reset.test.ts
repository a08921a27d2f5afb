import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { mailboxOf, tokenOf } from './mailbox.ts'
import { browserKeys, newPerson, type Person } from './people.ts'

describe.each(dialects)('a forgotten password on %s', (dialect) => {
  let test: TestApp
  let mailbox: ReturnType<typeof mailboxOf>
  beforeAll(async () => {
    test = await startTestApp(dialect, { agents: 'inline' })
    mailbox = mailboxOf(test)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  afterAll(() => test.close())

  const password = 'alta parola destul de lunga'
  const post = (url: string, body: object) => test.app.inject({ method: 'POST', url, body })
  const forgot = (email: string) => post('/v1/auth/forgot', { email })
  const reset = (token: string, chosen = password) => post('/v1/auth/reset', { token, password: chosen })
  const logIn = async (email: string, tried: string) =>
    (await post('/v1/auth/login', { email, password: tried })).statusCode
  const isVoid = async (token: string) => {
    const response = await reset(token)
    return response.statusCode === 400 && response.json().type === '/problems/link-void'
  }

  async function asked() {
    const person = await newPerson(test.app)
    expect((await forgot(person.email)).statusCode).toBe(202)
    const [mail] = await mailbox.wait(person.email, 1)
    return { person, token: tokenOf(mail!) }
  }

  it('gives way to a new one, which ends every session and is told by mail', async () => {
    const { person, token } = await asked()
    expect((await reset(token)).statusCode).toBe(204)
    expect(await logIn(person.email, person.password)).toBe(401)
    expect(await logIn(person.email, password)).toBe(200)
    expect((await person.ask('GET', '/v1/me')).statusCode).toBe(401)
    expect((await post('/v1/auth/refresh', { refreshToken: person.refreshToken })).statusCode).toBe(401)
    const [notice] = await mailbox.wait(person.email, 2)
    expect(notice!.subject).toBe('Parola contului tău s-a schimbat')
    expect(notice!.text).not.toContain(password)
    // Whoever followed the link has the mailbox.
    expect(await test.app.database.users.findByEmail(person.email)).toMatchObject({
      emailVerifiedAt: expect.any(String),
    })
  })

  it('is told, when it was changed, with what goes on all the same and where that is ended', async () => {
    const person = await newPerson(test.app)
    await test.app.database.users.verifyEmail(person.id)
    const key = { name: 'Magazinul meu', scopes: ['account:read'], currentPassword: person.password }
    expect((await person.ask('POST', '/v1/api-keys', { body: key })).statusCode).toBe(201)
    const body = { endpoint: 'https://push.example/stays', keys: browserKeys }
    const headers = { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile) Gecko/130.0 Firefox/130.0' }
    expect((await person.ask('POST', '/v1/push/subscriptions', { body, headers })).statusCode).toBe(201)
    const change = { password, currentPassword: person.password }
    expect((await person.ask('PATCH', '/v1/me', { body: change })).statusCode).toBe(200)
    const mails = await mailbox.wait(person.email, 2)
    const { text } = mails.find(({ subject }) => subject === 'Parola contului tău s-a schimbat')!
    expect(text).toMatch(/sesiunea din care s-a schimbat parola: „lightMyRequest”[\s\S]*\/account\n/)
    expect(text).toMatch(/cheile API[\s\S]*„Magazinul meu”[\s\S]*\/account\/keys/)
    expect(text).toMatch(/dispozitive: „Firefox, Android”[\s\S]*\/account\/notifications/)
  })

  it('ends the API keys, webhooks, told browsers and authenticator app of whoever opened the account and never confirmed its address, and of nobody else', async () => {
    const { secondFactors, webhooks, pushSubscriptions } = test.app.database
    const leftAfter = async (person: Person, mails: number) => {
      const body = { name: 'Program', scopes: ['account:read'], currentPassword: person.password }
      const { key } = (await person.ask('POST', '/v1/api-keys', { body })).json()
      const status = async () =>
        (await test.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${key}` } })).statusCode
      expect(await status()).toBe(200)
      const hook = { url: 'https://shop.example/in', events: ['listing.published'] }
      expect((await person.ask('POST', '/v1/webhooks', { body: hook })).statusCode).toBe(201)
      const browser = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) }
      await pushSubscriptions.add(person.id, { endpoint: `https://push.example/${person.id}`, ...browser })
      await secondFactors.begin(person.id, 'sealed')
      await secondFactors.confirm(person.id, 'sealed', 1, ['hash'])
      await forgot(person.email)
      const link = (await mailbox.wait(person.email, mails)).find(({ text }) => text.includes('#'))
      expect((await reset(tokenOf(link!))).statusCode).toBe(204)
      const told = [...(await webhooks.list(person.id)), ...(await pushSubscriptions.of(person.id))]
      return [await status(), told.length, (await secondFactors.find(person.id)) !== undefined]
    }
    const squatter = await newPerson(test.app)
    expect(await leftAfter(squatter, 1)).toEqual([401, 0, false])
    expect(await test.app.database.audit.ofAccount(squatter.id, 0, 100)).toMatchObject([
      { kind: 'registered' },
      { kind: 'api-key-made' },
      { kind: 'api-key-removed', details: { all: 1 } },
      { kind: 'second-factor-removed' },
      { kind: 'password-reset' },
    ])
    const owner = await newPerson(test.app)
    await test.app.database.users.verifyEmail(owner.id)
    // A confirmed address is told of the key, too.
    expect(await leftAfter(owner, 2)).toEqual([200, 2, true])
  })

  it('is answered alike, and asks the database alike, whether or not there is an account', async () => {
    const { email } = await newPerson(test.app)
    const { database } = test.app
    const calls: string[] = []
    // Agents that ran meanwhile would ask too, and be answered wrongly.
    await test.app.agentRunner!.stop()
    // What a request asks goes through a transaction or these.
    for (const group of ['users', 'mailLinks', 'sessions'] as const)
      for (const name of Object.keys(database[group])) {
        const spy = vi.spyOn(database[group] as unknown as Record<string, () => Promise<void>>, name)
        spy.mockImplementation(async () => void calls.push(name))
      }
    const { transaction } = database
    vi.spyOn(database, 'transaction').mockImplementation(((work: (tables: object) => unknown) =>
      transaction.call(database, (tables) => {
        const seen = new Proxy({} as typeof tables, {
          get: (_, group) =>
            new Proxy(Reflect.get(tables, group) as object, {
              get: (table, name) => {
                calls.push(`${String(group)}.${String(name)}`)
                return Reflect.get(table, name)
              },
            }),
        })
        return work(seen) as Promise<unknown>
      })) as never)
    const ask = async (address: string) => {
      calls.length = 0
      const { statusCode, body, headers } = await forgot(address)
      return { statusCode, body, told: Object.keys(headers).sort(), calls: [...calls] }
    }
    const [known, unknown] = [await ask(email), await ask('nobody@piata.example')]
    expect(unknown).toEqual(known)
    expect(known).toMatchObject({ statusCode: 202, body: '{}', calls: ['tasks.enqueue'] })
    vi.restoreAllMocks()
    await test.restart()
    await mailbox.wait(email, 1)
    await mailbox.settled()
    expect(await mailbox.to('nobody@piata.example')).toEqual([])
  })

  it('takes a link once, also of two at once', async () => {
    const { person, token } = await asked()
    const chosen = ['prima parola destul de lunga', 'a doua parola destul de lunga']
    const answers = await Promise.all(chosen.map((one) => reset(token, one)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 400])
    const kept = chosen[answers.findIndex(({ statusCode }) => statusCode === 204)]!
    expect(await logIn(person.email, kept)).toBe(200)
    expect(await isVoid(token)).toBe(true)
  })

  it('has only its newest link, for half an hour', async () => {
    const { person, token } = await asked()
    await forgot(person.email)
    const newer = tokenOf((await mailbox.wait(person.email, 2))[0]!)
    expect(await isVoid(token)).toBe(true)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * 60_000 })
    expect(await isVoid(newer)).toBe(true)
    vi.useRealTimers()
    expect((await reset(newer)).statusCode).toBe(204)
  })

  it('has no link any more once the password is changed otherwise, or the account is gone', async () => {
    const { person, token } = await asked()
    const body = { password, currentPassword: person.password }
    expect((await person.ask('PATCH', '/v1/me', { body })).statusCode).toBe(200)
    expect(await isVoid(token)).toBe(true)
    const other = await asked()
    await other.person.ask('DELETE', '/v1/me', { body: { password: other.person.password } })
    expect(await isVoid(other.token)).toBe(true)
  })

  it('stays where the new one would be guessed, and the link stays good', async () => {
    const { person, token } = await asked()
    for (const weak of ['scurt', 'aaaaaaaaaaaaaa', person.email]) {
      const response = await reset(token, weak)
      expect([response.statusCode, response.json().errors[0].pointer]).toEqual([400, '/password'])
    }
    expect((await reset(token)).statusCode).toBe(204)
  })

  it('opens nobody else’s account, and its link is for nothing else', async () => {
    const { person } = await asked()
    const other = await asked()
    expect((await post('/v1/auth/verify-email', { token: other.token })).statusCode).toBe(400)
    expect((await reset(other.token)).statusCode).toBe(204)
    expect(await logIn(person.email, person.password)).toBe(200)
  })

  it('fills no mailbox and locks nobody out: the answer stays, and the newest link', async () => {
    const person = await newPerson(test.app)
    for (let at = 0; at < 8; at++) {
      expect((await forgot(at % 2 ? person.email : ` ${person.email.toUpperCase()} `)).statusCode).toBe(202)
      await mailbox.settled()
    }
    const mails = await mailbox.to(person.email)
    expect(mails).toHaveLength(4)
    expect((await reset(tokenOf(mails[0]!))).statusCode).toBe(204)
  })

  it('is asked for by one address so often and no more', async () => {
    await test.restart({ limitMailsPerHour: 3 })
    try {
      const statuses = []
      for (let at = 0; at < 5; at++) statuses.push((await forgot(`nobody${at}@piata.example`)).statusCode)
      expect(statuses).toEqual([202, 202, 202, 429, 429])
    } finally {
      await test.restart()
    }
  })

  it('sends nothing to what is no address', async () => {
    for (const email of [
      'ana',
      'ana@exemplu.ro\r\nBcc: b@exemplu.ro',
      'a@exemplu.ro,b@exemplu.ro',
      'a@1.2.3.4',
    ])
      expect((await forgot(email)).statusCode).toBe(400)
  })
})
