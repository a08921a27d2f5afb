import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { invalid } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, named } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listListings: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/listings',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getListings',
        summary: 'Published listings, newest first',
        tags: ['listings'],
        querystring: Type.Object(
          {
            category: Type.Optional(
              Type.String({ maxLength: 60, description: 'Id of a category, also a parent' }),
            ),
            seller: Type.Optional(Id),
            limit: limit(20),
            cursor: Type.Optional(cursor),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('ListingCard'), 'Published listings') }),
      },
    },
    async (request, reply) => {
      const { category, seller, limit, cursor } = request.query
      if (category !== undefined && !app.catalogue.categories.has(category)) {
        throw invalid('/category', `'${category}' is not a category`)
      }
      const wanted = {
        limit,
        cursor: cursor ?? null,
        ...(category !== undefined && { categoryId: category }),
        ...(seller !== undefined && { sellerId: seller }),
      }
      const { body, next } = await timed(request, 'db', () => app.database.listings.page(wanted))
      linkNext(request, reply, next)
      return sendBytes(request, reply, { body, cache: 'shared' })
    },
  )
}
