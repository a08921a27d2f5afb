import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { dialects } from '../test/app.ts'
import { goodDraft } from '../test/people.ts'

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
  PATH: process.env.PATH,
  PIATA_DATABASE_URL: databaseUrl,
  PIATA_DATA_DIR: dataDir,
  PIATA_GATEWAY_PORT: '0',
  PIATA_LIMIT_WRITE_PER_MINUTE: '1000000',
  PIATA_LIMIT_READ_PER_MINUTE: '1000000',
})

async function place(dialect: string, name: string): Promise<Place> {
  const dataDir = join(folder, name)
  if (dialect === 'sqlite') return { dataDir, databaseUrl: `sqlite:${join(dataDir, 'piata.db')}` }
  const server = new URL(process.env.TEST_POSTGRES_URL!)
  const database = `piata_backup_${randomUUID().replaceAll('-', '')}`
  const administer = async (statement: string) => {
    const client = new Client({ connectionString: server.href })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await administer(`create database ${database}`)
  onTestFinished(() => administer(`drop database ${database} with (force)`))
  const url = new URL(server)
  url.pathname = `/${database}`
  return { dataDir, databaseUrl: url.href }
}

async function command(at: Place, name: 'backup' | 'restore', ...args: string[]) {
  const file = join(import.meta.dirname, '../commands', `${name}.ts`)
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

async function startGateway(at: Place) {
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
  const ask = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await fetch(address + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return {
      status: response.status,
      json: (await response.json()) as Record<string, string> & { total: number },
    }
  }
  await expect.poll(async () => (await ask('GET', '/health/ready')).status, { timeout: 30_000 }).toBe(200)
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
      await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(100)
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
      expect(await command(other, 'restore', '--from', backup)).toMatchObject({ code: 0 })
      if (dialect === 'sqlite') {
        const copy = new DatabaseSync(join(other.dataDir, 'piata.db'))
        expect(copy.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
        copy.close()
      }
      const restored = await startGateway(other)
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
    const publish = async (
      gateway: Awaited<ReturnType<typeof startGateway>>,
      title: string,
      token: string,
    ) => {
      const places = (await gateway.ask('GET', '/v1/places?q=Cluj-Napoca&limit=1')).json as unknown as {
        items: { id: number }[]
      }
      const draft = { ...goodDraft, title, placeId: places.items[0]!.id }
      const { json } = await gateway.ask('POST', '/v1/listings', draft, token)
      const moved = await gateway.ask('POST', `/v1/listings/${json.id}/publish`, undefined, token)
      return moved.status
    }
    const found = async (gateway: Awaited<ReturnType<typeof startGateway>>) =>
      (await gateway.ask('GET', '/v1/search?q=samovar')).json.total
    let gateway = await startGateway(live)
    onTestFinished(() => gateway.stop())
    const { accessToken } = (await gateway.ask('POST', '/v1/auth/register', person)).json
    expect(await publish(gateway, 'Samovar vechi', accessToken!)).toBe(200)
    expect(await command(live, 'backup', '--to', backup)).toMatchObject({ code: 0 })
    expect(await publish(gateway, 'Samovar pierdut', accessToken!)).toBe(200)
    await expect.poll(() => found(gateway), { timeout: 20_000 }).toBe(2)

    expect((await command(live, 'restore', '--from', backup)).said).toMatch(/would be replaced; say --force/)
    expect((await command(live, 'restore', '--from', backup, '--force')).said).toMatch(
      /in use.*: stop Piata, then restore/,
    )
    expect(await found(gateway)).toBe(2)
    await gateway.stop()
    expect(await command(live, 'restore', '--from', backup, '--force')).toMatchObject({ code: 0 })
    gateway = await startGateway(live)
    expect(await found(gateway)).toBe(1)
    expect(await publish(gateway, 'Samovar nou', accessToken!)).toBe(200)
    await expect.poll(() => found(gateway), { timeout: 20_000 }).toBe(2)
  })
})

describe('the commands say in one line what is wrong', () => {
  it('with where they are to write or read', patience, async () => {
    const live = await place('sqlite', 'live')
    expect(await command(live, 'backup', '--to', join(folder, 'b'))).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^backup: There is no database .*piata\.db.*\n$/),
    })
    const gateway = await startGateway(live)
    await gateway.stop()
    const backup = join(folder, 'backup')
    expect(await command(live, 'backup', '--to', backup)).toMatchObject({ code: 0 })
    expect(await command(live, 'backup', '--to', backup)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^backup: .* is not empty: [^\n]*\n$/),
    })
    const other = await place('sqlite', 'other')
    expect(await command(other, 'restore', '--from', live.dataDir)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^restore: .* is no whole backup: [^\n]*\n$/),
    })
    const key = join(backup, 'keys', (await readdir(join(backup, 'keys')))[0]!)
    await writeFile(key, 'another key')
    expect(await command(other, 'restore', '--from', backup)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^restore: .* is damaged: keys\/[^\n]*\n$/),
    })
    expect(await readdir(folder)).not.toContain('other')
  })
})
