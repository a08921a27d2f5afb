import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'

export const sitemap: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/sitemap',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getSitemap',
        summary: 'Ids, titles and times of all published listings, for sitemaps',
        tags: ['listings'],
        querystring: Type.Object(
          {
            after: Type.Optional(Id),
            limit: Type.Integer({ minimum: 1, maximum: 10_000, default: 10_000 }),
          },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            items: Type.Array(Type.Object({ id: Id, title: Type.String(), updatedAt: Time })),
            next: Type.Union([Id, Type.Null()], { description: '`after` of the next page' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { after, limit } = request.query
      const items = await timed(request, 'db', () => app.database.listings.sitemap(after ?? null, limit))
      const next = items.length === limit ? items.at(-1)!.id : null
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ items, next })),
        cache: 'reference',
      })
    },
  )
}
