import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { favouriteRules } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams } from '../../schemas/headers.ts'

/** Its id is the seller's; each may be asked for again. */
export const toggleFollowing: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/following/:id',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getFollowingOf',
        summary: 'Whether you follow a seller',
        tags: ['favourites'],
        params: IdParams,
        response: answers({ 200: Type.Object({ following: Type.Boolean() }) }),
      },
    },
    async (request, reply) => {
      const following = await timed(request, 'db', () =>
        app.database.follows.has(actorOf(request).id, request.params.id),
      )
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify({ following })), cache: 'own' })
    },
  )

  app.put(
    '/v1/following/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'followSeller',
        summary: 'Follow a seller, to be told of what they publish',
        description: `At most ${favouriteRules.followed} (409), and not oneself (409).`,
        tags: ['favourites'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      await timed(request, 'db', () => app.database.follows.add(actorOf(request).id, request.params.id))
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/v1/following/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'unfollowSeller',
        summary: 'Follow a seller no more',
        tags: ['favourites'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      await timed(request, 'db', () => app.database.follows.remove(actorOf(request).id, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
