import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { invalid } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, named } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'
import { categoryParameter } from '../../searching/query.ts'

const mostIds = 50
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const idsPattern = `^${uuid}(,${uuid}){0,${mostIds - 1}}$`

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
            ids: Type.Optional(
              Type.String({
                pattern: idsPattern,
                maxLength: mostIds * 37,
                description: `Up to ${mostIds} ids, separated by commas, and nothing else: those that anybody may see come in this order, sold and expired ones too`,
              }),
            ),
            limit: limit(20),
            cursor: Type.Optional(cursor),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('ListingCard'), 'Published listings') }),
      },
    },
    async (request, reply) => {
      const { seller, ids, limit, cursor } = request.query
      if (ids !== undefined) {
        if (request.query.category !== undefined || seller !== undefined || cursor !== undefined)
          throw invalid('/ids', 'stands alone')
        const body = await timed(request, 'db', () => app.database.listings.byIds(ids.split(',')))
        return sendBytes(request, reply, { body, cache: 'shared' })
      }
      const category = categoryParameter(request.query.category, app.catalogue)
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
