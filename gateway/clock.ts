import { TrustedClock } from '@piata/agents'
import { type Database, isAway } from '@piata/db'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    readonly clock: TrustedClock
  }
}

const everyMs = 60_000

/** `app.clock`, told from the database at start, and looked at every minute for metrics and readiness, whoever runs the agents. */
export const clock = plugin(
  async (app, { database }: { database: Database }) => {
    const trusted = new TrustedClock(database, app.log)
    await trusted.start()
    app.decorate('clock', { getter: () => trusted })
    const timer = setInterval(() => {
      trusted.look().catch((error: unknown) => {
        if (!isAway(error)) app.log.error({ err: error }, 'The clock could not be compared')
      })
    }, everyMs)
    timer.unref()
    app.addHook('onClose', async () => clearInterval(timer))
  },
  { name: 'clock' },
)
