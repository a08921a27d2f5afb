import { type Message, reportRules } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { type Held, holding } from './held-messages.ts'
import { decideAbout, goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

describe.each(dialects)('moderation on %s', (dialect) => {
  let test: TestApp
  let [moderator, admin] = [] as unknown as [Person, Person]
  let hold: Awaited<ReturnType<typeof holding>>
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
    const { email, password, ...person } = await newPerson(test.app)
    await test.app.database.accounts.setRole(email, 'moderator')
    await test.app.forgetEndedSessions()
    const body = { email, password }
    const { accessToken } = (await test.app.inject({ method: 'POST', url: '/v1/auth/login', body })).json()
    const ask: Person['ask'] = (method, url, { headers, ...rest } = {}) =>
      person.ask(method, url, { ...rest, headers: { ...headers, authorization: `Bearer ${accessToken}` } })
    moderator = { ...person, email, password, accessToken, ask }
    hold = await holding(test.app)
  })
  afterAll(() => test.close())

  const removal = { reason: 'spam', text: 'Același mesaj către mulți vânzători.' }
  const decide = ({ place }: Held, action: 'release' | 'remove', who = moderator, headers = {}) =>
    who.ask('POST', `/v1/admin/held-messages/${place}/${action}`, {
      headers,
      ...(action === 'remove' && { body: removal }),
    })
  const messagesOf = async (person: Person, { conversationId }: Held, query = ''): Promise<Message[]> =>
    (await person.ask('GET', `/v1/conversations/${conversationId}/messages${query}`)).json().items ?? []
  const eventsOf = async ({ id }: Person) => {
    const { accountEvents } = test.app.database
    return (await accountEvents.after(id, 0, 1_000)).items.filter(({ kind }) => kind === 'message')
  }
  const walk = async <T>(path: string, limit = 1, who = moderator): Promise<T[]> => {
    const items: T[] = []
    for (let next: string | null = ''; next !== null; ) {
      const answer = await who.ask('GET', `${path}?limit=${limit}${next && `&cursor=${next}`}`)
      expect(answer.statusCode, answer.body).toBe(200)
      items.push(...answer.json().items)
      next = answer.json().next
    }
    return items
  }
  type Listed = { conversationId: string; seq: number; id: string }
  const isListed = async ({ conversationId }: Held) =>
    (await walk<Listed>('/v1/admin/held-messages')).some((item) => item.conversationId === conversationId)

  it('lists what is held, the oldest first, page by page', async () => {
    const [first, second] = [await hold(), await hold()]
    const items = await walk<Listed>('/v1/admin/held-messages')
    const own = items.filter(({ conversationId }) =>
      [first.conversationId, second.conversationId].includes(conversationId),
    )
    expect(own).toMatchObject([
      { conversationId: first.conversationId, seq: 1, senderId: first.buyer.id, notes: [], images: 0 },
      { conversationId: second.conversationId, listing: { title: 'Canapea extensibilă din piele' } },
    ])
    expect((await moderator.ask('GET', '/v1/admin/held-messages?cursor=x')).statusCode).toBe(400)
  })

  it('releases a message to its receiver as one written now, once', async () => {
    const held = await hold()
    const { seller, buyer, conversationId } = held
    expect(await messagesOf(seller, held)).toEqual([])
    const before = (await eventsOf(seller)).length
    const headers = { 'idempotency-key': `release-${conversationId}` }
    const answer = await decide(held, 'release', moderator, headers)
    expect([answer.statusCode, answer.json()]).toEqual([200, { conversationId, seq: 2 }])
    expect((await decide(held, 'release', moderator, headers)).json()).toEqual(answer.json())
    expect((await decide(held, 'release')).statusCode).toBe(409)
    expect((await decide(held, 'remove')).statusCode).toBe(409)
    expect(await messagesOf(seller, held)).toMatchObject([{ seq: 2, mine: false, state: 'sent' }])
    expect(await messagesOf(buyer, held)).toMatchObject([{ seq: 2, mine: true, state: 'sent' }])
    expect((await eventsOf(seller)).slice(before).map(({ data }) => JSON.parse(data))).toEqual([
      { conversationId, seq: 2, mine: false },
    ])
    const read = (await seller.ask('GET', `/v1/conversations/${conversationId}`)).json()
    expect(read).toMatchObject({ unread: 1, readSeq: 0, last: { seq: 2 } })
    const planned = (await test.app.database.tasks.list({ goal: 'messages', limit: 100 })).filter(
      ({ input }) => (input as { conversationId: string }).conversationId === conversationId,
    )
    expect(planned).toMatchObject([{ state: 'queued', input: { side: 'seller' } }])
    expect(await isListed(held)).toBe(false)
  })

  it('releases behind what the receiver has read, so that it is not passed over', async () => {
    const held = await hold('Bună ziua')
    const { seller, buyer, conversationId } = held
    const send = { body: { text: 'Mai este?' } }
    expect((await buyer.ask('POST', `/v1/conversations/${conversationId}/messages`, send)).statusCode).toBe(
      201,
    )
    const read = { body: { seq: 3 } }
    expect((await seller.ask('POST', `/v1/conversations/${conversationId}/read`, read)).statusCode).toBe(204)
    expect((await decide(held, 'release')).statusCode).toBe(200)
    expect(await messagesOf(seller, held, '?after=3')).toMatchObject([{ seq: 4 }])
    const detail = await seller.ask('GET', `/v1/conversations/${conversationId}`)
    expect(detail.json()).toMatchObject({ unread: 1, readSeq: 3, last: { seq: 4 } })
    expect((await buyer.ask('GET', `/v1/conversations/${conversationId}`)).json().last.seq).toBe(4)
  })

  it('keeps a removed message from its receiver, and tells its sender', async () => {
    const held = await hold()
    const before = (await eventsOf(held.seller)).length
    expect((await decide(held, 'remove')).statusCode).toBe(204)
    expect((await decide(held, 'remove')).statusCode).toBe(409)
    expect((await decide(held, 'release')).statusCode).toBe(409)
    expect(await messagesOf(held.seller, held)).toEqual([])
    expect((await eventsOf(held.seller)).length).toBe(before)
    expect(await messagesOf(held.buyer, held)).toMatchObject([{ seq: 1, state: 'removed' }])
    expect(await isListed(held)).toBe(false)
  })

  it('does not bring to somebody who has blocked the sender since what was held', async () => {
    const held = await hold('Alo')
    const { seller, conversationId } = held
    const blocked = await seller.ask('POST', `/v1/conversations/${conversationId}/block`, {
      body: { blocked: true },
    })
    expect(blocked.statusCode, blocked.body).toBeLessThan(300)
    expect((await decide(held, 'release')).statusCode).toBe(200)
    expect((await messagesOf(seller, held)).map(({ seq }) => seq)).toEqual([1])
  })

  it.each([
    ['release', 'release'],
    ['release', 'remove'],
    ['remove', 'remove'],
  ] as const)('lets one of two moderators win, who %s and %s at once', async (one, two) => {
    const held = await hold()
    const both = await Promise.all([decide(held, one), decide(held, two, admin)])
    const codes = both.map(({ statusCode }) => statusCode).sort()
    expect(codes).toEqual([expect.toSatisfy((code) => code < 300), 409])
    const isReleased = both[0].statusCode === 200 || both[1].statusCode === 200
    expect(await messagesOf(held.seller, held)).toHaveLength(isReleased ? 1 : 0)
    expect(await messagesOf(held.buyer, held)).toHaveLength(1)
  })

  it('shows reports until one of the moderators resolves them', async () => {
    const { buyer, conversationId } = await hold()
    const body = { reason: 'scam', text: 'Cere avans' }
    const file = () => buyer.ask('POST', `/v1/conversations/${conversationId}/report`, { body })
    expect([(await file()).statusCode, (await file()).statusCode]).toEqual([204, 204])
    const open = async () =>
      (await walk<Listed>('/v1/admin/reports')).filter((item) => item.conversationId === conversationId)
    const [first, second] = await open()
    expect(first).toMatchObject({ ...body, reporterId: buyer.id, reportedId: expect.any(String) })
    const resolve = (who: Person) => who.ask('POST', `/v1/admin/reports/${first!.id}/resolve`)
    const both = await Promise.all([resolve(moderator), resolve(admin)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409])
    expect(await open()).toEqual([second])
  })

  const nothing = '01900000-0000-7000-8000-000000000000'
  const said = { reason: 'scam', text: 'Cere avans pe alt site', goodFaith: true }
  const guest = { name: 'Ion', email: 'ion@mail.example' }
  const report = (body: object, who?: Person) =>
    who
      ? who.ask('POST', '/v1/reports', { body })
      : test.app.inject({ method: 'POST', url: '/v1/reports', body })
  const receipts = async (to: string) =>
    (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
      .map(({ input }) => input as { to: string; template: string; locale: string; data: object })
      .filter((mail) => mail.to === to && mail.template === 'report-received')

  it('takes reports of whatever one can see, from anybody, and writes back at once, once', async () => {
    const { seller, buyer, conversationId } = await hold('Bună ziua')
    const { id } = await publishListing(test.app, seller)
    const listing = { ...said, subject: 'listing', subjectId: id }
    const first = await report({ ...listing, ...guest, locale: 'en' })
    expect([first.statusCode, first.json()]).toEqual([
      201,
      { id: expect.any(String), createdAt: expect.any(String) },
    ])
    const again = await report({ ...listing, ...guest, email: 'ION@mail.example', reason: 'stolen' })
    expect([again.statusCode, again.json()]).toEqual([200, first.json()])
    expect(await receipts(guest.email)).toMatchObject([
      { locale: 'en', data: { reportId: first.json().id, reason: 'scam' } },
    ])
    for (const subject of [
      { subject: 'listing', subjectId: id },
      { subject: 'user', subjectId: seller.id },
    ])
      expect((await report({ ...said, ...subject }, buyer)).statusCode).toBe(201)
    expect(await receipts(buyer.email)).toHaveLength(2)
    expect((await report({ ...listing }, seller)).statusCode).toBe(409)
    const answer = { body: { text: 'Da, mai este' } }
    const url = `/v1/conversations/${conversationId}/messages`
    await buyer.ask('POST', url, answer)
    const { seq } = (await seller.ask('POST', url, answer)).json().message
    const message = { ...said, subject: 'message', subjectId: `${conversationId}/${seq}` }
    expect((await report(message, buyer)).statusCode).toBe(201)
    for (const [what, who, status] of [
      [message, seller, 409],
      [message, admin, 404],
      [{ ...message, ...guest }, undefined, 404],
      [{ ...message, subjectId: `${conversationId}/99` }, buyer, 404],
      [{ ...message, subjectId: conversationId }, buyer, 400],
      [{ ...said, subject: 'conversation', subjectId: conversationId }, admin, 404],
      [{ ...said, subject: 'rating', subjectId: nothing }, buyer, 404],
      [{ ...said, subject: 'user', subjectId: nothing }, buyer, 404],
    ] as const)
      expect([what, (await report(what, who)).statusCode]).toEqual([what, status])
    const exported = (await buyer.ask('GET', '/v1/me/export')).json()
    expect(exported.reports).toHaveLength(3)
  })

  it('asks guests who they are, but for crimes against children, and all for good faith and a reason', async () => {
    const { id } = await publishListing(test.app, await newPerson(test.app))
    const body = { ...said, ...guest, subject: 'listing', subjectId: id }
    for (const [change, pointer] of [
      [{ email: undefined }, '/email'],
      [{ name: undefined }, '/name'],
      [{ goodFaith: false }, '/goodFaith'],
      [{ text: 'pe scurt' }, '/text'],
      [{ reason: 'dislike' }, '/reason'],
    ] as const) {
      const refused = await report({ ...body, ...change })
      expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, pointer])
    }
    const draft = (await admin.ask('POST', '/v1/listings', { body: goodDraft })).json()
    expect((await report({ ...body, subjectId: draft.id })).statusCode).toBe(404)
    expect((await report({ ...body, email: undefined, name: undefined, reason: 'minors' })).statusCode).toBe(
      201,
    )
  })

  it('takes few reports a day in the name of a mailbox that a guest says is theirs', async () => {
    const email = 'tinta@mail.example'
    const statuses: number[] = []
    for (let n = 0; n <= reportRules.mostOfGuest; n++) {
      const { id } = await newPerson(test.app)
      const body = { ...said, ...guest, email, subject: 'user', subjectId: id }
      statuses.push((await report(body)).statusCode)
    }
    expect(statuses).toEqual([...Array(reportRules.mostOfGuest).fill(201), 429])
    expect(await receipts(email)).toHaveLength(reportRules.mostOfGuest)
    const { id: subjectId } = await newPerson(test.app)
    const same = { ...said, ...guest, email: 'deodata@mail.example', subject: 'user', subjectId }
    const both = await Promise.all([report(same), report(same)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 201])
    expect(both[0].json().id).toBe(both[1].json().id)
  })

  it('keeps what was reported without the names of accounts that go', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    expect((await report({ ...said, subject: 'user', subjectId: seller.id }, buyer)).statusCode).toBe(201)
    const { users } = test.app.database
    for (const { id } of [seller, buyer]) await users.delete(id)
    while ((await users.removeSome(100)) > 0);
    const again = await report({ ...said, ...guest, subject: 'user', subjectId: seller.id })
    expect(again.statusCode).toBe(404)
  })

  type Case = {
    id: string
    kind: string
    subjectId: string
    dueAt: string
    reports: number
    lease: object | null
  }
  const queued = async (subjectId: string, who = moderator) =>
    (await walk<Case>('/v1/admin/queue', 100, who)).find((one) => one.subjectId === subjectId)!
  const decideCase = (id: string, body: object, who = moderator) => decideAbout(who, id, body)
  const reasoned = { reason: 'scam', text: 'Cere avans pe un alt site, cum arată anunțul.' }
  const mailsOf = async (to: string) =>
    (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
      .map(({ input }) => input as { to: string; template: string; data: { token: string } })
      .filter((mail) => mail.to === to)
  const tokenFor = async ({ email }: Person) =>
    (await mailsOf(email)).find(({ template }) => template === 'content-restricted')!.data.token
  const complain = (token: string, text = 'Nu am cerut niciun avans nimănui.') =>
    test.app.inject({ method: 'POST', url: `/v1/decisions/${token}/complaint`, body: { text } })
  const isFound = async (id: string, query: string) => {
    await drain(test.app)
    const { items } = (await test.app.inject(`/v1/search?q=${query}`)).json()
    return items.some((item: { id: string }) => item.id === id)
  }

  it('removes a listing with reasons, which a complaint brings back where another one agrees', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller, { title: 'Patefon vechi zgomotos' })
    const listing = { ...said, subject: 'listing', subjectId: id }
    await report({ ...listing, ...guest, email: 'a@mail.example' })
    await report({ ...listing, reason: 'spam' }, buyer)
    const found = await queued(id)
    expect(found).toMatchObject({ kind: 'report', reports: 2, reason: 'scam', owner: { id: seller.id } })
    const detail = (await moderator.ask('GET', `/v1/admin/queue/${found.id}`)).json()
    expect(detail).toMatchObject({
      title: 'Patefon vechi zgomotos',
      actions: ['keep', 'remove', 'suspend'],
      said: [
        { reason: 'scam', text: said.text, by: 'Ion', isGuest: true },
        { reason: 'spam', by: 'Ana Pop', isGuest: false },
      ],
      history: { listings: 1, reports: 2, decisions: [], isSuspended: false },
    })
    const incomplete = await Promise.all([
      decideCase(found.id, { action: 'remove', text: reasoned.text }),
      decideCase(found.id, { action: 'remove', reason: 'scam' }),
      decideCase(found.id, { action: 'remove', ...reasoned, until: '2099-01-01T00:00:00Z' }),
    ])
    expect(incomplete.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400])
    expect((await decideCase(found.id, { action: 'uphold', text: reasoned.text })).statusCode).toBe(409)
    expect(await isFound(id, 'patefon')).toBe(true)

    const headers = { 'idempotency-key': `decide-${id}` }
    const send = { body: { action: 'remove', ...reasoned, seen: detail.seen }, headers }
    const decision = await moderator.ask('POST', `/v1/admin/queue/${found.id}/decide`, send)
    expect([decision.statusCode, decision.json()]).toMatchObject([
      200,
      { action: 'remove', reason: 'scam', ground: 'legal', detection: 'reported', facts: reasoned.text },
    ])
    expect((await moderator.ask('POST', `/v1/admin/queue/${found.id}/decide`, send)).json()).toEqual(
      decision.json(),
    )
    expect(await isFound(id, 'patefon')).toBe(false)
    expect((await test.app.inject(`/v1/listings/${id}`)).statusCode).toBe(404)
    expect((await moderator.ask('GET', `/v1/admin/queue/${found.id}`)).statusCode).toBe(404)
    for (const to of ['a@mail.example', buyer.email])
      expect((await mailsOf(to)).filter(({ template }) => template === 'report-decided')).toMatchObject([
        { data: { isRestricted: true } },
      ])
    const own = (await seller.ask('GET', '/v1/me/decisions')).json()
    expect(own.items).toMatchObject([{ subjectId: id, action: 'remove', complaint: null }])
    expect((await buyer.ask('GET', '/v1/me/decisions')).json().items).toEqual([])
    const token = await tokenFor(seller)
    expect(own.items[0].token).toBe(token)

    const statement = await test.app.inject(`/v1/decisions/${token}`)
    expect(statement.json()).toMatchObject({ id: decision.json().id, title: 'Patefon vechi zgomotos' })
    for (const wrong of ['x', `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`])
      expect((await test.app.inject(`/v1/decisions/${wrong}`)).statusCode).toBe(404)
    expect([(await complain(token)).statusCode, (await complain(token)).statusCode]).toEqual([201, 409])
    // Whoever decided first neither sees the complaint nor keeps others from it.
    expect(await queued(decision.json().id)).toBeUndefined()
    const complaint = await queued(decision.json().id, admin)
    const asFirst = (method: 'GET' | 'POST', door = '') =>
      moderator.ask(method, `/v1/admin/queue/${complaint.id}${door}`)
    expect([(await asFirst('GET')).statusCode, (await asFirst('POST', '/lease')).statusCode]).toEqual([
      404, 409,
    ])
    const shown = (await admin.ask('GET', `/v1/admin/queue/${complaint.id}`)).json()
    expect(shown).toMatchObject({
      actions: ['restore', 'uphold'],
      complaint: {
        text: 'Nu am cerut niciun avans nimănui.',
        action: 'remove',
        subjectId: id,
      },
      history: { decisions: [{ action: 'remove' }] },
    })
    // At once, and whoever decided first is refused, whichever comes first.
    const answer = { action: 'restore', text: 'Anunțul nu cere niciun avans.' }
    const both = await Promise.all([
      decideCase(complaint.id, answer, moderator),
      decideCase(complaint.id, answer, admin),
    ])
    expect(both.map(({ statusCode }) => statusCode)).toEqual([409, 200])
    expect(await isFound(id, 'patefon')).toBe(true)
    expect((await test.app.inject(`/v1/decisions/${token}`)).json()).toMatchObject({
      liftedAt: expect.any(String),
      complaint: { outcome: 'restore', reply: answer.text },
    })
    expect((await mailsOf(seller.email)).map(({ template }) => template)).toContain('complaint-decided')
    const exported = (await seller.ask('GET', '/v1/me/export')).json()
    expect(exported.decisions).toMatchObject([
      { action: 'remove', facts: reasoned.text, complaint: 'Nu am cerut niciun avans nimănui.' },
    ])
    expect(JSON.stringify(exported)).not.toContain(moderator.id)
  })

  it('lets one moderator handle a case at a time, and one decide', async () => {
    const { id } = await publishListing(test.app, await newPerson(test.app))
    await report({ ...said, ...guest, email: 'b@mail.example', subject: 'listing', subjectId: id })
    const { id: caseId } = await queued(id)
    const lease = (who: Person) => who.ask('POST', `/v1/admin/queue/${caseId}/lease`)
    const both = await Promise.all([lease(moderator), lease(admin)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const [mine, other] = both[0].statusCode === 200 ? [moderator, admin] : [admin, moderator]
    expect((await lease(mine!)).statusCode).toBe(200)
    expect(await queued(id)).toMatchObject({ lease: { mine: mine === moderator } })
    expect((await decideCase(caseId, { action: 'keep' }, other)).statusCode).toBe(409)
    const giveBack = (who: Person) => who.ask('POST', `/v1/admin/queue/${caseId}/give-back`)
    await giveBack(other!)
    expect((await lease(other!)).statusCode).toBe(409)
    expect((await giveBack(mine!)).statusCode).toBe(204)
    expect((await queued(id)).lease).toBe(null)
    const decided = await Promise.all([
      decideCase(caseId, { action: 'remove', ...reasoned }, moderator),
      decideCase(caseId, { action: 'keep' }, admin),
    ])
    expect(decided.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const status = (await admin.ask('GET', `/v1/listings/${id}`)).json().status
    expect(status).toBe(decided[0].statusCode === 200 ? 'blocked' : 'published')
    expect((await lease(moderator)).statusCode).toBe(409)
  })

  it('suspends an account, which complains by its mail, as it cannot log in', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller, { title: 'Clopot pescaresc ruginit' })
    const { id: untouched } = await publishListing(test.app, seller, { title: 'Nai fermecat' })
    await report({ ...said, ...guest, email: 'c@mail.example', subject: 'listing', subjectId: id })
    expect((await decideCase((await queued(id)).id, { action: 'suspend', ...reasoned })).statusCode).toBe(200)
    await test.app.tellOfSellers()
    expect(await isFound(untouched, 'fermecat')).toBe(false)
    expect((await test.app.inject(`/v1/listings/${untouched}`)).statusCode).toBe(404)
    expect((await seller.ask('GET', '/v1/me')).statusCode).toBe(401)
    expect(await isFound(id, 'pescaresc')).toBe(false)
    const token = await tokenFor(seller)
    expect((await complain(token)).statusCode).toBe(201)
    const { id: decisionId } = (await test.app.inject(`/v1/decisions/${token}`)).json()
    const answer = { action: 'restore', text: 'A fost o greșeală a noastră.' }
    expect((await decideCase((await queued(decisionId, admin)).id, answer, admin)).statusCode).toBe(200)
    const { email, password } = seller
    const login = await test.app.inject({ method: 'POST', url: '/v1/auth/login', body: { email, password } })
    expect(login.statusCode).toBe(200)
    expect(await isFound(id, 'pescaresc')).toBe(true)
    await test.app.tellOfSellers()
    expect(await isFound(untouched, 'fermecat')).toBe(true)
  })

  it('lifts by a complaint the suspension that it is about, and no other', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    await report({ ...said, ...guest, email: 'f@mail.example', subject: 'listing', subjectId: id })
    await report({ ...said, ...guest, email: 'f@mail.example', subject: 'user', subjectId: seller.id })
    const short = { action: 'suspend', ...reasoned, until: '2099-01-01T00:00:00Z' }
    expect((await decideCase((await queued(id)).id, short)).statusCode).toBe(200)
    const long = { action: 'suspend', ...reasoned, reason: 'stolen' }
    expect((await decideCase((await queued(seller.id)).id, long, admin)).statusCode).toBe(200)
    const tokens = (await mailsOf(seller.email))
      .filter(({ template }) => template === 'content-restricted')
      .map(({ data }) => data.token)
    const decisions = await Promise.all(
      tokens.map(async (token) => {
        expect((await complain(token)).statusCode).toBe(201)
        return (await test.app.inject(`/v1/decisions/${token}`)).json() as { id: string; reason: string }
      }),
    )
    const restore = async (reason: string, who: Person) => {
      const { id: decisionId } = decisions.find((one) => one.reason === reason)!
      const answer = { action: 'restore', text: 'A fost o greșeală a noastră.' }
      return (await decideCase((await queued(decisionId, who)).id, answer, who)).statusCode
    }
    const login = async () => {
      const { email, password } = seller
      const body = { email, password }
      return (await test.app.inject({ method: 'POST', url: '/v1/auth/login', body })).statusCode
    }
    expect([await restore('scam', admin), await login()]).toEqual([200, 403])
    const bans = (await admin.ask('GET', '/v1/admin/bans?kind=account&limit=2')).json().items
    expect(bans).toMatchObject([
      { reason: 'stolen', liftedAt: null },
      { reason: 'scam', liftedAt: expect.any(String) },
    ])
    expect([await restore('stolen', moderator), await login()]).toEqual([200, 200])
  })

  it('leaves what a moderator reported, or has a part in, to others', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    expect((await report({ ...said, subject: 'listing', subjectId: id }, moderator)).statusCode).toBe(201)
    expect(await queued(id)).toBeUndefined()
    const { id: caseId } = await queued(id, admin)
    expect((await decideCase(caseId, { action: 'remove', ...reasoned })).statusCode).toBe(409)
    const { conversations } = test.app.database
    const message = { text: 'Mai este?', imageIds: [] }
    const { conversationId } = await conversations.begin(moderator.id, id, message)
    await report({ ...said, subject: 'conversation', subjectId: conversationId }, seller)
    expect(await walk('/v1/admin/reports', 100)).not.toContainEqual(
      expect.objectContaining({ conversationId }),
    )
    const open = (await walk<Listed>('/v1/admin/reports', 100, admin)).find(
      (one) => one.conversationId === conversationId,
    )
    expect((await moderator.ask('POST', `/v1/admin/reports/${open!.id}/resolve`)).statusCode).toBe(409)
    expect((await decideCase(caseId, { action: 'keep' }, admin)).statusCode).toBe(200)
  })

  it('takes a delivered message from its receiver, and gives it back in its place', async () => {
    const held = await hold('Bună ziua')
    const { seller, buyer, conversationId } = held
    const send = async (text: string) => {
      const sent = await seller.ask('POST', `/v1/conversations/${conversationId}/messages`, {
        body: { text },
      })
      return sent.json().message.seq as number
    }
    const [bad, good] = [await send('Ești un prost'), await send('Scuze')]
    const subjectId = `${conversationId}/${bad}`
    expect((await report({ ...said, subject: 'message', subjectId }, buyer)).statusCode).toBe(201)
    const conversation = async () => (await buyer.ask('GET', `/v1/conversations/${conversationId}`)).json()
    const seqs = async (who: Person) => (await messagesOf(who, held)).map(({ seq }) => seq)
    const [before, read] = [await conversation(), await seqs(buyer)]
    const insult = { action: 'remove', reason: 'insult', text: reasoned.text }
    const removed = await decideCase((await queued(subjectId)).id, insult)
    expect(removed.statusCode, removed.body).toBe(200)
    expect(await seqs(buyer)).toEqual(read.filter((seq) => seq !== bad))
    expect(await conversation()).toMatchObject({ unread: before.unread - 1, last: { seq: good } })
    expect(await messagesOf(seller, held)).toContainEqual(
      expect.objectContaining({ seq: bad, state: 'removed' }),
    )
    const token = await tokenFor(seller)
    await complain(token)
    const { id: decisionId } = (await test.app.inject(`/v1/decisions/${token}`)).json()
    const answer = { action: 'restore', text: 'Nu este o jignire.' }
    expect((await decideCase((await queued(decisionId, admin)).id, answer, admin)).statusCode).toBe(200)
    expect([await seqs(buyer), await conversation()]).toEqual([read, before])
  })

  it('brings a removed message to its receiver once a complaint was right', async () => {
    const held = await hold()
    const { id } = await queued(held.place)
    expect((await decideCase(id, { action: 'remove', reason: 'spam', text: reasoned.text })).statusCode).toBe(
      200,
    )
    expect(await messagesOf(held.seller, held)).toEqual([])
    const token = await tokenFor(held.buyer)
    expect((await test.app.inject(`/v1/decisions/${token}`)).json()).toMatchObject({ detection: 'rule' })
    await complain(token)
    const { id: decisionId } = (await test.app.inject(`/v1/decisions/${token}`)).json()
    const answer = { action: 'restore', text: 'Textul nu este spam.' }
    expect((await decideCase((await queued(decisionId, admin)).id, answer, admin)).statusCode).toBe(200)
    expect(await messagesOf(held.seller, held)).toMatchObject([{ seq: 2, state: 'sent' }])
  })

  it('takes a rating away and brings it back, and leaves what is one’s own and the staff to others', async () => {
    const { ratings, conversations } = test.app.database
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const { id: listingId } = await publishListing(test.app, seller)
    const message = { text: 'Mai este?', imageIds: [] }
    const { conversationId } = await conversations.begin(buyer.id, listingId, message)
    await seller.ask('POST', `/v1/listings/${listingId}/sell`, { body: {} })
    await ratings.nameBuyer(conversationId, seller.id)
    const rating = { stars: 1, tags: [], text: 'Hoț' }
    await ratings.rate(conversationId, seller.id, rating)
    const { id } = await ratings.rate(conversationId, buyer.id, rating)
    const shown = async () =>
      (await test.app.inject(`/v1/users/${seller.id}/ratings`))
        .json()
        .items.map((one: { id: string }) => one.id)
    expect(await shown()).toEqual([id])
    expect((await report({ ...said, subject: 'rating', subjectId: id }, seller)).statusCode).toBe(201)
    const insult = { action: 'remove', reason: 'insult', text: reasoned.text }
    expect((await decideCase((await queued(id)).id, insult)).statusCode).toBe(200)
    expect(await shown()).toEqual([])
    const token = await tokenFor(buyer)
    await complain(token)
    const { id: decisionId } = (await test.app.inject(`/v1/decisions/${token}`)).json()
    const answer = { action: 'restore', text: 'Este o părere, nu o jignire.' }
    expect((await decideCase((await queued(decisionId, admin)).id, answer, admin)).statusCode).toBe(200)
    expect(await shown()).toEqual([id])

    await report({ ...said, subject: 'user', subjectId: admin.id }, buyer)
    const ofStaff = await queued(admin.id)
    // Whom it is about does not even see who reported it.
    const doors = [
      await admin.ask('GET', `/v1/admin/queue/${ofStaff.id}`),
      await admin.ask('POST', `/v1/admin/queue/${ofStaff.id}/lease`),
      await decideCase(ofStaff.id, { action: 'keep' }, admin),
    ]
    expect(doors.map(({ statusCode }) => statusCode)).toEqual([404, 409, 409])
    expect(await queued(admin.id, admin)).toBeUndefined()
    expect((await decideCase(ofStaff.id, { action: 'suspend', ...reasoned })).statusCode).toBe(409)
    expect((await decideCase(ofStaff.id, { action: 'remove', ...reasoned })).statusCode).toBe(409)
    expect((await decideCase(ofStaff.id, { action: 'keep' })).statusCode).toBe(200)
    expect((await mailsOf(buyer.email)).at(0)).toMatchObject({ data: { isRestricted: false } })
  })

  it('forgets what a decision was about when its account goes, and its complaint', async () => {
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    await report({ ...said, ...guest, email: 'd@mail.example', subject: 'listing', subjectId: id })
    await decideCase((await queued(id)).id, { action: 'remove', ...reasoned })
    const token = await tokenFor(seller)
    await complain(token)
    const { id: decisionId } = (await test.app.inject(`/v1/decisions/${token}`)).json()
    expect(await queued(decisionId, admin)).toBeDefined()
    await test.app.database.users.delete(seller.id)
    while ((await test.app.database.users.removeSome(100)) > 0);
    expect((await test.app.inject(`/v1/decisions/${token}`)).statusCode).toBe(404)
    expect(await queued(decisionId, admin)).toBeUndefined()
  })

  it('forgets who guests are some months after the decision, not before', async () => {
    const { id } = await publishListing(test.app, await newPerson(test.app))
    const body = { ...said, ...guest, subject: 'listing', subjectId: id }
    await report({ ...body, email: 'e@mail.example' })
    const { moderation } = test.app.database
    const forget = async () => {
      const before = new Date(Date.now() + 1_000).toISOString()
      while ((await moderation.forgetGuests(before, 2)) > 0);
    }
    await forget()
    const { id: caseId } = await queued(id)
    const open = await moderation.caseDetail(caseId, moderator.id)
    expect(open!.said).toMatchObject([{ by: 'Ion', isGuest: true }])
    await decideCase(caseId, { action: 'keep' })
    expect(await moderation.forgetGuests(new Date(Date.now() - 60_000).toISOString(), 10)).toBe(0)
    expect(await moderation.forgetGuests(new Date(Date.now() + 1_000).toISOString(), 10)).toBe(1)
  })

  it('hears whoever reported in vain: another one than the first restricts it, or not', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    const { id } = await publishListing(test.app, seller, { title: 'Ceas de perete fals' })
    const listing = { ...said, subject: 'listing', subjectId: id }
    await report({ ...listing, ...guest, email: 'ceas@mail.example' })
    await report(listing, buyer)
    const kept = (await decideCase((await queued(id)).id, { action: 'keep' })).json()
    const linkOf = async (to: string, template = 'report-decided') =>
      (await mailsOf(to)).find((mail) => mail.template === template)!.data
    const [ofGuest, ofBuyer] = [await linkOf('ceas@mail.example'), await linkOf(buyer.email)]
    expect((await test.app.inject(`/v1/decisions/${ofGuest.token}`)).json()).toMatchObject({
      ...{ title: 'Ceas de perete fals', action: 'keep', facts: '', complaint: null },
      report: { reason: 'scam', text: said.text },
    })
    expect((await test.app.inject(`/v1/decisions/${ofGuest.token}/lot`)).json().items).toEqual([])
    expect([
      (await complain(ofGuest.token, 'Pe capac scrie altă marcă.')).statusCode,
      (await complain(ofGuest.token)).statusCode,
      (await complain(ofBuyer.token, 'Numărul de serie este inventat.')).statusCode,
    ]).toEqual([201, 409, 201])
    // Whoever decided first, and whoever complains, has no part in it.
    expect(await queued(kept.id)).toBeUndefined()
    const others = async (who: Person) => (await who.ask('GET', '/v1/admin/queue/others')).json()
    expect(await others(moderator)).toMatchObject({ decided: 1, nobody: 0 })
    const { id: caseId } = await queued(kept.id, admin)
    const shown = (await admin.ask('GET', `/v1/admin/queue/${caseId}`)).json()
    expect(shown).toMatchObject({
      actions: ['uphold', 'remove', 'suspend'],
      said: [{ by: 'Ion' }, { by: 'Ana Pop' }],
      complaint: { by: 'reporter', action: 'keep', subjectId: id },
    })
    expect(shown.complaint.text).toBe('Pe capac scrie altă marcă.\n\nNumărul de serie este inventat.')
    const decisions = [
      decideCase(caseId, { action: 'remove', ...reasoned }, moderator),
      decideCase(caseId, { action: 'restore', text: reasoned.text }, admin),
      decideCase(caseId, { action: 'remove', ...reasoned }, admin),
    ]
    expect((await Promise.all(decisions)).map(({ statusCode }) => statusCode)).toEqual([409, 409, 200])
    expect(await isFound(id, 'ceas')).toBe(false)
    for (const to of ['ceas@mail.example', buyer.email])
      expect(await linkOf(to, 'complaint-decided')).toMatchObject({ isReporter: true, outcome: 'restore' })
    expect((await test.app.inject(`/v1/decisions/${ofBuyer.token}`)).json()).toMatchObject({
      ...{ facts: '', reason: null, action: 'remove', liftedAt: null, complaint: { outcome: 'restore' } },
    })
    // The seller is told why, and may complain in turn, which the first one decides.
    const token = await tokenFor(seller)
    expect((await complain(token)).statusCode).toBe(201)
    const { id: removal } = (await test.app.inject(`/v1/decisions/${token}`)).json()
    expect(await queued(removal, admin)).toBeUndefined()
    const back = { action: 'restore', text: 'Seria este a fabricii.' }
    expect((await decideCase((await queued(removal)).id, back)).statusCode).toBe(200)
    expect(await isFound(id, 'ceas')).toBe(true)
    const { reports } = (await buyer.ask('GET', '/v1/me/export')).json()
    expect(reports).toMatchObject([{ complaint: 'Numărul de serie este inventat.', outcome: 'restore' }])
  })

  it('rejects the complaint of a guest, whom it does not forget before, and counts it', async () => {
    const { id } = await publishListing(test.app, await newPerson(test.app))
    const mailbox = 'vaza@mail.example'
    await report({ ...said, ...guest, email: mailbox, subject: 'listing', subjectId: id })
    const kept = (await decideCase((await queued(id)).id, { action: 'keep' })).json()
    const year = new Date().getUTCFullYear()
    const counted = async () => (await test.app.database.moderation.transparency(year)).complaints
    const before = await counted()
    const token = (await mailsOf(mailbox)).find(({ template }) => template === 'report-decided')!.data.token
    await complain(token)
    const forget = () =>
      test.app.database.moderation.forgetGuests(new Date(Date.now() + 1_000).toISOString(), 100)
    await forget()
    const { id: caseId } = await queued(kept.id, admin)
    const answer = { action: 'uphold', text: 'Am întrebat vânzătorul, are acte.' }
    expect((await decideCase(caseId, answer, admin)).statusCode).toBe(200)
    expect((await mailsOf(mailbox)).at(0)).toMatchObject({
      ...{ template: 'complaint-decided', data: { outcome: 'uphold', reply: answer.text } },
    })
    expect(await counted()).toMatchObject({
      ...{ total: before.total + 1, fromReporters: before.fromReporters + 1, upheld: before.upheld + 1 },
    })
    expect(await forget()).toBeGreaterThan(0)
    expect((await complain(token)).statusCode).toBe(409)
  })

  it('says what waits for another person, and what for one who is not there', async () => {
    const others = async (who: Person) => (await who.ask('GET', '/v1/admin/queue/others')).json()
    const [before, ofAdmin] = [await others(moderator), await others(admin)]
    const seller = await newPerson(test.app)
    const { id } = await publishListing(test.app, seller)
    const own = await publishListing(test.app, moderator)
    await report({ ...said, subject: 'listing', subjectId: id }, moderator)
    await report({ ...said, ...guest, email: 'f@mail.example', subject: 'listing', subjectId: own.id })
    expect(await others(moderator)).toEqual({
      ...{ ...before, reported: before.reported + 1, own: before.own + 1 },
    })
    expect(await others(admin)).toEqual(ofAdmin)
    await report({ ...said, subject: 'listing', subjectId: id }, admin)
    expect(await others(admin)).toEqual({
      ...{ ...ofAdmin, reported: ofAdmin.reported + 1, nobody: ofAdmin.nobody + 1 },
    })
  })

  it('is for moderators, and knows what does not exist', async () => {
    const withReasons = (url: string) => (url.endsWith('/remove') ? { body: removal } : {})
    const held = await hold()
    for (const [method, url, missing] of [
      ['GET', '/v1/admin/held-messages', undefined],
      ['GET', '/v1/admin/reports', undefined],
      ['GET', '/v1/admin/queue', undefined],
      ['GET', '/v1/admin/queue/others', undefined],
      ['GET', `/v1/admin/queue/${nothing}`, `/v1/admin/queue/${nothing}`],
      ['POST', `/v1/admin/queue/${nothing}/lease`, `/v1/admin/queue/${nothing}/lease`],
      [
        'POST',
        `/v1/admin/held-messages/${held.place}/release`,
        `/v1/admin/held-messages/${nothing}/1/release`,
      ],
      [
        'POST',
        `/v1/admin/held-messages/${held.place}/remove`,
        `/v1/admin/held-messages/${held.conversationId}/2/remove`,
      ],
      ['POST', `/v1/admin/reports/${nothing}/resolve`, `/v1/admin/reports/${nothing}/resolve`],
    ] as const) {
      expect([url, (await test.app.inject({ method, url })).statusCode]).toEqual([url, 401])
      for (const who of [held.buyer, held.seller])
        expect([url, (await who.ask(method, url)).statusCode]).toEqual([url, 403])
      if (missing)
        expect([missing, (await moderator.ask(method, missing, withReasons(missing))).statusCode]).toEqual([
          missing,
          404,
        ])
    }
    const next = `/v1/admin/held-messages/${held.conversationId}/2/release`
    expect((await moderator.ask('POST', next)).statusCode).toBe(404)
    expect(await isListed(held)).toBe(true)
  })
})
