import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { isGoneOf } from '../../admission/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { ChangeBell } from '../../listings/change-bell.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, named, Time } from '../../schemas/domain.ts'

const longestWaitSeconds = 25
/** Who wait at once, in this process and of one account; those beyond are answered at once. */
const mostWaiting = 200
const mostWaitingOfOne = 5
/** How soon a wait ends whose client is gone. */
const goneCheckMs = 1_000

const Change = Type.Object({
  change: Type.Enum(['upsert', 'remove'], { description: '`remove`: buyers find it no longer' }),
  id: Id,
  at: Time,
  listing: Type.Optional(named('ListingCard')),
})

export const listChanges: FastifyPluginAsyncTypebox = async (app) => {
  const bell = new ChangeBell(app.database.changes)
  app.addHook('preClose', async () => bell.close())
  const waiting = new Map<string, number>()

  app.get(
    '/v1/changes',
    {
      config: { limit: 'search', keyScope: 'changes:read' },
      schema: {
        operationId: 'getChanges',
        summary: 'Follow all public changes',
        description:
          'Without `after` it begins with all published listings; go on with `next`, which is always given: page after page of these, then what changed since you began. ' +
          'While `more` is true ask at once, else later or with `wait`. Nothing is missed, and a listing may come twice: the later item is right. Keep `next` with what you made of its page. ' +
          'A cursor that is older than what is kept (PIATA_CHANGES_DAYS, a week by default), or from before the site was restored from a backup, is refused with the code `stale-cursor`: begin again without `after` and drop what does not come.',
        tags: ['changes'],
        querystring: Type.Object(
          {
            after: Type.Optional(
              Type.String({ minLength: 1, maxLength: 200, description: '`next` of the page before' }),
            ),
            limit: Type.Integer({ minimum: 1, maximum: 500, default: 100, description: 'Changes per page' }),
            wait: Type.Optional(
              Type.Integer({
                minimum: 0,
                maximum: longestWaitSeconds,
                description:
                  'Seconds to wait for a change where there is none; the answer may come sooner without one',
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object(
            { items: Type.Array(Change), next: Type.String(), more: Type.Boolean() },
            { description: 'Changes, the oldest first' },
          ),
        }),
      },
    },
    async (request, reply) => {
      const { after = null, limit, wait = 0 } = request.query
      const look = () => timed(request, 'db', () => app.database.changes.page(after, limit))
      const account = request.actor!.id
      const others = waiting.get(account) ?? 0
      const mayWait = wait > 0 && after !== null && bell.waiting < mostWaiting && others < mostWaitingOfOne
      let page: Awaited<ReturnType<typeof look>>
      if (mayWait) {
        waiting.set(account, others + 1)
        const ended = endOf(wait, () => app.isDraining || isGoneOf(reply)())
        try {
          page = await bell.until(look, ({ isEmpty }) => !isEmpty, ended.signal)
        } finally {
          ended.stop()
          const left = waiting.get(account)! - 1
          if (left === 0) waiting.delete(account)
          else waiting.set(account, left)
        }
      } else page = await look()
      linkNext(request, reply, page.next, 'after')
      return sendBytes(request, reply, { body: page.body, cache: 'own' })
    },
  )
}

/** Aborted after so many seconds, or soon after `isOver` says so. */
function endOf(seconds: number, isOver: () => boolean): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController()
  const until = performance.now() + seconds * 1_000
  const timer = setInterval(
    () => {
      if (performance.now() >= until || isOver()) controller.abort()
    },
    Math.min(goneCheckMs, seconds * 1_000),
  )
  return { signal: controller.signal, stop: () => clearInterval(timer) }
}
