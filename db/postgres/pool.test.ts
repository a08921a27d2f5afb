import { connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '../migrations/index.ts'
import { createTestDatabase, dialects } from '../testing/databases.ts'
import { Availability } from './availability.ts'
import { openPostgres } from './context.ts'
import { GuardedPool } from './pool.ts'

/** A way to the server on which packets can be dropped: what went over it before stays silent, and nobody is told. */
async function startWay(to: URL) {
  const pairs = new Set<{ sockets: Socket[]; isSilent: boolean }>()
  const server = createServer((socket) => {
    const onward = connect(Number(to.port || 5432), to.hostname)
    const pair = { sockets: [socket, onward], isSilent: false }
    pairs.add(pair)
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one
        .on('data', (data) => {
          if (!pair.isSilent) other.write(data)
        })
        .on('error', () => other.destroy())
        .on('close', () => {
          if (!pair.isSilent) other.destroy()
        })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as { port: number }).port,
    silence() {
      for (const pair of pairs) pair.isSilent = true
    },
    close() {
      for (const { sockets } of pairs) for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

describe.runIf(dialects.includes('postgres'))('connections to Postgres that fall silent', () => {
  it('are given up, and what is asked next has others', { timeout: 30_000 }, async () => {
    const test = await createTestDatabase('postgres')
    onTestFinished(() => test.drop())
    const url = new URL(test.url)
    const way = await startWay(new URL(test.url))
    onTestFinished(() => way.close())
    url.hostname = '127.0.0.1'
    url.port = String(way.port)
    // the smallest: one connection writes, one reads
    const context = await openPostgres(url.href, {
      connections: 3,
      answerWithin: 1_000,
      now: () => '',
      migrate,
    })
    onTestFinished(() => context.close())
    const write = () =>
      context.write(({ queries }) => queries.selectFrom('settings').select('key').limit(1).execute())
    const read = () => context.read.selectFrom('settings').select('key').limit(1).execute()
    const list = () => context.raw('select 1', [])
    const all = () => Promise.allSettled([write(), read(), list()])
    expect((await all()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])

    const states: string[] = []
    context.availability?.listen(({ reachable }) => void states.push(reachable ? 'found' : 'lost'))
    way.silence()
    for (const outcome of await Promise.allSettled([write(), read()])) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unreachable' } })
    }
    expect((await all()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    expect(states).toEqual(['lost', 'found'])
  })
})

describe.runIf(dialects.includes('postgres'))('an idle connection that is handed out', () => {
  it('proves nothing of a server that was lost, only an answer does', async () => {
    const test = await createTestDatabase('postgres')
    onTestFinished(() => test.drop())
    const availability = new Availability()
    const pool = new GuardedPool({ connectionString: test.url }, availability)
    onTestFinished(() => pool.close())
    await pool.rows({ text: 'select 1', values: [] })
    const states: string[] = []
    availability.listen(({ reachable }) => void states.push(reachable ? 'found' : 'lost'))
    availability.lost('reset', performance.now())

    const idle = await pool.connect()
    onTestFinished(() => idle.release())
    expect(states).toEqual(['lost'])
    await idle.query('select 1', [])
    expect(states).toEqual(['lost', 'found'])
  })
})
