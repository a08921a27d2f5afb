import { loadConfig } from '@piata/config'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentRates } from '../rates/current.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { bank, centralBank } from '../test/rates.ts'
import { startSite, type TestSite } from '../test/site.ts'
import { rates } from './rates.ts'

const today = new Date('2026-11-27T12:00:00Z')

describe.each(dialects)('exchange rates on %s', (dialect) => {
  let services: TestServices
  let site: TestSite
  beforeEach(async () => {
    services = await startServices(dialect)
    site = await startSite()
  })
  afterEach(async () => {
    await services.close()
    await site.close()
  })

  const config = (more: Record<string, string> = {}) =>
    loadConfig({
      PIATA_RATES: 'EUR=5.00,USD=4.50,GBP=6.00',
      PIATA_RATES_URL: `${site.origin}/rates.xml`,
      PIATA_FEED_NETWORKS: '127.0.0.1',
      ...more,
    })
  const run = (input: { accept?: string[] } = {}, more: Record<string, string> = {}) => {
    const { database, images, clock, removeAccounts } = services
    return rates.run(
      { id: '', goal: 'rates', input },
      {
        ...{ config: config(more), database, images, clock, removeAccounts },
        log: {} as never,
        signal: new AbortController().signal,
        progress() {},
        now: () => today,
        enqueue: async () => null,
      },
    )
  }
  const serve = (body: string) => site.pages.set('/rates.xml', { body })
  const now = () => currentRates(config(), services.database)
  const notices = async () => (await services.database.notices.list()).map(({ key }) => key)

  it('are read, and hold before those of the settings, where the settings name a file', async () => {
    expect(await now()).toEqual({ EUR: 5, USD: 4.5, GBP: 6 })
    serve(bank('2026-11-26', { EUR: '5.0912', USD: '4.3901', GBP: '5.7777', HUF: ['1.3', '100'] }))
    const read = { EUR: 5.0912, USD: 4.3901, GBP: 5.7777 }
    expect(await run()).toEqual({ status: 'success', output: { date: '2026-11-26', rates: read, held: [] } })
    expect(await now()).toEqual(read)
    expect(await currentRates(loadConfig({ PIATA_RATES: 'EUR=5,USD=4,GBP=6' }), services.database)).toEqual({
      ...{ EUR: 5, USD: 4, GBP: 6 },
    })
    serve(centralBank({ '2026-11-27': { RON: '5.1', USD: '1.2', GBP: '0.9' } }))
    await run()
    expect(await now()).toEqual({ EUR: 5.1, USD: 4.25, GBP: 5.6666667 })
    expect(await notices()).toEqual([])
  })

  it('are held where one jumps, until somebody accepts it or it is near again', async () => {
    serve(bank('2026-11-26', { EUR: '5.1', USD: '5.41', GBP: '4.79' }))
    expect((await run()).output).toMatchObject({
      held: ['USD', 'GBP'],
      rates: { EUR: 5.1, USD: 4.5, GBP: 6 },
    })
    expect(await notices()).toEqual(['jump GBP', 'jump USD'])
    expect((await run({ accept: ['USD'] })).output).toMatchObject({ held: ['GBP'] })
    expect(await now()).toEqual({ EUR: 5.1, USD: 5.41, GBP: 6 })
    serve(bank('2026-11-27', { EUR: '5.1', USD: '6.4', GBP: '4.81' }))
    expect((await run()).output).toMatchObject({ held: [], rates: { USD: 6.4, GBP: 4.81 } })
    expect(await notices()).toEqual([])
  })

  it('stay where the file is broken, missing, older, of tomorrow’s tomorrow, or too large', async () => {
    serve(bank('2026-11-26', { EUR: '5.1', USD: '4.4', GBP: '5.9' }))
    await run()
    const before = await services.database.exchangeRates.read()
    for (const [body, fault] of [
      [bank('2026-11-27', { EUR: '5.2', USD: 'x', GBP: '5.9' }), 'no number above 0'],
      [bank('2026-11-25', { EUR: '5.2', USD: '4.4', GBP: '5.9' }), 'older than the rates of 2026-11-26'],
      [bank('2026-11-29', { EUR: '5.2', USD: '4.4', GBP: '5.9' }), 'which is to come'],
      [`${bank('2026-11-27', { EUR: '5.2' })}${' '.repeat(2_000_000)}`, 'more than 2 MB'],
    ] as const) {
      serve(body)
      expect(await run()).toMatchObject({
        status: 'error',
        output: { fault: expect.stringContaining(fault) },
      })
      expect(await notices()).toEqual(['unread'])
    }
    site.pages.delete('/rates.xml')
    expect(await run()).toMatchObject({
      status: 'error',
      output: { fault: expect.stringContaining('answered 404') },
    })
    site.pages.set('/rates.xml', { status: 503 })
    await expect(run()).rejects.toThrow('answered 503')
    expect(await services.database.exchangeRates.read()).toEqual(before)
    serve(bank('2026-11-27', { EUR: '5.2', USD: '4.4', GBP: '5.9' }))
    await run()
    expect(await notices()).toEqual([])
  })

  it('that a file does not tell stay, and are told of, as is a file that nobody keeps', async () => {
    serve(bank('2026-11-01', { EUR: '5.1' }))
    expect((await run()).output).toMatchObject({ rates: { EUR: 5.1, USD: 4.5, GBP: 6 } })
    expect(await notices()).toEqual(['missing GBP', 'missing USD', 'old'])
    // A file that cannot be read does not make these untrue.
    serve('x')
    await run()
    expect(await notices()).toEqual(['missing GBP', 'missing USD', 'old', 'unread'])
  })

  it('are not read from a private address, also by way of another', async () => {
    serve(bank('2026-11-26', { EUR: '5.1' }))
    const alone = { PIATA_FEED_NETWORKS: '' }
    expect((await run({}, alone)).output.fault).toContain(
      'is not an address of the internet; PIATA_FEED_NETWORKS',
    )
    site.pages.set('/rates.xml', { status: 302, headers: { location: 'http://169.254.169.254/latest' } })
    expect((await run()).output.fault).toContain('169.254.169.254 is not an address of the internet')
    expect(await services.database.exchangeRates.read()).toBe(null)
  })

  it('are not read where the settings name no file', async () => {
    expect(await run({}, { PIATA_RATES_URL: '' })).toEqual({
      ...{ status: 'success', output: { skipped: 'no PIATA_RATES_URL' } },
    })
    expect(site.asked).toEqual([])
  })
})
