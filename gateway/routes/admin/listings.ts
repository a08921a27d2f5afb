import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { answers } from '../../schemas/answers.ts'
import { Id, listingStatus, Time } from '../../schemas/domain.ts'
import { limit, page } from '../../schemas/page.ts'

const Listing = Type.Object({
  id: Id,
  title: Type.String(),
  status: listingStatus,
  seller: Type.Object({ id: Id, name: Type.String() }),
  createdAt: Time,
  updatedAt: Time,
})

export const listListingsOfAll: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/admin/listings',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listAllListings',
        summary: 'Listings of everybody and of any status, the newest first',
        description:
          'With `q` or `status` a page may hold fewer than `limit`, or none, and have a `next` all the same: they are looked through page by page.',
        tags: ['admin'],
        querystring: Type.Object(
          {
            q: Type.Optional(Type.String({ maxLength: 100, description: 'An id, or a part of the title' })),
            seller: Type.Optional(Id),
            status: Type.Optional(listingStatus),
            limit: Type.Optional(limit(20)),
            cursor: Type.Optional(
              Type.String({ pattern: '^\\d{1,15}$', description: '`next` of the page before' }),
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(Listing, 'Listings') }),
      },
    },
    async (request, reply) => {
      const { q, seller, status, limit: most = 20, cursor } = request.query
      const { items, next } = await app.database.desk.listings({
        limit: most,
        ...(q !== undefined && q.trim() !== '' && { q: q.trim() }),
        ...(seller !== undefined && { sellerId: seller }),
        ...(status !== undefined && { status }),
        ...(cursor !== undefined && { before: Number(cursor) }),
      })
      reply.header('cache-control', 'no-store')
      return { items, next: next === null ? null : String(next) }
    },
  )
}
