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

const wholeChromiums = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of an installed Chromium or Chrome: of the one without a window, where there is one, as pages cost it a third to a half of the processor time. */
export function findChromium(): string | undefined {
  return process.env.CHROMIUM_PATH ?? installed(['chromium-headless-shell']) ?? findWholeChromium()
}

/** Path of one that shows notifications, which the one without a window does not. */
export function findWholeChromium(): string | undefined {
  const places = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  return (
    process.env.CHROMIUM_WHOLE_PATH ?? installed(wholeChromiums) ?? places.find((place) => existsSync(place))
  )
}

/** Path of nginx, which a test puts in front of the site. */
export function findNginx(): string | undefined {
  return (
    process.env.NGINX_PATH ?? installed(['nginx']) ?? ['/usr/sbin/nginx'].find((place) => existsSync(place))
  )
}

/** The first that the shell would find. */
function installed(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate))
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
