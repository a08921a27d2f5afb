import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('accounts on %s', (dialect) => {
  let test: TestDatabase
  let database: Database

  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('make the tokens of before void with a new password, role, suspension and removal', async () => {
    const user = await createUser(database)
    const { position } = await database.revocations.since(null, 100)
    const { users, accounts } = database
    await users.update(user.id, { name: 'Another' })
    await users.rehash(user.id, 'the same one')
    expect((await users.findById(user.id))!.tokenVersion).toBe(1)
    await users.update(user.id, { passwordHash: 'new' })
    await accounts.setRole(user.email.toUpperCase(), 'moderator')
    await accounts.suspend(user.email, { reason: 'because', until: null })
    expect(await users.findById(user.id)).toMatchObject({
      role: 'moderator',
      tokenVersion: 4,
      suspension: { reason: 'because', until: null },
    })
    await users.delete(user.id)
    const revoked = await database.revocations.since(position, 100)
    const versions = revoked.accounts.filter(([id]) => id === user.id).map(([, version]) => version)
    expect(new Set(versions)).toEqual(new Set([2, 3, 4, 5]))
    await expect(accounts.setRole(user.email, 'admin')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('end the sessions of who is suspended, and of nobody else', async () => {
    const [one, two] = [await createUser(database), await createUser(database)]
    const start = (userId: string, tokenHash: string) =>
      database.sessions.create({ userId, tokenHash, expiresAt: '2999-01-01T00:00:00.000Z' })
    const ended = await start(one.id, 'one')
    const kept = await start(two.id, 'two')
    await database.accounts.suspend(one.email, { reason: 'because', until: null })
    const { sessions } = await database.revocations.since(null, 1000)
    expect([sessions.includes(ended), sessions.includes(kept)]).toEqual([true, false])
    expect(await database.sessions.knowsToken('one')).toBe(false)
  })

  it('list staff and who is suspended', async () => {
    const [member, admin, suspended] = [
      await createUser(database),
      await createUser(database, { role: 'admin' }),
      await createUser(database),
    ]
    await database.accounts.suspend(suspended.email, { reason: 'because', until: null })
    const listed = (await database.accounts.listSpecial(100)).map(({ id }) => id)
    expect([admin, suspended, member].map(({ id }) => listed.includes(id))).toEqual([true, true, false])
  })
})
