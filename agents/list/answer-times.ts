import { setTimeout as delay } from 'node:timers/promises'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'

const dayMs = 86_400_000
const windowMs = 90 * dayMs
/** Whoever wrote later may still be answered. */
const patienceMs = dayMs
/** Fewer say nothing. */
const fewest = 3
const mostLookedAt = 200
const sellersAtOnce = 50

/**
 * At night: how soon each seller answers who writes for the first time, as the median of the last 90 days. Who was not answered within a day counts as never answered, so that
 * nobody looks quick by answering a few.
 */
export const answerTimes = defineAgent({
  name: 'answer-times',
  summary: 'Works out how soon sellers answer, for their pages',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ sellers: Type.Integer(), known: Type.Integer() }),
  schedule: { cron: '30 4 * * *', jitterMs: 10 * 60_000 },
  timeoutMs: 60 * 60_000,
  async run(_task, { database, signal, now }) {
    const { sellers } = database
    const done = { sellers: 0, known: 0 }
    const at = now().getTime()
    const since = new Date(at - windowMs).toISOString()
    for (let after = ''; ; ) {
      const ids = await sellers.writtenTo(since, after, sellersAtOnce)
      for (const id of ids) {
        signal.throwIfAborted()
        const start = performance.now()
        const minutes = medianMinutes(await sellers.firstAnswers(id, since, mostLookedAt), at)
        await sellers.setAnswerTime(id, minutes)
        done.sellers++
        if (minutes !== null) done.known++
        // As long a rest, so that on SQLite others have their turn.
        await delay(performance.now() - start, undefined, { signal })
      }
      if (ids.length < sellersAtOnce) return success(done)
      after = ids.at(-1)!
    }
  },
})

/** Null for too few, and where half are never answered. */
function medianMinutes(
  answers: readonly { begunAt: string; tookMs: number | null }[],
  now: number,
): number | null {
  const times = answers.flatMap(({ begunAt, tookMs }) => {
    if (tookMs !== null) return [tookMs]
    return now - Date.parse(begunAt) < patienceMs ? [] : [Number.POSITIVE_INFINITY]
  })
  if (times.length < fewest) return null
  const median = times.sort((a, b) => a - b)[Math.ceil(times.length / 2) - 1]!
  return Number.isFinite(median) ? Math.ceil(median / 60_000) : null
}
