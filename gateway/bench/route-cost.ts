import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { dataFolder, loadConfig } from '@piata/config'
import { report as keep } from '@piata/config/figures'
import type { InjectOptions } from 'fastify'
import sharp from 'sharp'
import { buildApp } from '../app.ts'
import { type LimitName, limitPolicies } from '../limits/policies.ts'
import { dearest, type Scene } from './dearest.ts'

/**
 * What one address can make the gateway work: for every route the processor time of its dearest request (of all threads of the process), times the
 * requests that the default limits allow. `node gateway/bench/route-cost.ts --listings 100000`
 */
const { values } = parseArgs({
  options: { listings: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '1' } },
})
const execute = promisify(execFile)
const listings = Number(values.listings)
const measureMs = 1000 * Number(values.seconds)
/** The share of a core that no row may exceed. */
const mostShare = 0.25

const folder = await mkdtemp(join(tmpdir(), 'piata-route-cost-'))
try {
  const databaseUrl = `sqlite:${join(folder, 'piata.db')}`
  const defaults = {
    ...loadConfig({ PIATA_EMAIL_VERIFICATION: 'off' }),
    databaseUrl,
    dataDir: folder,
    logLevel: 'silent' as const,
  }
  const seller = await seed(databaseUrl)
  const unlimited = Object.fromEntries(
    Object.keys(defaults)
      .filter((key) => key.startsWith('limit') && typeof defaults[key as keyof typeof defaults] === 'number')
      .map((key) => [key, 100_000_000]),
  )
  const app = await buildApp({
    config: { ...defaults, ...unlimited, maxEventLoopDelayMs: 0 },
    waitForSearch: true,
  })
  try {
    console.log(`${app.searching.index().stats().documents} published listings, default limits\n`)
    await report(app, defaults, await sceneOf(app, seller))
  } finally {
    await app.close()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

type App = Awaited<ReturnType<typeof buildApp>>

interface Login {
  role: string
  email: string
  password: string
}

/** Fills the database as `npm run seed` does; resolves to the demo seller's login. */
async function seed(databaseUrl: string): Promise<Login> {
  await execute('npm', ['run', 'seed', '--', '--listings', String(listings), '--pictures', '0'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, PIATA_DATABASE_URL: databaseUrl, PIATA_DATA_DIR: folder },
    shell: process.platform === 'win32',
  })
  const logins: Login[] = JSON.parse(
    await readFile(dataFolder({ dataDir: folder, keysDir: undefined }).demoLogins, 'utf8'),
  )
  return logins.find(({ role }) => role === 'seller')!
}

async function sceneOf(app: App, { email, password }: Login): Promise<Scene> {
  const login = await app.inject({
    method: 'POST',
    url: '/v1/auth/login',
    body: { email, password },
  })
  const token = login.json().accessToken as string
  const headers = { authorization: `Bearer ${token}` }
  const deep = async (path: string) => {
    let cursor = ''
    for (let page = 0; page < 50; page++) {
      const { next } = (await app.inject(`${path}limit=100${cursor && `&cursor=${cursor}`}`)).json()
      if (next === null) break
      cursor = next
    }
    return cursor
  }
  const beforeAllChanges = async () => {
    const { next } = (await app.inject({ url: '/v1/changes?limit=1', headers })).json()
    const [identity] = Buffer.from(next, 'base64url').toString().split('|')[1]!.split('.')
    return Buffer.from(`changes|${identity}.0.0.0`).toString('base64url')
  }
  const first = (await app.inject('/v1/listings?limit=1')).json().items[0]
  let count = 100
  const place = (await app.inject('/v1/places?q=Cluj-Napoca&limit=1')).json().items[0]
  return {
    token,
    password,
    listingId: first.id,
    sellerId: first.seller.id,
    attributeFacets: [...app.catalogue.attributesOf(undefined).keys()]
      .slice(0, 30)
      .map((name) => `attr.${name}`)
      .join(),
    async ownId() {
      const body = {
        categoryId: 'sofas',
        title: 'Canapea',
        description: 'Bună',
        placeId: place.id,
        attributes: { type: 'corner' },
        condition: 'good',
      }
      return (await app.inject({ method: 'POST', url: '/v1/listings', headers, body })).json().id
    },
    deepListCursor: await deep('/v1/listings?'),
    deepSearchCursor: await deep('/v1/search?facets=&'),
    changesCursor: await beforeAllChanges(),
    picture: await sharp({
      create: {
        width: 4000,
        height: 3000,
        channels: 3,
        background: 'teal',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer(),
    slowPicture: await sharp({
      create: { width: 8000, height: 6000, channels: 3, background: 'teal' },
    })
      .toColourspace('rgb16')
      .png({ progressive: true })
      .toBuffer(),
    number: () => count++,
  }
}

async function report(app: App, defaults: ReturnType<typeof loadConfig>, scene: Scene): Promise<void> {
  const policies = limitPolicies(defaults)
  const rows: { name: string; limit: LimitName; perMinute: number; ms: number; status: number }[] = []
  for (const [name, asks] of Object.entries(dearest)) {
    const [method, url] = name.split(' ')
    const route = app.routeTable.find((one) => one.url === url && [one.method].flat().includes(method!))!
    for (const dear of asks) {
      const {
        ask,
        limit,
        uses = 1,
      } = typeof dear === 'function' ? { ask: dear, limit: route.config!.limit! } : dear
      const { ms, status } = await measure(app, () => ask(scene), limit === 'upload')
      const policy = limit === 'none' ? undefined : policies[limit]
      const perMinute =
        policy === undefined ? Number.NaN : (policy.perAddress * 60) / policy.windowSeconds / uses
      rows.push({ name, limit, perMinute, ms, status })
    }
  }
  const share = (row: (typeof rows)[number]) => (row.ms * row.perMinute) / 60_000
  rows.sort((a, b) => (share(b) || 0) - (share(a) || 0))
  console.log('route                           limit   answers  a minute  CPU ms  share of one core')
  for (const row of rows) {
    keep(`gateway/dearest/${row.name}`, row.ms, 'ms')
    console.log(
      `${row.name.padEnd(31)} ${row.limit.padEnd(7)} ${String(row.status).padStart(7)} ${String(Math.round(row.perMinute)).padStart(9)} ${row.ms.toFixed(2).padStart(7)} ${(100 * share(row)).toFixed(1).padStart(8)} %${share(row) > mostShare ? '  TOO DEAR' : ''}`,
    )
  }
  const worst = Math.max(...rows.map((row) => share(row) || 0))
  console.log(`\nasked: at most ${100 * mostShare} %; dearest: ${(100 * worst).toFixed(1)} %`)
}

/**
 * Processor time of a request, one after another until there is enough to tell, less what making it cost.
 * @param isElsewhere whether another process does the work: then it is the time until the answer
 */
async function measure(app: App, make: () => InjectOptions | Promise<InjectOptions>, isElsewhere: boolean) {
  let status = 0
  let micros = 0
  let count = 0
  const until = performance.now() + measureMs
  while (count < 3 || (performance.now() < until && count < 200)) {
    const ask = await make()
    // so that what the one before left is not counted here
    await nextTurn()
    const begun = performance.now()
    const before = process.cpuUsage()
    const answer = await app.inject(ask)
    const { user, system } = process.cpuUsage(before)
    // The first makes what others find made.
    if (count > 0) micros += isElsewhere ? 1000 * (performance.now() - begun) : user + system
    count += 1
    status = answer.statusCode
  }
  return { ms: micros / (count - 1) / 1000, status }
}
