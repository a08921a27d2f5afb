import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { withheld } from '../../auth/staff.ts'
import { httpDate } from '../../caching/http-date.ts'
import { sendBytes } from '../../caching/send.ts'
import { gone, notFound } from '../../listings/edit.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'

export const readListing: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/listings/:id',
    {
      config: { limit: 'read', keyScope: 'listings:read' },
      schema: {
        operationId: 'getListing',
        summary: 'One listing',
        description:
          'Drafts and the like are shown to their owner only. One that was public and is deleted answers 410.',
        tags: ['listings'],
        params: IdParams,
        response: answers({ 200: named('ListingDetail') }),
      },
    },
    async (request, reply) => {
      const { actor } = request
      const detail = await timed(request, 'db', () =>
        app.database.listings.detail(request.params.id, actor ?? undefined),
      )
      if (detail === undefined) {
        if (await timed(request, 'db', () => app.database.listings.isGone(request.params.id))) throw gone()
        throw withheld(request) ?? notFound()
      }
      reply.header('last-modified', httpDate(detail.updatedAt))
      return sendBytes(request, reply, {
        body: detail.body,
        etag: detail.etag,
        cache: actor ? 'own' : 'shared',
        // Strangers ask for the same bytes.
        isKept: actor === null,
      })
    },
  )
}
