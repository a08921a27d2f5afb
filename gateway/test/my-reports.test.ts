import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { decideAbout, newAdmin, newPerson, type Person, publishListing } from './people.ts'

interface Report {
  id: string
  subjectId: string
  title: string
  state: string
  token: string | null
  complainUntil: string | null
}

describe.each(dialects)('one’s own reports on %s', (dialect) => {
  let test: TestApp
  let [seller, buyer] = [] as unknown as [Person, Person]
  let staff: Person[]
  beforeAll(async () => {
    test = await startTestApp(dialect)
    staff = [await newAdmin(test.app), await newAdmin(test.app)]
    seller = await newPerson(test.app)
    buyer = await newPerson(test.app)
  })
  afterAll(() => test.close())

  const report = async (title: string) => {
    const { id } = await publishListing(test.app, seller, { title })
    const said = { reason: 'scam', text: `Cere avans: ${title}`, goodFaith: true }
    await buyer.ask('POST', '/v1/reports', { body: { ...said, subject: 'listing', subjectId: id } })
    return id
  }
  const read = async (who = buyer, query = '') => {
    const answer = await who.ask('GET', `/v1/me/reports${query}`)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json() as { items: Report[]; next: string | null }
  }
  const of = async (subjectId: string) => (await read()).items.find((one) => one.subjectId === subjectId)!
  const decide = async (subjectId: string, body: object, who = staff[0]!) => {
    const { items } = (await who.ask('GET', '/v1/admin/queue?limit=100')).json()
    const { id } = items.find((one: { subjectId: string }) => one.subjectId === subjectId)
    const answer = await decideAbout(who, id, body)
    expect(answer.statusCode, answer.body).toBe(200)
    return answer.json() as { id: string }
  }
  const removal = { action: 'remove', reason: 'scam', text: 'Cere avans pe un alt site.' }
  const complain = (token: string) =>
    test.app.inject({
      ...{ method: 'POST', url: `/v1/decisions/${token}/complaint` },
      body: { text: 'Cere avans și acum, pe alt site.' },
    })

  it('are listed with what became of each, page by page, and nobody else’s', async () => {
    const titles = ['Gramofon unu', 'Gramofon doi', 'Gramofon trei']
    const ids: string[] = []
    for (const title of titles) ids.push(await report(title))
    await decide(ids[0]!, { action: 'keep' })
    await decide(ids[1]!, removal)
    const { items, next } = await read()
    expect(next).toBeNull()
    expect(items).toMatchObject([
      ...[{ title: 'Gramofon trei', state: 'open', decidedAt: null, token: null, complainUntil: null }],
      ...[{ title: 'Gramofon doi', state: 'restricted', token: null, complainUntil: null }],
      {
        ...{ title: 'Gramofon unu', state: 'kept', subject: 'listing', subjectId: ids[0], reason: 'scam' },
        ...{ text: 'Cere avans: Gramofon unu', complaint: null, complainUntil: expect.any(String) },
      },
    ])
    const first = await read(buyer, '?limit=2')
    const second = await read(buyer, `?limit=2&cursor=${encodeURIComponent(first.next!)}`)
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.next).toBeNull()
    expect((await read(seller)).items).toEqual([])
    expect((await buyer.ask('GET', '/v1/me/reports?cursor=x')).statusCode).toBe(400)
    expect((await test.app.inject('/v1/me/reports')).statusCode).toBe(401)
  })

  it('lead to a complaint where one may complain, and tell what came of it', async () => {
    const id = await report('Telegraf')
    const decision = await decide(id, { action: 'keep' })
    const { token } = await of(id)
    expect((await test.app.inject(`/v1/decisions/${token}`)).json()).toMatchObject({ title: 'Telegraf' })
    expect((await complain(token!)).statusCode).toBe(201)
    expect(await of(id)).toMatchObject({
      ...{ state: 'kept', token, complainUntil: null, complaint: { decidedAt: null, outcome: null } },
    })
    await decide(decision.id, removal, staff[1])
    expect(await of(id)).toMatchObject({
      ...{ state: 'restricted', token, complainUntil: null, complaint: { outcome: 'restore' } },
    })
  })

  it('say when what was removed came back, and not what it is called once it is hidden', async () => {
    const id = await report('Fonograf')
    const { id: decisionId } = await decide(id, removal)
    expect(await of(id)).toMatchObject({ title: 'Fonograf', state: 'restricted' })
    const own = (await seller.ask('GET', '/v1/me/decisions?limit=1')).json().items[0]
    expect((await complain(own.token)).statusCode).toBe(201)
    await decide(decisionId, { action: 'restore', text: 'Nu cere niciun avans.' }, staff[1])
    expect(await of(id)).toMatchObject({
      ...{ state: 'restored', complainUntil: expect.any(String), token: expect.any(String) },
    })
    const open = await report('Gramofon patru')
    await seller.ask('POST', `/v1/listings/${open}/withdraw`, { body: {} })
    expect(await of(open)).toMatchObject({ title: '', state: 'open' })
  })
})
