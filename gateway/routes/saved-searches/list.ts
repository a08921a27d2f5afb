import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { linkNext } from '../../caching/link.ts'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { cursor, limit, page } from '../../schemas/page.ts'

export const listSavedSearches: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/saved-searches',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listSavedSearches',
        summary: 'Your saved searches, newest first',
        tags: ['saved searches'],
        querystring: Type.Object(
          { limit: limit(20), cursor: Type.Optional(cursor) },
          { additionalProperties: false },
        ),
        response: answers({ 200: page(named('SavedSearch'), 'Your saved searches') }),
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const found = await timed(request, 'db', () =>
        app.database.savedSearches.page(actorOf(request).id, { limit, cursor: cursor ?? null }),
      )
      linkNext(request, reply, found.next)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(found)), cache: 'own' })
    },
  )
}
