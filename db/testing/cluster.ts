import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'

/** A Postgres server of a test's own, on a free port of 127.0.0.1, that trusts everybody unless `hba` says otherwise. */
export interface TestCluster {
  port: number
  /** Of its database `postgres`. */
  url: string
  folder: string
  /** Ends it at once, as a crash would. */
  crash(): Promise<void>
  start(): Promise<void>
  /** Runs a program of Postgres, such as pg_dump; resolves to what it prints. */
  run(program: string, ...args: string[]): Buffer
  drop(): Promise<void>
}

/** The folder of Postgres's own programs (initdb, postgres), which Debian keeps out of PATH. */
function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')))
}

/** Who runs the server: it refuses to be run by root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export async function createCluster(
  options: {
    hba?: string
    settings?: string
    files?: (folder: string, own: (file: string) => void) => void
  } = {},
): Promise<TestCluster> {
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('initdb is not installed here')
  const user = serverUser()
  // Short, as the path of a socket may not be long, and where another user may enter.
  const folder = mkdtempSync('/tmp/piata-pg-')
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(programs, program), args, { cwd: folder, stdio: 'pipe', ...user, maxBuffer: 1 << 28 })
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '--no-locale', '-E', 'UTF8')
  if (options.hba) writeFileSync(join(data, 'pg_hba.conf'), options.hba)
  if (options.settings) writeFileSync(join(data, 'postgresql.auto.conf'), options.settings)
  options.files?.(data, (file) => {
    if (user) chownSync(file, user.uid, user.gid)
  })
  const port = await freePort()
  let server: ReturnType<typeof spawn> | undefined

  const stop = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, 'exit')
    server.kill(signal)
    await exit
  }
  const cluster: TestCluster = {
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder,
    run,
    async start() {
      const args = ['-D', data, '-p', `${port}`, '-k', folder, '-h', '127.0.0.1', '-F']
      server = spawn(join(programs, 'postgres'), args, { stdio: 'ignore', ...user })
      while (!(await accepts(folder, port))) {
        if (server.exitCode !== null) throw new Error(`postgres ended with code ${server.exitCode}`)
        await setTimeout(20)
      }
    },
    crash: () => stop('SIGQUIT'),
    async drop() {
      await stop('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await cluster.start()
  return cluster
}

/** Asked through the socket, which is open to its owner whatever pg_hba.conf says of the network. */
async function accepts(folder: string, port: number): Promise<boolean> {
  const client = new Client({ host: folder, port, user: 'postgres', database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    // An answer of any kind means that it is up, except that it is starting.
    const { code } = error as { code?: string }
    return code !== undefined && /^28/.test(code)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
