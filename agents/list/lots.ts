import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseError, lotBeginning } from '@piata/db'
import Type from 'typebox'
import { type AgentContext, defineAgent, success } from '../agent.ts'
import { tellDecided, tellWithdrawn } from '../moderation/tell.ts'

/** Between the transactions, each of which takes a few milliseconds: others come to write. */
const pauseMs = 1
const progressEvery = 50

/** Removes the listings of a lot, each in a transaction of its own with its statement of reasons. */
export const lots = defineAgent({
  name: 'lots',
  summary:
    'Removes the listings that a moderator removes at once, one by one with reasons, or brings them back',
  input: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      undo: Type.Optional(Type.Literal(true, { description: 'Withdraw its decisions' })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    removed: Type.Optional(Type.Integer()),
    skipped: Type.Optional(Type.Integer()),
    restored: Type.Optional(Type.Integer()),
  }),
  concurrency: 2,
  timeoutMs: 60 * 60_000,
  async run({ input: { id, undo } }, context) {
    const { config, database, signal, progress } = context
    const secret = await database.alerts.secret()
    if (undo) return success({ restored: await restore(id, secret, context) })
    let removed = 0
    let skipped = 0
    let place: typeof lotBeginning | null = lotBeginning
    while (place !== null) {
      const page = await database.lots.next(id, place)
      for (const listing of page.items) {
        signal.throwIfAborted()
        try {
          await database.transaction(async (tables) => {
            const { decided, isFirst } = await tables.lots.remove(id, listing)
            await tellDecided(config, tables, decided, secret, { isLot: true, isOwnerTold: !isFirst })
          })
          removed++
        } catch (error) {
          // In another moderator's hands, the moderator's own, or gone meanwhile.
          const isOthers = error instanceof DatabaseError && ['conflict', 'not-found'].includes(error.code)
          if (!isOthers) throw error
          await database.lots.skip(id, listing)
          skipped++
        }
        if ((removed + skipped) % progressEvery === 0) progress(0, `${removed}, ${skipped} left`)
        await pause(pauseMs, undefined, { signal })
      }
      place = page.next
    }
    await database.lots.end(id)
    return success({ removed, skipped })
  },
})

/** Withdraws the decisions of a lot that was taken back, one by one. */
async function restore(
  id: string,
  secret: Buffer,
  { config, database, signal, progress }: Pick<AgentContext, 'config' | 'database' | 'signal' | 'progress'>,
): Promise<number> {
  let restored = 0
  for (;;) {
    const ids = await database.lots.toRestore(id)
    if (ids.length === 0) break
    for (const listingId of ids) {
      signal.throwIfAborted()
      await database.transaction(async (tables) => {
        const done = await tables.lots.restore(id, listingId)
        if (done) await tellWithdrawn(config, tables, done, secret, { isOwnerTold: !done.isFirst })
      })
      restored++
      if (restored % progressEvery === 0) progress(0, `${restored} back`)
      await pause(pauseMs, undefined, { signal })
    }
  }
  await database.lots.endRestoring(id)
  return restored
}
