import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('security events on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  /** Past the layer under test. */
  const tamper = async (statement: string) => {
    if (dialect === 'postgres') await (await test.client()).query(statement)
    else {
      using file = new DatabaseSync(test.url.replace('sqlite:', ''))
      file.exec(statement)
    }
  }
  const sealAll = async () => {
    while ((await database.audit.seal(100)) > 0);
  }

  beforeEach(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterEach(() => test.drop())

  it('go with their cause, or not at all', async () => {
    const user = await createUser(database)
    const failing = database.transaction(async ({ audit }) => {
      await audit.record({ kind: 'logged-in', accountId: user.id })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await database.audit.record({ kind: 'suspended', accountId: user.id, actor: 'operator' })
    const events = await database.audit.ofAccount(user.id, 0, 10)
    expect(events).toMatchObject([{ kind: 'suspended', actor: 'operator', network: null, details: {} }])
  })

  it('make one chain, however many write and seal at once', async () => {
    const user = await createUser(database)
    const other = await test.open()
    const write = (one: Database) =>
      Promise.all(
        Array.from({ length: 20 }, () => one.audit.record({ kind: 'logged-in', accountId: user.id })),
      )
    const seal = async (one: Database) => {
      for (let n = 0; n < 10; n++) await one.audit.seal(3)
    }
    await Promise.all([write(database), seal(other), write(other), seal(database)])
    await sealAll()
    expect(await other.audit.verify()).toEqual({
      ...{ cut: null, sealed: 40, unsealed: 0, head: expect.any(String) },
    })
  })

  if (dialect === 'postgres') {
    it('take in what commits late', async () => {
      const user = await createUser(database)
      const record = () => database.audit.record({ kind: 'logged-in', accountId: user.id })
      let sealed = 0
      await database.transaction(async ({ audit }) => {
        await audit.record({ kind: 'logged-in', accountId: user.id })
        await record()
        sealed = await database.audit.seal(10)
      })
      expect(sealed).toBe(1)
      expect(await database.audit.seal(10)).toBe(1)
      expect(await database.audit.verify()).toMatchObject({ sealed: 2, unsealed: 0 })
    })
  }

  it.each([
    [
      'a changed kind',
      `update audit_events set kind = 'logged-in' where position = 2`,
      'Event 2 is not what',
    ],
    ['changed details', `update audit_events set details = '{}' where position = 2`, 'Event 2 is not what'],
    ['another account', `update audit_events set account_id = 'x' where position = 3`, 'Event 3 is about'],
    [
      'changed words about a person',
      `update audit_events set personal = replace(personal, 'operator', 'nobody') where position = 2`,
      'Event 2 is about',
    ],
    ['one that is gone', 'delete from audit_events where position = 2', 'Event 2 is missing'],
    ['an end that is gone', 'delete from audit_events where position = 3', 'missing at its end'],
    ['two in another order', `update audit_events set position = 9 - position where position > 1`, 'missing'],
  ])('tell %s', async (_name, statement, fault) => {
    const user = await createUser(database)
    await database.audit.record({ kind: 'logged-in', accountId: user.id })
    await database.audit.record({
      ...{ kind: 'role-changed', accountId: user.id, actor: 'operator' },
      details: { role: 'admin' },
    })
    await database.audit.record({ kind: 'session-ended', accountId: user.id })
    await sealAll()
    expect(await database.audit.verify()).toMatchObject({ sealed: 3 })
    await tamper(statement)
    expect((await database.audit.verify()).fault).toContain(fault)
  })

  it('are kept for a time, and what is left goes on from the last that went', async () => {
    const user = await createUser(database)
    const day = (n: number) => new Date(Date.UTC(2026, 0, n))
    for (let n = 1; n <= 5; n++) {
      test.clock.now = day(n)
      await database.audit.record({ kind: 'logged-in', accountId: user.id })
    }
    const before = day(4).toISOString()
    // What is in no chain yet stays.
    expect(await database.audit.purge(before, 10)).toBe(0)
    await sealAll()
    const whole = await database.audit.verify()
    expect(await database.audit.purge(before, 2)).toBe(2)
    expect(await Promise.all([1, 2, 3].map(() => database.audit.purge(before, 2)))).toEqual(
      expect.arrayContaining([0, 0, 1]),
    )
    const cut = { position: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }
    expect(await database.audit.verify()).toEqual({ ...whole, cut, sealed: 2 })
    expect(await database.audit.ofAccount(user.id, 0, 10)).toHaveLength(2)
    await database.audit.record({ kind: 'session-ended', accountId: user.id })
    await sealAll()
    expect(await database.audit.verify()).toMatchObject({ cut, sealed: 3 })
    await tamper('delete from audit_events where position = 4')
    expect((await database.audit.verify()).fault).toContain('Event 4 is missing')
  })

  it('cannot be cut off further unseen', async () => {
    const user = await createUser(database)
    for (let n = 1; n <= 3; n++) {
      test.clock.now = new Date(Date.UTC(2026, 0, n))
      await database.audit.record({ kind: 'logged-in', accountId: user.id })
    }
    await sealAll()
    await database.audit.purge('2026-01-01T12:00:00.000Z', 10)
    await tamper(`update settings set value = replace(value, '1 ', '2 ') where key = 'audit anchor'`)
    await tamper('delete from audit_events where position = 2')
    expect((await database.audit.verify()).fault).toContain('Event 3 is not what was written')
  })

  it('forget who it was when the account goes, and the chain holds', async () => {
    const [user, other] = [await createUser(database), await createUser(database)]
    for (const { id } of [user, other, user]) {
      await database.audit.record({ kind: 'logged-in', accountId: id, network: '203.0.113.0/24' })
    }
    await sealAll()
    await database.users.delete(user.id)
    while ((await database.users.removeSome(100)) > 0);
    expect(await database.audit.ofAccount(user.id, 0, 10)).toEqual([])
    expect(await database.audit.ofAccount(other.id, 0, 10)).toHaveLength(1)
    expect(await database.audit.verify()).toMatchObject({ sealed: 3, unsealed: 0, head: expect.any(String) })
  })
})
