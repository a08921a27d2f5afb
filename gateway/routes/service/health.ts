import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isAway } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { isDelayed } from '../../observe/feed-delay.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

const Health = Type.Object({ status: Type.Literal('ok') })
const Ready = Type.Object({
  status: Type.Literal('ok'),
  notes: Type.Optional(
    Type.Array(Type.String(), {
      description: 'What an operator should look at although requests are served',
    }),
  ),
})

export const health: FastifyPluginAsyncTypebox = async (app) => {
  // Answers under pressure too: a restart does not make less of it.
  const config = { limit: 'none' as const, pressureHandler: () => undefined }

  // Nothing limits these checks, so those of one moment share one look at the database.
  let asking: Promise<void> | undefined
  const askDatabase = (): Promise<void> => {
    asking ??= app.database.ping().finally(() => {
      asking = undefined
    })
    return asking
  }

  app.get(
    '/health/live',
    {
      config,
      schema: {
        operationId: 'isLive',
        summary: 'Whether the process answers',
        tags: ['service'],
        response: answers({ 200: Health }),
      },
    },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/health/ready',
    {
      config,
      schema: {
        operationId: 'isReady',
        summary: 'Whether the database answers, search is complete and there is room on the disk',
        tags: ['service'],
        response: answers({ 200: Ready }),
      },
    },
    async () => {
      const retry = { headers: { 'retry-after': '2' } }
      if (app.isDraining) throw new Problem('unavailable', 'This gateway is about to stop.', retry)
      if (!app.searching.isReady) throw new Problem('unavailable', 'The search index is being made.', retry)
      if (app.disk.isFull) {
        const megabytes = Math.floor(app.disk.free! / 1_000_000)
        throw new Problem('out-of-space', `The disk is almost full: ${megabytes} MB are free.`, retry)
      }
      try {
        await askDatabase()
      } catch (error) {
        throw new Problem('unavailable', 'The database does not answer.', {
          ...retry,
          ...(isAway(error) ? {} : { cause: error }),
        })
      }
      const notes = notesOf(app)
      return { status: 'ok' as const, ...(notes.length > 0 && { notes }) }
    },
  )
}

function notesOf({ clock, feedDelay, proxyDoubt }: FastifyInstance): string[] {
  const notes: string[] = []
  // Not a reason to take this gateway out: all but search is fresh, and every other gateway is as late.
  if (isDelayed(feedDelay)) {
    const seconds = Math.round(feedDelay.seconds)
    notes.push(`Search is ${seconds} s behind: a transaction is open on the database server.`)
  }
  const { upkeepHold } = clock
  if (upkeepHold === 'jumped')
    notes.push('The clock has jumped; nothing expires by it until it is back or confirmed.')
  if (upkeepHold === 'unusual')
    notes.push('More listings would expire at once than is usual; the clock is to be confirmed.')
  // Without its address, as anybody reads this.
  if (proxyDoubt === 'not-believed')
    notes.push(
      'Most requests are passed on by a proxy that PIATA_TRUST_PROXY does not name, so its visitors share one limit.',
    )
  if (proxyDoubt === 'one-address')
    notes.push(
      'All requests come from one private address: if it is a proxy, it does not tell its visitors apart, so they share one limit.',
    )
  return notes
}
