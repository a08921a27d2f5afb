import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { backUp, restore } from '@piata/agents'
import { loadConfig } from '@piata/config'
import { administer, urlOf } from '@piata/db/testing'
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { buildApp } from '../app.ts'
import { dialects, programs } from './app.ts'
import { goodDraft } from './people.ts'

const execute = promisify(execFile)
const patience = { timeout: 120_000 }
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-backup-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Place {
  databaseUrl: string
  dataDir: string
}

const environmentOf = ({ databaseUrl, dataDir }: Place) => ({
  ...programs,
  PIATA_DATABASE_URL: databaseUrl,
  PIATA_DATA_DIR: dataDir,
  PIATA_GATEWAY_PORT: '0',
  // Nobody balances between these, and a machine that is busy is not what is looked at.
  PIATA_DRAIN_SECONDS: '0',
  PIATA_MAX_EVENT_LOOP_DELAY_MS: '0',
  PIATA_WRITE_WAIT_SECONDS: '120',
  PIATA_EMAIL_VERIFICATION: 'off',
  PIATA_LIMIT_WRITE_PER_MINUTE: '1000000',
  PIATA_LIMIT_READ_PER_MINUTE: '1000000',
})

/** Where a gateway keeps what it has: `live` with a database that is migrated and filled, others with none. */
async function place(dialect: string, name: 'live' | 'other'): Promise<Place> {
  const dataDir = join(folder, name)
  const templates = inject('templates').real!
  if (dialect === 'sqlite') {
    const file = join(dataDir, 'piata.db')
    if (name === 'live') {
      await mkdir(dataDir)
      await copyFile(templates.sqlite, file)
    }
    return { dataDir, databaseUrl: `sqlite:${file}` }
  }
  const database = `piata_backup_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${database}${name === 'live' ? ` template ${templates.postgres}` : ''}`)
  onTestFinished(async () => void (await administer(`drop database ${database} with (force)`)))
  return { dataDir, databaseUrl: urlOf(database) }
}

/** What the commands do, without a process for each. */
const backupOf = (at: Place, to: string) => backUp(loadConfig(environmentOf(at)), to)
const restoreInto = (at: Place, from: string, { force = false } = {}) =>
  restore(loadConfig(environmentOf(at)), from, { force })

async function command(at: Place, name: 'backup' | 'restore', ...args: string[]) {
  const file = join(import.meta.dirname, '../../agents/backup', `${name}-command.ts`)
  try {
    const { stdout } = await execute(process.execPath, [file, ...args], {
      cwd: import.meta.dirname,
      env: environmentOf(at),
    })
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string }
    return { code, said: stderr }
  }
}

interface Gateway {
  ask(method: 'GET' | 'POST', path: string, body?: object, token?: string): Promise<Answer>
  stop(): Promise<void>
}

interface Answer {
  status: number
  json: Record<string, string> & { total: number }
}

/** A gateway in this process. */
async function openGateway(at: Place): Promise<Gateway> {
  const config = { ...loadConfig(environmentOf(at)), logLevel: 'silent' as const }
  const app = await buildApp({ config, waitForSearch: true })
  return {
    async ask(method, path, body, token) {
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...(token && { authorization: `Bearer ${token}` }) },
        ...(body !== undefined && { body }),
      })
      return { status: answer.statusCode, json: answer.json() }
    },
    stop: () => app.close(),
  }
}

async function startGateway(at: Place): Promise<Gateway> {
  const main = join(import.meta.dirname, '../main.ts')
  const child = spawn(process.execPath, [main], {
    cwd: import.meta.dirname,
    env: environmentOf(at),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = /Server listening at (http:\S+?)"/.exec(line)?.[1]
      if (found) resolve(found)
    })
  })
  const ask: Gateway['ask'] = async (method, path, body, token) => {
    const response = await fetch(address + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: (await response.json()) as Answer['json'] }
  }
  await expect.poll(async () => (await ask('GET', '/health/ready')).status).toBe(200)
  return {
    ask,
    async stop() {
      if (child.exitCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}

const person = { email: 'ana@piata.example', password: 'o parola destul de lunga', name: 'Ana' }

describe.each(dialects)('a backup on %s', (dialect) => {
  it(
    'made under full writes holds every write that was acknowledged before, and can be started from',
    patience,
    async () => {
      const live = await place(dialect, 'live')
      const gateway = await startGateway(live)
      onTestFinished(() => gateway.stop())
      const { accessToken } = (await gateway.ask('POST', '/v1/auth/register', person)).json
      const picture = join(live.dataDir, 'images/card/ab/cd', `abcd${'0'.repeat(60)}.webp`)
      await mkdir(join(picture, '..'), { recursive: true })
      await writeFile(picture, 'bytes of a picture')
      const appLinks = join(live.dataDir, 'well-known/assetlinks.json')
      await mkdir(join(appLinks, '..'))
      await writeFile(appLinks, '[]')

      const acknowledged: string[] = []
      let isWriting = true
      const writers = Array.from({ length: 8 }, async () => {
        while (isWriting) {
          const draft = { categoryId: 'sofas', title: 'Canapea extensibilă' }
          const { status, json } = await gateway.ask('POST', '/v1/listings', draft, accessToken)
          if (status === 201) acknowledged.push(json.id!)
        }
      })
      await expect.poll(() => acknowledged.length).toBeGreaterThan(100)
      const before = [...acknowledged]
      const backup = join(folder, 'backup')
      expect(await command(live, 'backup', '--to', backup)).toMatchObject({ code: 0 })
      const meanwhile = acknowledged.length - before.length
      isWriting = false
      await Promise.all(writers)
      await gateway.stop()
      // it was not made by holding up those who write
      expect(meanwhile).toBeGreaterThan(0)

      const other = await place(dialect, 'other')
      await restoreInto(other, backup)
      if (dialect === 'sqlite') {
        const copy = new DatabaseSync(join(other.dataDir, 'piata.db'))
        expect(copy.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
        copy.close()
      }
      const restored = await openGateway(other)
      onTestFinished(() => restored.stop())
      for (const id of before) {
        expect((await restored.ask('GET', `/v1/listings/${id}`, undefined, accessToken)).status).toBe(200)
      }
      expect(await readFile(picture.replace(live.dataDir, other.dataDir), 'utf8')).toBe('bytes of a picture')
      expect((await restored.ask('GET', '/.well-known/assetlinks.json')).status).toBe(200)
    },
  )

  it('is put back over newer data when that is meant, and search knows it', patience, async () => {
    const live = await place(dialect, 'live')
    const backup = join(folder, 'backup')
    const publish = async (gateway: Gateway, title: string, token: string) => {
      const places = (await gateway.ask('GET', '/v1/places?q=Cluj-Napoca&limit=1')).json as unknown as {
        items: { id: number }[]
      }
      const draft = { ...goodDraft, title, placeId: places.items[0]!.id }
      const { json } = await gateway.ask('POST', '/v1/listings', draft, token)
      const moved = await gateway.ask('POST', `/v1/listings/${json.id}/publish`, undefined, token)
      return moved.status
    }
    const found = async (gateway: Gateway) => (await gateway.ask('GET', '/v1/search?q=samovar')).json.total
    let gateway = await startGateway(live)
    onTestFinished(() => gateway.stop())
    const { accessToken } = (await gateway.ask('POST', '/v1/auth/register', person)).json
    expect(await publish(gateway, 'Samovar vechi', accessToken!)).toBe(200)
    await backupOf(live, backup)
    expect(await publish(gateway, 'Samovar pierdut', accessToken!)).toBe(200)
    await expect.poll(() => found(gateway)).toBe(2)

    await expect(restoreInto(live, backup)).rejects.toThrow(/would be replaced; say --force/)
    // by another process than the gateway's, as locks of a file are between processes
    expect((await command(live, 'restore', '--from', backup, '--force')).said).toMatch(
      /in use.*: stop Piata, then restore/,
    )
    expect(await found(gateway)).toBe(2)
    await gateway.stop()
    await restoreInto(live, backup, { force: true })
    gateway = await openGateway(live)
    expect(await found(gateway)).toBe(1)
    expect(await publish(gateway, 'Samovar nou', accessToken!)).toBe(200)
    await expect.poll(() => found(gateway)).toBe(2)
  })
})

describe('the commands say in one line what is wrong', () => {
  it('with where they are to write or read', patience, async () => {
    const other = await place('sqlite', 'other')
    expect(await command(other, 'backup', '--to', join(folder, 'b'))).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^backup: There is no database .*piata\.db.*\n$/),
    })
    const live = await place('sqlite', 'live')
    await (await openGateway(live)).stop()
    const backup = join(folder, 'backup')
    expect(await command(live, 'backup', '--to', backup)).toMatchObject({ code: 0 })
    await expect(backupOf(live, backup)).rejects.toThrow(/^\S+ is not empty: [^\n]*$/)
    await expect(restoreInto(other, live.dataDir)).rejects.toThrow(/^\S+ is no whole backup: [^\n]*$/)
    const key = join(backup, 'keys', (await readdir(join(backup, 'keys')))[0]!)
    const bytes = await readFile(key)
    await writeFile(key, 'another key')
    expect(await command(other, 'restore', '--from', backup)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^restore: .* is damaged: keys\/[^\n]*\n$/),
    })
    expect(await readdir(folder)).not.toContain('other')
    await writeFile(key, bytes)
    expect(await command(other, 'restore', '--from', backup)).toMatchObject({ code: 0 })
    expect(await readdir(folder)).toContain('other')
  })
})
