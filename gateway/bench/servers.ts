import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Config, loadConfig, loadRootSecret, Networks } from '@piata/config'

const execute = promisify(execFile)

/** The default settings, with limits that count every request and refuse none; `isProxied` where this machine is believed whose requests it passes on. */
export function benchConfig(folder: string, isProxied = false): Config {
  const defaults = loadConfig({ PIATA_EMAIL_VERIFICATION: 'off' })
  const unlimited = Object.fromEntries(
    Object.keys(defaults)
      .filter((key) => key.startsWith('limit') && typeof defaults[key as keyof Config] === 'number')
      .map((key) => [key, 100_000_000]),
  )
  return {
    ...defaults,
    ...unlimited,
    databaseUrl: `sqlite:${join(folder, 'piata.db')}`,
    dataDir: folder,
    logLevel: 'warn',
    limitExempt: new Networks([]),
    ...(isProxied && { trustProxy: new Networks(['127.0.0.1']) }),
  }
}

export const rootSecretOf = (config: Config): Promise<Buffer> => loadRootSecret(config)

/** A folder with a seeded database, gone after the work. */
export async function withFolder(listings: number, work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'piata-bench-'))
  try {
    const root = join(import.meta.dirname, '../..')
    await execute(
      process.execPath,
      ['infra/commands/seed.ts', '--listings', String(listings), '--pictures', '0'],
      {
        cwd: root,
        env: { ...process.env, PIATA_DATABASE_URL: `sqlite:${folder}/piata.db`, PIATA_DATA_DIR: folder },
      },
    )
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type Kind = 'gateway' | 'bare' | 'limit' | 'limit and key'

export interface Server {
  kind: Kind
  origin: string
  port: number
  /** Processor time so far, in seconds; NaN where it cannot be told. */
  cpu(): number
  memory(): Promise<{ rss: number; heapUsed: number }>
  stop(): Promise<void>
}

export async function serve(
  kind: Kind,
  folder: string,
  execArgv: string[] = [],
  isProxied = false,
): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'served.ts'), [kind, folder, isProxied ? 'proxied' : ''], {
    execArgv: ['--expose-gc', ...execArgv],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const { port } = (await answerOf(child)) as { port: number }
  return {
    kind,
    port,
    origin: `http://127.0.0.1:${port}`,
    cpu: () => cpuSeconds(child.pid!),
    async memory() {
      const answer = answerOf(child)
      child.send('memory')
      return (await answer) as { rss: number; heapUsed: number }
    },
    async stop() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const answered = new AbortController()
  const { signal } = answered
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a server of the benchmark ended with ${code}`)
  })
  try {
    const [message] = await Promise.race([once(child, 'message'), ended])
    return message
  } finally {
    ended.catch(() => {})
    answered.abort()
  }
}

/** From Linux's /proc. Says more than requests per second on a busy machine. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

export interface Account {
  email: string
  password: string
  accessToken: string
  /** An API key that may read. */
  key: string
}

/** A new account of a gateway, with a key. */
export async function newAccount(origin: string): Promise<Account> {
  const email = `bench-${process.hrtime.bigint()}@piata.example`
  const password = 'o parola destul de lunga'
  const post = async (path: string, body: object, authorization?: string) => {
    const answer = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { accessToken: string; key: string }
  }
  const { accessToken } = await post('/v1/auth/register', { email, password, name: 'Ana Pop' })
  const { key } = await post(
    '/v1/api-keys',
    { name: 'bench', scopes: ['listings:read', 'account:read'], currentPassword: password },
    `Bearer ${accessToken}`,
  )
  return { email, password, accessToken, key }
}
