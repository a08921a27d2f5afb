import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../database.ts'
import { createTestDatabase, createUser, dialects, type TestDatabase } from '../testing/databases.ts'

describe.each(dialects)('links of mails on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(() => test.drop())

  let tokens = 0
  async function issued(purpose: 'verify' | 'reset' | 'new-email' = 'reset') {
    const user = await createUser(database)
    const tokenHash = `hash ${++tokens}`
    await database.mailLinks.issue({ userId: user.id, purpose, tokenHash, email: user.email })
    return { user, tokenHash }
  }
  const use = (tokenHash: string) => database.mailLinks.use(tokenHash, ['reset'])

  it('are good once, and for their purpose alone', async () => {
    const { user, tokenHash } = await issued()
    expect(await database.mailLinks.use(tokenHash, ['verify', 'new-email'])).toBeUndefined()
    expect(await database.mailLinks.find(tokenHash, ['reset'])).toEqual({ userId: user.id, purpose: 'reset' })
    expect(await use(tokenHash)).toEqual({ userId: user.id, purpose: 'reset' })
    expect(await use(tokenHash)).toBeUndefined()
    expect(await database.mailLinks.find(tokenHash, ['reset'])).toBeUndefined()
    expect(await use('hash of nothing')).toBeUndefined()
  })

  it('are found by one of many who use them at once', async () => {
    const { tokenHash } = await issued()
    const found = await Promise.all(Array.from({ length: 8 }, () => use(tokenHash)))
    expect(found.filter((link) => link !== undefined)).toHaveLength(1)
  })

  it('are void once a newer one of their purpose is made, and only then', async () => {
    const { user, tokenHash } = await issued()
    const more = { userId: user.id, email: user.email }
    await database.mailLinks.issue({ ...more, purpose: 'verify', tokenHash: 'another purpose' })
    expect(await database.mailLinks.find(tokenHash, ['reset'])).toBeDefined()
    await database.mailLinks.issue({ ...more, purpose: 'reset', tokenHash: 'newer' })
    expect(await use(tokenHash)).toBeUndefined()
    expect(await use('newer')).toBeDefined()
  })

  it('end after half an hour, and are removed then', async () => {
    const { tokenHash } = await issued()
    const now = Date.now() + 30 * 60_000
    vi.useFakeTimers({ toFake: ['Date'], now: now - 2_000 })
    expect(await database.mailLinks.find(tokenHash, ['reset'])).toBeDefined()
    vi.setSystemTime(now)
    expect(await use(tokenHash)).toBeUndefined()
    expect(await database.mailLinks.purge(new Date(now).toISOString(), 100)).toBeGreaterThan(0)
    expect(await database.mailLinks.purge(new Date(now).toISOString(), 100)).toBe(0)
  })

  it('end with the account and with its address, but for the one that confirms a new address', async () => {
    const [gone, moved, moving] = [await issued(), await issued(), await issued('new-email')]
    await database.users.delete(gone.user.id)
    expect(await use(gone.tokenHash)).toBeUndefined()
    for (const [at, { user }] of [moved, moving].entries())
      await database.users.update(user.id, { email: `moved${at}@example.com` })
    expect(await use(moved.tokenHash)).toBeUndefined()
    expect(await database.mailLinks.use(moving.tokenHash, ['new-email'])).toBeDefined()
  })

  it('are all void when that is asked for', async () => {
    const { user, tokenHash } = await issued()
    await database.mailLinks.voidAll(user.id)
    expect(await use(tokenHash)).toBeUndefined()
  })

  it('wait for whoever changes the account, and see what was changed', async () => {
    const { user, tokenHash } = await issued()
    const changed = Promise.withResolvers<void>()
    let using: Promise<unknown> | undefined
    await database.transaction(async ({ users, mailLinks }) => {
      await users.update(user.id, { passwordHash: 'another' })
      using ??= use(tokenHash).finally(changed.resolve)
      await mailLinks.voidAll(user.id)
    })
    expect(await using).toBeUndefined()
  })
})
