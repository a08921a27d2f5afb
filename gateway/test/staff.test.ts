import type { RouteOptions } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { holding } from './held-messages.ts'
import { decideAbout, goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 })

describe.each(dialects)('staff on %s', (dialect) => {
  let test: TestApp
  const post = (url: string, body: object) => test.app.inject({ method: 'POST', url, body })
  const get = (url: string, accessToken: string) =>
    test.app.inject({ url, headers: { authorization: `Bearer ${accessToken}` } })
  const refused = (response: { statusCode: number; json(): { type: string } }) => [
    response.statusCode,
    response.json().type,
  ]
  const needsFactor = [403, '/problems/second-factor-needed']
  const refresh = async ({ refreshToken }: Pick<Person, 'refreshToken'>) =>
    (await post('/v1/auth/refresh', { refreshToken })).json() as Person

  beforeAll(async () => {
    test = await startTestApp(dialect, { staffSecondFactor: 'required' })
  })
  afterAll(() => test.close())

  async function enable(person: Person): Promise<string> {
    const { secret } = (
      await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    ).json()
    const body = { code: codeOf(secret, -1) }
    expect((await person.ask('POST', '/v1/me/totp/verify', { body })).statusCode).toBe(200)
    return secret
  }

  it('run the site only in sessions in which a second factor was given', async () => {
    const admin = await newAdmin(test.app)
    const agents = '/v1/admin/agents'
    expect(refused(await get(agents, admin.accessToken))).toEqual(needsFactor)
    const secret = await enable(admin)
    // An access token says what was so when it was made.
    expect(refused(await get(agents, admin.accessToken))).toEqual(needsFactor)
    const proven = await refresh(admin)
    expect((await get(agents, proven.accessToken)).statusCode).toBe(200)
    const { email, password } = admin
    const { challenge } = (await post('/v1/auth/login', { email, password })).json()
    const answer = await post('/v1/auth/second-factor', {
      ...{ challenge, code: codeOf(secret), transport: 'cookie' },
    })
    expect((await get(agents, answer.json().accessToken)).statusCode).toBe(200)
    const { accessToken } = await refresh(proven)
    expect((await get(agents, accessToken)).statusCode).toBe(200)

    const headers = { authorization: `Bearer ${accessToken}` }
    const url = '/v1/me/totp'
    expect((await test.app.inject({ method: 'DELETE', url, headers, body: { password } })).statusCode).toBe(
      204,
    )
    await test.app.forgetEndedSessions()
    expect((await get(agents, accessToken)).statusCode).toBe(401)
    const alone = await post('/v1/auth/login', { email, password })
    expect(refused(await get(agents, alone.json().accessToken))).toEqual(needsFactor)
  })

  it('see what members see until then, also of pictures', async () => {
    const [seller, moderator, other] = [
      await newPerson(test.app),
      await newPerson(test.app),
      await newPerson(test.app),
    ]
    const draft = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json()
    await test.app.database.accounts.setRole(moderator.email, 'moderator')
    await test.app.forgetEndedSessions()
    const url = `/v1/listings/${draft.id}`
    const weak = await refresh(moderator)
    expect(refused(await get(url, weak.accessToken))).toEqual(needsFactor)
    expect((await other.ask('GET', url)).statusCode).toBe(404)
    const { email, password } = moderator
    const login = (body: object) => post('/v1/auth/login', { email, password, ...body })
    const passOf = (answer: { cookies: { name: string; value: string }[] }) =>
      answer.cookies.find(({ name }) => name === 'piata-pictures')!.value
    expect(passOf(await login({ transport: 'cookie' }))).toMatch(/\.member\./)

    const secret = await enable({
      ...moderator,
      ask: (method, at, { body } = {}) =>
        test.app.inject({
          ...{ method, url: at, headers: { authorization: `Bearer ${weak.accessToken}` } },
          ...(body !== undefined && { body: body as object }),
        }),
    })
    const { challenge } = (await login({})).json()
    const answer = await post('/v1/auth/second-factor', {
      ...{ challenge, code: codeOf(secret), transport: 'cookie' },
    })
    expect(passOf(answer)).toMatch(/\.moderator\./)
    expect((await get(url, answer.json().accessToken)).statusCode).toBe(200)
  })

  it('lose it where the operator ends their authenticator app', async () => {
    const admin = await newAdmin(test.app)
    await enable(admin)
    const proven = await refresh(admin)
    expect((await get('/v1/admin/tasks', proven.accessToken)).statusCode).toBe(200)
    await operate(['reset-2fa', admin.email], test.app.database, test.config)
    await test.app.forgetEndedSessions()
    expect((await get('/v1/admin/tasks', proven.accessToken)).statusCode).toBe(401)
    const { email, password } = admin
    const { accessToken } = (await post('/v1/auth/login', { email, password })).json()
    expect(refused(await get('/v1/admin/tasks', accessToken))).toEqual(needsFactor)
  })
})

describe.each(dialects)('what staff do on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  const acts = async () =>
    (await test.app.database.audit.ofAccount(admin.id, 0, 1_000))
      .filter(({ kind }) => kind === 'staff-acted')
      .map(({ details }) => details as { operation: string; target: string })
  const confirm = () => admin.ask('POST', '/v1/me/confirm', { body: { password: admin.password } })

  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  it('needs the password of late where nobody can undo it', async () => {
    const run = () => admin.ask('POST', '/v1/admin/agents/expiry/run', { body: { input: {} } })
    const seller = await newPerson(test.app)
    const { id } = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json()
    const remove = () => admin.ask('DELETE', `/v1/listings/${id}`)
    for (const refusal of [await run(), await remove()])
      expect([refusal.statusCode, refusal.json().type]).toEqual([403, '/problems/confirmation-needed'])
    const own = (await admin.ask('POST', '/v1/listings', { body: goodDraft })).json()
    expect((await admin.ask('DELETE', `/v1/listings/${own.id}`)).statusCode).toBe(204)
    expect(await acts()).toEqual([])
    await confirm()
    expect([(await run()).statusCode, (await remove()).statusCode]).toEqual([202, 204])
    expect(await acts()).toMatchObject([
      { operation: 'runAgent', target: 'expiry' },
      { operation: 'deleteListing', target: id },
    ])
  })

  it('is among the security events, whatever route does it, and in their chain', async () => {
    await confirm()
    const { tasks } = test.app.database
    const failedTask = async () => {
      const id = (await tasks.enqueue({ goal: 'staff', input: {} }))!
      await tasks.take(new Map([['staff', 1]]), 1)
      await tasks.settle([{ id, attempt: 1, outcome: 'failed', output: null }])
      return id
    }
    const hold = await holding(test.app)
    const openReport = async () => {
      const { buyer, conversationId } = await hold()
      await buyer.ask('POST', `/v1/conversations/${conversationId}/report`, { body: { reason: 'spam' } })
      const { items } = await test.app.database.moderation.conversationReports(admin.id, { limit: 1 })
      return items[0]!.id
    }
    const openCase = async () => {
      await openReport()
      return (await test.app.database.moderation.queue(admin.id, { limit: 1 })).items[0]!.id
    }
    const ships = {
      ...{ parentId: null, position: 0, name: { ro: 'Vapoare' }, icon: 'ship', hasCondition: true },
      attributes: [],
    }
    const spammer = { kind: 'email', reason: 'spam' } as const
    const banned = { ...spammer, value: 'unu@spam.example', note: 'Trimite reclame.', until: null }
    const done: Record<string, () => Promise<{ statusCode: number }>> = {
      pauseAgent: () => admin.ask('POST', '/v1/admin/agents/expiry/pause'),
      resumeAgent: () => admin.ask('POST', '/v1/admin/agents/expiry/resume'),
      runAgent: () => admin.ask('POST', '/v1/admin/agents/expiry/run', { body: { input: {} } }),
      releaseHeldMessage: async () =>
        admin.ask('POST', `/v1/admin/held-messages/${(await hold()).place}/release`),
      removeHeldMessage: async () =>
        admin.ask('POST', `/v1/admin/held-messages/${(await hold()).place}/remove`, {
          body: { reason: 'spam', text: 'Trimis la mulți vânzători.' },
        }),
      resolveReport: async () => admin.ask('POST', `/v1/admin/reports/${await openReport()}/resolve`),
      leaseCase: async () => admin.ask('POST', `/v1/admin/queue/${await openCase()}/lease`),
      giveBackCase: async () => admin.ask('POST', `/v1/admin/queue/${await openCase()}/give-back`),
      decideCase: async () => decideAbout(admin, await openCase(), { action: 'keep' }),
      changeSettings: () => admin.ask('PATCH', '/v1/admin/settings', { body: { listingDays: 30 } }),
      suspendUser: async () =>
        admin.ask('POST', `/v1/admin/users/${(await newPerson(test.app)).id}/suspend`, {
          body: { reason: 'spam' },
        }),
      actAs: async () => admin.ask('POST', `/v1/admin/users/${(await newPerson(test.app)).id}/act-as`),
      unsuspendUser: async () =>
        admin.ask('POST', `/v1/admin/users/${(await newPerson(test.app)).id}/unsuspend`),
      deleteUser: async () =>
        admin.ask('DELETE', `/v1/admin/users/${(await newPerson(test.app)).id}`, { body: { isAsked: true } }),
      writeLegalPage: () =>
        admin.ask('PUT', '/v1/admin/pages/terms/ro', { body: { title: 'Termeni', body: 'Fii cinstit.' } }),
      writeLandingPage: () =>
        admin.ask('PUT', '/v1/admin/landing-pages', {
          body: {
            ...{ category: 'cars', county: null, locale: 'ro', path: 'auto' },
            ...{ title: null, text: null, links: [] },
          },
        }),
      saveCategory: () => admin.ask('PUT', '/v1/admin/categories/ships', { body: ships }),
      removeCategory: () => admin.ask('DELETE', '/v1/admin/categories/ships?into=cars'),
      parseSchema: async () => {
        const parse = (body: string, type = 'application/sql', query = '') =>
          admin.ask('POST', `/v1/schemas/parse${query}`, { body, headers: { 'content-type': type } })
        // What is refused leaves no trace among what the staff did.
        expect((await parse('{}', 'application/json')).statusCode).toBe(400)
        expect(
          (await parse('create table t (a int)', 'application/sql', '?dialect=db2')).json().errors[0].pointer,
        ).toBe('/dialect')
        expect((await parse(' ', 'text/plain')).statusCode).toBe(400)
        const script =
          'CREATE TABLE [t] ([id] int NOT NULL PRIMARY KEY);\nCREATE TABLE [u] ([x] frobnicate oops);'
        const answer = await parse(script, 'text/plain; charset=utf-8', '?dialect=tsql')
        expect(answer.json()).toMatchObject({
          ...{ dialect: 'tsql', statements: { skipped: 0 }, problems: [{ line: 2 }] },
          tables: [{ name: 't', columns: [{ name: 'id', type: { kind: 'integer', bits: 32 } }] }, {}],
        })
        return answer
      },
      ban: () =>
        admin.ask('POST', '/v1/admin/bans', {
          body: { ...spammer, value: 'doi@spam.example', text: 'Trimite reclame.' },
        }),
      removeLot: async () =>
        admin.ask('POST', '/v1/admin/lots', {
          body: {
            ...{ kind: 'seller', value: (await newPerson(test.app)).id, reason: 'spam' },
            ...{ text: 'Trimite reclame.', asOf: new Date().toISOString() },
          },
        }),
      undoLot: async () => {
        const { items } = (await admin.ask('GET', '/v1/admin/lots?limit=1')).json()
        return admin.ask('POST', `/v1/admin/lots/${items[0].id}/undo`)
      },
      grantPromotion: async () => {
        await test.app.database.transaction(({ site }) => site.change({ promotions: 'on' }))
        const { id } = await publishListing(test.app, await newPerson(test.app))
        return admin.ask('POST', '/v1/admin/promotions', { body: { listingId: id, package: 'top3' } })
      },
      endPromotion: async () => {
        const [promotion] = await test.app.database.promotions.going(1)
        return admin.ask('POST', `/v1/admin/promotions/${promotion!.id}/end`)
      },
      makePromotionCode: () =>
        admin.ask('POST', '/v1/admin/promotion-codes', {
          body: { package: 'top7', uses: 1, until: new Date(Date.now() + 86_400_000).toISOString() },
        }),
      voidPromotionCode: async () => {
        const [known] = await test.app.database.promotions.codes(1)
        return admin.ask('DELETE', `/v1/admin/promotion-codes/${known!.code}`)
      },
      liftBan: async () => {
        const { id } = await test.app.database.bans.add(banned, admin.id)
        return admin.ask('POST', `/v1/admin/bans/${id}/lift`)
      },
      retryTask: async () => admin.ask('POST', `/v1/admin/tasks/${await failedTask()}/retry`),
    }
    const changing = test.app.routeTable
      .filter(
        ({ config, method }: RouteOptions) =>
          ['moderator', 'admin'].includes(String(config?.access)) &&
          !['GET', 'HEAD'].includes(String(method)),
      )
      .map(({ schema }) => schema?.operationId)
    expect(changing.sort()).toEqual(Object.keys(done).sort())
    for (const [operation, act] of Object.entries(done)) {
      const before = (await acts()).length
      expect([operation, (await act()).statusCode]).toEqual([
        operation,
        expect.toSatisfy((code) => code < 300),
      ])
      expect((await acts()).slice(before)).toEqual([
        { operation, target: expect.any(String), role: 'admin', by: admin.id },
      ])
    }
    const seller = await newPerson(test.app)
    const { id } = (await seller.ask('POST', '/v1/listings', { body: goodDraft })).json()
    const before = (await acts()).length
    await admin.ask('PATCH', `/v1/listings/${id}`, { body: { title: 'Canapea frumoasă din piele' } })
    await admin.ask('POST', `/v1/listings/${id}/withdraw`)
    expect((await acts()).slice(before)).toEqual([
      { operation: 'updateListing', target: id, role: 'admin', by: admin.id },
      { operation: 'withdrawListing', target: id, role: 'admin', by: admin.id },
    ])
    await test.app.database.audit.seal(1_000)
    expect(await test.app.database.audit.verify()).not.toHaveProperty('fault')
  })
})
