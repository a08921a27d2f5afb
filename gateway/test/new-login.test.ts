import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { mailboxOf } from './mailbox.ts'
import { newPerson, type Person } from './people.ts'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:144.0) Gecko/20100101 Firefox/144.0'

describe.each(doorDialects)('a new log-in on %s', (dialect) => {
  let test: TestApp
  let mailbox: ReturnType<typeof mailboxOf>
  beforeAll(async () => {
    test = await startTestApp(dialect, { agents: 'inline' })
    mailbox = mailboxOf(test)
  })
  afterAll(() => test.close())

  async function logIn({ email, password }: Pick<Person, 'email' | 'password'>, from: string, cookie = '') {
    const response = await test.app.inject({
      method: 'POST',
      url: '/v1/auth/login',
      remoteAddress: from,
      headers: { 'user-agent': firefox, ...(cookie && { cookie }) },
      body: { email, password, transport: 'cookie' },
    })
    await mailbox.settled()
    const cookies = [response.headers['set-cookie'] ?? []].flat()
    return cookies.find((one) => one.startsWith('piata-device='))?.split(';')[0]
  }
  const told = async ({ email }: Pick<Person, 'email'>) =>
    (await mailbox.to(email)).filter(({ subject }) => subject === 'Intrare nouă în contul tău')

  it('is told when neither the device nor the address is known, and once', async () => {
    const person = await newPerson(test.app)
    await test.app.database.users.verifyEmail(person.id)
    await logIn(person, '127.0.0.1')
    expect(await told(person)).toEqual([])
    const device = await logIn(person, '198.51.100.7')
    expect(await told(person)).toEqual([
      expect.objectContaining({ text: expect.stringContaining('(Firefox, Windows)') }),
    ])
    // The address is known now, and wherever the device goes.
    await logIn(person, '198.51.100.7')
    await logIn(person, '198.51.100.8', device)
    expect(await told(person)).toHaveLength(1)
    await logIn(person, '198.51.100.9')
    expect(await told(person)).toHaveLength(2)
  })

  it('is not told of the first one, of a wrong password, or to an address that is not confirmed', async () => {
    const [one, two] = [await newPerson(test.app), await newPerson(test.app)]
    await logIn(one, '198.51.100.7')
    await test.app.database.users.verifyEmail(two.id)
    await logIn({ ...two, password: 'nu este parola mea' }, '198.51.100.7')
    expect([await told(one), await told(two)]).toEqual([[], []])
    const { hashPassword } = await import('../auth/passwords.ts')
    const password = 'o parola destul de lunga'
    const fresh = { email: `fresh.${Date.now()}@piata.example`, password }
    await test.app.database.users.create({
      ...{ email: fresh.email, name: 'Ana', passwordHash: await hashPassword(password), isVerified: true },
    })
    await logIn(fresh, '198.51.100.7')
    expect(await told(fresh)).toEqual([])
  })
})
