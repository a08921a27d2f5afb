import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { notFound } from '../../listings/edit.ts'
import { timed } from '../../observe/request.ts'
import { answers } from '../../schemas/answers.ts'
import { Id } from '../../schemas/domain.ts'

/** As long as that of any page. */
const longestTarget = 2_000

export const readOldAddress: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/old-addresses',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getOldAddress',
        summary: 'The listing that an address of an old site was of',
        description:
          'For the site, which sends visitors of such an address on. 404 for an address of no listing that was public.',
        tags: ['listings'],
        querystring: Type.Object(
          {
            address: Type.String({
              ...{ minLength: 1, maxLength: longestTarget, pattern: '^/' },
              description: 'Path and parameters, as they were asked for',
            }),
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ id: Id, title: Type.String() }) }),
      },
    },
    async (request, reply) => {
      const found = await timed(request, 'db', () => app.database.oldAddresses.find(request.query.address))
      if (found === undefined) throw notFound()
      reply.header('cache-control', 'public, max-age=300')
      return found
    },
  )
}
