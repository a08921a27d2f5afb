import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { operate } from '../accounts/operate.ts'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

describe.each(dialects)('security events on %s', (dialect) => {
  let test: TestApp
  const post = (url: string, body: object) => test.app.inject({ method: 'POST', url, body })
  const eventsOf = async (id: string) => await test.app.database.audit.ofAccount(id, 0, 100)
  const kindsOf = async (id: string) => (await eventsOf(id)).map(({ kind }) => kind)
  const admin = (...args: string[]) => operate(args, test.app.database, test.config)
  const logIn = ({ email, password }: Pick<Person, 'email' | 'password'>) =>
    post('/v1/auth/login', { email, password })

  beforeAll(async () => {
    test = await startTestApp(dialect, { sessionNetworks: true })
  })
  afterAll(() => test.close())

  it('tell what happened to an account, in its own order', async () => {
    const person = await newPerson(test.app)
    await logIn({ ...person, password: 'not the password' })
    await vi.waitFor(async () => expect(await kindsOf(person.id)).toHaveLength(2), 60_000)
    const other = (await logIn(person)).json()
    await person.ask('POST', '/v1/me/confirm', { body: { password: person.password } })
    await post('/v1/auth/logout', { refreshToken: other.refreshToken })
    await person.ask('DELETE', '/v1/me/sessions')
    await admin('grant', person.email, 'moderator')
    await admin('suspend', person.email, '--reason', 'Spam')
    await admin('unsuspend', person.email)
    expect(await kindsOf(person.id)).toEqual([
      'registered',
      'log-in-failed',
      'logged-in',
      'password-confirmed',
      'session-ended',
      'session-ended',
      'role-changed',
      'suspended',
      'unsuspended',
    ])
    const [registered, , , , , , role] = await eventsOf(person.id)
    expect(registered).toMatchObject({ network: '127.0.0.0/24', actor: null, sessionId: expect.any(String) })
    expect(role).toMatchObject({ actor: 'operator', details: { role: 'moderator' } })
  })

  it('tell of API keys that are made and removed, and not of what became of neither', async () => {
    const person = await newPerson(test.app)
    const body = {
      name: 'Program',
      scopes: ['listings:read', 'account:read'],
      currentPassword: person.password,
    }
    const { id, key } = (await person.ask('POST', '/v1/api-keys', { body })).json()
    expect((await person.ask('DELETE', `/v1/api-keys/${id}`)).statusCode).toBe(204)
    expect((await person.ask('DELETE', `/v1/api-keys/${id}`)).statusCode).toBe(404)
    const events = await eventsOf(person.id)
    expect(events.map(({ kind }) => kind)).toEqual(['registered', 'api-key-made', 'api-key-removed'])
    expect(events[1]).toMatchObject({
      sessionId: events[0]!.sessionId,
      details: { scopes: 'listings:read account:read' },
    })
    expect(JSON.stringify(events)).not.toContain(key)
  })

  it('are not written for what did not happen', async () => {
    const person = await newPerson(test.app)
    const unknown = await person.ask('DELETE', `/v1/me/sessions/${person.id}`)
    expect(unknown.statusCode).toBe(404)
    await post('/v1/auth/logout', { refreshToken: 'A'.repeat(43) })
    expect(await kindsOf(person.id)).toEqual(['registered'])
  })

  it('are in one’s export, and nobody else’s are', async () => {
    const [person, other] = [await newPerson(test.app), await newPerson(test.app)]
    await logIn(other)
    const { securityEvents } = (await person.ask('GET', '/v1/me/export')).json()
    expect(securityEvents).toMatchObject([{ kind: 'registered', network: '127.0.0.0/24' }])
    expect(Object.keys(securityEvents[0])).not.toContain('seq')
  })

  it('are verified by a command, also after an account went', async () => {
    const person = await newPerson(test.app)
    await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    await test.app.removeAccounts()
    expect(await eventsOf(person.id)).toEqual([])
    while ((await test.app.database.audit.seal(100)) > 0);
    const [line] = await admin('audit', '--verify')
    expect(line).toMatch(/^\d+ events are as they were written, the chain ends in [0-9a-f]{64}; \d+ wait/)
    await expect(admin('audit')).rejects.toThrow('audit needs --verify')
  })
})
