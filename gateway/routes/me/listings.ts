import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type ListingStatus, listingStatuses } from '@piata/db'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'
import { categoryParameter } from '../../searching/query.ts'

export const myListings: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/listings',
    {
      config: { limit: 'read', keyScope: 'listings:read' },
      schema: {
        operationId: 'getMyListings',
        summary: 'Your listings, newest first',
        description:
          'With `q` a page may hold fewer than `limit` and have a `next` all the same: a large account is looked through page by page.',
        tags: ['account'],
        querystring: Type.Object(
          {
            q: Type.Optional(
              Type.String({ maxLength: 100, description: 'Words of the title, or how they begin' }),
            ),
            status: Type.Optional(
              Type.String({
                pattern: `^(${listingStatuses.join('|')})(,(${listingStatuses.join('|')})){0,${listingStatuses.length - 1}}$`,
                description: `One or several, separated by commas: ${listingStatuses.join(', ')}`,
              }),
            ),
            category: Type.Optional(
              Type.String({ maxLength: 60, description: 'Id of a category, also a parent' }),
            ),
            sort: Type.Optional(Type.Enum(['newest', 'oldest'], { description: 'By when they were begun' })),
            limit: limit(20),
            cursor: Type.Optional(cursor),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('OwnListingCard'), 'Your listings') }),
      },
    },
    async (request, reply) => {
      const { q, status, sort, limit, cursor } = request.query
      const category = categoryParameter(request.query.category, app.catalogue)
      const wanted = {
        limit,
        cursor: cursor ?? null,
        ...(q !== undefined && { query: q }),
        ...(status !== undefined && { status: [...new Set(status.split(','))] as ListingStatus[] }),
        ...(category !== undefined && { categoryId: category }),
        ...(sort !== undefined && { order: sort }),
      }
      const { body, next } = await timed(request, 'db', () =>
        app.database.listings.ownPage(actorOf(request).id, wanted),
      )
      linkNext(request, reply, next)
      return sendBytes(request, reply, { body, cache: 'own' })
    },
  )
}
