import { setTimeout as pause } from 'node:timers/promises'
import { followWaitMs } from '@piata/db'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'

/** Of one transaction, with room for the portion that it has begun: nobody waits for the writer longer than 50 ms. */
const stepMs = 15
/** Between them, so that others come to write. */
const pauseMs = 5

/** Lets listings follow what the operator changed of the categories: their path, their attributes, what search knows of them. */
export const catalogue = defineAgent({
  name: 'catalogue',
  summary: 'Lets listings follow a change of the categories',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ categories: Type.Array(Type.String()) }),
  timeoutMs: 60 * 60_000,
  async run(_task, { database, signal, progress }) {
    const begun = await database.categoryEdits.walk()
    let steps = 0
    while (await database.categoryEdits.followSome(stepMs)) {
      signal.throwIfAborted()
      const walk = await database.categoryEdits.walk()
      if (walk !== null && steps++ % 10 === 0) progress(walk.share, walk.ids.join(', '))
      // At its beginning it may wait for what others are just writing.
      await pause(walk?.share === 0 ? followWaitMs / 10 : pauseMs, undefined, { signal })
    }
    return success({ categories: begun?.ids ?? [] })
  },
})
