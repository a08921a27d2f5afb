import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { audit } from './audit.ts'

describe.each(dialects)('audit on %s', (dialect) => {
  let services: TestServices
  beforeAll(async () => {
    services = await startServices(dialect)
  })
  afterAll(() => services.close())

  it('puts all that was written since into the chain', async () => {
    const { database } = services
    const run = async () => {
      const context = { ...services, signal: new AbortController().signal } as never
      return (await audit.run({ id: '', goal: 'audit', input: {} }, context)).output
    }
    for (let n = 0; n < 90; n++) await database.audit.record({ kind: 'logged-in', accountId: null })
    expect(await run()).toEqual({ sealed: 90 })
    expect(await run()).toEqual({ sealed: 0 })
    expect(await database.audit.verify()).toMatchObject({ sealed: 90, unsealed: 0 })
  })
})
