import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'

const postgresDefault = 'postgres://postgres@127.0.0.1:5432/postgres'
const redisDefault = 'redis://127.0.0.1:6379'

/** URL of a Postgres server that accepts connections, if there is one. */
export async function findPostgres(): Promise<string | undefined> {
  return firstReachable(process.env.TEST_POSTGRES_URL, postgresDefault)
}

/** URL of a Redis server that accepts connections, if there is one. */
export async function findRedis(): Promise<string | undefined> {
  return firstReachable(process.env.TEST_REDIS_URL, redisDefault)
}

/** Path of an installed Chromium or Chrome. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)))
  candidates.push(
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  )
  return candidates.find((candidate) => existsSync(candidate))
}

/** Whether PgBouncer and the programs of a Postgres server (initdb, pg_dump) are installed, which some tests start by themselves. */
export function findPostgresPrograms(): { pgbouncer: boolean; server: boolean } {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((name) => path.join(debian, name, 'bin')) : []
  const holds = (places: string[], name: string) =>
    places.some((folder) => existsSync(path.join(folder, name)))
  return {
    pgbouncer: holds([...folders, '/usr/sbin'], 'pgbouncer'),
    server: holds([...folders, ...versions], 'initdb'),
  }
}

async function firstReachable(given: string | undefined, fallback: string): Promise<string | undefined> {
  const url = new URL(given ?? fallback)
  const port = Number(url.port || (url.protocol.startsWith('redis') ? 6379 : 5432))
  const reachable = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: url.hostname, port, timeout: 2_000 })
    const settle = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
  return reachable ? url.href : undefined
}
