import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs, promisify } from 'node:util'
import { cpuSeconds } from './processor.ts'

const help = `node infra/bench/http.ts [options]: search over HTTP, the load tool (wrk, else autocannon) on the same machine
  --listings N     seeded listings (default 100000)
  --seconds N      of load per row (default 10)
  --connections N  (default 32)
  --queries N      distinct two-word queries (default 200)
  --peers LIST     of postgres, fts5, minisearch; empty for none (default all)
  --heavy          also two words, 3 filters, 6 facets and the sort by distance, as in search/bench, every request another one; also with half the
                   connections, and while another process changes listings`

const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '32' },
    queries: { type: 'string', default: '200' },
    peers: { type: 'string', default: 'postgres,fts5,minisearch' },
    heavy: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const run = promisify(execFile)
const connectionCount = Number(values.connections)
const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'piata-http-'))
const databaseFile = join(folder, 'piata.db')
const environment = {
  ...process.env,
  PIATA_DATABASE_URL: `sqlite:${databaseFile}`,
  PIATA_DATA_DIR: folder,
  PIATA_LOG_LEVEL: 'warn',
  PIATA_LOG_REQUESTS: 'false',
  NODE_ENV: 'production',
}

if (values.help) console.log(help)
else {
  if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
    console.log('installing the peers in infra/bench …')
    execFileSync('npm', ['ci', '--ignore-scripts'], {
      cwd: import.meta.dirname,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
  }
  try {
    await main()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  console.log(
    `${cpus()[0]?.model.trim()} × ${cpus().length}, Node ${process.version}, ${hasWrk() ? 'wrk' : 'autocannon'} with ${values.connections} connections for ${values.seconds} s after 2 s of warm-up`,
  )
  const seeded = await run(
    process.execPath,
    ['infra/commands/seed.ts', '--listings', values.listings, '--pictures', '0'],
    { cwd: root, env: environment },
  )
  console.log(
    seeded.stdout
      .split('\n')
      .find((line) => line.includes('listings of'))
      ?.split('\r')
      .at(-1),
  )
  const listings = readListings()
  const pairs = wordPairs(listings, Number(values.queries)).map(({ words }) => words)
  console.log(
    `${listings.length.toLocaleString('en')} of them published; ${pairs.length} distinct two-word queries\n`,
  )
  console.log(row('', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'errors'))

  await withServer(['gateway/main.ts'], { PIATA_GATEWAY_PORT: 'PORT' }, '/health/ready', async (server) => {
    const search = (query: string, more = '') => `/v1/search?q=${encodeURIComponent(query)}${more}`
    await load(
      'Piata, 20 cards and the exact total',
      server,
      pairs.map((pair) => search(pair, '&facets=')),
    )
    await load(
      'Piata, with its usual facets',
      server,
      pairs.map((pair) => search(pair)),
    )
    const distinct = wordPairs(listings, 20_000).map(({ words }) => words)
    await load(
      `Piata, ${distinct.length} distinct queries`,
      server,
      distinct.map((pair) => search(pair, '&facets=')),
    )
    if (values.heavy) {
      const facets = sixFacets()
      const heavy = wordPairs(listings, 20_000).map(({ words, listing }, at) =>
        search(
          words,
          `&category=${listing.category}&condition=new,like-new,good,used&priceMin=1000&priceMax=${5_000_000 + at}` +
            `&near=${listing.lat},${listing.lon}&sort=distance&facets=${facets.get(listing.category)}`,
        ),
      )
      // a closed loop of n connections waits n / throughput on average: fewer of them show what a request takes, more what a crowd waits
      for (const connections of [connectionCount, Math.ceil(connectionCount / 2)]) {
        const name = `Piata, 3 filters, 6 facets, by distance, ${connections} conn.`
        await load(name, server, heavy, connections)
      }
      const writes = spawn(
        process.execPath,
        ['infra/bench/writes.ts', environment.PIATA_DATABASE_URL, '50', String(Number(values.seconds) + 3)],
        { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
      )
      const ended = new Promise<number | null>((done) => writes.once('exit', done))
      const half = Math.ceil(connectionCount / 2)
      await load(`Piata, the same while 50 listings a second change, ${half} conn.`, server, heavy, half)
      if ((await ended) !== 0) throw new Error('the writer failed')
    }
  })
  for (const peer of values.peers.split(',').filter(Boolean)) {
    await withServer(
      ['infra/bench/peers/server.ts', peer, databaseFile],
      { PORT: 'PORT' },
      '/ready',
      async (server) => {
        await load(
          `fastify + ${peer}`,
          server,
          pairs.map((pair) => `/search?q=${encodeURIComponent(pair)}`),
        )
      },
    )
  }
}

interface Server {
  port: number
  pid: number
}

interface SeededRow {
  title: string
  lat: number
  lon: number
  /** Id of the category at the root. */
  category: string
}

function readListings(): SeededRow[] {
  const database = new DatabaseSync(databaseFile, { readOnly: true })
  try {
    const rows = database
      .prepare(
        `select title, lat, lon, substr(path, 1, instr(path || '/', '/') - 1) as category
         from listings join categories on categories.id = category_id
         where status in ('published', 'reserved') and lat is not null`,
      )
      .all()
    return rows as unknown as SeededRow[]
  } finally {
    database.close()
  }
}

/** By category at the root: category, county, condition and the three attributes that most categories below it have; else place. */
function sixFacets(): Map<string, string> {
  const database = new DatabaseSync(databaseFile, { readOnly: true })
  try {
    const rows = database
      .prepare(
        `select substr(path, 1, instr(path || '/', '/') - 1) as category, name from categories
         left join category_attributes on category_id = categories.id and type in ('enum', 'boolean')
         group by 1, 2 order by count(*) desc, name`,
      )
      .all() as { category: string; name: string | null }[]
    const facets = new Map<string, string[]>()
    for (const { category, name } of rows) {
      const chosen = facets.get(category) ?? ['category', 'county', 'condition']
      facets.set(category, chosen)
      if (name !== null && chosen.length < 6) chosen.push(`attr.${name}`)
    }
    return new Map(
      [...facets].map(([category, chosen]) => [category, [...chosen, 'place'].slice(0, 6).join()]),
    )
  } finally {
    database.close()
  }
}

/** Distinct pairs of neighbouring words of titles, each with its listing; the same in every run. */
function wordPairs(listings: SeededRow[], count: number): { words: string; listing: SeededRow }[] {
  const pairs = new Map<string, SeededRow>()
  for (let at = 0; pairs.size < count && at < count * 20; at += 1) {
    const listing = listings[(at * 104_729 + 17) % listings.length]!
    const words = listing.title.match(/[\p{L}\p{N}]{2,}/gu) ?? []
    if (words.length < 2) continue
    const from = at % (words.length - 1)
    pairs.set(`${words[from]} ${words[from + 1]}`, listing)
  }
  return [...pairs].map(([words, listing]) => ({ words, listing }))
}

/** Starts a server as a child on a free port, waits until it is ready, and ends it after the work. */
async function withServer(
  args: string[],
  variables: Record<string, string>,
  ready: string,
  work: (server: Server) => Promise<void>,
): Promise<void> {
  const port = await freePort()
  const given = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value === 'PORT' ? String(port) : value]),
  )
  const child = spawn(process.execPath, ['--max-old-space-size=6000', ...args], {
    cwd: root,
    env: { ...environment, ...given },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  try {
    await untilReady(`http://127.0.0.1:${port}${ready}`, () => child.exitCode)
    await untilIdle(child.pid!)
    await work({ port, pid: child.pid! })
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function untilReady(url: string, exitCode: () => number | null): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (exitCode() !== null) throw new Error(`the server of ${url} ended with ${exitCode()}`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error(`${url} did not become ready within 5 minutes`)
}

/** Waits until background work, such as merges of a new index, has ended: the first rows would share the machine with it. */
async function untilIdle(pid: number): Promise<void> {
  let before = cpuSeconds(pid)
  for (let seconds = 0; seconds < 120; seconds += 1) {
    await new Promise((done) => setTimeout(done, 1000))
    const now = cpuSeconds(pid)
    // NaN where processor time cannot be told
    if (!(now - before > 0.05)) return
    before = now
  }
}

async function load(
  name: string,
  { port, pid }: Server,
  paths: string[],
  connections = connectionCount,
): Promise<void> {
  const origin = `http://127.0.0.1:${port}`
  const sample = await fetch(origin + paths[0])
  if (!sample.ok) throw new Error(`${name}: ${sample.status} ${await sample.text()}`)
  const tool = hasWrk() ? wrk : autocannon
  await tool(paths, origin, 2, connections)
  const before = cpuSeconds(pid)
  const seconds = Number(values.seconds)
  const { requests, p50, p99, errors } = await tool(paths, origin, seconds, connections)
  const cpuMs = ((cpuSeconds(pid) - before) * 1000) / (requests * seconds)
  console.log(
    row(name, requests.toFixed(0), p50.toFixed(2), p99.toFixed(2), cpuMs.toFixed(3), String(errors)),
  )
}

interface Load {
  /** Per second. */
  requests: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Answers other than 2xx, and none at all. */
  errors: number
}

function hasWrk(): boolean {
  return spawnSync('wrk', ['-v']).error === undefined
}

/** Where there is no wrk: takes more of the processor itself. */
async function autocannon(
  paths: string[],
  origin: string,
  seconds: number,
  connections: number,
): Promise<Load> {
  const { default: fire } = await import('autocannon')
  const { requests, latency, errors, non2xx } = await fire({
    url: origin,
    connections,
    duration: seconds,
    requests: paths.map((path) => ({ path })),
  })
  return { requests: requests.average, p50: latency.p50, p99: latency.p99, errors: errors + non2xx }
}

async function wrk(paths: string[], origin: string, seconds: number, connections: number): Promise<Load> {
  const script = join(folder, 'wrk.lua')
  writeFileSync(join(folder, 'paths.txt'), paths.join('\n'))
  writeFileSync(script, wrkScript(join(folder, 'paths.txt')))
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--timeout',
    '10s',
    '-s',
    script,
    origin,
  ])
  const [requests, p50, p99, errors] = stdout.trim().split('\n').at(-1)!.split(' ').map(Number)
  return { requests: requests!, p50: p50!, p99: p99!, errors: errors! }
}

/** Takes the paths in turn; its last line is "requests/s p50 p99 errors", in milliseconds. */
function wrkScript(pathsFile: string): string {
  return `
local paths = {}
for line in io.lines(${JSON.stringify(pathsFile)}) do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("%.1f %.3f %.3f %d\\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.connect + e.read + e.write + e.status + e.timeout))
end
`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()))
  const { port } = server.address() as { port: number }
  await new Promise((done) => server.close(done))
  return port
}

function row(name: string, ...cells: string[]): string {
  return `${name.padEnd(62)}${cells.map((cell) => cell.padStart(12)).join('')}`
}
