import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { isGoneOf } from '../../admission/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { SitemapPages } from '../../listings/sitemap-pages.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'

export const sitemap: FastifyPluginAsyncTypebox = async (app) => {
  const pages = new SitemapPages(app.database, () => app.searching.generation)
  app.get(
    '/v1/sitemap',
    {
      config: { limit: 'bulk' },
      schema: {
        operationId: 'getSitemap',
        summary: 'Ids, titles, times and first pictures of all published listings, for sitemaps',
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
            items: Type.Array(
              Type.Object({
                ...{ id: Id, title: Type.String(), updatedAt: Time },
                image: Type.Union([Type.String(), Type.Null()], {
                  description: 'SHA-256 of the first picture',
                }),
              }),
            ),
            next: Type.Union([Id, Type.Null()], { description: '`after` of the next page' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { after, limit } = request.query
      const { body, etag } = await timed(request, 'db', () =>
        pages.page(after ?? null, limit, isGoneOf(reply)),
      )
      return sendBytes(request, reply, { body, etag, cache: 'reference', isKept: true })
    },
  )
}
