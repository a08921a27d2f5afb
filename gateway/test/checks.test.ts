import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { decideAbout, goodDraft, newAdmin, newPerson, type Person } from './people.ts'
import { runAgent } from './upkeep.ts'

const spam = {
  title: 'Câștigi sigur de acasă',
  description:
    'Fără experiență, fără investiții: lucrezi două ore pe zi și câștigi cinci mii de lei pe lună, garantat de firma noastră.',
}

describe.each(dialects)('checks and bans on %s', (dialect) => {
  let test: TestApp
  let staff: Person
  let placeId: number
  beforeAll(async () => {
    test = await startTestApp(dialect, {
      ...{ checkFlagFrom: 50, checkHoldFrom: 80, forbiddenWords: ['Obiect interzis'] },
      checksOff: ['velocity'],
    })
    staff = await newAdmin(test.app)
    placeId = (await test.app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0].id
  })
  afterAll(() => test.close())

  const draft = async (who: Person, fields: object) => {
    const created = await who.ask('POST', '/v1/listings', { body: { ...goodDraft, placeId, ...fields } })
    expect(created.statusCode, created.body).toBe(201)
    return created.json().id as string
  }
  const publish = async (who: Person, id: string) =>
    (await who.ask('POST', `/v1/listings/${id}/publish`)).json().status as string
  const publishNew = async (who: Person, fields: object) => {
    const id = await draft(who, fields)
    return { id, status: await publish(who, id) }
  }
  const caseOf = async (id: string) =>
    (await staff.ask('GET', '/v1/admin/queue?limit=100'))
      .json()
      .items.find((one: { subjectId: string }) => one.subjectId === id)
  const decide = (id: string, body: object) => decideAbout(staff, id, body)
  const isShown = async (id: string) => (await test.app.inject(`/v1/listings/${id}`)).statusCode === 200
  const isFound = async (id: string) => {
    await drain(test.app)
    const { items } = (await test.app.inject('/v1/search?limit=100')).json()
    return items.some((one: { id: string }) => one.id === id)
  }
  const ban = (kind: string, value: string, more = {}) =>
    staff.ask('POST', '/v1/admin/bans', {
      body: { kind, value, reason: 'scam', text: 'Același text de la multe conturi.', ...more },
    })
  const facts = { reason: 'prohibited', text: 'Nu se poate vinde așa ceva aici.' }

  it('hold a price against those of all currencies, so that another one is no way past', async () => {
    const kitchen = (amount: number, currency: string) => ({
      ...{ categoryId: 'kitchens', attributes: {}, price: { amount, currency } },
    })
    for (let i = 0; i < 20; i++) await publishNew(staff, kitchen(400_000 + 5_000 * i, 'EUR'))
    const found = async (amount: number, currency: string) => {
      const { id } = await publishNew(await newPerson(test.app), kitchen(amount, currency))
      const opened = await caseOf(id)
      const { check } = opened ? (await staff.ask('GET', `/v1/admin/queue/${opened.id}`)).json() : {}
      return check?.findings.map((one: { check: string }) => one.check) ?? []
    }
    expect(await found(100, 'EUR')).toContain('price')
    expect(await found(500, 'RON')).toContain('price')
    expect(await found(2_500_000, 'RON')).not.toContain('price')
    expect(await found(500_000_000_000, 'RON')).toContain('price')
  })

  it('hold what is forbidden until a moderator has looked, who shows it or says why not', async () => {
    const seller = await newPerson(test.app)
    const words = { title: 'Obiect INTERZIS vechi' }
    const [kept, refused] = [await publishNew(seller, words), await publishNew(seller, words)]
    expect([kept.status, refused.status]).toEqual(['pending', 'pending'])
    expect(await isShown(kept.id)).toBe(false)
    const waiting = await caseOf(kept.id)
    expect(waiting).toMatchObject({
      kind: 'pending',
      subject: 'listing',
      score: 100,
      owner: { id: seller.id },
    })
    const detail = (await staff.ask('GET', `/v1/admin/queue/${waiting.id}`)).json()
    expect(detail.check).toMatchObject({
      verdict: 'hold',
      findings: [{ check: 'forbidden', score: 100, evidence: { word: 'obiect interzis' } }],
    })
    expect((await decide(waiting.id, { action: 'keep' })).statusCode).toBe(200)
    expect([await isShown(kept.id), await isFound(kept.id)]).toEqual([true, true])
    const removed = await decide((await caseOf(refused.id)).id, { action: 'remove', ...facts })
    expect(removed.json()).toMatchObject({ action: 'remove', detection: 'rule', subjectId: refused.id })
    expect((await seller.ask('GET', `/v1/listings/${refused.id}`)).json().status).toBe('rejected')

    // A complaint that is right shows what was never shown.
    const token = (await seller.ask('GET', '/v1/me/decisions')).json().items[0].token
    const url = `/v1/decisions/${token}/complaint`
    await test.app.inject({ method: 'POST', url, body: { text: 'Obiectul este permis de lege.' } })
    const other = await newAdmin(test.app)
    const complaint = (await other.ask('GET', '/v1/admin/queue?limit=100'))
      .json()
      .items.find((one: { kind: string }) => one.kind === 'complaint')
    const answer = { action: 'restore', text: 'Ai dreptate, este permis.' }
    const restored = await decideAbout(other, complaint.id, answer)
    expect(restored.statusCode, restored.body).toBe(200)
    expect(await isFound(refused.id)).toBe(true)
  })

  it('hold an edit of what is on show, and forget it where the seller takes it back', async () => {
    const seller = await newPerson(test.app)
    const { id, status } = await publishNew(seller, { title: 'Patefon de colecție' })
    expect([status, await isFound(id)]).toEqual(['published', true])
    const edited = await seller.ask('PATCH', `/v1/listings/${id}`, { body: { title: 'Obiect interzis' } })
    expect(edited.json().status).toBe('pending')
    expect(await isFound(id)).toBe(false)
    expect(await caseOf(id)).toMatchObject({ kind: 'pending' })
    expect((await seller.ask('POST', `/v1/listings/${id}/withdraw`)).statusCode).toBe(200)
    expect(await caseOf(id)).toBeUndefined()
  })

  it('flag a text that another one shows, and hold one that is banned', async () => {
    const [first, second, third] = await Promise.all([0, 1, 2].map(() => newPerson(test.app)))
    const { id } = await publishNew(first!, spam)
    expect(await caseOf(id)).toBeUndefined()
    const copy = {
      ...spam,
      title: 'Câștigi sigur de acasă!!!',
      description: spam.description.replace('cinci', 'șase'),
    }
    const copied = await publishNew(second!, copy)
    expect(copied.status).toBe('published')
    const flagged = await caseOf(copied.id)
    expect(flagged).toMatchObject({ kind: 'flagged', score: 60 })
    const { alike, check } = (await staff.ask('GET', `/v1/admin/queue/${flagged.id}`)).json()
    expect(alike).toMatchObject([{ id, sellerId: first!.id }])
    expect(check.findings).toMatchObject([{ check: 'duplicate', evidence: { listing: id } }])
    expect((await decide(flagged.id, { action: 'remove', ...facts })).statusCode).toBe(200)
    expect(await isShown(copied.id)).toBe(false)

    const banned = await ban('text', id)
    expect(banned.json()).toMatchObject({ kind: 'text', value: spam.title, until: null, liftedAt: null })
    expect((await ban('text', id)).statusCode).toBe(409)
    expect((await publishNew(third!, copy)).status).toBe('pending')
    const lift = () => staff.ask('POST', `/v1/admin/bans/${banned.json().id}/lift`)
    expect([(await lift()).statusCode, (await lift()).statusCode]).toEqual([200, 409])
    expect((await publishNew(third!, copy)).status).toBe('published')
  })

  it('let no member show or write anything from a banned network, but read, take back and delete', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const shown = await publishNew(seller, { title: 'Masă de bucătărie rotundă' })
    const kept = await draft(seller, { title: 'Scaun de bucătărie vechi' })
    const network = await ban('network', '198.18.7.0/24')
    const from = (who: Person, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
      test.app.inject({
        ...{ method, url, remoteAddress: '198.18.7.9', ...(body && { body }) },
        headers: { authorization: `Bearer ${who.accessToken}` },
      })
    const message = { text: 'Mai este masa?' }
    const writes = () =>
      Promise.all([
        from(seller, 'POST', '/v1/listings', { ...goodDraft, placeId }),
        from(seller, 'POST', `/v1/listings/${kept}/publish`),
        from(seller, 'POST', '/v1/me/listings/moves', { ids: [kept], move: 'publish' }),
        from(buyer, 'POST', `/v1/listings/${shown.id}/conversations`, message),
      ])
    for (const { statusCode, body } of await writes())
      expect([statusCode, JSON.parse(body).type]).toEqual([403, '/problems/network-banned'])
    expect((await from(seller, 'GET', '/v1/me/listings')).statusCode).toBe(200)
    expect((await from(seller, 'POST', `/v1/listings/${shown.id}/withdraw`)).statusCode).toBe(200)
    // From elsewhere, and for the staff, nothing changes.
    expect((await seller.ask('POST', `/v1/listings/${shown.id}/publish`)).statusCode).toBe(200)
    expect((await from(staff, 'POST', '/v1/listings', { ...goodDraft, placeId })).statusCode).toBe(201)
    await staff.ask('POST', `/v1/admin/bans/${network.json().id}/lift`)
    expect((await writes()).map(({ statusCode }) => statusCode)).not.toContain(403)
  })

  it('let nobody register with a banned address or from a banned network, until that is over', async () => {
    const register = (email: string, remoteAddress = '198.51.100.7') =>
      test.app.inject({
        ...{ method: 'POST', url: '/v1/auth/register', remoteAddress },
        body: { email, password: 'o parola destul de lunga', name: 'Ion' },
      })
    expect((await ban('email', 'Rau@Spam.Example')).json()).toMatchObject({ value: 'rau@spam.example' })
    expect((await ban('email', '@temp.example')).statusCode).toBe(201)
    const network = await ban('network', '203.0.113.77/24', { until: '2099-01-01T00:00:00Z' })
    expect(network.json()).toMatchObject({ value: '203.0.113.0/24', until: '2099-01-01T00:00:00.000Z' })
    const codes = await Promise.all([
      register('rau@spam.example'),
      register('bun@spam.example'),
      register('oricine@temp.example'),
      register('cineva@alt.example', '203.0.113.9'),
      register('cineva@alt.example', '203.0.112.9'),
    ])
    expect(codes.map(({ statusCode }) => statusCode)).toEqual([403, 201, 403, 403, 201])
    expect(codes[0]!.json().type).toContain('registration-refused')
    for (const [kind, value] of [
      ['email', 'nu'],
      ['network', '10.0.0.0/4'],
      ['picture', 'abc'],
      ['text', 'x'],
      ['account', 'x'],
    ])
      expect((await ban(kind!, value!)).json().errors, kind!).toMatchObject([{ pointer: '/value' }])
    expect((await ban('network', '192.0.2.1', { until: '2001-01-01T00:00:00Z' })).statusCode).toBe(400)
  })

  it('ban an account with reasons that it may complain about, and lift it', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishNew(seller, { title: 'Gramofon cu pâlnie' })
    expect(await isFound(id)).toBe(true)
    const banned = await ban('account', seller.id)
    expect(banned.json()).toMatchObject({ kind: 'account', value: seller.id, label: 'Ana Pop' })
    await test.app.tellOfSellers()
    expect([await isFound(id), (await seller.ask('GET', '/v1/me')).statusCode]).toEqual([false, 401])
    const mails = await test.app.database.tasks.list({ goal: 'mailer', limit: 20 })
    expect(mails.map(({ input }) => input)).toContainEqual(
      expect.objectContaining({
        to: seller.email,
        template: 'content-restricted',
        data: expect.objectContaining({ action: 'suspend', detection: 'own', reason: 'scam' }),
      }),
    )
    expect((await ban('account', staff.id)).statusCode).toBe(409)
    const { items } = (await staff.ask('GET', '/v1/admin/bans?kind=account')).json()
    expect(items).toMatchObject([{ id: banned.json().id, liftedAt: null }])
    expect((await staff.ask('POST', `/v1/admin/bans/${items[0].id}/lift`)).statusCode).toBe(200)
    await test.app.tellOfSellers()
    expect(await isFound(id)).toBe(true)
  })

  it('make cases that one moderator handles with all others of the listing, and one decision ends', async () => {
    const [seller, buyer, other] = [
      await newPerson(test.app),
      await newPerson(test.app),
      await newAdmin(test.app),
    ]
    const words = {
      title: 'Plită de gătit rotundă',
      description: 'Plita merge bine, se vinde cu tot cu cabluri și suport.',
    }
    await publishNew(seller, words)
    const { id } = await publishNew(await newPerson(test.app), words)
    const { id: flagged, kind } = await caseOf(id)
    expect(kind).toBe('flagged')
    const queue = (caseId: string, door: string, who = staff) =>
      who.ask('POST', `/v1/admin/queue/${caseId}/${door}`)
    expect((await queue(flagged, 'lease')).statusCode).toBe(200)
    const body = { subject: 'listing', subjectId: id, reason: 'scam', text: 'Cere avans pe alt site.' }
    expect((await buyer.ask('POST', '/v1/reports', { body: { ...body, goodFaith: true } })).statusCode).toBe(
      201,
    )
    const open = async () =>
      (await other.ask('GET', '/v1/admin/queue?limit=100'))
        .json()
        .items.filter((one: { subjectId: string }) => one.subjectId === id)
    const found = await open()
    expect(found).toMatchObject([{ lease: { mine: false } }, { lease: { mine: false } }])
    const reported = found.find((one: { kind: string }) => one.kind === 'report').id
    const keep = { body: { action: 'keep' } }
    const refused = [await queue(reported, 'lease', other), await decideAbout(other, reported, keep.body)]
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([409, 409])
    const lot = { kind: 'text', value: id, asOf: new Date().toISOString(), ...facts }
    const begun = (await other.ask('POST', '/v1/admin/lots', { body: lot })).json()
    await runAgent(test.app, 'lots', { id: begun.id })
    expect([
      (await other.ask('GET', '/v1/admin/lots?limit=1')).json().items[0],
      await isShown(id),
    ]).toMatchObject([{ removed: 1, skipped: 1 }, true])
    expect((await queue(flagged, 'give-back')).statusCode).toBe(204)
    expect((await open()).map(({ lease }: { lease: object | null }) => lease)).toEqual([null, null])
    // At once, by different cases of the listing; whoever reported it has a stake in both.
    const partial = await newAdmin(test.app)
    await partial.ask('POST', '/v1/reports', { body: { ...body, goodFaith: true } })
    const statusesOf = async (asked: Promise<{ statusCode: number }>[]) =>
      (await Promise.all(asked)).map(({ statusCode }) => statusCode)
    for (let turn = 0; turn < 4; turn++) {
      const [one, another, third] = await statusesOf([
        queue(reported, 'lease', other),
        queue(flagged, 'lease', staff),
        queue(flagged, 'lease', partial),
      ])
      expect([[one, another].sort(), third]).toEqual([[200, 409], 409])
      const holder = one === 200 ? other : staff
      expect(await statusesOf([queue(one === 200 ? flagged : reported, 'give-back', holder)])).toEqual([204])
    }
    const decideAs = (who: Person, caseId: string, decision: object) => decideAbout(who, caseId, decision)
    const removal = { action: 'remove', ...facts }
    const decided = await statusesOf([
      decideAs(partial, flagged, removal),
      decideAs(other, flagged, removal),
      decideAs(staff, reported, removal),
    ])
    expect([decided[0], decided.slice(1).sort()]).toEqual([409, [200, 409]])
    expect([await open(), await isShown(id)]).toEqual([[], false])
    const mails = await test.app.database.tasks.list({ goal: 'mailer', limit: 20 })
    expect(mails.map(({ input }) => input)).toContainEqual(
      expect.objectContaining({ to: buyer.email, template: 'report-decided' }),
    )
  })

  it('warn who goes on, then ask a moderator, and take no reports of who reports without cause', async () => {
    const [seller, reporter] = [await newPerson(test.app), await newPerson(test.app)]
    const report = (subjectId: string, subject = 'listing') =>
      reporter.ask('POST', '/v1/reports', {
        body: { subject, subjectId, reason: 'spam', text: 'Apare de multe ori.', goodFaith: true },
      })
    const warnings = async ({ email }: Person) =>
      (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
        .map(
          ({ input }) =>
            input as { to: string; template: string; data: { role: string; until: string | null } },
        )
        .filter(({ to, template }) => to === email && template === 'misuse-warned')
        .map(({ data }) => [data.role, data.until === null ? 'warning' : 'pause'])
    const removed: (string | undefined)[][] = []
    for (const title of ['Un ceas', 'Un pix', 'Un caiet', 'Un ghiozdan', 'Un penar']) {
      const { id } = await publishNew(seller, { title: `${title} de vânzare ieftin` })
      await report(id)
      expect((await decide((await caseOf(id)).id, { action: 'remove', ...facts })).statusCode).toBe(200)
      removed.push([(await warnings(seller)).length.toString(), (await caseOf(seller.id))?.kind])
    }
    expect(removed).toEqual([
      ['0', undefined],
      ['0', undefined],
      ['1', undefined],
      ['1', undefined],
      ['1', 'misuse'],
    ])
    const unfounded: (number | string)[] = []
    for (let n = 0; n < 30; n++) {
      const { id } = await newPerson(test.app)
      const { statusCode } = await report(id, 'user')
      if (statusCode === 429) break
      await decide((await caseOf(id)).id, { action: 'keep' })
      unfounded.push((await warnings(reporter)).map(([, what]) => what).join(' '))
    }
    // Five were right, so that twenty have to be wrong for four of five to be; a day takes twenty in all.
    expect(unfounded.at(-1)).toBe('')
    const { moderation } = test.app.database
    const clumsy = await newPerson(test.app)
    const kept: string[] = []
    for (let n = 0; n < 9; n++) {
      const { id: subjectId } = await newPerson(test.app)
      const filed = moderation.report({
        ...{ subject: 'user', subjectId, reporterId: clumsy.id, email: null, name: null, locale: 'ro' },
        ...{ reason: 'spam', text: 'Apare de multe ori.' },
      })
      if (n === 8) await expect(filed).rejects.toMatchObject({ code: 'too-many' })
      else {
        await filed
        await decide((await caseOf(subjectId)).id, { action: 'keep' })
        kept.push(
          (await warnings(clumsy))
            .map(([, what]) => what)
            .sort()
            .join(' '),
        )
      }
    }
    expect(kept).toEqual(['', '', '', '', 'warning', 'warning', 'warning', 'pause warning'])
  })

  it('are told of once a year, and statements as the Commission takes them', async () => {
    const year = new Date().getUTCFullYear()
    const report = (await test.app.inject(`/v1/transparency?year=${year}`)).json()
    expect(report.decisions.removed).toBeGreaterThanOrEqual(6)
    expect(report.decisions.byReason).toContainEqual({
      ...{ reason: 'prohibited', ground: 'legal', count: report.decisions.removed },
    })
    expect(report.decisions).toMatchObject({ suspended: 1, own: 2 })
    expect(report.complaints).toMatchObject({ total: 1, restored: 1, upheld: 0, open: 0 })
    expect(report.misuse).toEqual({ offendersWarned: 1, reportersWarned: 1, reportersPaused: 1 })
    expect(report.automated.restricted).toBeGreaterThanOrEqual(2)
    const csv = await test.app.inject(`/v1/transparency/csv?year=${year}`)
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.body).toContain(`\r\ndecisions.removed,${report.decisions.removed}\r\n`)
    expect((await test.app.inject(`/v1/transparency?year=${year + 1}`)).statusCode).toBe(404)

    const span = `from=${year}-01-01&to=${year + 1}-01-01`
    const first = await staff.ask('GET', `/v1/admin/statements?${span}&limit=3`)
    expect(first.statusCode, first.body).toBe(200)
    const { items, next } = first.json()
    expect(items[0]).toEqual({
      ...{ decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'] },
      ...{ decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT', decision_facts: facts.text },
      illegal_content_legal_ground: 'prohibited goods or services',
      illegal_content_explanation: facts.text,
      ...{ category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS', puid: expect.any(String) },
      ...{ content_type: ['CONTENT_TYPE_PRODUCT'], content_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      ...{
        application_date: expect.any(String),
        territorial_scope: expect.arrayContaining(['RO', 'IS']),
        source_type: 'SOURCE_VOLUNTARY',
      },
      ...{ automated_detection: 'Yes', automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED' },
    })
    const rest = await staff.ask('GET', `/v1/admin/statements?${span}&cursor=${next}`)
    const accounts = [...items, ...rest.json().items].filter((one: object) => 'decision_account' in one)
    expect(accounts).toMatchObject([
      { decision_account: 'DECISION_ACCOUNT_SUSPENDED', category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' },
    ])
    expect(
      (await staff.ask('GET', `/v1/admin/statements?from=${year}-01-02&to=${year}-01-02`)).statusCode,
    ).toBe(400)
  })

  it('show the first listings of an account to a moderator where the site wants it', async () => {
    await test.restart({ checkFlagFrom: 101, checkHoldFrom: 101 })
    await test.app.database.site.change({ moderation: 'first', moderatedFirst: 2 })
    const seller = await newPerson(test.app)
    staff = await newAdmin(test.app)
    const shown: string[] = []
    for (const title of ['Masă de lemn', 'Scaun de lemn', 'Dulap de lemn']) {
      const { id, status } = await publishNew(seller, { title })
      shown.push(status)
      const waiting = await caseOf(id)
      if (waiting) await decide(waiting.id, { action: 'keep' })
    }
    expect(shown).toEqual(['pending', 'pending', 'published'])
    const { id } = await publishNew(await newAdmin(test.app), { title: 'Anunț al echipei' })
    expect(await isShown(id)).toBe(true)
  })
})
