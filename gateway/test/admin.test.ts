import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson } from './people.ts'

describe.each(dialects)('what an operator does with accounts on %s', (dialect) => {
  let test: TestApp
  const run = (...args: string[]) => operate(args, test.app.database, test.config)

  beforeAll(async () => {
    test = await startTestApp(dialect)
  })
  afterAll(() => test.close())

  it('gives a role, suspends and lets in again', async () => {
    const { email } = await newPerson(test.app)
    expect(await run('grant', email, 'moderator')).toEqual([`${email}: moderator`])
    const [line] = await run('suspend', email, '--reason', 'Spam', '--until', '2999-01-01')
    expect(line).toMatch(/moderator, suspended since .* until 2999-01-01T00:00:00.000Z: Spam$/)
    expect(await run('list')).toContain(line)
    expect(await run('unsuspend', email)).toEqual([`${email}: moderator`])
    expect(await run('revoke', email)).toEqual([`${email}: member`])
    expect((await run('list')).some((one) => one.startsWith(email))).toBe(false)
    const config = { ...test.config, staffSecondFactor: 'required' as const }
    const lines = await operate(['grant', email, 'admin'], test.app.database, config)
    expect(lines).toEqual([`${email}: admin`, expect.stringContaining('second factor')])
  })

  it('makes an administrator, whose link lets one choose a password once', async () => {
    const { app } = test
    const email = `sef-${dialect}@piata.example`
    const [line, choose] = await run('create', '--email', email, '--name', 'Șef')
    expect(line).toBe(`${email}: admin`)
    const token = /\/reset-password#([\w-]{43})$/.exec(choose!)![1]!
    const password = 'o parola aleasa acum'
    const reset = () => app.inject({ method: 'POST', url: '/v1/auth/reset', body: { token, password } })
    expect((await reset()).statusCode).toBeLessThan(300)
    expect((await reset()).statusCode).toBeGreaterThanOrEqual(400)
    const login = await app.inject({ method: 'POST', url: '/v1/auth/login', body: { email, password } })
    expect(login.json().user).toMatchObject({ role: 'admin', name: 'Șef' })
    const headers = { authorization: `Bearer ${login.json().accessToken}` }
    expect((await app.inject({ url: '/v1/admin/agents', headers })).statusCode).toBe(200)
    await expect(run('create', '--email', email)).rejects.toThrow('has an account already')
    await expect(run('create', '--email', 'x')).rejects.toThrow('--email must be an address')
  })

  it('logs an account out everywhere, which is noted', async () => {
    const { app } = test
    const [person, other] = [await newPerson(app), await newPerson(app)]
    expect(await run('end-sessions', person.email)).toEqual([`${person.email} is logged out everywhere`])
    await app.forgetEndedSessions()
    expect((await person.ask('GET', '/v1/me')).statusCode).toBe(401)
    expect((await other.ask('GET', '/v1/me')).statusCode).toBe(200)
    const { email, password } = person
    const login = await app.inject({ method: 'POST', url: '/v1/auth/login', body: { email, password } })
    expect(login.statusCode).toBe(200)
    const events = await app.database.audit.ofAccount(person.id, 0, 10)
    expect(events.at(-2)).toMatchObject({ kind: 'session-ended', actor: 'operator', details: { all: true } })
    await expect(run('end-sessions', 'nobody@piata.example')).rejects.toThrow('Nobody has an account')
  })

  it('says what it cannot do', async () => {
    const { email } = await newPerson(test.app)
    const refused: [RegExp, ...string[]][] = [
      [/say what to do/],
      [/jump is no command/, 'jump'],
      [/needs the e-mail address/, 'grant'],
      [/one of moderator, admin, not king/, 'grant', email, 'king'],
      [/Nobody has an account as nobody@/, 'grant', 'nobody@piata.example', 'admin'],
      [/no use for more/, 'grant', email, 'admin', 'more'],
      [/--reason must be/, 'suspend', email],
      [/--until must be/, 'suspend', email, '--reason', 'x', '--until', 'tomorrow'],
      [/--until must be/, 'suspend', email, '--reason', 'x', '--until', '2001-01-01'],
      [/--until must be/, 'suspend', email, '--reason', 'x', '--until', '2999-02-29'],
      [/unsuspend has no --reason/, 'unsuspend', email, '--reason', 'x'],
      [/list has no use for/, 'list', email],
    ]
    for (const [message, ...args] of refused) await expect(run(...args)).rejects.toThrow(message)
    expect((await run('list')).some((one) => one.startsWith(email))).toBe(false)
  })
})
