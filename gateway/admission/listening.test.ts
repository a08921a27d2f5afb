import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listening } from './listening.ts'

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((address) => address?.address === '::1')

describe('listening', () => {
  let app: FastifyInstance
  const sockets: Socket[] = []
  beforeEach(async () => {
    app = await start()
  })
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    await app.close()
  })

  async function start(): Promise<FastifyInstance> {
    const made = Fastify()
    await made.register(listening)
    made.get('/', async () => 'hello')
    return made
  }
  const portOf = () => (app.server.address() as AddressInfo).port

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    return port
  }

  // Elsewhere there is one queue.
  if (process.platform === 'linux') {
    it('accepts many connections in a turn of the event loop', async () => {
      await app.listenAt({ host: '127.0.0.1', port: 0 })
      const crowd = 320
      let accepted = 0
      const all = new Promise<void>((resolve) => {
        app.server.on('connection', () => {
          accepted += 1
          if (accepted === crowd) resolve()
        })
      })
      let turns = 0
      // Counted from when the first is accepted: the kernel has connected all of them by then, as this thread has had no turn.
      app.server.once('connection', async () => {
        while (accepted < crowd) {
          turns += 1
          await nextTurn()
        }
      })
      for (let i = 0; i < crowd; i++) sockets.push(connect(portOf(), '127.0.0.1'))
      await all
      expect(turns).toBeLessThan(crowd / 2)
    })
  }

  it('serves each address of localhost by the one server', async () => {
    const port = await freePort()
    let connections = 0
    app.server.on('connection', () => {
      connections += 1
    })
    await app.listenAt({ host: 'localhost', port })
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('hello')
    if (hasIpv6) expect(await (await fetch(`http://[::1]:${port}/`)).text()).toBe('hello')
    expect(connections).toBe(hasIpv6 ? 2 : 1)
  })

  it('refuses a port that another gateway has, and is gone from it once closed', async () => {
    await app.listenAt({ host: '127.0.0.1', port: 0 })
    const port = portOf()
    const other = await start()
    await expect(other.listenAt({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await app.close()
    await other.listenAt({ host: '127.0.0.1', port })
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
    await other.close()
    // Each queue is closed, so no connection is let in.
    for (let i = 0; i < 40; i++) {
      const socket = connect(port, '127.0.0.1')
      sockets.push(socket)
      await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    }
  })
})
