import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { limit } from '../../schemas/page.ts'

export const places: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/places',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'findPlaces',
        summary: 'Localities that a text means or begins, likelier ones first',
        tags: ['catalogue'],
        querystring: Type.Object(
          {
            q: Type.String({
              maxLength: 100,
              description:
                'As people write it: without diacritics, in old spelling, shortened (Tg., Sf.), in another language, with its county by name or code',
            }),
            limit: limit(10),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ items: Type.Array(named('Place')) }) }),
      },
    },
    async (request, reply) => {
      const { q, limit } = request.query
      const { body, etag } = await timed(request, 'db', () => app.database.places.search(q, limit))
      return sendBytes(request, reply, { body, etag, cache: 'reference' })
    },
  )
}
