import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

const FollowedSeller = Type.Object({
  id: Id,
  name: Type.String(),
  since: Type.Unsafe<string>({ ...Time, description: 'When the account was made' }),
  followedAt: Time,
})

export const listFollowing: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/following',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getFollowing',
        summary: 'The sellers whom you follow, the last followed first',
        tags: ['favourites'],
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(FollowedSeller, 'Sellers') }),
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const found = await timed(request, 'db', () =>
        app.database.follows.page(actorOf(request).id, { limit, cursor: cursor ?? null }),
      )
      linkNext(request, reply, found.next)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )
}
