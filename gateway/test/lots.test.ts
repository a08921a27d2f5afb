import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newAdmin, newPerson, type Person, publishListing } from './people.ts'
import { runAgent } from './upkeep.ts'

const text = {
  title: 'Câștigi sigur de acasă',
  description:
    'Fără experiență, fără investiții: lucrezi două ore pe zi și câștigi cinci mii de lei pe lună, garantat de firma noastră.',
}

describe.each(dialects)('listings removed at once on %s', (dialect) => {
  let test: TestApp
  let staff: Person
  beforeAll(async () => {
    test = await startTestApp(dialect, {
      sessionNetworks: true,
      checksOff: ['duplicate', 'velocity', 'picture'],
    })
    staff = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  const why = { reason: 'scam', text: 'Același text de la multe conturi.' }
  const preview = async (kind: string, value: string) =>
    staff.ask('GET', `/v1/admin/lots/preview?kind=${kind}&value=${encodeURIComponent(value)}`)
  /** Begins a lot, and has it done. */
  async function remove(
    kind: string,
    value: string,
  ): Promise<{ id: string; removed: number; skipped: number }> {
    const { asOf } = (await preview(kind, value)).json()
    const begun = await staff.ask('POST', '/v1/admin/lots', { body: { kind, value, asOf, ...why } })
    expect(begun.statusCode, begun.body).toBe(202)
    const { id } = begun.json()
    await runAgent(test.app, 'lots', { id })
    const { items } = (await staff.ask('GET', '/v1/admin/lots?limit=1')).json()
    expect(items[0]).toMatchObject({ id, kind, endedAt: expect.any(String) })
    return items[0]
  }
  const statusOf = async (id: string) => (await staff.ask('GET', `/v1/listings/${id}`)).json().status
  const mailsTo = async ({ email }: Person) =>
    (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
      .map(({ input }) => input as { to: string; template: string; data: { isLot?: boolean; token: string } })
      .filter(({ to, template }) => to === email && template === 'content-restricted')

  it('go by seller: each has its statement of reasons, one mail tells of all, and one entry of the audit log', async () => {
    const [seller, reporter] = [await newPerson(test.app), await newPerson(test.app)]
    const ids: string[] = []
    for (let at = 0; at < 3; at++) ids.push((await publishListing(test.app, seller)).id)
    const subject = { subject: 'listing', subjectId: ids[1], reason: 'scam', goodFaith: true }
    const reported = await reporter.ask('POST', '/v1/reports', {
      body: { ...subject, text: 'Cere avans pe alt site.' },
    })
    expect(reported.statusCode, reported.body).toBe(201)
    expect((await preview('seller', seller.id)).json()).toMatchObject({ count: 3 })
    const before = (await staff.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=100')).json().items.length
    const lot = await remove('seller', seller.id)
    expect(lot).toMatchObject({ label: 'Ana Pop', removed: 3, skipped: 0 })
    for (const id of ids) expect(await statusOf(id)).toBe('blocked')
    await drain(test.app)
    const { items } = (await test.app.inject(`/v1/search?seller=${seller.id}`)).json()
    expect(items).toEqual([])
    for (const id of ids) {
      const own = (await seller.ask('GET', `/v1/me/decisions?subjectId=${id}`)).json().items
      expect(own).toMatchObject([{ subjectId: id, action: 'remove', ...{ reason: 'scam', facts: why.text } }])
    }
    const mails = await mailsTo(seller)
    expect(mails).toMatchObject([{ data: { isLot: true } }])
    // The one mail leads to all of them, without log-in, and to a complaint about each.
    const { token } = mails[0]!.data
    const told0 = (await test.app.inject(`/v1/decisions/${token}/lot?limit=2`)).json()
    const told1 = (await test.app.inject(`/v1/decisions/${token}/lot?limit=2&cursor=${told0.next}`)).json()
    const all = [...told0.items, ...told1.items] as { subjectId: string; token: string }[]
    expect([all.map(({ subjectId }) => subjectId).sort(), told1.next]).toEqual([[...ids].sort(), null])
    const last = all.find((one) => one.token !== token)!
    const url = `/v1/decisions/${last.token}/complaint`
    const body = { text: 'Este munca mea, nu o înșelătorie.' }
    expect((await test.app.inject({ method: 'POST', url, body })).statusCode).toBe(201)
    const told = (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 })).map(
      ({ input }) => input as { to: string; template: string },
    )
    expect(told).toContainEqual(expect.objectContaining({ to: reporter.email, template: 'report-decided' }))
    const acts = (await staff.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=100')).json().items
    expect(acts.length).toBe(before + 1)
    expect(acts[0].details).toMatchObject({ target: `lot ${lot.id}: seller ${seller.id}` })
    // Again there is nothing left.
    expect(await remove('seller', seller.id)).toMatchObject({ removed: 0, skipped: 0 })
  })

  it('are taken back as a whole: statements withdrawn, complaints given way to, one mail a seller', async () => {
    const seller = await newPerson(test.app)
    const ids: string[] = []
    for (let at = 0; at < 2; at++) ids.push((await publishListing(test.app, seller)).id)
    const { id } = await remove('seller', seller.id)
    const [mail] = await mailsTo(seller)
    const complaint = await seller.ask('POST', `/v1/decisions/${mail!.data.token}/complaint`, {
      body: { text: 'Este munca mea, nu o înșelătorie.' },
    })
    expect(complaint.statusCode, complaint.body).toBe(201)
    // Not to whoever removed them.
    const other = await newAdmin(test.app)
    const waiting = async () =>
      (await other.ask('GET', '/v1/admin/queue?limit=100'))
        .json()
        .items.filter(
          ({ kind, owner }: { kind: string; owner: { id: string } | null }) =>
            kind === 'complaint' && owner?.id === seller.id,
        )
    expect(await waiting()).toHaveLength(1)
    const undo = () => staff.ask('POST', `/v1/admin/lots/${id}/undo`, { body: {} })
    expect((await seller.ask('POST', `/v1/admin/lots/${id}/undo`, { body: {} })).statusCode).toBe(403)
    const undone = await undo()
    expect([undone.statusCode, undone.json().undoneAt !== null]).toEqual([202, true])
    const { begunAt, undoUntil } = undone.json()
    expect(Date.parse(undoUntil) - Date.parse(begunAt)).toBe(7 * 86_400_000)
    await runAgent(test.app, 'lots', { id, undo: true })
    for (const one of ids) expect(await statusOf(one)).toBe('published')
    const { items } = (await staff.ask('GET', '/v1/admin/lots?limit=1')).json()
    expect(items[0]).toMatchObject({ id, removed: 2, restored: 2, restoredAt: expect.any(String) })
    for (const one of ids) {
      const [said] = (await seller.ask('GET', `/v1/me/decisions?subjectId=${one}`)).json().items
      expect(said.liftedAt).toEqual(expect.any(String))
    }
    expect(await waiting()).toEqual([])
    const told = (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
      .map(({ input }) => input as { to: string; template: string })
      .filter(({ to, template }) => to === seller.email && template === 'decision-withdrawn')
    expect(told).toHaveLength(1)
    const acts = (await staff.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=1')).json().items
    expect(acts[0].details.target).toBe(`lot ${id}: taken back`)
    expect((await undo()).statusCode).toBe(409)
    const nothing = '01900000-0000-7000-8000-000000000000'
    expect((await staff.ask('POST', `/v1/admin/lots/${nothing}/undo`, { body: {} })).statusCode).toBe(404)
  })

  it('are not taken back by whoever has a listing of their own among them', async () => {
    const other = await newAdmin(test.app)
    const own = (await publishListing(test.app, other)).id
    const { id, removed } = await remove('seller', other.id)
    expect([removed, await statusOf(own)]).toEqual([1, 'blocked'])
    expect((await other.ask('POST', `/v1/admin/lots/${id}/undo`, { body: {} })).statusCode).toBe(409)
    expect((await staff.ask('POST', `/v1/admin/lots/${id}/undo`, { body: {} })).statusCode).toBe(202)
  })

  it('go by text, whoever wrote it, and leave what only begins alike', async () => {
    const [one, other] = [await newPerson(test.app), await newPerson(test.app)]
    const first = (await publishListing(test.app, one, text)).id
    const near = (await publishListing(test.app, other, { ...text, title: 'Câștigi sigur de la mare' })).id
    const far = (await publishListing(test.app, other)).id
    expect(await remove('text', first)).toMatchObject({ label: text.title, removed: 2 })
    expect([await statusOf(first), await statusOf(near), await statusOf(far)]).toEqual([
      ...['blocked', 'blocked'],
      'published',
    ])
  })

  it('go by the network in which their sellers log in, but for the staff', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    const own = (await publishListing(test.app, staff)).id
    expect((await preview('network', '198.51.100.0/24')).json()).toMatchObject({ items: [], count: 0 })
    const lot = await remove('network', '127.0.0.0/23')
    expect(lot.removed).toBeGreaterThan(0)
    expect([await statusOf(id), await statusOf(own)]).toEqual(['blocked', 'published'])
  })

  it('leave what was written since somebody looked, and go by the text of then', async () => {
    const [seller, innocent] = [await newPerson(test.app), await newPerson(test.app)]
    const known = (await publishListing(test.app, seller)).id
    const { asOf } = (await preview('seller', seller.id)).json()
    const later = (await publishListing(test.app, seller)).id
    const begin = (kind: string, value: string) =>
      staff.ask('POST', '/v1/admin/lots', { body: { kind, value, asOf, ...why } })
    const done = async (begun: ReturnType<typeof begin>) => {
      await runAgent(test.app, 'lots', { id: (await begun).json().id })
      return (await staff.ask('GET', '/v1/admin/lots?limit=1')).json().items[0]
    }
    expect(await done(begin('seller', seller.id))).toMatchObject({ removed: 1, skipped: 1 })
    expect([await statusOf(known), await statusOf(later)]).toEqual(['blocked', 'published'])

    const other = (await publishListing(test.app, innocent, { ...text })).id
    const description =
      'Bibliotecă masivă de stejar cu șase rafturi, demontată, se ridică din Florești după ora cinci.'
    const sample = (await publishListing(test.app, seller, { description })).id
    const looked = (await preview('text', sample)).json()
    const patch = () => seller.ask('PATCH', `/v1/listings/${sample}`, { body: text })
    const begun = await staff.ask('POST', '/v1/admin/lots', {
      body: { kind: 'text', value: sample, asOf: looked.asOf, ...why, text: 'Textul de atunci, altul.' },
    })
    await patch()
    await runAgent(test.app, 'lots', { id: begun.json().id })
    expect([await statusOf(sample), await statusOf(other)]).toEqual(['published', 'published'])
    const again = await begin('text', sample)
    expect([again.statusCode, again.json().errors]).toMatchObject([409, [{ pointer: '/asOf' }]])
  })

  it('bring back no text that nobody has read', async () => {
    await test.app.database.site.change({ moderation: 'before' })
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    expect(await statusOf(id)).toBe('pending')
    const lot = await remove('seller', seller.id)
    await test.app.database.site.change({ moderation: 'after' })
    expect(await statusOf(id)).toBe('rejected')
    await seller.ask('PATCH', `/v1/listings/${id}`, { body: { title: 'Cu totul altceva' } })
    await staff.ask('POST', `/v1/admin/lots/${lot.id}/undo`, { body: {} })
    await runAgent(test.app, 'lots', { id: lot.id, undo: true })
    expect(await statusOf(id)).toBe('pending')
  })

  it('leave what another moderator handles, and go on', async () => {
    const [seller, reporter, other] = [
      await newPerson(test.app),
      await newPerson(test.app),
      await newAdmin(test.app),
    ]
    const { id } = await publishListing(test.app, seller)
    const free = (await publishListing(test.app, seller)).id
    await reporter.ask('POST', '/v1/reports', {
      body: { subject: 'listing', subjectId: id, reason: 'scam', goodFaith: true, text: 'Cere avans.' },
    })
    const { items } = (await other.ask('GET', '/v1/admin/queue?limit=100')).json()
    const found = items.find((one: { subjectId: string }) => one.subjectId === id)
    expect((await other.ask('POST', `/v1/admin/queue/${found.id}/lease`)).statusCode).toBe(200)
    expect(await remove('seller', seller.id)).toMatchObject({ removed: 1, skipped: 1 })
    expect([await statusOf(id), await statusOf(free)]).toEqual(['published', 'blocked'])
  })

  it('name what a value has to be', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000'
    for (const [kind, value] of [
      ['seller', 'ana'],
      ['seller', nobody],
      ['text', nobody],
      ['picture', 'x'],
      ['network', '10.0.0.0/8'],
    ]) {
      const answer = await staff.ask('POST', '/v1/admin/lots', {
        body: { kind, value, asOf: new Date().toISOString(), ...why },
      })
      expect([kind, answer.statusCode, answer.json().errors?.[0]?.pointer]).toEqual([kind, 400, '/value'])
      expect((await preview(kind!, value!)).statusCode).toBe(400)
    }
    const member = await newPerson(test.app)
    expect((await member.ask('GET', '/v1/admin/lots')).statusCode).toBe(403)
  })
})
