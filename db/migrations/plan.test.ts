import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openContext } from '../open.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'
import { migrations } from './index.ts'
import { planUpgrade } from './plan.ts'

describe.each(dialects)('the plan of an upgrade on %s', (dialect) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await createTestDatabase(dialect, { isBare: true })
  })
  afterAll(() => test.drop())

  it('tells what is to be done and for what, and changes nothing', async () => {
    const all = Object.keys(migrations)
    const before = await planUpgrade(test)
    expect(before).toMatchObject({ isNew: true, unknown: [] })
    expect(before.pending.map(({ name }) => name)).toEqual(all)
    // each says it in a sentence
    for (const { name, does } of before.pending)
      expect([name, does]).toEqual([name, expect.stringMatching(/^\P{Ll}[^*]{15,}[.)]$/su)])
    expect(await planUpgrade(test)).toEqual(before)

    const context = await openContext(test, () => new Date().toISOString())
    try {
      expect(await planUpgrade(test)).toEqual({ isNew: false, pending: [], unknown: [] })
      const late = all.at(-1)!
      await context.write(async ({ queries }) => {
        await sql`update kysely_migration set name = '999-of-tomorrow' where name = ${late}`.execute(queries)
      })
      expect(await planUpgrade(test)).toEqual({
        isNew: false,
        pending: [before.pending.at(-1)],
        unknown: ['999-of-tomorrow'],
      })
    } finally {
      await context.close()
    }
  })
})
