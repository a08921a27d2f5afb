import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { mailboxOf, tokenOf } from './mailbox.ts'
import { newPerson, type Person } from './people.ts'

let addresses = 0
const newAddress = () => `nou${++addresses}.${Date.now()}@piata.example`

describe.each(doorDialects)('another address on %s', (dialect) => {
  let test: TestApp
  let mailbox: ReturnType<typeof mailboxOf>
  beforeAll(async () => {
    test = await startTestApp(dialect, { agents: 'inline' })
    mailbox = mailboxOf(test)
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(() => test.close())

  const post = (url: string, body: object) => test.app.inject({ method: 'POST', url, body })
  const confirm = (token: string) => post('/v1/auth/confirm-email', { token })
  const outcome = ({ statusCode, body }: { statusCode: number; body: string }) => [
    statusCode,
    JSON.parse(body).isChanged ?? JSON.parse(body).type,
  ]
  const isVoid = [400, '/problems/link-void']
  const ask = (person: Person, email: string, currentPassword = person.password) =>
    person.ask('POST', '/v1/me/email', { body: { email, currentPassword } })
  const addressOf = async (person: Person) => (await person.ask('GET', '/v1/me')).json().email

  async function confirmedPerson() {
    const person = await newPerson(test.app)
    await test.app.database.users.verifyEmail(person.id)
    return person
  }

  async function asked() {
    const person = await confirmedPerson()
    const email = newAddress()
    expect((await ask(person, email)).statusCode).toBe(202)
    const [[old], [fresh]] = [await mailbox.wait(person.email, 1), await mailbox.wait(email, 1)]
    expect(old!.text).toContain(email)
    expect(fresh!.text).not.toContain(person.email)
    return { person, email, old: tokenOf(old!), fresh: tokenOf(fresh!) }
  }

  it.each([
    ['the present mailbox first', true],
    ['the new one first', false],
  ])('is the account’s once both mailboxes have said so, %s', async (_name, isOldFirst) => {
    const { person, email, old, fresh } = await asked()
    const [first, second] = isOldFirst ? [old, fresh] : [fresh, old]
    expect(outcome(await confirm(first))).toEqual([200, false])
    expect(await addressOf(person)).toBe(person.email)
    expect(outcome(await confirm(first))).toEqual(isVoid)
    expect(outcome(await confirm(second))).toEqual([200, true])
    expect(await addressOf(person)).toBe(email)
    const logIn = async (address: string) =>
      (await post('/v1/auth/login', { email: address, password: person.password })).statusCode
    expect([await logIn(email), await logIn(person.email)]).toEqual([200, 401])
    const [notice] = await mailbox.wait(person.email, 2)
    expect([notice!.subject, notice!.text]).toEqual([
      'Adresa contului tău s-a schimbat',
      expect.stringContaining(email),
    ])
    const events = await test.app.database.audit.ofAccount(person.id, 0, 100)
    expect(events.filter(({ kind }) => kind === 'email-changed')).toHaveLength(1)
  })

  it('changes once when both are confirmed in the same moment', async () => {
    const { person, email, old, fresh } = await asked()
    const answers = await Promise.all([confirm(old), confirm(fresh), confirm(old), confirm(fresh)])
    expect(
      answers
        .map((response) => outcome(response)[1])
        .map(String)
        .sort(),
    ).toEqual(['/problems/link-void', '/problems/link-void', 'false', 'true'].sort())
    expect(await addressOf(person)).toBe(email)
    await mailbox.settled()
    expect(await mailbox.to(person.email)).toHaveLength(2)
  })

  it('is stopped from the present mailbox alone', async () => {
    const { person, old, fresh } = await asked()
    expect((await post('/v1/auth/stop-email', { token: fresh })).statusCode).toBe(400)
    expect((await post('/v1/auth/stop-email', { token: old })).statusCode).toBe(204)
    for (const token of [old, fresh]) expect(outcome(await confirm(token))).toEqual(isVoid)
    expect(await addressOf(person)).toBe(person.email)
  })

  it('needs the present password, and to be another address', async () => {
    const person = await confirmedPerson()
    const wrong = await ask(person, newAddress(), 'nu este parola mea')
    expect([wrong.statusCode, wrong.json().type]).toEqual([403, '/problems/wrong-password'])
    const same = await ask(person, ` ${person.email.toUpperCase()} `)
    expect([same.statusCode, same.json().errors[0].pointer]).toEqual([400, '/email'])
    expect((await post('/v1/me/email', { email: newAddress(), currentPassword: 'x' })).statusCode).toBe(401)
  })

  it('that somebody has already is asked for alike; its holder is told, and nothing changes', async () => {
    const [person, holder] = [await confirmedPerson(), await confirmedPerson()]
    const free = await ask(await confirmedPerson(), newAddress())
    const taken = await ask(person, holder.email)
    expect([taken.statusCode, taken.body]).toEqual([free.statusCode, free.body])
    const [told] = await mailbox.wait(holder.email, 1)
    expect(told!.subject).toBe('Ai deja un cont cu această adresă')
    expect(told!.text).not.toContain(person.email)
    // The one who asks sees the same as ever.
    const [old] = await mailbox.wait(person.email, 1)
    expect(outcome(await confirm(tokenOf(old!)))).toEqual([200, false])
    expect(await addressOf(person)).toBe(person.email)
  })

  it('that somebody took meanwhile stays theirs', async () => {
    const { person, email, old, fresh } = await asked()
    await post('/v1/auth/register', { email, password: person.password, name: 'Altcineva' })
    await confirm(old)
    const late = await confirm(fresh)
    expect([late.statusCode, late.json().type]).toEqual([409, '/problems/conflict'])
    expect(await addressOf(person)).toBe(person.email)
  })

  it('needs only the new mailbox where the present one was never confirmed, to which nothing is sent', async () => {
    const person = await newPerson(test.app)
    const email = newAddress()
    expect((await ask(person, email)).statusCode).toBe(202)
    const [fresh] = await mailbox.wait(email, 1)
    expect(outcome(await confirm(tokenOf(fresh!)))).toEqual([200, true])
    expect((await person.ask('GET', '/v1/me')).json()).toMatchObject({
      email,
      emailVerifiedAt: expect.any(String),
    })
    await mailbox.settled()
    expect(await mailbox.to(person.email)).toEqual([])
  })

  it('is forgotten after a while, after a new password, and when another one is asked for', async () => {
    const late = await asked()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30 * 60_000 })
    expect(outcome(await confirm(late.old))).toEqual(isVoid)
    vi.useRealTimers()

    const changed = await asked()
    expect(outcome(await confirm(changed.old))).toEqual([200, false])
    const body = { password: 'alta parola destul de lunga', currentPassword: changed.person.password }
    expect((await changed.person.ask('PATCH', '/v1/me', { body })).statusCode).toBe(200)
    expect(outcome(await confirm(changed.fresh))).toEqual(isVoid)

    const again = await asked()
    expect(outcome(await confirm(again.old))).toEqual([200, false])
    const other = newAddress()
    await ask(again.person, other)
    const [link] = await mailbox.wait(other, 1)
    expect(outcome(await confirm(again.fresh))).toEqual(isVoid)
    // What the present mailbox said was about another address.
    expect(outcome(await confirm(tokenOf(link!)))).toEqual([200, false])
    expect(await addressOf(again.person)).toBe(again.person.email)
  })

  it('voids the links that the one before was sent', async () => {
    const { person, old, fresh } = await asked()
    await post('/v1/auth/forgot', { email: person.email })
    const reset = tokenOf((await mailbox.wait(person.email, 2))[0]!)
    await confirm(old)
    expect(outcome(await confirm(fresh))).toEqual([200, true])
    const late = await post('/v1/auth/reset', { token: reset, password: 'alta parola destul de lunga' })
    expect(late.json().type).toBe('/problems/link-void')
  })

  it('fills no mailbox of a stranger', async () => {
    const [one, two] = [await confirmedPerson(), await confirmedPerson()]
    const email = newAddress()
    const statuses = []
    for (let at = 0; at < 6; at++) {
      statuses.push((await ask(at % 2 ? one : two, email)).statusCode)
      await mailbox.settled()
    }
    expect(statuses).toEqual([202, 202, 202, 202, 429, 429])
    expect(await mailbox.to(email)).toHaveLength(4)
  })
})
