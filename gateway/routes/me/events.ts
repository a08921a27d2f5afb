import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { EventHub, type Lease } from '../../events/hub.ts'
import { invalid, Problem, unauthenticated } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'

/** A stream ends after so long, so that its client comes back with a fresh token, and to whichever gateway there is. */
const longestSeconds = 3_600

export const streamEvents: FastifyPluginAsyncTypebox = async (app) => {
  const hub = new EventHub(app.database.accountEvents)
  app.addHook('preClose', async () => hub.close())

  app.get(
    '/v1/events',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'streamEvents',
        summary: 'Be told at once of what concerns you',
        description:
          'Server-sent events. `message` and `read` have `{ conversationId, seq, mine }`: what came, or up to where it was read, and whether it was you; `offer` the same, of an offer that is another one now than it was. Fetch what is new. `listing` has `{ listingId }`: one that you write about was reserved, released, sold, taken back or changed, or its buyer was named; fetch its conversation. `notification` has nothing: the list of notifications has changed. `ready` says that the stream has begun; ' +
          '`reset`, that events are missing because you were away too long: fetch all anew. Each has an id: sent back as `Last-Event-ID` it resumes without a hole, for a week. ' +
          'The stream ends with the session, and at the latest after an hour: open it again.',
        tags: ['conversations'],
        headers: Type.Object({
          'last-event-id': Type.Optional(
            Type.String({ maxLength: 20, description: '`id` of the last event that you have' }),
          ),
        }),
        querystring: Type.Object(
          {
            seconds: Type.Optional(
              Type.Integer({
                minimum: 0,
                maximum: longestSeconds,
                description: 'How long the stream stays open; with 0 it tells what was missed and ends',
              }),
            ),
          },
          { additionalProperties: false },
        ),
        produces: ['text/event-stream'],
        response: answers({
          200: {
            description: 'Events',
            content: { 'text/event-stream': { schema: Type.String() } },
          },
        }),
      },
    },
    async (request, reply) => {
      const { origin } = request
      if (origin === null) throw unauthenticated('This needs an access token.')
      const { seconds = longestSeconds } = request.query
      const after = seqOf(request.headers['last-event-id'])
      const { sub, sid, ver } = origin
      const isBrief = seconds === 0
      const until = isBrief ? Number.POSITIVE_INFINITY : performance.now() + seconds * 1_000
      const lease: Lease = {
        isOver: () =>
          performance.now() >= until || app.isDraining || app.revocationOf({ sub, sid, ver }) !== undefined,
      }
      const stream = await hub.open(sub, after, lease, isBrief)
      if (stream === undefined)
        throw new Problem('too-many-requests', 'Too many streams of this account are open.', {
          headers: { 'retry-after': '10' },
        })
      // For proxies that gather what they pass on.
      reply.header('x-accel-buffering', 'no').header('cache-control', 'no-store, no-transform')
      return reply.type('text/event-stream; charset=utf-8').send(stream)
    },
  )
}

/** @throws Problem for what no event had as its id */
function seqOf(header: string | undefined): number | null {
  if (header === undefined || header === '') return null
  if (!/^\d{1,15}$/.test(header)) throw invalid('/last-event-id', 'is not the id of an event')
  return Number(header)
}
