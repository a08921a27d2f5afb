import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dialects, startTestApp } from './app.ts'
import { goodDraft, newPerson } from './people.ts'

describe.runIf(dialects.some((dialect) => dialect === 'postgres'))(
  'a transaction that another client leaves open after it wrote what is followed',
  () => {
    it('is told in readiness, metrics and the feed’s delay, by whose it is, until it ends', {
      timeout: 120_000,
    }, async () => {
      const test = await startTestApp('postgres', { metricsPort: 1 })
      onTestFinished(() => test.close())
      const seller = await newPerson(test.app)
      const other = new Client({
        connectionString: test.config.databaseUrl,
        application_name: 'a forgotten console',
      })
      await other.connect()
      let isOpen = true
      onTestFinished(async () => {
        if (isOpen) await other.end()
      })
      await other.query('begin')
      const { rows } = await other.query('select pg_backend_pid() as pid')
      await other.query(
        `insert into changes (listing_id, kind, created_at) values ('by hand', 'upsert', '2026-01-01T00:00:00.000Z')`,
      )
      const place = (await test.app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0]
      const draft = await seller.ask('POST', '/v1/listings', { body: { ...goodDraft, placeId: place.id } })
      await seller.ask('POST', `/v1/listings/${draft.json().id}/publish`)

      const ready = async () => (await test.app.inject('/health/ready')).json()
      await expect.poll(ready, { interval: 200 }).toMatchObject({
        status: 'ok',
        notes: [expect.stringMatching(/search is \d+ s behind/i)],
      })
      expect((await test.app.inject('/health/ready')).statusCode).toBe(200)
      const { seconds, holder } = await test.app.database.changes.delay()
      expect(seconds).toBeGreaterThan(4)
      expect(holder).toMatchObject({ pid: rows[0].pid, application: 'a forgotten console' })
      expect(holder!.seconds).toBeGreaterThan(4)
      const metrics = await test.app.metrics()
      expect(Number(/^piata_feed_delay_seconds (\S+)$/m.exec(metrics)?.[1])).toBeGreaterThan(4)
      expect(Number(/^piata_feed_holder_seconds (\S+)$/m.exec(metrics)?.[1])).toBeGreaterThan(4)

      await other.query('rollback')
      await other.end()
      isOpen = false
      await expect.poll(ready, { interval: 200 }).toEqual({ status: 'ok' })
    })
  },
)
