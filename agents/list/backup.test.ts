import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig } from '@piata/config'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../backup/backup.ts'
import { tryRestore } from '../backup/trial.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { backup } from './backup.ts'

const patience = { timeout: 120_000 }

describe.each(dialects)('backups on %s', (dialect) => {
  let services: TestServices
  let folder: string
  beforeEach(async () => {
    services = await startServices(dialect)
    folder = join(services.folder, 'backups')
    const { id } = await services.database.users.create({
      ...{ email: 'ana@piata.example', name: 'Ana', passwordHash: 'hash' },
    })
    await services.database.listings.writeBatch([
      {
        ...{ title: 'Masă', description: 'Bună', categoryId: 'sofas', price: null, negotiable: false },
        ...{ condition: 'good', attributes: {}, placeId: null, sellerId: id, externalId: null },
        ...{ createdAt: new Date().toISOString(), publishedAt: new Date().toISOString() },
      },
    ])
    const picture = join(services.folder, 'images/card/ab')
    mkdirSync(picture, { recursive: true })
    writeFileSync(join(picture, 'x.webp'), 'bytes')
    mkdirSync(join(services.folder, 'keys'))
    writeFileSync(join(services.folder, 'keys/key.pem'), 'secret', { mode: 0o600 })
  })
  afterEach(() => services.close())

  const run = (more: Record<string, string> = {}, signal = new AbortController().signal, at = new Date()) => {
    const config = loadConfig({
      PIATA_DATA_DIR: services.folder,
      PIATA_DATABASE_URL: services.url,
      PIATA_BACKUP_FOLDER: folder,
      ...more,
    })
    const { database, images, clock, removeAccounts } = services
    return backup.run(
      { id: '', goal: 'backup', input: {} },
      {
        ...{ config, database, images, clock, removeAccounts, signal },
        log: {} as never,
        progress() {},
        now: () => at,
        enqueue: async () => null,
      },
    )
  }
  const notices = async () =>
    (await services.database.notices.list()).map(({ key, title }) => `${key}: ${title}`)
  const onServer = async (...statements: string[]) => {
    const client = new Client({ connectionString: services.url })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }

  it('are whole, restored for a trial, and nobody else’s to read', patience, async () => {
    writeFileSync(join(services.folder, 'demo-logins.json'), '[]')
    const result = await run()
    const { name } = result.output.made!
    expect(result).toEqual({
      status: 'success',
      output: {
        made: { name, files: 4, bytes: expect.any(Number) },
        restored: { listings: 1, users: 1, images: 0 },
        removed: [],
      },
    })
    expect(readdirSync(folder)).toEqual([name])
    const file = dialect === 'sqlite' ? 'piata.db' : 'piata.dump'
    expect(readdirSync(join(folder, name)).sort()).toEqual(
      ['demo-logins.json', 'files.sha256', 'images', 'keys', 'manifest.json', file].sort(),
    )
    for (const path of ['', file, 'manifest.json', 'files.sha256', 'keys/key.pem', '..'])
      expect((statSync(join(folder, name, path)).mode & 0o077).toString(8), path).toBe('0')
    expect(await notices()).toEqual([])
    if (dialect === 'postgres') {
      const client = new Client({ connectionString: services.url })
      await client.connect()
      const left = `select from pg_database where datname like current_database() || '_restore%'`
      expect((await client.query(left)).rows).toEqual([])
      await client.end()
    }
  })

  it('are told of where they cannot be made, until one is, and leave nothing half', patience, async () => {
    const missing =
      dialect === 'sqlite'
        ? `sqlite:${services.folder}/none.db`
        : services.url.replace(/[^/]*$/, 'chores_none')
    await expect(run({ PIATA_DATABASE_URL: missing })).rejects.toThrow(/There is no database|pg_dump failed/)
    expect(readdirSync(folder)).toEqual([])
    expect(await notices()).toEqual([
      expect.stringMatching(/^not-made: No backup could be made: .*(There is no database|pg_dump failed)/),
    ])
    await run()
    expect(await notices()).toEqual([])
  })

  it('that cannot be restored are told of, and older ones stay', patience, async () => {
    const old = 'piata-2026-11-01T03-30-00Z'
    mkdirSync(join(folder, old), { recursive: true })
    // A database of before the first listing, as where the settings of a process are other ones.
    const empty = await startServices(dialect)
    const result = await run({
      PIATA_DATABASE_URL: empty.url,
      PIATA_BACKUP_DAILY: '1',
      PIATA_BACKUP_WEEKLY: '0',
    })
    await empty.close()
    expect(result).toMatchObject({ status: 'error', output: { fault: 'it holds no listings' } })
    expect(readdirSync(folder)).toHaveLength(2)
    expect(await notices()).toEqual([
      expect.stringContaining('could not be restored for a trial: it holds no'),
    ])
  })

  // What is asked of no database: a dump and its trial take Postgres seconds.
  if (dialect === 'sqlite') {
    it(
      'replace those that are too old, and what a killed process left, and nothing else',
      patience,
      async () => {
        const at = (day: string) => new Date(`2026-11-${day}T03:30:00Z`)
        for (const day of ['01', '02', '03'])
          mkdirSync(join(folder, `piata-2026-11-${day}T03-30-00Z`), { recursive: true })
        const theirs = ['notes.partial', 'piata-2026-11-01', 'mine']
        for (const other of [
          'piata-2026-11-04T03-30-00Z.partial',
          'piata-2026-11-05T03-30-00Z.removing',
          '.restore-test',
          ...theirs,
        ])
          mkdirSync(join(folder, other))
        const { output } = await run(
          { PIATA_BACKUP_DAILY: '2', PIATA_BACKUP_WEEKLY: '1' },
          undefined,
          at('10'),
        )
        expect(output.removed!.sort()).toEqual(['piata-2026-11-01T03-30-00Z', 'piata-2026-11-02T03-30-00Z'])
        expect(readdirSync(folder).sort()).toEqual(
          ['piata-2026-11-03T03-30-00Z', 'piata-2026-11-10T03-30-00Z', ...theirs].sort(),
        )
      },
    )

    it('leave nothing where the process is told to stop', patience, async () => {
      const stopping = new AbortController()
      const made = run({}, stopping.signal)
      await expect
        .poll(() => readdirSync(services.folder).includes('backups') && readdirSync(folder).length, {
          interval: 1,
          timeout: 60_000,
        })
        .toBeTruthy()
      stopping.abort(new Error('stopped'))
      await expect(made).rejects.toThrow('stopped')
      expect(readdirSync(folder).filter((name) => name.endsWith('.partial') || name.startsWith('.'))).toEqual(
        [],
      )
      expect(await notices()).toEqual([])
    })

    it('are found damaged by a trial, which leaves nothing', patience, async () => {
      const settings = loadConfig({ PIATA_DATA_DIR: services.folder, PIATA_DATABASE_URL: services.url })
      const made = join(folder, 'one')
      const { database } = await backUp(settings, made)
      const file = join(made, database.file)
      const bytes = readFileSync(file)
      randomBytes(100).copy(bytes, bytes.length >> 1)
      writeFileSync(file, bytes)
      await expect(tryRestore(settings, made)).rejects.toThrow('is damaged: piata.d')
      expect(readdirSync(folder)).toEqual(['one'])
    })
  }

  if (dialect === 'postgres') {
    it('are checked by their sums where no database may be made, and say why', patience, async () => {
      const role = `chores_reader_${randomBytes(4).toString('hex')}`
      await onServer(`create role ${role} login`, `grant pg_read_all_data to ${role}`)
      try {
        const url = new URL(services.url)
        url.username = role
        const { output } = await run({ PIATA_DATABASE_URL: url.href })
        expect(output.restored).toEqual({
          refused: `the user ${role} may not create databases (alter role ${role} createdb)`,
        })
      } finally {
        await onServer(`revoke pg_read_all_data from ${role}`, `drop role ${role}`)
      }
    })

    it('never touch somebody else’s database of the trial’s name', patience, async () => {
      const name = `${new URL(services.url).pathname.slice(1).slice(0, 50)}_restore_test`
      await onServer(`create database ${name}`)
      try {
        expect((await run()).output.restored!.refused).toBe(
          `there is a database ${name} already, which is not ours`,
        )
        await onServer(`comment on database ${name} is 'Piata: made to test a backup, and removed by itself'`)
        expect((await run({}, undefined, new Date(0))).output.restored).toMatchObject({ listings: 1 })
      } finally {
        await onServer(`drop database if exists ${name}`)
      }
    })
  }
})

it('are off without a folder', async () => {
  const services = await startServices('sqlite')
  const { database, images, clock, removeAccounts, config } = services
  const context = { database, images, clock, removeAccounts, config, log: {} as never, progress() {} }
  const signal = new AbortController().signal
  const more = { signal, now: () => new Date(), enqueue: async () => null }
  expect(await backup.run({ id: '', goal: 'backup', input: {} }, { ...context, ...more })).toEqual({
    ...{ status: 'success', output: { skipped: 'no PIATA_BACKUP_FOLDER' } },
  })
  await services.close()
})
