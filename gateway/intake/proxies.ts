import type { Config } from '@piata/config'
import { isPublicHost } from '@piata/config'
import plugin from 'fastify-plugin'
import { turnNow } from '../turn-clock.ts'
import { addressOf } from './forwarded.ts'
import { type ProxyDoubt, ProxyWatch } from './proxy-watch.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly proxyDoubt: ProxyDoubt | null
    /** Takes notice of who asks over whose connection: of every request that a limit counts, but the website's own reads. */
    seeClient(peer: string, client: string, isForwarded: boolean): void
  }
}

/** For the log, which strangers do not read. */
const advice: Record<ProxyDoubt, (address: string) => string> = {
  'not-believed': (address) =>
    `Most requests are passed on by ${address}, which PIATA_TRUST_PROXY does not name: its visitors share one limit. If it is a proxy of yours, add it`,
  'one-address': (address) =>
    `All requests come from ${address}, so all visitors share one limit. If it is a proxy, let it set X-Forwarded-For, or name its header in PIATA_CLIENT_ADDRESS_HEADER, and itself in PIATA_TRUST_PROXY`,
}

/** Says so when limits by address seem to count a whole proxy as one visitor. */
export const proxies = plugin(
  async (app, { config }: { config: Config }) => {
    const watch = new ProxyWatch(isPublicHost(config.publicUrl.hostname))
    app.decorate('proxyDoubt', { getter: () => watch.doubt })
    app.decorate('seeClient', (peer, client, isForwarded) => {
      // Health checks and the website's own reads come from few places by themselves.
      if (!isForwarded && config.limitExempt.has(peer)) return
      const isBelieved = config.trustProxy.has(peer)
      const found = watch.see({ peer, client, isForwarded, isBelieved }, turnNow())
      if (found !== undefined) app.log.warn(advice[found[0]](found[1]))
    })
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.limitName !== 'none')
        app.seeClient(request.raw.socket.remoteAddress ?? '', addressOf(request), request.isForwarded)
      done()
    })
    app.addHook('onReady', async () => {
      const { trustProxy, clientAddressHeader } = config
      app.log.info(
        trustProxy.isEmpty
          ? 'No proxy is believed when it names clients (PIATA_TRUST_PROXY is empty)'
          : `Clients are told apart by ${clientAddressHeader} of ${trustProxy.toJSON().join(', ')}, else by the address of their connection`,
      )
    })
  },
  { name: 'proxies' },
)
