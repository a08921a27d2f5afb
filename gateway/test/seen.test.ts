import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { decideAbout, goodDraft, newAdmin, newPerson, type Person, publishListing } from './people.ts'

describe.each(dialects)('what moderators decide about is what they read, on %s', (dialect) => {
  let test: TestApp
  let [first, second] = [] as unknown as [Person, Person]
  beforeAll(async () => {
    test = await startTestApp(dialect, {
      ...{ checkFlagFrom: 50, checkHoldFrom: 80, forbiddenWords: ['Obiect interzis'] },
      checksOff: ['velocity', 'duplicate'],
    })
    first = await newAdmin(test.app)
    second = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  const facts = { reason: 'scam', text: 'Cere avans pe un alt site, cum arată anunțul.' }
  const read = async (subjectId: string, who = first) => {
    const { items } = (await who.ask('GET', '/v1/admin/queue?limit=100')).json()
    const { id } = items.find((one: { subjectId: string }) => one.subjectId === subjectId)
    expect((await who.ask('POST', `/v1/admin/queue/${id}/lease`)).statusCode).toBe(200)
    return (await who.ask('GET', `/v1/admin/queue/${id}`)).json()
  }
  const decide = ({ id, seen }: { id: string; seen: string }, body: object, who = first) =>
    decideAbout(who, id, { seen, ...body })
  const refused = async (sent: ReturnType<typeof decide>) => {
    const answer = await sent
    return [answer.statusCode, answer.json().errors?.[0]?.pointer]
  }
  const unseen = [409, '/seen']
  const report = async (who: Person, subject: string, subjectId: string, text = 'Cere avans pe alt site') => {
    const body = { subject, subjectId, text, reason: 'scam', goodFaith: true }
    const sent = await who.ask('POST', '/v1/reports', { body })
    expect(sent.statusCode, sent.body).toBe(201)
  }
  const held = async (seller: Person) => {
    const place = (await test.app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0]
    const body = { ...goodDraft, placeId: place.id, title: 'Obiect interzis vechi' }
    const { id } = (await seller.ask('POST', '/v1/listings', { body })).json()
    const published = await seller.ask('POST', `/v1/listings/${id}/publish`)
    expect(published.json().status).toBe('pending')
    return id as string
  }
  const mails = async (to: string) =>
    (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
      .map(({ input }) => input as { to: string; template: string; data: { token: string } })
      .filter((mail) => mail.to === to)
  const complain = (token: string, text: string) =>
    test.app.inject({ method: 'POST', url: `/v1/decisions/${token}/complaint`, body: { text } })

  it('shows no text that was written after a moderator read the one before', async () => {
    const seller = await newPerson(test.app)
    const id = await held(seller)
    const before = await read(id)
    const edit = await seller.ask('PATCH', `/v1/listings/${id}`, {
      body: { description: 'Alt text, necitit.' },
    })
    expect(edit.statusCode, edit.body).toBe(200)
    expect(await refused(decide(before, { action: 'keep' }))).toEqual(unseen)
    expect((await test.app.inject(`/v1/listings/${id}`)).statusCode).toBe(404)
    expect((await decide(await read(id), { action: 'keep' })).statusCode).toBe(200)
    expect((await test.app.inject(`/v1/listings/${id}`)).json().description).toBe('Alt text, necitit.')
    const { items } = (await first.ask('GET', '/v1/admin/audit?kind=staff-acted&limit=1')).json()
    expect(items[0].details).toMatchObject({ operation: 'decideCase', target: `${before.id}: keep` })
  })

  it('looks again at each edit of what waits, by the rules too', async () => {
    const seller = await newPerson(test.app)
    const id = await held(seller)
    const patch = (body: object) => seller.ask('PATCH', `/v1/listings/${id}`, { body })
    expect((await patch({ title: 'Vază de sticlă' })).json().status).toBe('pending')
    expect(await read(id)).toMatchObject({ score: null, check: { verdict: 'pass', findings: [] } })
    await patch({ description: 'În cutie este și un obiect interzis, la cerere.' })
    expect(await read(id)).toMatchObject({
      ...{ kind: 'pending', score: 100, harm: 4 },
      check: { verdict: 'hold', findings: [{ check: 'forbidden' }] },
    })
  })

  it('brings back no other text than the one that was refused', async () => {
    const seller = await newPerson(test.app)
    const id = await held(seller)
    expect((await decide(await read(id), { action: 'remove', ...facts })).statusCode).toBe(200)
    const { token, id: decision } = (await seller.ask('GET', '/v1/me/decisions')).json().items[0]
    await complain(token, 'Obiectul este permis de lege.')
    const complaint = await read(decision, second)
    await seller.ask('PATCH', `/v1/listings/${id}`, { body: { title: 'Cu totul altceva' } })
    const answer = { action: 'restore', text: 'Ai dreptate, este permis.' }
    expect(await refused(decide(complaint, answer, second))).toEqual(unseen)
    expect((await decide(await read(decision, second), answer, second)).statusCode).toBe(200)
  })

  it('answers no report and no complaint that came after the others were read', async () => {
    const [seller, one, two] = await Promise.all([0, 1, 2].map(() => newPerson(test.app)))
    const { id } = await publishListing(test.app, seller!)
    await report(one!, 'listing', id)
    const before = await read(id)
    await report(two!, 'listing', id, 'Este furat, am acte.')
    expect(await refused(decide(before, { action: 'keep' }))).toEqual(unseen)
    const kept = (await decide(await read(id), { action: 'keep' })).json()
    const [ofOne, ofTwo] = await Promise.all(
      [one!, two!].map(async ({ email }) => (await mails(email))[0]!.data.token),
    )
    await complain(ofOne!, 'Pe capac scrie altă marcă.')
    const complaint = await read(kept.id, second)
    await complain(ofTwo!, 'Am factura pe numele meu.')
    const answer = { action: 'uphold', text: 'Marca este cea a fabricii.' }
    expect(await refused(decide(complaint, answer, second))).toEqual(unseen)
    const both = await read(kept.id, second)
    expect(both.complaint.text).toContain('Am factura pe numele meu.')
    expect((await decide(both, answer, second)).statusCode).toBe(200)
  })

  it('knows accounts, messages and conversations by what is read of them', async () => {
    const [seller, buyer] = [await newPerson(test.app), await newPerson(test.app)]
    await report(buyer, 'user', seller.id)
    const account = await read(seller.id)
    await seller.ask('PATCH', '/v1/me', { body: { name: 'Magazin oficial' } })
    expect(await refused(decide(account, { action: 'keep' }))).toEqual(unseen)

    const { id } = await publishListing(test.app, seller)
    const begun = await buyer.ask('POST', `/v1/listings/${id}/conversations`, { body: { text: 'Mai este?' } })
    const { conversationId } = begun.json()
    const write = async () =>
      (
        await seller.ask('POST', `/v1/conversations/${conversationId}/messages`, { body: { text: 'Da' } })
      ).json().message.seq
    const message = `${conversationId}/${await write()}`
    await report(buyer, 'message', message)
    await report(buyer, 'conversation', conversationId)
    const [ofMessage, conversation] = [await read(message), await read(conversationId)]
    await write()
    expect(await refused(decide(conversation, { action: 'keep' }))).toEqual(unseen)
    // What came after a message is not what was reported.
    expect((await decide(ofMessage, { action: 'keep' })).statusCode).toBe(200)
  })
})
