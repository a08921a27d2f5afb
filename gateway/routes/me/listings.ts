import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { listingStatuses } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const myListings: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/listings',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getMyListings',
        summary: 'Your listings, newest first',
        tags: ['account'],
        querystring: Type.Object(
          {
            status: Type.Optional(Type.Enum([...listingStatuses])),
            limit: limit(20),
            cursor: Type.Optional(cursor),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('OwnListingCard'), 'Your listings') }),
      },
    },
    async (request, reply) => {
      const { status, limit, cursor } = request.query
      const wanted = { limit, cursor: cursor ?? null, ...(status !== undefined && { status }) }
      const { body, next } = await timed(request, 'db', () =>
        app.database.listings.ownPage(actorOf(request).id, wanted),
      )
      linkNext(request, reply, next)
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}
