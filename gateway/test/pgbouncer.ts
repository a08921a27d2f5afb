import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Where PgBouncer is installed, if it is; Debian keeps it out of the PATH of users. */
export function pgbouncerProgram(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
  return folders.map((folder) => join(folder, 'pgbouncer')).find((file) => existsSync(file))
}

/** Starts PgBouncer in transaction mode before the server of `url`, with few connections that its clients share. */
export async function startPgbouncer(url: string): Promise<{ url: string; stop(): Promise<void> }> {
  const server = new URL(url)
  const folder = mkdtempSync('/tmp/piata-bouncer-')
  const port = await freePort()
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${server.hostname} port=${server.port || 5432} user=${server.username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 5
max_client_conn = 200
`,
  )
  // It refuses to be run by root.
  const asRoot = process.getuid?.() === 0
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const user = asRoot ? { uid: id('-u'), gid: id('-g') } : {}
  if (asRoot) chownSync(folder, id('-u'), id('-g'))
  const child = spawn(pgbouncerProgram()!, [join(folder, 'pgbouncer.ini')], { stdio: 'ignore', ...user })
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`pgbouncer ended with code ${child.exitCode}`)
    await delay(20)
  }
  server.port = String(port)
  return {
    url: server.href,
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGINT')
      child.kill('SIGTERM')
      await exit
      rmSync(folder, { recursive: true, force: true })
    },
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

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
