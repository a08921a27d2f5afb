import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '@piata/config'
import Fastify from 'fastify'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { problems } from '../problems/plugin.ts'
import { toProblem } from '../problems/translate.ts'
import { startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person, publishListing } from './people.ts'

/** A file system of so few megabytes at `folder`; false where this user may not mount. */
function mountSmall(folder: string, megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const upload = async (person: Person) => {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const boundary = randomUUID()
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`
  return person.ask('POST', '/v1/images', {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}

describe('little room', () => {
  let test: TestApp
  let seller: Person
  beforeAll(async () => {
    test = await startTestApp('sqlite')
    seller = await newPerson(test.app)
  })
  afterAll(() => test.close())

  it('refuses pictures and is told by readiness, while all else goes on', async () => {
    const { bavail, bsize } = await statfs(test.config.dataDir)
    const more = bavail * bsize + 1_000_000_000
    await test.restart({ diskReserveBytes: more })
    const ready = await test.app.inject('/health/ready')
    expect([ready.statusCode, ready.json().type]).toEqual([503, '/problems/out-of-space'])
    expect(ready.json().detail).toMatch(/\d+ MB are free/)
    expect((await test.app.inject('/health/live')).statusCode).toBe(200)
    const { app } = test
    const again = { ...seller, ask: (await newPerson(app)).ask }
    const refused = await upload(again)
    expect([refused.statusCode, refused.json().type]).toEqual([503, '/problems/out-of-space'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await again.ask('POST', '/v1/listings', { body: goodDraft })).statusCode).toBe(201)
    await test.restart({ diskReserveBytes: 0 })
    expect((await test.app.inject('/health/ready')).statusCode).toBe(200)
    expect((await upload({ ...seller, ask: (await newPerson(test.app)).ask })).statusCode).toBe(201)
  })

  it('is told of wherever it showed', () => {
    const system = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    for (const error of [system, new Error('could not write', { cause: system })]) {
      const problem = toProblem(error)
      expect([problem.slug, problem.statusCode]).toEqual(['out-of-space', 503])
      expect(problem.message).not.toContain('ENOSPC')
    }
  })
})

it('a full disk is told to the log with its cause, and not again for each request', async () => {
  const lines: { level: number; err?: { message: string } }[] = []
  const app = Fastify({ logger: { stream: { write: (line: string) => void lines.push(JSON.parse(line)) } } })
  await app.register(problems)
  app.post('/', async () => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  for (let n = 0; n < 20; n++) {
    expect((await app.inject({ method: 'POST', url: '/' })).json().type).toBe('/problems/out-of-space')
  }
  const told = lines.filter(({ level }) => level >= 50)
  expect(told.map(({ err }) => err?.message)).toEqual(['no space left on device'])
})

describe('a full disk', () => {
  let folder: string
  let isMounted: boolean
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'piata-small-'))
    isMounted = mountSmall(folder, 24)
    // In CI this may not go untested.
    if (!isMounted && process.env.CI) throw new Error('A small file system cannot be mounted')
  })
  afterEach(() => {
    rmSync(join(folder, 'ballast'), { force: true })
  })
  afterAll(async () => {
    if (isMounted) execFileSync('umount', ['-l', folder])
    await rm(folder, { recursive: true, force: true })
  })

  /** Takes all room that is left. */
  const fill = async () => {
    await writeFile(join(folder, 'ballast'), Buffer.alloc(64_000_000)).catch(() => {})
  }

  it('refuses what would be written, keeps nothing half, and takes it when there is room', async ({
    skip,
  }) => {
    if (!isMounted) skip()
    const config = {
      ...loadConfig({ PIATA_EMAIL_VERIFICATION: 'off' }),
      databaseUrl: `sqlite:${join(folder, 'piata.db')}`,
      dataDir: join(folder, 'data'),
      logLevel: 'silent' as const,
      diskReserveBytes: 1_000_000,
      limitAuthPerMinute: 10_000,
      limitWritePerMinute: 10_000,
    }
    await mkdir(config.dataDir)
    const app = await buildApp({ config, waitForSearch: true })
    try {
      const seller = await newPerson(app)
      const { id } = await publishListing(app, seller)
      await fill()
      await app.disk.look()
      const key = randomUUID()
      // The database's log has room for some more.
      const edit = (n: number) =>
        seller.ask('PATCH', `/v1/listings/${id}`, { body: { description: `${n} `.repeat(800) } })
      let refused = await edit(0)
      for (let n = 1; n < 3000 && refused.statusCode === 200; n++) refused = await edit(n)
      expect([refused.statusCode, refused.json().type]).toEqual([503, '/problems/out-of-space'])
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      const pictures = await upload(seller)
      expect([pictures.statusCode, pictures.json().type]).toEqual([503, '/problems/out-of-space'])
      expect((await app.inject('/health/ready')).json().type).toBe('/problems/out-of-space')
      // Reading goes on.
      expect((await app.inject(`/v1/listings/${id}`)).statusCode).toBe(200)
      expect((await app.inject('/v1/search?q=canapea')).json().total).toBe(1)
      const before = (await seller.ask('GET', '/v1/me/listings?limit=100')).json().items.length

      rmSync(join(folder, 'ballast'))
      await app.disk.look()
      expect((await app.inject('/health/ready')).statusCode).toBe(200)
      const taken = await seller.ask('POST', '/v1/listings', {
        body: goodDraft,
        headers: { 'idempotency-key': key },
      })
      expect(taken.statusCode).toBe(201)
      expect((await upload(seller)).statusCode).toBe(201)
      const after = (await seller.ask('GET', '/v1/me/listings?limit=100')).json().items.length
      expect(after).toBe(Math.min(100, before + 1))
    } finally {
      await app.close()
    }
    expect(readdirSync(config.dataDir).filter((name) => name.endsWith('.tmp'))).toEqual([])
  }, 120_000)

  it('that the log is written to stops nothing', async ({ skip }) => {
    if (!isMounted) skip()
    await fill()
    const server = new URL('../server.ts', import.meta.url).href
    const load = new URL('../../config/index.ts', import.meta.url).href
    const script = `
      const { createServer } = await import(${JSON.stringify(server)})
      const { loadConfig } = await import(${JSON.stringify(load)})
      const app = createServer(loadConfig({}))
      for (let n = 0; n < 100; n++) {
        for (let line = 0; line < 100; line++) app.log.info('x'.repeat(500))
        await new Promise((resolve) => setImmediate(resolve))
      }
      process.stderr.write('goes on')
      process.reallyExit(0)`
    const log = join(folder, 'log')
    const child = spawn('sh', [
      '-c',
      'exec "$0" --input-type=module -e "$1" > "$2"',
      process.execPath,
      script,
      log,
    ])
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
    await once(child, 'exit')
    clearTimeout(patience)
    expect(said).toBe('goes on')
  }, 90_000)
})
