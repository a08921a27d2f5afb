import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError, type WatchState } from '@piata/db'
import Type from 'typebox'
import { type AgentContext, defineAgent, success } from '../agent.ts'
import { inSteps } from '../upkeep/steps.ts'

const changesAtOnce = 200
/** Accounts that one transaction tells: some milliseconds on SQLite. */
const toldAtOnce = { sqlite: 50, postgres: 200 }
/** Longer than what is published counts as new. */
const keptMs = 16 * 86_400_000

/**
 * Tells accounts what became of their favourites, and what sellers whom they follow publish. It follows the change feed, so that whatever changes a price (its owner, a feed, an import) writes nothing more, however many have
 * the listing; they are told in steps, each with the note of how far it came, so that nobody is told twice or forgotten when the process dies.
 */
export const watchers = defineAgent({
  name: 'watchers',
  summary:
    'Tells people of cheaper, released and sold favourites, and of what sellers whom they follow publish',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    changes: Type.Integer({ description: 'That were looked at' }),
    accounts: Type.Integer({ description: 'That were looked at for these' }),
  }),
  schedule: { cron: '* * * * *' },
  timeoutMs: 600_000,
  async run(_task, context) {
    const { database, signal, now } = context
    const done = { changes: 0, accounts: 0 }
    const before = new Date(now().getTime() - keptMs).toISOString()
    await inSteps((limit) => database.watchers.purge(before, limit), database.dialect, signal)
    let state = await database.watchers.state()
    if (state === undefined) {
      await database.watchers.take(undefined, await database.changes.latest(), [])
      return success(done)
    }
    for (;;) {
      signal.throwIfAborted()
      const start = performance.now()
      if (state.walks.length > 0) {
        const step = await database.watchers.step(state, toldAtOnce[database.dialect])
        if (step === undefined) return success(done)
        state = step.state
        done.accounts += step.told
      } else {
        const next = await nextChanges(context, state)
        if (next === undefined || next.count === 0) return success(done)
        state = next.state
        done.changes += next.count
      }
      // As long a rest, so that on SQLite others have their turn.
      await delay(performance.now() - start, undefined, { signal })
    }
  },
})

/** Undefined where another process was at it. */
async function nextChanges({ database, log }: AgentContext, state: WatchState) {
  const { changes, watchers } = database
  try {
    const { items, position } = await changes.after(state.position, changesAtOnce)
    if (items.length === 0) return { state, count: 0 }
    const all = items.map(({ listingId, kind }) => ({ listingId, isPublished: kind === 'publish' }))
    const next = await watchers.take(state, position, all)
    return next && { state: next, count: items.length }
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === 'bad-cursor')) throw error
    log.warn('The change feed begins anew: what changed since the last look is told to nobody')
    await watchers.take(state, await changes.latest(), [])
    return undefined
  }
}
