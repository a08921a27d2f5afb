import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Id } from '@piata/db'
import type { FastifyRequest } from 'fastify'
import { withheld } from '../../auth/staff.ts'
import { httpDate } from '../../caching/http-date.ts'
import { sendBytes } from '../../caching/send.ts'
import { gone, notFound } from '../../listings/edit.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { after, sent } from '../../soon.ts'

export const readListing: FastifyPluginAsyncTypebox = async (app) => {
  const refuse = async (id: Id, request: FastifyRequest): Promise<never> => {
    if (await timed(request, 'db', () => app.database.listings.isGone(id))) throw gone()
    throw withheld(request) ?? notFound()
  }
  app.get(
    '/v1/listings/:id',
    {
      config: {
        limit: 'read',
        keyScope: 'listings:read',
        atOnce: {
          find: (url) => app.database.listings.detailInMemory(url.slice(url.lastIndexOf('/') + 1) as Id),
        },
      },
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
    (request, reply) => {
      const { actor, params } = request
      const found = timed(request, 'db', () => app.database.listings.detail(params.id, actor ?? undefined))
      const answer = after(found, (detail) => {
        if (detail === undefined) return refuse(params.id, request)
        reply.header('last-modified', httpDate(detail.updatedAt))
        return sendBytes(request, reply, {
          body: detail.body,
          etag: detail.etag,
          cache: actor ? 'own' : 'shared',
          // Strangers ask for the same bytes.
          isKept: actor === null,
        })
      })
      return sent(answer)
    },
  )
}
