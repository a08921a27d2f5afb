import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'

const issuer = 'https://login.example/'

describe.each(dialects)('identities on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterAll(() => test.drop())

  it('are of one account each, also when several ask at once', async () => {
    const subject = randomUUID()
    const users = await Promise.all(Array.from({ length: 4 }, () => createUser(database)))
    const linking = users.map(({ id }) =>
      database.identities.link({ userId: id, issuer, subject, email: null }),
    )
    const outcomes = await Promise.allSettled(linking)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const holder = users[outcomes.findIndex(({ status }) => status === 'fulfilled')]!
    expect(await database.identities.take(issuer, subject)).toMatchObject({ id: holder.id })
    expect(await database.identities.take('https://another.example/', subject)).toBeUndefined()
  })

  it('go with their account at once, before what else it has', async () => {
    const { id } = await createUser(database)
    const subject = randomUUID()
    await database.identities.link({ userId: id, issuer, subject, email: 'ana@exemplu.test' })
    await database.users.delete(id)
    expect(await database.identities.list(id)).toEqual([])
    expect(await database.identities.take(issuer, subject)).toBeUndefined()
    const linking = database.identities.link({ userId: id, issuer, subject, email: null })
    await expect(linking).rejects.toMatchObject({ code: 'bad-reference' })
  })
})
