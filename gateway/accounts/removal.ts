import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import plugin from 'fastify-plugin'
import { isAway } from '../observe/database-state.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Removes what is left of deleted accounts; resolves when nothing is, or the app closes. Failures are logged. */
    removeAccounts(): Promise<void>
  }
}

/** Most rows of a step, and the milliseconds that one may take: on SQLite nobody else is served meanwhile. */
const most = 400
const stepMs = { sqlite: 5, postgres: 100 }

/** Deleted accounts go in short steps, with as long a rest as each took. */
export const accountRemoval = plugin(
  async (app) => {
    const { database } = app
    const closing = new AbortController()
    let removing: Promise<void> | null = null
    let again = false
    // A request's writes have a deadline, which the removal outlives.
    const outsideRequests = AsyncLocalStorage.snapshot()

    const remove = async () => {
      while (!closing.signal.aborted) {
        again = false
        const start = performance.now()
        const removed = await database.users.removeSome(most, stepMs[database.dialect])
        const took = performance.now() - start
        if (removed === 0 && !again) return
        await delay(took, undefined, { signal: closing.signal }).catch(() => {})
      }
    }

    app.decorate('removeAccounts', () => {
      again = true
      removing ??= outsideRequests(remove)
        .catch((error: unknown) => {
          if (!isAway(error)) app.log.error({ err: error }, 'Could not remove a deleted account')
        })
        .finally(() => {
          removing = null
        })
      return removing
    })
    app.addHook('onClose', async () => {
      closing.abort()
      await removing
    })
  },
  { name: 'account-removal', dependencies: ['services'] },
)
