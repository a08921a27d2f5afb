import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { timed } from '../../observe/request.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { editHeaders, IdParams } from '../../schemas/headers.ts'
import { savedVersion } from '../../searching/saved.ts'

export const removeSavedSearch: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/saved-searches/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'deleteSavedSearch',
        summary: 'Forget your saved search',
        tags: ['saved searches'],
        headers: editHeaders,
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { savedSearches } = app.database
      const userId = actorOf(request).id
      const { id } = request.params
      await timed(request, 'db', async () =>
        savedSearches.remove(id, userId, await savedVersion(request, id, userId, savedSearches)),
      )
      return reply.code(204).send(null)
    },
  )
}
