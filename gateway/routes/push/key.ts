import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { vapidKeysOf } from '@piata/agents'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { answers } from '../../schemas/answers.ts'

export const readPushKey: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/push/key',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getPushKey',
        summary: 'The key by which push services know this site',
        description: 'What `pushManager.subscribe` takes as `applicationServerKey` (RFC 8292).',
        tags: ['push'],
        response: answers({
          200: Type.Object({
            publicKey: Type.String({ description: 'An uncompressed point of P-256, base64url' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { publicKey } = await vapidKeysOf(app.database, app.config)
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ publicKey })),
        cache: 'reference',
      })
    },
  )
}
