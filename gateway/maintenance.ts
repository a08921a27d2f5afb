import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import plugin from 'fastify-plugin'
import { adoptStrayFiles, removeUnusedFiles } from './images/sweep.ts'
import { isAway } from './observe/database-state.ts'

const everyMs = 60_000
const imageLifeMs = 24 * 3_600_000
const changeLifeMs = 7 * 86_400_000
const rowsAtOnce = 100
/** What runs out in a round: this share of the catalogue, or this many, is more than any usual day's. */
const unusual = { share: 0.1, least: 50 }

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether upkeep waits for the operator. */
    readonly expiry: { isHeld: boolean }
  }
}

/** Once a minute: what has run out expires, what nobody needs any more goes. */
export const maintenance = plugin(
  async (app) => {
    const closing = new AbortController()
    const expiry = { isHeld: false }
    app.decorate('expiry', { getter: () => expiry })
    let timer: NodeJS.Timeout | undefined
    let running: Promise<void> = Promise.resolve()

    const round = async () => {
      try {
        await maintain(app, await app.clock.look(), closing.signal)
      } catch (error) {
        if (!isAway(error)) app.log.error({ err: error }, 'A round of upkeep was left out')
      }
    }
    const schedule = () => {
      if (closing.signal.aborted) return
      // Jitter keeps several gateways from doing it all at the same moment.
      const wait = everyMs * (0.75 + Math.random() / 2)
      timer = setTimeout(() => {
        running = round().finally(schedule)
      }, wait)
      timer.unref()
    }

    app.addHook('onReady', async () => schedule())
    app.addHook('onClose', async () => {
      closing.abort()
      clearTimeout(timer)
      await running
    })
  },
  { name: 'maintenance', dependencies: ['services', 'clock', 'account-removal'] },
)

/** The store is looked through part by part, one a minute: all of it in four hours and a quarter. */
const storePart = (now: Date): number => Math.floor(now.getTime() / everyMs) % 256

/** Does a step of so many rows until there are fewer. SQLite works in this thread, so others get their turn between. */
async function inSteps(
  step: (limit: number) => Promise<number>,
  signal: AbortSignal | undefined,
): Promise<void> {
  while (!signal?.aborted && (await step(rowsAtOnce)) >= rowsAtOnce) await nextTurn()
}

/** One round, as if it were `now`. A task that fails is logged and does not keep the others from running. */
export async function maintain(app: FastifyInstance, now: Date, signal?: AbortSignal): Promise<void> {
  if (await isUnusual(app, now)) return
  const { listings, sessions, idempotency, changes, images } = app.database
  const time = now.toISOString()
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString()
  const tasks: Record<string, () => Promise<unknown>> = {
    'expire listings': () => inSteps((limit) => listings.expire(time, limit), signal),
    // Not waited for: an account may have a million listings.
    'remove deleted accounts': async () => void app.removeAccounts(),
    'purge sessions': () => inSteps((limit) => sessions.purge(time, limit), signal),
    'purge idempotency keys': () => inSteps((limit) => idempotency.purge(time, limit), signal),
    'purge the change feed': () => changes.purge(before(changeLifeMs)),
    'remove unattached pictures': () =>
      inSteps((limit) => images.removeUnattached(before(imageLifeMs), limit), signal),
    'look for files without pictures': () => adoptStrayFiles(app, storePart(now), signal),
    'remove files without pictures': () => removeUnusedFiles(app, undefined, signal),
  }
  for (const [name, task] of Object.entries(tasks)) {
    if (signal?.aborted) return
    try {
      await task()
    } catch (error) {
      if (isAway(error)) app.log.warn(`Could not ${name} for want of the database; again in a minute`)
      else app.log.error({ err: error }, `Could not ${name}`)
    }
  }
}

/**
 * Whether more would expire than in any usual round, as after a restart with a wrong clock. Then the whole round waits for the operator
 * (`npm run confirm-clock`): what is removed does not come back, and what stays can be removed later.
 */
async function isUnusual(app: FastifyInstance, now: Date): Promise<boolean> {
  const { database, clock, log, searching, expiry } = app
  if (!searching.isReady) return true
  const most = Math.max(unusual.least, Math.floor(unusual.share * searching.index().stats().documents))
  const due = await database.listings.countDue(now.toISOString(), most + 1)
  if (due > most) await clock.readConfirmed()
  const wasHeld = expiry.isHeld
  expiry.isHeld = due > most && !clock.isConfirmed(now)
  if (expiry.isHeld && !wasHeld) {
    log.error(
      { now: now.toISOString(), most },
      'More listings would expire at once than is usual; nothing expires until the clock is confirmed (npm run confirm-clock)',
    )
  } else if (!expiry.isHeld && !clock.isHeld) await database.clock.see(now.toISOString())
  return expiry.isHeld
}
