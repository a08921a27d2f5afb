import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson } from './people.ts'

describe('under load', () => {
  let test: TestApp | undefined
  afterEach(async () => {
    await test?.close()
    test = undefined
  })

  it('answers every write within its own patience while the database is locked, and takes writes again', async () => {
    test = await startTestApp('sqlite', { writeWaitMs: 1000 })
    const { app, config } = test
    const person = await newPerson(app)
    const create = () => person.ask('POST', '/v1/listings', { body: goodDraft })
    const other = new DatabaseSync(join(config.dataDir, 'piata.db'))
    other.exec('begin immediate')
    const start = performance.now()
    const waits = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { statusCode, headers } = await create()
        expect(statusCode).toBe(503)
        expect(Number(headers['retry-after'])).toBeGreaterThan(0)
        return performance.now() - start
      }),
    )
    other.exec('rollback')
    other.close()
    // One after another they would take six times as long as the first.
    expect(Math.max(...waits)).toBeLessThan(3 * Math.min(...waits))
    expect((await create()).statusCode).toBe(201)
  }, 120_000)

  it('refuses searches that would wait too long, and answers all else', async () => {
    test = await startTestApp('sqlite', { searchWaitMs: 500 })
    const { app } = test
    let free = () => {}
    const freed = new Promise<void>((resolve) => (free = resolve))
    const { searchGate } = app
    const holders: Promise<void>[] = []
    while (searchGate.length === 0) holders.push(searchGate.take(undefined, () => freed).catch(() => {}))
    const refused = await app.inject('/v1/search?q=canapea')
    expect(refused.statusCode).toBe(503)
    expect(refused.json().type).toBe('/problems/unavailable')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    for (const url of ['/health/ready', '/v1/listings', '/v1/suggest?q=ca']) {
      expect((await app.inject(url)).statusCode).toBe(200)
    }
    free()
    await Promise.all(holders)
    expect((await app.inject('/v1/search?q=canapea')).statusCode).toBe(200)
  })
})
