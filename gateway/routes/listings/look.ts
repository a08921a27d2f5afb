import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { isVisible } from '@piata/db'
import { notFound } from '../../listings/edit.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { IdParams } from '../../schemas/headers.ts'

export const lookAtListing: FastifyPluginAsyncTypebox = async (app) => {
  app.put(
    '/v1/listings/:id/look',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'lookAtListing',
        summary: 'Say that somebody looks at the page of a listing',
        description:
          'Counted for its seller, once a day from one browser, without a cookie and without who it was, and not for the seller itself where it says who it is. Of what is no listing nothing is counted; whoever is logged in hears 404 then.',
        tags: ['listings'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { actor } = request
      const listing = actor === null ? undefined : await app.database.listings.find(id)
      const isOwn = listing !== undefined && listing.sellerId === actor?.id
      if (actor !== null && !isOwn && (listing === undefined || !isVisible(listing.status))) throw notFound()
      if (!isOwn) app.actCounter.look(id, request)
      return reply.header('cache-control', 'no-store').code(204).send(null)
    },
  )
}
