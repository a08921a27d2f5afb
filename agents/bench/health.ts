import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median, report, spreadOf } from '@piata/config/figures'
import { openDatabase } from '@piata/db'
import { Client } from 'pg'

/**
 * What the database agent's look costs the database, on the demo catalogue: on SQLite, and on Postgres where BENCH_POSTGRES_URL names a server.
 * `node agents/bench/health.ts [LISTINGS]`
 */
const listings = process.argv[2] ?? '20000'
const looks = 50

const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
try {
  await measure('SQLite', `sqlite:${join(folder, 'piata.db')}`)
  const server = process.env.BENCH_POSTGRES_URL
  if (server === undefined) console.log('Postgres: not measured; BENCH_POSTGRES_URL names no server')
  else {
    const name = 'piata_bench_health'
    await administer(server, `drop database if exists ${name} with (force)`)
    await administer(server, `create database ${name}`)
    const url = new URL(server)
    url.pathname = `/${name}`
    try {
      await measure('Postgres', url.href)
    } finally {
      await administer(server, `drop database ${name} with (force)`)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(name: string, url: string): Promise<void> {
  await promisify(execFile)('npm', ['run', 'seed', '--', '--listings', listings, '--pictures', '0'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, PIATA_DATABASE_URL: url, PIATA_DATA_DIR: folder },
    shell: process.platform === 'win32',
  })
  const database = await openDatabase({ url })
  try {
    const times: number[] = []
    for (let i = 0; i < looks; i++) times.push((await database.health.state()).databaseMs)
    report(`agents/db-health/${name}/look`, median(times), 'ms', spreadOf(times))
    const start = performance.now()
    const broken = await database.health.integrity()
    const checked = broken === null ? 'not checked' : `${(performance.now() - start).toFixed(0)} ms elsewhere`
    console.log(
      `${name.padEnd(10)} ${listings} listings: a look ${median(times).toFixed(1)} ms of the database, the first ${times[0]!.toFixed(1)}, the longest ${Math.max(...times).toFixed(1)}; all pages ${checked}`,
    )
  } finally {
    await database.close()
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
