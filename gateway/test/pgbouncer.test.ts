import { describe, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../app.ts'
import { dialects, drain, startTestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'
import { pgbouncerProgram, startPgbouncer } from './pgbouncer.ts'

const hasPostgres = dialects.some((dialect) => dialect === 'postgres')

describe.runIf(hasPostgres && (process.env.CI || pgbouncerProgram()))('PgBouncer in transaction mode', () => {
  it('serves two gateways that publish, list and search at once', { timeout: 120_000 }, async () => {
    const direct = await startTestApp('postgres')
    onTestFinished(() => direct.close())
    const bouncer = await startPgbouncer(direct.config.databaseUrl)
    onTestFinished(() => bouncer.stop())
    const config = { ...direct.config, databaseUrl: bouncer.url, dataDir: `${direct.config.dataDir}/pooled` }
    const keysDir = `${direct.config.dataDir}/keys`
    const apps = [
      await buildApp({ config: { ...config, keysDir }, waitForSearch: true }),
      await buildApp({
        config: { ...config, keysDir, dataDir: `${config.dataDir}-2` },
        waitForSearch: true,
      }),
    ]
    onTestFinished(async () => {
      for (const app of apps) await app.close()
    })
    const statuses = new Map<number, number>()
    const sellers = await Promise.all(apps.map((app) => newPerson(app)))
    await Promise.all(
      apps.flatMap((app, a) =>
        Array.from({ length: 8 }, async (_, client) => {
          for (let round = 0; round < 6; round++) {
            await publishListing(app, sellers[a]!, { title: `Covor ${a} ${client} ${round}` })
            const answers = await Promise.all([
              app.inject('/v1/listings?limit=20'),
              app.inject('/v1/listings?category=sofas&limit=5'),
              app.inject('/v1/search?q=covor'),
              app.inject('/v1/search?q=covor&sort=newest&limit=3'),
              app.inject('/health/ready'),
              sellers[a]!.ask('GET', '/v1/me/listings'),
            ])
            for (const { statusCode } of answers) {
              statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
            }
          }
        }),
      ),
    )
    expect([...statuses.keys()]).toEqual([200])
    await drain(direct.app)
    for (const app of apps) {
      await app.searching.drain()
      expect((await app.inject('/v1/search?q=covor&limit=1')).json().total).toBe(2 * 8 * 6)
    }
  })
})
