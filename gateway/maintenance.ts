import type { Database } from '@piata/db'
import plugin from 'fastify-plugin'
import { removeOrphans } from './images/orphans.ts'

const everyMs = 60_000
const imageLifeMs = 24 * 3_600_000
const changeLifeMs = 7 * 86_400_000
const expireAtOnce = 500

/** Once a minute: what has run out expires, what nobody needs any more goes. */
export const maintenance = plugin(
  async (app, { database }: { database: Database }) => {
    let timer: NodeJS.Timeout | undefined
    let running: Promise<void> = Promise.resolve()
    let closed = false

    const tasks: [string, (now: Date) => Promise<unknown>][] = [
      ['expire listings', (now) => expireAll(database, now, () => closed)],
      ['purge sessions', (now) => database.sessions.purge(now.toISOString())],
      ['purge idempotency keys', (now) => database.idempotency.purge(now.toISOString())],
      ['purge the change feed', (now) => database.changes.purge(before(now, changeLifeMs))],
      [
        'remove unattached pictures',
        async (now) => removeOrphans(app, await database.images.removeUnattached(before(now, imageLifeMs))),
      ],
    ]

    const run = async () => {
      for (const [name, task] of tasks) {
        if (closed) return
        try {
          await task(new Date())
        } catch (error) {
          app.log.error({ err: error }, `Could not ${name}`)
        }
      }
    }
    const schedule = () => {
      // Jitter keeps several gateways from doing it all at the same moment.
      timer = setTimeout(
        () => {
          running = run().finally(() => {
            if (!closed) schedule()
          })
        },
        everyMs * (0.75 + Math.random() / 2),
      )
      timer.unref()
    }

    app.addHook('onReady', async () => schedule())
    app.addHook('onClose', async () => {
      closed = true
      clearTimeout(timer)
      await running
    })
  },
  { name: 'maintenance', dependencies: ['services'] },
)

async function expireAll(database: Database, now: Date, isClosed: () => boolean): Promise<void> {
  while (!isClosed() && (await database.listings.expire(now.toISOString(), expireAtOnce)) === expireAtOnce);
}

const before = (now: Date, milliseconds: number): string =>
  new Date(now.getTime() - milliseconds).toISOString()
