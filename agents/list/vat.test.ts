import { loadConfig } from '@piata/config'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { startSite, type TestSite } from '../test/site.ts'
import { vat } from './vat.ts'

const hour = 3_600_000

describe.each(dialects)('VAT numbers on %s', (dialect) => {
  let services: TestServices
  let site: TestSite
  let now = new Date('2026-11-27T12:00:00Z')
  beforeEach(async () => {
    services = await startServices(dialect)
    site = await startSite()
  })
  afterEach(async () => {
    await services.close()
    await site.close()
  })

  const run = async (settings: Record<string, string> = { PIATA_VAT_URL: `${site.origin}/rest-api` }) => {
    const { database, images, clock, removeAccounts } = services
    const { output } = await vat.run(
      { id: '', goal: 'vat', input: {} },
      {
        ...{ config: loadConfig(settings), database, images, clock, removeAccounts },
        log: {} as never,
        signal: new AbortController().signal,
        progress() {},
        now: () => now,
        enqueue: async () => null,
      },
    )
    return output
  }
  const firm = {
    ...{ name: 'Mobilă Bună SRL', vatId: 'RO18547290', registerNumber: 'J12/345/2020' },
    ...{ address: 'Strada Lungă 5', email: 'firma@exemplu.test', phone: '+40721234567' },
  }
  const trader = async () => {
    const { users } = services.database
    const { id } = await users.create({ email: 'firma@piata.example', name: 'Firmă', passwordHash: 'hash' })
    await services.database.traders.keep(id, firm)
    return id
  }
  const serve = (said: object, status = 200) =>
    site.pages.set('/rest-api/check-vat-number', { status, body: JSON.stringify(said) })
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms)
  }

  it('are looked up once, told with whose they are, and again after half a year or with another number', async () => {
    const { traders } = services.database
    const id = await trader()
    expect(await run({})).toEqual({ skipped: 'no PIATA_VAT_URL' })
    expect(site.asked).toEqual([])
    serve({
      countryCode: 'RO',
      vatNumber: '18547290',
      valid: true,
      name: ' MOBILĂ\n BUNĂ SRL ',
      address: '---',
    })
    expect(await run()).toEqual({ valid: 1, invalid: 0, unknown: 0 })
    expect(site.asked[0]!.headers['content-type']).toBe('application/json')
    const confirmed = { outcome: 'valid', holder: 'MOBILĂ BUNĂ SRL', askedAt: now.toISOString() }
    expect(await traders.vatOf(id)).toEqual(confirmed)
    expect((await traders.find(id))?.vatConfirmedAt).toBe(now.toISOString())
    later(24 * hour)
    expect(await run()).toEqual({ valid: 0, invalid: 0, unknown: 0 })
    // The same number stays confirmed; another one is not.
    expect((await traders.keep(id, { ...firm, name: 'Alt nume' })).vatConfirmedAt).toBe(confirmed.askedAt)
    serve({ valid: false, name: '---' })
    later(183 * 24 * hour)
    expect(await run()).toEqual({ valid: 0, invalid: 1, unknown: 0 })
    expect(await traders.vatOf(id)).toMatchObject({ outcome: 'invalid', holder: null })
    expect((await traders.find(id))?.vatConfirmedAt).toBeNull()
    await traders.keep(id, { ...firm, vatId: 'RO14399840' })
    expect(await traders.vatOf(id)).toBeUndefined()
  })

  it('without an answer are asked for again after an hour, and one that came too late is for nobody', async () => {
    const { traders } = services.database
    const id = await trader()
    for (const [said, status] of [
      [{ actionSucceed: false, errorWrappers: [{ error: 'MS_UNAVAILABLE' }] }, 200],
      [{ actionSucceed: false, errorWrappers: [{ error: 'INVALID_INPUT' }] }, 400],
      [{}, 503],
      [{ hello: 1 }, 200],
    ] as const) {
      serve(said, status)
      expect([said, await run()]).toEqual([said, { valid: 0, invalid: 0, unknown: 1 }])
      expect(await traders.vatOf(id)).toMatchObject({ outcome: 'unknown' })
      expect(await run()).toEqual({ valid: 0, invalid: 0, unknown: 0 })
      later(hour + 1)
    }
    serve({ valid: true, name: '---' })
    expect(await run()).toMatchObject({ valid: 1 })
    expect(await traders.vatOf(id)).toMatchObject({ outcome: 'valid', holder: null })
    const askedAt = now.toISOString()
    await traders.keepVat(id, 'RO14399840', { outcome: 'invalid', holder: null, askedAt })
    expect(await traders.vatOf(id)).toMatchObject({ outcome: 'valid' })
  })
})
