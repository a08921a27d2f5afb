import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

const minuteMs = 60_000

describe.each(dialects)('second factors on %s', (dialect) => {
  let test: TestApp
  const post = (url: string, body: object, more: { ip?: string; headers?: Record<string, string> } = {}) =>
    test.app.inject({
      method: 'POST',
      url,
      body,
      ...(more.headers && { headers: more.headers }),
      ...(more.ip && { remoteAddress: more.ip }),
    })
  const codeOf = (secret: string, ahead = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 })

  beforeAll(async () => {
    test = await startTestApp(dialect, { limitAuthPerMinute: 10_000 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(() => test.close())

  async function enable(person: Person) {
    const begun = await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    expect(begun.statusCode).toBe(201)
    const { secret } = begun.json() as { secret: string }
    const verified = await person.ask('POST', '/v1/me/totp/verify', { body: { code: codeOf(secret, -1) } })
    expect(verified.statusCode).toBe(200)
    return { secret, recoveryCodes: verified.json().recoveryCodes as string[] }
  }
  const logIn = ({ email, password }: Person) => post('/v1/auth/login', { email, password })
  const challengeOf = async (person: Person) => (await logIn(person)).json().challenge as string
  const answer = (challenge: string, code: string, ip?: string) =>
    post('/v1/auth/second-factor', { challenge, code }, ip === undefined ? {} : { ip })

  it('are asked for after the right password only, and log in with it', async () => {
    const person = await newPerson(test.app)
    const { secret } = await enable(person)
    const wrong = await post('/v1/auth/login', { email: person.email, password: 'not the password' })
    expect([wrong.statusCode, wrong.json().challenge]).toEqual([401, undefined])
    const first = await logIn(person)
    expect([first.statusCode, first.json().type]).toEqual([401, '/problems/second-factor-required'])
    expect(first.json()).not.toHaveProperty('accessToken')
    expect(first.headers['set-cookie']).toBeUndefined()
    const second = await answer(first.json().challenge, codeOf(secret))
    expect([second.statusCode, second.json().user.id]).toEqual([200, person.id])
  })

  it('are asked for only once the app has shown a code', async () => {
    const person = await newPerson(test.app)
    const begun = await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    expect((await logIn(person)).statusCode).toBe(200)
    const early = await person.ask('POST', '/v1/me/totp/verify', { body: { code: '000 000' } })
    expect([early.statusCode, early.json().type]).toEqual([403, '/problems/wrong-code'])
    const again = await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    const old = codeOf(begun.json().secret)
    expect((await person.ask('POST', '/v1/me/totp/verify', { body: { code: old } })).statusCode).toBe(403)
    const code = codeOf(again.json().secret)
    expect((await person.ask('POST', '/v1/me/totp/verify', { body: { code } })).statusCode).toBe(200)
    expect((await person.ask('POST', '/v1/me/totp/verify', { body: { code } })).statusCode).toBe(409)
    const third = await person.ask('POST', '/v1/me/totp', { body: { password: person.password } })
    expect(third.statusCode).toBe(409)
  })

  it('take the code of a step once, also of two at once, and none from before it', async () => {
    const person = await newPerson(test.app)
    const { secret } = await enable(person)
    const challenge = await challengeOf(person)
    // The code that confirmed the app was used, too.
    expect((await answer(challenge, codeOf(secret, -1))).statusCode).toBe(403)
    const code = codeOf(secret)
    const both = await Promise.all([answer(challenge, code), answer(challenge, code)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403])
    expect((await answer(challenge, code)).statusCode).toBe(403)
    expect((await answer(challenge, codeOf(secret, 1))).statusCode).toBe(200)
  })

  it('take each recovery code once, however it is typed', async () => {
    const person = await newPerson(test.app)
    const { recoveryCodes } = await enable(person)
    expect(new Set(recoveryCodes).size).toBe(10)
    const challenge = await challengeOf(person)
    const typed = recoveryCodes[0]!.toLowerCase().replaceAll('-', ' ')
    const both = await Promise.all([answer(challenge, typed), answer(challenge, typed)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403])
    expect((await answer(challenge, recoveryCodes[0]!)).statusCode).toBe(403)
    expect((await answer(challenge, recoveryCodes[1]!)).statusCode).toBe(200)
    const left = await person.ask('GET', '/v1/me/totp')
    expect(left.json()).toEqual({ enabledAt: expect.any(String), recoveryCodes: 8 })
    const other = await newPerson(test.app)
    await enable(other)
    expect((await answer(await challengeOf(other), recoveryCodes[2]!)).statusCode).toBe(403)
  })

  it('let nobody in by a challenge that is old, made up or of before a new password', async () => {
    const person = await newPerson(test.app)
    const { secret } = await enable(person)
    const challenge = await challengeOf(person)
    expect((await answer(`${challenge}x`, codeOf(secret))).json().type).toBe('/problems/challenge-void')
    const [, ...rest] = challenge.split('.')
    const stranger = await newPerson(test.app)
    expect((await answer([stranger.id, ...rest].join('.'), codeOf(secret))).statusCode).toBe(401)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * minuteMs })
    expect((await answer(challenge, codeOf(secret))).json().type).toBe('/problems/challenge-void')
    vi.useRealTimers()
    const before = await challengeOf(person)
    const body = { password: 'o alta parola lunga', currentPassword: person.password }
    expect((await person.ask('PATCH', '/v1/me', { body })).statusCode).toBe(200)
    expect((await answer(before, codeOf(secret))).json().type).toBe('/problems/challenge-void')
    // It opens nothing by itself either.
    const headers = { authorization: `Bearer ${challenge}` }
    expect((await test.app.inject({ url: '/v1/me', headers })).statusCode).toBe(401)
  })

  it('are guessed at a few times only, also with the right password between, and their owner still gets in', async () => {
    const person = await newPerson(test.app)
    const { secret } = await enable(person)
    const statuses: number[] = []
    for (let n = 0; n < 7; n++) {
      const challenge = (
        await post(
          '/v1/auth/login',
          { email: person.email, password: person.password },
          { ip: '203.0.113.1' },
        )
      ).json().challenge as string
      statuses.push((await answer(challenge, '000000', '203.0.113.1')).statusCode)
    }
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429])
    // From everywhere: then no stranger has one, however many addresses there are, and the address that has logged in before has its own.
    const challenge = await challengeOf(person)
    for (let n = 2; n < 22; n++) await answer(challenge, '000000', `203.0.113.${n}`)
    const refused = await answer(challenge, codeOf(secret), '203.0.113.50')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, expect.any(String)])
    expect((await answer(challenge, '000000', '2001:db8:9:9::1')).statusCode).toBe(429)
    expect((await answer(challenge, '000000')).statusCode).toBe(403)
    expect((await answer(challenge, codeOf(secret))).statusCode).toBe(200)
  })

  it('begin and end by the present password only', async () => {
    const person = await newPerson(test.app)
    const wrong = { body: { password: 'not the password' } }
    expect((await person.ask('POST', '/v1/me/totp', wrong)).json().type).toBe('/problems/wrong-password')
    await enable(person)
    expect((await person.ask('DELETE', '/v1/me/totp', wrong)).statusCode).toBe(403)
    expect((await logIn(person)).statusCode).toBe(401)
    const right = { body: { password: person.password } }
    expect((await person.ask('DELETE', '/v1/me/totp', right)).statusCode).toBe(204)
    expect((await logIn(person)).statusCode).toBe(200)
    // What was said of the session before is void, and the session goes on.
    expect((await person.ask('GET', '/v1/me/totp')).statusCode).toBe(401)
    const { accessToken } = (await post('/v1/auth/refresh', { refreshToken: person.refreshToken })).json()
    const headers = { authorization: `Bearer ${accessToken}` }
    const gone = await test.app.inject({ method: 'DELETE', url: '/v1/me/totp', headers, ...right })
    expect(gone.statusCode).toBe(404)
    const none = await test.app.inject({ url: '/v1/me/totp', headers })
    expect(none.json()).toEqual({ enabledAt: null, recoveryCodes: 0 })
  })

  it('end the other sessions when they come and go, and are told by mail', async () => {
    const person = await newPerson(test.app)
    await test.app.database.users.verifyEmail(person.id)
    const mails = async () =>
      (await test.app.database.tasks.list({ goal: 'mailer', limit: 100 }))
        .map(({ input }) => input as { to: string; template: string })
        .filter(({ to }) => to === person.email)
        .map(({ template }) => template)
    const other = (await logIn(person)).json()
    const isIn = async (accessToken: string) => {
      const headers = { authorization: `Bearer ${accessToken}` }
      return (await test.app.inject({ url: '/v1/me', headers })).statusCode === 200
    }
    const { secret } = await enable(person)
    expect([await isIn(other.accessToken), await isIn(person.accessToken)]).toEqual([false, true])
    const withCode = (await answer(await challengeOf(person), codeOf(secret))).json()
    const right = { body: { password: person.password } }
    expect((await person.ask('DELETE', '/v1/me/totp', right)).statusCode).toBe(204)
    const refreshed = async (refreshToken: string) =>
      (await post('/v1/auth/refresh', { refreshToken })).statusCode
    expect([await refreshed(withCode.refreshToken), await refreshed(person.refreshToken)]).toEqual([401, 200])
    expect((await mails()).reverse()).toEqual(['second-factor-added', 'second-factor-removed'])
  })

  it('have their recovery codes made anew by the present password, which is told by mail', async () => {
    const person = await newPerson(test.app)
    await test.app.database.users.verifyEmail(person.id)
    const renew = (password: string) =>
      person.ask('POST', '/v1/me/totp/recovery-codes', { body: { password } })
    expect((await renew(person.password)).statusCode).toBe(404)
    const { recoveryCodes } = await enable(person)
    expect((await renew('not the password')).json().type).toBe('/problems/wrong-password')
    const answered = await renew(person.password)
    expect([answered.statusCode, answered.headers['cache-control']]).toEqual([200, 'no-store'])
    const renewed = answered.json().recoveryCodes as string[]
    expect(new Set([...recoveryCodes, ...renewed]).size).toBe(20)
    expect((await answer(await challengeOf(person), recoveryCodes[0]!)).statusCode).toBe(403)
    expect((await answer(await challengeOf(person), renewed[0]!)).statusCode).toBe(200)
    const [mail] = await test.app.database.tasks.list({ goal: 'mailer', limit: 1 })
    expect(mail!.input).toMatchObject({ to: person.email, template: 'recovery-codes-made' })
    const events = await test.app.database.audit.ofAccount(person.id, 0, 100)
    expect(events.map(({ kind }) => kind)).toContain('recovery-codes-made')
  })

  it('are ended by the operator for those who lost them', async () => {
    const person = await newPerson(test.app)
    const operated = (...args: string[]) => operate(args, test.app.database, test.app.config)
    await expect(operated('reset-2fa', person.email)).rejects.toThrow(
      'has neither an authenticator app nor a passkey',
    )
    await expect(operated('reset-2fa', 'nobody@piata.example')).rejects.toThrow('Nobody has an account')
    await enable(person)
    await operated('reset-2fa', person.email)
    expect((await logIn(person)).statusCode).toBe(200)
  })

  it('are kept sealed and hashed, told in the export without secrets, and go with the account', async () => {
    const person = await newPerson(test.app)
    const { secret, recoveryCodes } = await enable(person)
    const kept = await test.app.database.secondFactors.find(person.id)
    expect(Buffer.from(kept!.sealed, 'base64url').toString('latin1')).not.toContain(secret)
    const exported = (await person.ask('GET', '/v1/me/export')).body
    expect(JSON.parse(exported).authenticatorApps).toEqual([
      { confirmedAt: expect.any(String), recoveryCodes: 10 },
    ])
    for (const hidden of [secret, kept!.sealed, ...recoveryCodes]) expect(exported).not.toContain(hidden)
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    await test.app.removeAccounts()
    expect(await test.app.database.secondFactors.find(person.id)).toBeUndefined()
  })
})
