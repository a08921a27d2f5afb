import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { cacheRules } from '../../caching/send.ts'
import { usageOf } from '../../images/quota.ts'
import { answers } from '../../schemas/answers.ts'

const limit = Type.Union([Type.Integer(), Type.Null()], { description: 'Null where there is none' })

export const myImages: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me/images',
    {
      config: { limit: 'read', keyScope: 'account:read' },
      schema: {
        operationId: 'getMyImageUsage',
        summary: 'How many pictures your account has, and may have',
        description:
          'Bytes are those of the files as they were sent. What no listing uses counts until it is removed, after a day.',
        tags: ['account'],
        response: answers({
          200: Type.Object({
            count: Type.Integer(),
            bytes: Type.Integer(),
            mostCount: limit,
            mostBytes: limit,
          }),
        }),
      },
    },
    async (request, reply) =>
      reply
        .header('cache-control', cacheRules.own)
        .send(await usageOf(app.database, app.config, actorOf(request).id)),
  )
}
