import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { decideAbout, newAdmin, newPerson, type Person, publishListing } from './people.ts'
import { upkeep } from './upkeep.ts'

interface Mail {
  to: string
  template: string
  data: Record<string, unknown> & { token: string }
}

describe.each(dialects)('what was decided and is so no more, on %s', (dialect) => {
  let test: TestApp
  let [first, second, third] = [] as unknown as [Person, Person, Person]
  beforeAll(async () => {
    test = await startTestApp(dialect)
    ;[first, second, third] = [await newAdmin(test.app), await newAdmin(test.app), await newAdmin(test.app)]
  })
  afterAll(() => test.close())

  const facts = { reason: 'scam', text: 'Cere avans pe un alt site, cum arată anunțul.' }
  const decide = async (subjectId: string, body: object, who = first) => {
    const { items } = (await who.ask('GET', '/v1/admin/queue?limit=100')).json()
    const found = items.find((one: { subjectId: string }) => one.subjectId === subjectId)
    const answer = await decideAbout(who, found.id, body)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json() as { id: string; action: string }
  }
  const report = async (who: Person, subject: string, subjectId: string) => {
    const body = { subject, subjectId, text: 'Cere avans pe alt site', reason: 'scam', goodFaith: true }
    const sent = await who.ask('POST', '/v1/reports', { body })
    expect(sent.statusCode, sent.body).toBe(201)
  }
  const mailsTo = async ({ email }: { email: string }, template?: string) =>
    (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
      .map(({ input }) => input as Mail)
      .filter(({ to, template: of }) => to === email && (template === undefined || of === template))
  const complain = async (token: string, text = 'Nu am cerut niciun avans nimănui.') =>
    (await test.app.inject({ method: 'POST', url: `/v1/decisions/${token}/complaint`, body: { text } }))
      .statusCode
  const page = async (token: string) => (await test.app.inject(`/v1/decisions/${token}`)).json()
  const tokenOf = async (who: Person) => (await mailsTo(who, 'content-restricted'))[0]!.data.token
  const suspend = async ({ id }: Person, more = {}) => {
    const body = { kind: 'account', value: id, ...facts, ...more }
    const banned = await first.ask('POST', '/v1/admin/bans', { body })
    expect(banned.statusCode, banned.body).toBe(201)
    return banned.json().id as string
  }

  it.each(['ban', 'account', 'operator'] as const)(
    'lifts the statement with the suspension, by the %s',
    async (door) => {
      const seller = await newPerson(test.app)
      const ban = await suspend(seller)
      const token = await tokenOf(seller)
      expect(await complain(token)).toBe(201)
      const url = door === 'ban' ? `/v1/admin/bans/${ban}/lift` : `/v1/admin/users/${seller.id}/unsuspend`
      if (door === 'operator') await operate(['unsuspend', seller.email], test.app.database, test.config)
      else {
        const lifted = await second.ask('POST', url)
        expect(lifted.statusCode, lifted.body).toBe(200)
      }
      const statement = await page(token)
      expect(statement).toMatchObject({
        ...{ action: 'suspend', liftedAt: expect.any(String), complaint: { outcome: 'restore' } },
      })
      const { items } = (await third.ask('GET', '/v1/admin/queue?limit=100')).json()
      expect(items.some((one: { subjectId: string }) => one.subjectId === statement.id)).toBe(false)
      expect(await mailsTo(seller, 'suspension-lifted')).toMatchObject([
        { data: { token, isWhole: true, isSuspended: false, hadComplaint: true } },
      ])
    },
  )

  it('leaves removed what a suspension removed besides, with the complaint about it', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller, { title: 'Rama de tablou' })
    await report(buyer, 'listing', id)
    await decide(id, { action: 'suspend', ...facts })
    expect((await second.ask('POST', `/v1/admin/users/${seller.id}/unsuspend`)).statusCode).toBe(200)
    const token = await tokenOf(seller)
    const statement = await page(token)
    expect([statement.liftedAt, Date.parse(statement.endsAt) <= Date.now()]).toEqual([null, true])
    expect(await mailsTo(seller, 'suspension-lifted')).toMatchObject([
      { data: { isWhole: false, subject: 'listing', title: 'Rama de tablou' } },
    ])
    expect((await second.ask('GET', `/v1/listings/${id}`)).json().status).toBe('blocked')
    expect(await complain(token)).toBe(201)
  })

  it('says of a suspension whose time is over that the account is none that is suspended', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    await suspend(seller, { until: new Date(Date.now() + 400).toISOString() })
    await report(buyer, 'user', seller.id)
    const { items } = (await first.ask('GET', '/v1/admin/queue?limit=100')).json()
    const { id } = items.find((one: { subjectId: string }) => one.subjectId === seller.id)
    const isSuspended = async () =>
      (await first.ask('GET', `/v1/admin/queue/${id}`)).json().history.isSuspended
    await expect.poll(isSuspended, { timeout: 5_000 }).toBe(false)
  })

  it('calls a deletion one, writes to who had the account what came of the complaint', async () => {
    const seller = await newPerson(test.app)
    await first.ask('POST', '/v1/me/confirm', { body: { password: first.password } })
    const before = (await test.app.inject(`/v1/transparency?year=${new Date().getUTCFullYear()}`)).json()
    const gone = await first.ask('DELETE', `/v1/admin/users/${seller.id}`, { body: facts })
    expect(gone.statusCode, gone.body).toBe(204)
    while ((await test.app.database.users.removeSome(100)) > 0);
    const [told] = await mailsTo(seller, 'content-restricted')
    expect(told).toMatchObject({ data: { action: 'delete' } })
    const { token } = told!.data
    const statement = await page(token)
    expect(statement).toMatchObject({ action: 'delete', endsAt: null })
    const { moderation } = test.app.database
    expect((await moderation.transparency(new Date().getUTCFullYear())).decisions).toMatchObject({
      ...{ suspended: before.decisions.suspended, deleted: before.decisions.deleted + 1 },
    })
    const year = new Date().getUTCFullYear()
    const span = `from=${year}-01-01&to=${year + 1}-01-01&limit=100`
    const exported = (await first.ask('GET', `/v1/admin/statements?${span}`)).json().items
    const accounts = exported.flatMap(({ decision_account: of }: { decision_account?: string }) => of ?? [])
    expect(accounts.filter((of: string) => of === 'DECISION_ACCOUNT_TERMINATED')).toHaveLength(1)
    expect(await complain(token)).toBe(201)
    const { items } = (await second.ask('GET', '/v1/admin/queue?limit=100')).json()
    const found = items.find((one: { subjectId: string }) => one.subjectId === statement.id)
    const { complaint } = (await second.ask('GET', `/v1/admin/queue/${found.id}`)).json()
    expect(complaint).toMatchObject({ action: 'delete', isGone: true })
    const answer = { action: 'restore', text: 'Ai dreptate, nu era o înșelătorie.' }
    await decide(statement.id, answer, second)
    expect(await mailsTo(seller, 'complaint-decided')).toMatchObject([
      { data: { token, outcome: 'restore', isGone: true, reply: answer.text } },
    ])
  })

  it('tells those who reported that what they were told is over, who may complain about that', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller, { title: 'Stilou cu penita' })
    await report(buyer, 'listing', id)
    await decide(id, { action: 'remove', ...facts })
    const [acted] = await mailsTo(buyer, 'report-decided')
    expect(acted).toMatchObject({ data: { isRestricted: true, title: 'Stilou cu penita' } })
    expect(await complain(await tokenOf(seller))).toBe(201)
    const removal = await page(await tokenOf(seller))
    await decide(removal.id, { action: 'restore', text: 'Nu cere niciun avans.' }, second)
    const [reversed] = await mailsTo(buyer, 'report-decided')
    expect(reversed).toMatchObject({
      data: { isRestricted: false, isReversed: true, title: 'Stilou cu penita', place: `listing/${id}` },
    })
    const { token } = reversed!.data
    const restored = await page(token)
    expect(restored).toMatchObject({ action: 'keep', complaint: null, complainUntil: expect.any(String) })
    expect((await buyer.ask('GET', '/v1/me/reports')).json().items[0]).toMatchObject({
      ...{ state: 'restored', complainUntil: expect.any(String) },
    })
    expect(await complain(token, 'Cere avans și acum, pe alt site.')).toBe(201)
    // Whoever restored it does not decide; their own complaint is given way to, and reversed in turn.
    await decide(restored.id, { action: 'remove', ...facts }, first)
    expect(await page(token)).toMatchObject({ action: 'remove', complaint: { outcome: 'restore' } })
    const again = await page(await tokenOf(seller))
    expect(await complain(await tokenOf(seller))).toBe(201)
    await decide(again.id, { action: 'restore', text: 'Nici acum nu cere avans.' }, third)
    expect((await mailsTo(buyer, 'report-decided'))[0]).toMatchObject({ data: { isReversed: true, token } })
    expect(await page(token)).toMatchObject({ action: 'keep', complaint: null })
    expect(await complain(token, 'Am dovada plății cerute.')).toBe(201)
  })

  it('tells who did not complain that what was left as it was is restricted after all', async () => {
    const [seller, one, two] = await Promise.all([0, 1, 2].map(() => newPerson(test.app)))
    const { id } = await publishListing(test.app, seller!)
    await report(one!, 'listing', id)
    await report(two!, 'listing', id)
    const kept = await decide(id, { action: 'keep' })
    const token = (await mailsTo(one!, 'report-decided'))[0]!.data.token
    await complain(token, 'Pe capac scrie altă marcă.')
    await decide(kept.id, { action: 'remove', ...facts }, second)
    expect((await mailsTo(two!, 'report-decided'))[0]).toMatchObject({
      data: { isReversed: true, isRestricted: true },
    })
    expect((await mailsTo(one!, 'report-decided'))[0]!.data.isReversed).toBeUndefined()
  })

  it('closes what nobody can decide about any more, and offers only what can be done', async () => {
    const [seller, one, two] = await Promise.all([0, 1, 2].map(() => newPerson(test.app)))
    const { id } = await publishListing(test.app, seller!)
    const other = await publishListing(test.app, seller!)
    await report(one!, 'listing', id)
    const kept = await decide(id, { action: 'keep' })
    const { token } = (await mailsTo(one!, 'report-decided'))[0]!.data
    await complain(token, 'Pe capac scrie altă marcă.')
    await report(two!, 'listing', other.id)
    const actionsFor = async (subjectId: string) =>
      (await second.ask('GET', '/v1/admin/queue?limit=100'))
        .json()
        .items.find((item: { subjectId: string }) => item.subjectId === subjectId)?.actions
    expect(await actionsFor(kept.id)).toEqual(['uphold', 'remove', 'suspend'])
    await seller!.ask('POST', `/v1/listings/${other.id}/withdraw`, { body: {} })
    expect(await actionsFor(other.id)).toEqual(['keep', 'suspend'])
    const { users } = test.app.database
    await users.delete(seller!.id)
    expect(await actionsFor(kept.id)).not.toContain('suspend')
    while ((await users.removeSome(100)) > 0);
    expect(await actionsFor(kept.id)).toEqual(['uphold'])
    await upkeep(test.app)
    expect([await actionsFor(kept.id), await actionsFor(other.id)]).toEqual([undefined, undefined])
    expect(await mailsTo(one!, 'complaint-decided')).toMatchObject([{ data: { isGone: true, token } }])
    expect(await mailsTo(two!, 'report-decided')).toMatchObject([{ data: { isGone: true } }])
    expect((await page(token)).complaint).toMatchObject({ outcome: 'gone' })
    expect((await one!.ask('GET', '/v1/me/reports')).json().items[0].complaint.outcome).toBe('gone')
  })

  it('names what was reported in each mail, and leads there while it is shown', async () => {
    const [seller, buyer] = [await newPerson(test.app, 'Dan Ionescu'), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller, { title: 'Pick-up cu boxe' })
    await report(buyer, 'listing', id)
    const shown = { subject: 'listing', title: 'Pick-up cu boxe', place: `listing/${id}` }
    expect(await mailsTo(buyer, 'report-received')).toMatchObject([{ data: shown }])
    await decide(id, { action: 'remove', ...facts })
    const [removed] = await mailsTo(buyer, 'report-decided')
    expect(removed!.data).toMatchObject({ subject: 'listing', title: 'Pick-up cu boxe' })
    expect(removed!.data.place).toBeUndefined()
    await report(buyer, 'user', seller.id)
    await decide(seller.id, { action: 'keep' })
    expect((await mailsTo(buyer, 'report-decided'))[0]).toMatchObject({
      data: { subject: 'user', title: 'Dan Ionescu', place: `seller/${seller.id}` },
    })
  })

  it('names the law or the clause to whoever is restricted, and to the Commission', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller)
    await report(buyer, 'listing', id)
    const reference = 'Codul penal, art. 244'
    await decide(id, { action: 'remove', ...facts, reference })
    const token = await tokenOf(seller)
    expect(await page(token)).toMatchObject({ reference })
    expect((await mailsTo(seller, 'content-restricted'))[0]).toMatchObject({ data: { reference } })
    await suspend(seller, { reference: 'Termenii site-ului, punctul 4' })
    const year = new Date().getUTCFullYear()
    const span = `from=${year}-01-01&to=${year + 1}-01-01&limit=100`
    const exported = (await first.ask('GET', `/v1/admin/statements?${span}`)).json().items
    expect(exported.slice(-2)).toMatchObject([
      { illegal_content_legal_ground: expect.stringMatching(/: Codul penal, art\. 244$/) },
      { illegal_content_legal_ground: expect.stringContaining('Termenii site-ului, punctul 4') },
    ])
  })

  it('gives way to the complaint of a reporter where another case of the same thing restricts it', async () => {
    const [seller, one, other, next] = await Promise.all(Array.from({ length: 4 }, () => newPerson(test.app)))
    const { id } = await publishListing(test.app, seller!, { title: 'Plapuma cu avans' })
    for (const reporter of [one!, other!]) await report(reporter, 'listing', id)
    const kept = await decide(id, { action: 'keep' })
    const { token } = (await mailsTo(one!, 'report-decided'))[0]!.data
    await report(next!, 'listing', id)
    expect(await complain(token)).toBe(201)
    await decide(id, { action: 'remove', ...facts })
    expect(await page(token)).toMatchObject({ action: 'remove', complaint: { outcome: 'restore' } })
    const { items } = (await third.ask('GET', '/v1/admin/queue?limit=100')).json()
    expect(items.some((open: { subjectId: string }) => [id, kept.id].includes(open.subjectId))).toBe(false)
    expect(await mailsTo(one!, 'complaint-decided')).toMatchObject([{ data: { token } }])
    expect((await mailsTo(other!, 'report-decided'))[0]).toMatchObject({ data: { isReversed: true } })
  })
})
