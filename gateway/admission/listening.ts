import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Accepts connections at a port of each address of `host`, until the app closes.
     * @throws Error with the code EADDRINUSE where another process, a gateway too, listens there
     */
    listenAt(place: Place): Promise<void>
  }
}

interface Place {
  host: string
  /** 0 for any that is free, then on the first address of `localhost` only. */
  port: number
}

/** Connections that the kernel keeps until they are accepted, if it allows so many: of a crowd, those beyond are tried again after seconds only. */
const backlog = 4096

/**
 * Queues that new connections wait in. A turn of the event loop accepts one connection of a queue, whatever else it has to do: from one queue, the
 * last of 2,000 that arrive at once was accepted after 1–4 s, a balancer's health check among them. So many, as under overload
 * (`bench/overload.ts`) thousands come a second, and of the 2,000 of a burst some 27 fall to one of 128 queues, 11 to one of 512.
 */
const queues = process.platform === 'linux' ? 512 : 1

/** Listens in many queues (SO_REUSEPORT) and at several addresses, all of them for the app's one server and so behind its door. */
export const listening = plugin(
  async (app) => {
    const others: Server[] = []
    app.decorate('listenAt', async ({ host, port }: Place) => {
      const [first = host, ...more] = addressesOf(host)
      await app.ready()
      await checkFree(first, port)
      await app.listen({ host: first, port, backlog, ...shared })
      const { port: taken } = app.server.address() as { port: number }
      const addresses = port === 0 ? [first] : [first, ...more]
      for (const address of addresses) {
        if (address !== first) await checkFree(address, port)
        for (let i = address === first ? 1 : 0; i < queues; i++) others.push(await open(app, address, taken))
      }
    })
    app.addHook('preClose', async () => {
      for (const server of others) server.close()
    })
  },
  { name: 'listening' },
)

// Not in Fastify's types, which passes options on to Node.
const shared = queues > 1 ? { reusePort: true } : {}

/** Both of this machine's own for `localhost` (RFC 6761), as far as it has them, whatever its file of hosts says. */
function addressesOf(host: string): string[] {
  if (host !== 'localhost') return [host]
  const own = Object.values(networkInterfaces()).flatMap((list) => list?.map(({ address }) => address) ?? [])
  return ['127.0.0.1', '::1'].filter((address) => own.includes(address))
}

/** Queues may be shared with any process of the same user: whether the port is taken is found out by asking for all of it. */
async function checkFree(host: string, port: number): Promise<void> {
  if (queues === 1 || port === 0) return
  const probe = createServer()
  await listen(probe, { host, port, exclusive: true })
  probe.close()
  await once(probe, 'close')
}

/** One more queue, with what `node:http` sets for its own. */
async function open(app: FastifyInstance, host: string, port: number): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    app.server.emit('connection', socket),
  )
  await listen(server, { host, port, backlog, exclusive: true, ...shared })
  return server
}

async function listen(server: Server, options: object): Promise<void> {
  server.listen(options)
  await once(server, 'listening')
}
