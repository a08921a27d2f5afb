import { cp } from 'node:fs/promises'
import { administer } from '@piata/db/testing'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

/** Copies a database that nobody has open over another. */
async function copyDatabase(from: string, to: string) {
  if (from.startsWith('sqlite:')) return cp(from.slice('sqlite:'.length), to.slice('sqlite:'.length))
  const name = (url: string) => new URL(url).pathname.slice(1)
  await administer(`drop database if exists ${name(to)}`)
  await administer(`create database ${name(to)} template ${name(from)}`)
}

/** Whichever app is there at the time, so that a person outlives a restart. */
const present = (test: TestApp) =>
  ({ inject: (request: InjectOptions) => test.app.inject(request) }) as unknown as FastifyInstance

describe.each(dialects)('a database on %s that was set back beside a newer snapshot', (dialect) => {
  it('has its own listings found, none of the lost ones, and whatever is published next', {
    timeout: 120_000,
  }, async () => {
    const test = await startTestApp(dialect)
    const backup = `${test.config.databaseUrl}_copy`
    onTestFinished(async () => {
      await test.close()
      if (dialect === 'postgres')
        await administer(`drop database if exists ${new URL(backup).pathname.slice(1)}`)
    })
    const found = async () => {
      await drain(test.app)
      const { items } = (await test.app.inject('/v1/search?q=aluat')).json()
      return items.map((item: { title: string }) => item.title).sort()
    }
    const seller = await newPerson(present(test))
    const kept = await publishListing(test.app, seller, { title: 'Aluat vechi' })
    await test.app.close()
    await copyDatabase(test.config.databaseUrl, backup)

    // As many listings as before, so that no count tells the states apart.
    await test.restart()
    await seller.ask('POST', `/v1/listings/${kept.id}/sell`)
    await publishListing(test.app, seller, { title: 'Aluat pierdut' })
    expect(await found()).toEqual(['Aluat pierdut'])
    await test.app.close()
    await copyDatabase(backup, test.config.databaseUrl)

    await test.restart()
    expect(await found()).toEqual(['Aluat vechi'])
    await publishListing(test.app, seller, { title: 'Aluat nou' })
    expect(await found()).toEqual(['Aluat nou', 'Aluat vechi'])
  })
})

describe.runIf(dialects.some((dialect) => dialect === 'postgres'))(
  'a Postgres database of another cluster',
  () => {
    it('is served although its feed holds transaction numbers of the other', {
      timeout: 120_000,
    }, async () => {
      const test = await startTestApp('postgres')
      onTestFinished(() => test.close())
      const seller = await newPerson(present(test))
      await publishListing(test.app, seller, { title: 'Mutat de departe' })
      await test.app.close()
      const client = new Client({ connectionString: test.config.databaseUrl })
      await client.connect()
      await client.query(`update changes set transaction_id = '400000000000'`)
      await client.query(`insert into settings values ('changes-purged', '300000000000.1')`)
      await client.end()

      await test.restart()
      await publishListing(test.app, seller, { title: 'Mutat de aproape' })
      await drain(test.app)
      expect((await test.app.inject('/v1/search?q=mutat')).json().total).toBe(2)
    })
  },
)
