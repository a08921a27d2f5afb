import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import { report } from '@piata/config/figures'
import { buildApp } from '../app.ts'

/** Memory of a gateway by open streams of `/v1/events`; its clients are another process, so that only its own side is counted. */
const streams = Number(process.argv[2] ?? 10_000)
const perAccount = 8

if (process.argv[3] !== undefined) await beClients(Number(process.argv[3]))
else await measure()

async function measure(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'piata-streams-'))
  const config = {
    ...loadConfig({}),
    ...{ databaseUrl: `sqlite:${join(dataDir, 'piata.db')}`, dataDir, logLevel: 'silent' as const },
    ...{ agents: 'off' as const, maxEventLoopDelayMs: 0, limitReadPerMinute: 1_000_000 },
  }
  const app = await buildApp({ config, waitForSearch: true })
  try {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const tokens: string[] = []
    for (let n = 0; n < streams / perAccount; n++) {
      const user = await app.database.users.create({
        email: `a${n}@piata.example`,
        name: 'A',
        passwordHash: 'hash',
      })
      tokens.push(app.signAccessToken(user, user.id))
    }
    const before = await settledMemory()
    const { port } = app.server.address() as AddressInfo
    const clients = spawn(process.execPath, [import.meta.filename, String(streams), String(port)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    clients.stdin.end(tokens.join('\n'))
    await once(clients.stdout, 'data')
    const after = await settledMemory()
    clients.kill()
    await once(clients, 'exit')
    const each = (after - before) / streams
    report('an open stream of events: memory', each, 'B')
    console.log(
      `${streams} open streams: ${Math.round((after - before) / 2 ** 20)} MB, ${(each / 1_024).toFixed(1)} kB each; the gateway without them ${Math.round(before / 2 ** 20)} MB`,
    )
  } finally {
    await app.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function settledMemory(): Promise<number> {
  globalThis.gc?.()
  await delay(500)
  globalThis.gc?.()
  return process.memoryUsage.rss()
}

/** Opens them all, 50 at a time, says so, and holds them until it is killed. */
async function beClients(port: number): Promise<void> {
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  const tokens = text.split('\n')
  const sockets: Socket[] = []
  const open = async (token: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`)
    sockets.push(socket)
    let heard = ''
    for await (const [chunk] of on(socket)) {
      heard += chunk
      if (heard.includes('event: ready')) return
      if (/^HTTP\/1.1 (?!200)/.test(heard)) throw new Error(heard.slice(0, 300))
    }
  }
  for (let at = 0; at < streams; at += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, streams - at) }, (_, n) =>
        open(tokens[Math.floor((at + n) / perAccount)]!),
      ),
    )
  process.stdout.write('open\n')
  await new Promise(() => {})
}

async function* on(socket: Socket): AsyncGenerator<[Buffer]> {
  for (;;) yield (await once(socket, 'data')) as [Buffer]
}
