import { prefixesOf } from '@piata/config'
import type { Database } from '@piata/db'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { Following } from '../auth/following.ts'
import { Problem } from '../problems/problem.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Reads which networks are banned now. */
    followBans(): Promise<void>
    /** @throws Problem network-banned for members who come from a banned network */
    refuseBannedNetwork(request: FastifyRequest): void
  }
  interface FastifyContextConfig {
    /** Whether what a route writes reaches others: nobody does so from a banned network. */
    reachesOthers?: boolean
  }
}

/** Holds what members show to others against the banned networks, kept in memory: no write asks the database for them. */
export const bannedNetworks = plugin(
  async (app, { database }: { database: Database }) => {
    let banned: ReadonlyMap<string, number> = new Map()
    const following = new Following(async () => {
      const networks = await database.bans.networks()
      banned = new Map(
        networks.map(({ value, until }) => [value, until === null ? Infinity : Date.parse(until)]),
      )
    }, 'The bans of networks cannot be read for now')
    app.addHook('onReady', () => following.start(app.log))
    app.addHook('onClose', () => following.stop())
    app.decorate('followBans', () => following.catchUp())
    app.decorate('refuseBannedNetwork', (request: FastifyRequest) => {
      if (banned.size === 0 || request.actor?.role !== 'member') return
      const now = Date.now()
      if ((prefixesOf(request.ip) ?? []).some((network) => (banned.get(network) ?? 0) > now))
        throw new Problem(
          'network-banned',
          'A moderator has banned the network that you are in: from here nothing can be shown to others. Reading, and ending what you have here, goes on.',
        )
    })
  },
  { name: 'banned-networks' },
)
