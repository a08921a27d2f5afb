import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { removeUnusedFiles } from '@piata/agents'
import { actorOf } from '../../auth/plugin.ts'
import { ownListing } from '../../listings/edit.ts'
import { timed } from '../../observe/request.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { editHeaders, IdParams } from '../../schemas/headers.ts'

export const removeListing: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/listings/:id',
    {
      config: { limit: 'write', keyScope: 'listings:write' },
      schema: {
        operationId: 'deleteListing',
        summary: 'Remove your listing for good',
        tags: ['listings'],
        headers: editHeaders,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const { id } = request.params
      const { ifVersion } = await ownListing(request, id, actor, app.database)
      await timed(request, 'db', () => app.database.listings.remove(id, actor, ifVersion))
      await removeUnusedFiles(app, 1)
      return reply.code(204).send(null)
    },
  )
}
