import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { versionEtag } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named, SiteLanguage } from '../../schemas/domain.ts'
import { editHeaders, IdParams } from '../../schemas/headers.ts'
import { Frequency, SearchName } from '../../schemas/saved-searches.ts'
import { savedName, savedVersion } from '../../searching/saved.ts'

export const updateSavedSearch: FastifyPluginAsyncTypebox = async (app) => {
  app.patch(
    '/v1/saved-searches/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'updateSavedSearch',
        summary: 'Rename your saved search, or say when you are told',
        description: 'What it asks for stays: another search is another saved search.',
        tags: ['saved searches'],
        headers: editHeaders,
        params: IdParams,
        body: Type.Object(
          {
            name: Type.Optional(SearchName),
            frequency: Type.Optional(Frequency),
            locale: Type.Optional(SiteLanguage),
          },
          { additionalProperties: false, minProperties: 1 },
        ),
        response: answers({ 200: named('SavedSearch') }),
      },
    },
    async (request, reply) => {
      const { savedSearches } = app.database
      const userId = actorOf(request).id
      const { id } = request.params
      const { name, frequency, locale } = request.body
      const patch = {
        ...(name !== undefined && { name: savedName(name) }),
        ...(frequency !== undefined && { frequency }),
        ...(locale !== undefined && { locale }),
      }
      const search = await timed(request, 'db', async () =>
        savedSearches.update(id, userId, patch, await savedVersion(request, id, userId, savedSearches)),
      )
      const etag = versionEtag(search.id, search.version)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(search)), etag, cache: 'own' })
    },
  )
}
