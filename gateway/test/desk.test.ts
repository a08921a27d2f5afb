import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { decideAbout, goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

describe.each(dialects)('the desk of those who run the site on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  it('counts what came in a day, what was searched for and where there is little', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    const headers = { 'idempotency-key': `ask-${id}` }
    const ask = (text: string) =>
      admin.ask('POST', `/v1/listings/${id}/conversations`, { body: { text }, headers })
    for (const text of ['Mai este?', 'Mai este?']) expect((await ask(text)).statusCode).toBe(201)
    const { conversationId } = (await ask('Mai este?')).json()
    await seller.ask('POST', `/v1/conversations/${conversationId}/messages`, { body: { text: 'Da.' } })
    await test.app.writeActs()
    const day = new Date().toISOString().slice(0, 10)
    await test.app.database.queryLog.add(
      [
        { query: 'canapea', times: 5, empty: 0 },
        { query: 'zmeu', times: 2, empty: 2 },
      ],
      [],
      [{ category: 'sofas', times: 3, empty: 1 }],
    )
    const answer = (await admin.ask('GET', '/v1/admin/dashboard')).json()
    const of = (name: string) => answer.daily.find((one: { name: string }) => one.name === name)
    expect(of('listings')).toMatchObject({ today: 1, total: 1 })
    expect(of('users')).toMatchObject({ today: 2, total: 2 })
    expect([of('conversations').today, of('messages').today]).toEqual([1, 2])
    expect(of('searches').days.at(-1)).toEqual({ day, count: 7 })
    expect(of('users').days).toHaveLength(30)
    expect(of('users').svg).toMatch(/^<svg [^>]+>(?:(?!script|href).)+<\/svg>$/)
    expect(answer.topQueries[0]).toEqual({ query: 'canapea', times: 5, empty: 0 })
    expect(answer.emptyQueries[0]).toMatchObject({ query: 'zmeu', empty: 2 })
    expect(answer.categories).toEqual([{ category: 'sofas', listings: 1, searches: 3, empty: 1 }])
    expect(answer.health).toMatchObject({ database: dialect, searchReady: true, indexed: 1 })
    expect(answer.storage.freeBytes).toBeGreaterThan(0)
    expect(answer.storage).toMatchObject({ databaseBytes: expect.any(Number), pictures: 0, pictureBytes: 0 })
    expect(answer.storage.databaseBytes).toBeGreaterThan(100_000)
    expect(answer.slow).toEqual(expect.any(Array))
  })

  it('finds accounts, suspends them and deletes them for good, never those of the staff', async () => {
    const person = await newPerson(test.app, 'Vlad Rău')
    const listing = await publishListing(test.app, person)
    const at = `/v1/admin/users/${person.id}`
    for (const q of [person.id, person.email.slice(0, 20).toUpperCase()]) {
      const { items } = (await admin.ask('GET', `/v1/admin/users?q=${encodeURIComponent(q)}`)).json()
      expect(items).toMatchObject([{ id: person.id, name: 'Vlad Rău', suspension: null }])
    }
    const all = (await admin.ask('GET', '/v1/admin/users?limit=1')).json()
    expect(all.items).toMatchObject([{ id: person.id }])
    const rest = (await admin.ask('GET', `/v1/admin/users?limit=100&cursor=${all.next}`)).json()
    expect(rest.items.map(({ id }: { id: string }) => id)).not.toContain(person.id)
    expect((await admin.ask('GET', at)).json()).toMatchObject({
      ...{ isTrader: false, listings: [{ status: 'published', count: 1 }] },
      ...{ sessions: [{ userAgent: expect.any(String) }], events: [{ kind: 'registered' }] },
    })

    const suspended = await admin.ask('POST', `${at}/suspend`, {
      body: { reason: 'Vinde ce nu are', days: 3 },
    })
    expect(suspended.json().suspension).toMatchObject({
      reason: 'Vinde ce nu are',
      until: expect.any(String),
    })
    expect((await person.ask('GET', '/v1/me')).statusCode).toBe(401)
    expect((await admin.ask('POST', `${at}/unsuspend`)).json().suspension).toBeNull()

    const asked = { body: { isAsked: true } }
    expect((await admin.ask('DELETE', at, { body: {} })).json().errors[0].pointer).toBe('/reason')
    expect((await admin.ask('DELETE', at, asked)).json().type).toBe('/problems/confirmation-needed')
    await admin.ask('POST', '/v1/me/confirm', { body: { password: admin.password } })
    expect((await admin.ask('DELETE', at, asked)).statusCode).toBe(204)
    expect((await admin.ask('GET', at)).statusCode).toBe(404)
    expect((await test.app.inject(`/v1/listings/${listing.id}`)).statusCode).toBe(410)

    for (const method of ['POST', 'DELETE'] as const) {
      const own = `/v1/admin/users/${admin.id}${method === 'POST' ? '/suspend' : ''}`
      const body = method === 'POST' ? { body: { reason: 'nu se poate' } } : asked
      expect((await admin.ask(method, own, body)).statusCode).toBe(404)
    }
    const { items, next } = (await admin.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=2')).json()
    expect(items).toMatchObject([
      {
        kind: 'staff-acted',
        accountId: admin.id,
        details: { operation: 'deleteUser', target: person.id, by: admin.id },
      },
      { details: { operation: 'unsuspendUser' } },
    ])
    const older = (await admin.ask('GET', `/v1/admin/audit?kind=staff-acted&before=${next}`)).json()
    expect(older.items).toMatchObject([{ details: { operation: 'suspendUser' } }])
    expect((await (await newPerson(test.app)).ask('GET', '/v1/admin/audit')).statusCode).toBe(403)
  })

  it('suspends and deletes with a statement of reasons, which outlives the account', async () => {
    const { database } = test.app
    const [one, two] = [await newPerson(test.app), await newPerson(test.app)]
    const statementTo = async ({ email }: Person) => {
      const mails = (await database.tasks.list({ goal: 'mailer', limit: 100 }))
        .map(({ input }) => input as { to: string; template: string; data: { token: string } })
        .filter((mail) => mail.to === email && mail.template === 'content-restricted')
      expect(mails).toHaveLength(1)
      const { token } = mails[0]!.data
      const url = `/v1/decisions/${token}`
      return { url, read: async () => (await test.app.inject(url)).json() }
    }
    const suspend = (person: Person, because?: string) =>
      admin.ask('POST', `/v1/admin/users/${person.id}/suspend`, {
        body: { reason: 'Vinde ce nu are', because },
      })
    expect((await suspend(one, 'scam')).statusCode).toBe(200)
    expect((await suspend(one)).statusCode).toBe(409)
    const banned = { kind: 'account', value: one.id, reason: 'spam', text: 'Trimite reclame.' }
    expect((await admin.ask('POST', '/v1/admin/bans', { body: banned })).statusCode).toBe(409)
    const bans = (await admin.ask('GET', '/v1/admin/bans?kind=account&limit=1')).json().items
    expect(bans).toMatchObject([{ value: one.id, reason: 'scam', note: 'Vinde ce nu are', liftedAt: null }])
    const suspension = await statementTo(one)
    expect(await suspension.read()).toMatchObject({
      action: 'suspend',
      reason: 'scam',
      facts: 'Vinde ce nu are',
    })

    await operate(['suspend', two.email, '--reason', 'Din partea operatorului'], database, test.config)
    const ofOperator = await statementTo(two)
    expect(await ofOperator.read()).toMatchObject({ reason: 'other', detection: 'own' })
    const again = operate(['suspend', two.email, '--reason', 'Din nou'], database, test.config)
    await expect(again).rejects.toThrow('suspended already')

    const why = { reason: 'stolen', text: 'A vândut biciclete furate.' }
    const three = await newPerson(test.app)
    await admin.ask('POST', '/v1/me/confirm', { body: { password: admin.password } })
    expect((await admin.ask('DELETE', `/v1/admin/users/${three.id}`, { body: why })).statusCode).toBe(204)
    while ((await database.users.removeSome(100)) > 0);
    const deletion = await statementTo(three)
    expect(await deletion.read()).toMatchObject({ action: 'delete', endsAt: null, facts: why.text })
    const complaint = { text: 'Bicicletele erau ale mele, am acte.' }
    const complained = await test.app.inject({
      ...{ method: 'POST', url: `${deletion.url}/complaint`, body: complaint },
    })
    expect(complained.statusCode, complained.body).toBe(201)
    const other = await newAdmin(test.app)
    const waiting = (await other.ask('GET', '/v1/admin/queue?limit=100')).json().items
    const { id } = waiting.find((item: { kind: string }) => item.kind === 'complaint')
    const answer = { action: 'uphold', text: 'Actele nu sunt ale acestor biciclete.' }
    const decided = await decideAbout(other, id, answer)
    expect(decided.statusCode, decided.body).toBe(200)
    expect((await deletion.read()).complaint).toMatchObject({ outcome: 'uphold', reply: answer.text })
    const exported = async () => {
      const year = new Date().getUTCFullYear()
      const span = `from=${year}-01-01&to=${year + 1}-01-01`
      const { items } = (await admin.ask('GET', `/v1/admin/statements?${span}&limit=100`)).json()
      return items.map((item: { decision_facts: string }) => item.decision_facts)
    }
    expect(await exported()).toEqual(['Vinde ce nu are', 'Din partea operatorului', why.text])
    const { moderation, users } = database
    expect(await moderation.forgetStatements(new Date().toISOString(), 10)).toBe(0)
    expect(await moderation.forgetStatements('2999-01-01T00:00:00.000Z', 10)).toBe(1)
    expect((await test.app.inject(deletion.url)).statusCode).toBe(404)
    // Whoever deletes their own account takes along what was said of it.
    await users.delete(two.id)
    while ((await users.removeSome(100)) > 0);
    expect((await test.app.inject(ofOperator.url)).statusCode).toBe(404)
    expect(await exported()).toEqual(['Vinde ce nu are'])
  })

  it('shows an administrator the site as a member sees it, who changes nothing and is told of', async () => {
    const person = await newPerson(test.app, 'Mia Vede')
    const draft = (await person.ask('POST', '/v1/listings', { body: goodDraft })).json().id
    const actAs = (id: string, who = admin) => who.ask('POST', `/v1/admin/users/${id}/act-as`)
    const fresh = await newAdmin(test.app)
    expect((await actAs(person.id, fresh)).json().type).toBe('/problems/confirmation-needed')
    await fresh.ask('POST', '/v1/me/confirm', { body: { password: fresh.password } })
    const answer = await actAs(person.id, fresh)
    expect(answer.json()).toMatchObject({ user: { id: person.id }, expiresIn: expect.any(Number) })
    expect(answer.json()).not.toHaveProperty('refreshToken')
    const headers = { authorization: `Bearer ${answer.json().accessToken}` }
    const as = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) =>
      test.app.inject({ method, url, headers, ...(body && { body }) })
    expect((await as('GET', '/v1/me')).json()).toMatchObject({ id: person.id })
    expect((await as('GET', `/v1/listings/${draft}`)).statusCode).toBe(200)
    for (const refused of [
      as('PATCH', '/v1/me', { name: 'Altcineva' }),
      as('DELETE', `/v1/listings/${draft}`),
      as('POST', '/v1/reports', {}),
      as('POST', '/v1/me/confirm', { password: person.password }),
      as('GET', '/v1/me/export'),
    ])
      expect([(await refused).statusCode, (await refused).json().type]).toEqual([
        403,
        '/problems/acting-session',
      ])
    expect((await as('GET', '/v1/admin/users')).statusCode).toBe(403)
    const { items } = (await person.ask('GET', '/v1/me/sessions')).json()
    expect(items).toContainEqual(expect.objectContaining({ userAgent: 'Administrator' }))
    const [event] = (await admin.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=1')).json().items
    expect(event).toMatchObject({ accountId: fresh.id, details: { operation: 'actAs', target: person.id } })
    expect((await actAs(fresh.id, fresh)).statusCode).toBe(404)
  })

  it('finds listings of any status by title, id, seller and status, page by page', async () => {
    const seller = await newPerson(test.app, 'Vlad Bun')
    const shown = (await publishListing(test.app, seller, { title: 'Patefon cu 100% pâlnie' })).id
    const draft = (
      await seller.ask('POST', '/v1/listings', { body: { ...goodDraft, title: 'Patefon' } })
    ).json().id
    const find = async (query: string) => {
      const { items, next } = (await admin.ask('GET', `/v1/admin/listings?${query}`)).json()
      return { ids: items.map(({ id }: { id: string }) => id), next, items }
    }
    expect((await find('q=PATEFON')).ids).toEqual([draft, shown])
    expect((await find('q=patefon&status=draft')).ids).toEqual([draft])
    // A sign of the pattern is a sign.
    expect((await find('q=100%25')).ids).toEqual([shown])
    expect((await find('q=a_e')).ids).toEqual([])
    expect((await find(`q=${shown}`)).items).toMatchObject([
      { id: shown, status: 'published', seller: { id: seller.id, name: 'Vlad Bun' } },
    ])
    const first = await find(`seller=${seller.id}&limit=1`)
    expect(first).toMatchObject({ ids: [draft], next: expect.any(String) })
    expect(await find(`seller=${seller.id}&limit=1&cursor=${first.next}`)).toMatchObject({
      ids: [shown],
      next: null,
    })
  })

  it('tells of mails without what is in them, and sends dead ones again', async () => {
    const { tasks } = test.app.database
    const input = { to: 'ana@mail.example', template: 'misuse-warned', locale: 'ro', data: { secret: 'x' } }
    const id = (await tasks.enqueue({ goal: 'mailer', input, priority: 100 }))!
    await tasks.take(new Map([['mailer', 1]]), 1)
    await tasks.settle([{ id, attempt: 1, outcome: 'dead', output: 'connect ECONNREFUSED' }])
    const dead = async () => (await admin.ask('GET', '/v1/admin/mails?state=dead')).json().items
    const [mail] = await dead()
    expect(mail).toEqual({
      ...{ id, to: 'ana@mail.example', what: 'misuse-warned', state: 'dead', attempt: 1 },
      ...{ trouble: 'connect ECONNREFUSED', createdAt: expect.any(String), endedAt: expect.any(String) },
    })
    expect((await admin.ask('POST', `/v1/admin/tasks/${id}/retry`)).statusCode).toBe(200)
    expect(await dead()).toEqual([])
  })

  it('shows what comes in as files, and no address that may hold a password', async () => {
    const seller = await newPerson(test.app)
    await test.app.database.feeds.create({
      ...{ sellerId: seller.id, name: 'Depozit', url: 'https://eu:parola@depozit.example/a.csv' },
      ...{ format: 'csv', items: null, map: {}, schedule: { cron: '0 3 * * *' } },
    } as never)
    expect((await admin.ask('GET', '/v1/admin/imports')).json()).toEqual({ items: [], next: null })
    const feeds = await admin.ask('GET', '/v1/admin/feeds')
    expect(feeds.json().items).toMatchObject([{ name: 'Depozit', host: 'depozit.example', status: 'new' }])
    expect(feeds.body).not.toContain('parola')
  })

  it('has pages of categories with enough listings, under the words and texts of whoever runs the site', async () => {
    const seller = await newPerson(test.app)
    for (let at = 0; at < 3; at++) await publishListing(test.app, seller, { title: `Bancă de grădină ${at}` })
    const read = async () => (await test.app.inject('/v1/landing-pages')).json()
    const { pages } = await read()
    const sofas = { category: 'sofas', count: expect.any(Number) }
    expect(pages).toEqual(
      expect.arrayContaining([
        { ...sofas, county: null },
        { ...sofas, county: 'CJ' },
      ]),
    )
    expect(pages.some(({ category }: { category: string }) => category === 'cars')).toBe(false)
    const plain = { county: null, locale: 'ro', path: null, title: null, text: null, links: [] }
    const write = (body: object) =>
      admin.ask('PUT', '/v1/admin/landing-pages', { body: { ...plain, ...body } })
    const told = async (body: object) => (await write(body)).statusCode
    expect([
      await told({ category: 'sofas', path: 'divane', title: 'Divane la preț bun', links: ['cars'] }),
      await told({ category: 'sofas', path: 'canapele', text: 'Se văd **înainte**.' }),
      await told({ category: 'sofas', county: 'CJ', title: 'Canapele în Cluj' }),
      await told({ category: 'cars', path: 'canapele' }),
      await told({ category: 'cars', path: 'Auto/Cluj' }),
      await told({ category: 'sofas', county: 'CJ', path: 'cluj' }),
      await told({ category: 'nothing' }),
      await told({ category: 'sofas', county: 'XX' }),
      await told({ category: 'sofas', links: ['nothing'] }),
    ]).toEqual([204, 204, 204, 409, 400, 400, 400, 400, 400])
    const { texts, former } = await read()
    expect(texts).toEqual([
      { ...plain, category: 'sofas', path: 'canapele', text: 'Se văd **înainte**.' },
      { ...plain, category: 'sofas', county: 'CJ', title: 'Canapele în Cluj' },
    ])
    expect(former).toContainEqual({ locale: 'ro', path: 'divane', category: 'sofas' })
    expect(await told({ category: 'sofas', path: null })).toBe(204)
    expect((await read()).former).toContainEqual({ locale: 'ro', path: 'canapele', category: 'sofas' })
    expect((await seller.ask('PUT', '/v1/admin/landing-pages', { body: plain })).statusCode).toBe(403)
  })
})
