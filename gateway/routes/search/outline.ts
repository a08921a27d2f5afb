import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

const Outline = Type.Object({
  points: Type.Array(Type.Integer(), {
    description:
      'Latitude and longitude of each place in thousandths of a degree, each by its difference to the one before',
  }),
  towns: Type.Array(
    Type.Object({ name: Type.String(), lat: Type.Number(), lon: Type.Number(), importance: Type.Integer() }),
    { description: 'Those that a map names, the largest first' },
  ),
})

export const outline: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/places/outline',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'getPlacesOutline',
        summary: 'Where all places are, for drawing a map',
        tags: ['catalogue'],
        response: answers({ 200: Outline }),
      },
    },
    async (request, reply) => {
      const { body, etag } = app.database.places.outline()
      return sendBytes(request, reply, { body, etag, cache: 'reference', isKept: true })
    },
  )
}
