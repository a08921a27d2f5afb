import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { mailboxOf, tokenOf } from './mailbox.ts'
import { goodDraft, newPerson, publishListing } from './people.ts'

describe.each(doorDialects)('confirming an address on %s', (dialect) => {
  let test: TestApp
  let mailbox: ReturnType<typeof mailboxOf>
  beforeAll(async () => {
    test = await startTestApp(dialect, { emailVerification: 'required', agents: 'inline' })
    mailbox = mailboxOf(test)
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(() => test.close())

  const verify = (token: string, headers = {}) =>
    test.app.inject({ method: 'POST', url: '/v1/auth/verify-email', body: { token }, headers })
  const outcome = (response: { statusCode: number; body: string }) => [
    response.statusCode,
    response.body === '' ? '' : JSON.parse(response.body).type,
  ]
  const isVoid = [400, '/problems/link-void']

  it('comes between drafts and publishing', async () => {
    const person = await newPerson(test.app)
    const me = async () => (await person.ask('GET', '/v1/me')).json()
    expect(await me()).toMatchObject({ emailVerifiedAt: null, mustVerifyEmail: true })
    const place = (await test.app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0]
    const body = { ...goodDraft, placeId: place.id }
    const { id } = (await person.ask('POST', '/v1/listings', { body })).json()
    const publish = () => person.ask('POST', `/v1/listings/${id}/publish`)
    const moves = () => person.ask('POST', '/v1/me/listings/moves', { body: { ids: [id], move: 'publish' } })
    const refused = [403, '/problems/email-not-verified']
    expect([outcome(await publish()), outcome(await moves())]).toEqual([refused, refused])
    // Said before anything else is looked at.
    const nothing = '01900000-0000-7000-8000-000000000000'
    expect(outcome(await person.ask('POST', `/v1/listings/${nothing}/publish`))).toEqual(refused)

    const [mail] = await mailbox.wait(person.email, 1)
    expect(mail!.subject).toBe('Confirmă adresa de e-mail')
    expect((await verify(tokenOf(mail!))).statusCode).toBe(204)
    expect(await me()).toMatchObject({ emailVerifiedAt: expect.any(String), mustVerifyEmail: false })
    expect((await publish()).statusCode).toBe(200)
  })

  it('takes each link once, also of several at once, and gives a retry the same answer', async () => {
    const people = [await newPerson(test.app), await newPerson(test.app)]
    const [one, two] = await Promise.all(
      people.map(async ({ email }) => tokenOf((await mailbox.wait(email, 1))[0]!)),
    )
    const several = await Promise.all([verify(one!), verify(one!), verify(one!)])
    expect(several.map(({ statusCode }) => statusCode).sort()).toEqual([204, 400, 400])
    expect(outcome(await verify(one!))).toEqual(isVoid)
    const key = { 'idempotency-key': 'the-same' }
    expect((await verify(two!, key)).statusCode).toBe(204)
    const again = await verify(two!, key)
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([204, 'true'])
    expect(outcome(await verify('x'.repeat(43)))).toEqual(isVoid)
    for (const wrong of ['', 'x', `${'x'.repeat(42)}!`, 'x'.repeat(44)])
      expect((await verify(wrong)).statusCode).toBe(400)
  })

  it('sends the mail again, whose link is the only one then, for half an hour', async () => {
    const person = await newPerson(test.app)
    const first = tokenOf((await mailbox.wait(person.email, 1))[0]!)
    expect((await person.ask('POST', '/v1/me/verification')).statusCode).toBe(202)
    const second = tokenOf((await mailbox.wait(person.email, 2))[0]!)
    expect(outcome(await verify(first))).toEqual(isVoid)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * 60_000 })
    expect(outcome(await verify(second))).toEqual(isVoid)
    vi.useRealTimers()
    expect((await verify(second)).statusCode).toBe(204)
    expect(outcome(await person.ask('POST', '/v1/me/verification'))).toEqual([409, '/problems/conflict'])
    expect((await test.app.inject({ method: 'POST', url: '/v1/me/verification' })).statusCode).toBe(401)
  })

  it('fills no mailbox, whoever asks', async () => {
    const person = await newPerson(test.app)
    const statuses = []
    for (let at = 0; at < 6; at++) {
      await mailbox.settled()
      statuses.push((await person.ask('POST', '/v1/me/verification')).statusCode)
    }
    expect(statuses).toEqual([202, 202, 202, 429, 429, 429])
    await mailbox.wait(person.email, 4)
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    const { email, password } = person
    const again = await test.app.inject({
      method: 'POST',
      url: '/v1/auth/register',
      body: { email: email.toUpperCase(), password, name: 'Ana' },
    })
    expect(again.statusCode).toBe(201)
    await mailbox.settled()
    const [name, domain] = email.split('@')
    expect(await mailbox.to(`${name!.toUpperCase()}@${domain}`)).toEqual([])
    expect(await mailbox.to(email)).toHaveLength(4)
  })

  it('keeps what it sends from whoever looks at tasks', async () => {
    const person = await newPerson(test.app)
    const token = tokenOf((await mailbox.wait(person.email, 1))[0]!)
    const tasks = JSON.stringify(await test.app.database.tasks.list({ limit: 100 }))
    expect(tasks).toContain(person.id)
    expect(tasks).not.toContain(token)
  })

  it('is not asked for where the settings say so', async () => {
    await test.restart({ emailVerification: 'off' })
    try {
      const person = await newPerson(test.app)
      const { status } = await publishListing(test.app, person)
      expect(status).toBe('published')
      await mailbox.settled()
      expect(await mailbox.to(person.email)).toEqual([])
    } finally {
      await test.restart()
    }
  })
})

const smtp = { smtpUrl: 'smtp://127.0.0.1:1', mailFrom: { name: '', address: 'a@piata.example' } }
describe.each([
  ['of this machine', {}, {}, 200],
  ['for visitors of elsewhere', {}, { remoteAddress: '93.184.216.34' }, 404],
  ['under another name, as a page of elsewhere can have it', {}, { headers: { host: 'evil.test' } }, 404],
  ['on a public address', { publicUrl: new URL('https://demo.piata.example') }, {}, 404],
  ['without the demo', { demo: false }, {}, 404],
  ['where mail is sent', smtp, {}, 404],
])('mails in the browser %s', (_name, settings, request, status) => {
  it(`answer ${status}`, async () => {
    const test = await startTestApp('sqlite', {
      emailVerification: 'required',
      agents: 'inline',
      ...settings,
    })
    try {
      const person = await newPerson(test.app)
      if (status === 200) await mailboxOf(test).wait(person.email, 1)
      const { host } = test.config.publicUrl
      const response = await test.app.inject({ url: '/v1/demo/mails', headers: { host }, ...request })
      expect(response.statusCode).toBe(status)
      if (status !== 200) return
      const { items } = response.json()
      expect(items).toEqual([
        expect.objectContaining({ to: person.email, text: expect.stringContaining('#') }),
      ])
      expect(items[0]).not.toHaveProperty('html')
    } finally {
      await test.close()
    }
  })
})
