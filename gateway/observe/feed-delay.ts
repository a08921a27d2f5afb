import type { FeedDelay } from '@piata/db'
import { isAway } from '@piata/db'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** How far search is behind for want of another transaction's end, as of the last look. */
    feedDelay: FeedDelay
  }
}

const everyMs = 2_000
/** Transactions of our own end within a second or two; what takes longer is somebody's. */
const toldFromSeconds = 5

export const isDelayed = ({ seconds }: FeedDelay): boolean => seconds >= toldFromSeconds

/**
 * Watches whether a transaction that stays open holds the change feed, and so search, back: in the log once with whose it is, in /metrics and
 * in /health/ready.
 */
export const feedDelay = plugin(
  async (app) => {
    app.decorate('feedDelay', { seconds: 0, holder: null })
    if (app.database.dialect !== 'postgres') return
    let isTold = false
    let looking: Promise<void> = Promise.resolve()
    const look = async () => {
      try {
        app.feedDelay = await app.database.changes.delay()
      } catch (error) {
        if (!isAway(error)) app.log.error({ err: error }, 'The delay of the change feed is not known')
        return
      }
      if (isDelayed(app.feedDelay) === isTold) return
      isTold = !isTold
      if (isTold) {
        app.log.warn(
          app.feedDelay,
          'Search waits for a transaction that writes and stays open; end it to let search go on',
        )
      } else app.log.info('Search has caught up: the transaction that it waited for has ended')
    }
    let isLooking = false
    const timer = setInterval(() => {
      if (isLooking) return
      isLooking = true
      looking = look().finally(() => {
        isLooking = false
      })
    }, everyMs)
    timer.unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await looking
    })
  },
  { name: 'feed-delay', dependencies: ['services'] },
)
