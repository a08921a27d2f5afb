import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BulkListing, openDatabase } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const entry = fileURLToPath(new URL('../main.ts', import.meta.url))
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'piata-main-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, [entry], {
    cwd: dataDir,
    env: {
      ...process.env,
      PIATA_DATABASE_URL: `sqlite:${join(dataDir, 'piata.db')}`,
      PIATA_DATA_DIR: dataDir,
      PIATA_GATEWAY_PORT: '0',
      PIATA_DRAIN_SECONDS: '0',
      ...settings,
    },
  })
  let output = ''
  const listening = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /Server listening at (http:\/\/[\d.:]+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(output)))
  })
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, output }))
  return { child, listening, ended }
}

describe('the process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'serves until %s, saves its index and ends well',
    async (signal) => {
      const { child, listening, ended } = start({})
      const address = await listening
      expect((await fetch(`${address}/health/live`)).status).toBe(200)
      child.kill(signal)
      expect((await ended).code).toBe(0)
      expect(existsSync(join(dataDir, 'search.snapshot'))).toBe(true)
      await expect(fetch(`${address}/health/live`)).rejects.toThrow()
    },
  )

  it('is understood by its threads where it is started anew with each change of its files', async () => {
    const url = `sqlite:${join(dataDir, 'watched.db')}`
    const database = await openDatabase({ url })
    const { id } = await database.users.create({ email: 'ana@piata.example', name: 'Ana', passwordHash: 'x' })
    await database.listings.writeBatch(
      Array.from({ length: 1_500 }, (_, at) => ({
        ...{
          sellerId: id,
          externalId: String(at),
          categoryId: 'dogs',
          title: 'Labrador auriu',
          description: '',
        },
        ...{ price: null, negotiable: false, condition: null, placeId: null, attributes: {} },
        createdAt: '2026-01-01T00:00:00.000Z',
      })) as BulkListing[],
    )
    await database.close()
    const { child, listening, ended } = start({
      ...{ PIATA_DATABASE_URL: url, WATCH_REPORT_DEPENDENCIES: '1' },
      PIATA_METRICS_PORT: '0',
    })
    const address = await listening
    const found = async () =>
      (await (await fetch(`${address}/v1/search?q=labrador`)).json()) as { total?: number }
    await vi.waitFor(async () => expect((await found()).total).toBe(1_500), {
      timeout: 60_000,
      interval: 100,
    })
    child.kill('SIGINT')
    expect((await ended).code).toBe(0)
  })

  it('says in one line each what is wrong with the settings', async () => {
    const { listening, ended } = start({ PIATA_WEB_PORT: 'three', PIATA_LOG_LEVEL: 'loud' })
    await expect(listening).rejects.toThrow()
    const { code, output } = await ended
    expect(code).toBe(1)
    expect(output).toContain("PIATA_WEB_PORT must be a whole number from 0 to 65535, not 'three'\n")
    expect(output).toContain('PIATA_LOG_LEVEL must be one of')
    expect(output).not.toContain('    at ')
  })

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as { port: number }
    const { listening, ended } = start({ PIATA_GATEWAY_PORT: String(port) })
    await expect(listening).rejects.toThrow()
    const { code, output } = await ended
    taken.close()
    expect(code).toBe(1)
    expect(output).toContain(`Port ${port} is taken`)
    expect(output).not.toContain('    at ')
  })
})
