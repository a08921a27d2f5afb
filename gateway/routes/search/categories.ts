import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'

export const categories: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/categories',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getCategories',
        summary: 'The tree of categories, each with its typed attributes',
        tags: ['catalogue'],
        response: answers({ 200: Type.Object({ items: Type.Array(named('Category')) }) }),
      },
    },
    async (request, reply) => {
      const { body, etag } = await app.database.categories.tree()
      return sendBytes(request, reply, { body, etag, cache: 'reference', isKept: true })
    },
  )
}
