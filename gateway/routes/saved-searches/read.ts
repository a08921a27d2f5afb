import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { versionEtag } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'
import { noSavedSearch } from '../../searching/saved.ts'

export const readSavedSearch: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/saved-searches/:id',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getSavedSearch',
        summary: 'One of your saved searches',
        tags: ['saved searches'],
        params: IdParams,
        response: answers({ 200: named('SavedSearch') }),
      },
    },
    async (request, reply) => {
      const search = await timed(request, 'db', () =>
        app.database.savedSearches.find(request.params.id, actorOf(request).id),
      )
      if (search === undefined) throw noSavedSearch()
      const etag = versionEtag(search.id, search.version)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(search)), etag, cache: 'own' })
    },
  )
}
