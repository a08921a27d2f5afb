import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

export const suggest: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/suggest',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'suggest',
        summary: 'Completions of a search, most popular first',
        tags: ['catalogue'],
        querystring: Type.Object(
          {
            q: Type.String({ maxLength: 100 }),
            limit: Type.Integer({ minimum: 1, maximum: 20, default: 8 }),
          },
          { additionalProperties: false },
        ),
        response: answers({
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                text: Type.String(),
                count: Type.Integer({ description: 'Listings that hold it' }),
              }),
            ),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { q, limit } = request.query
      const items = app.searching.index().suggest(q, limit)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify({ items })), cache: 'shared' })
    },
  )
}
