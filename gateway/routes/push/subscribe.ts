import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { checkPushEndpoint, isPushKey } from '@piata/agents'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { invalid } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

const Endpoint = Type.String({
  minLength: 1,
  maxLength: 2_000,
  description: 'Of the browser’s push service: https, on the internet',
})

export const subscribeToPush: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/push/subscriptions',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'subscribeToPush',
        summary: 'Be told through a browser',
        description:
          'Takes what `PushSubscription.toJSON()` gives. A browser is told for the account that subscribed it last; of an account’s browsers the newest 20 are kept.',
        tags: ['push'],
        headers: postHeaders,
        body: Type.Object(
          {
            endpoint: Endpoint,
            expirationTime: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
            keys: Type.Object(
              {
                p256dh: Type.String({
                  pattern: '^B[\\w-]{86}$',
                  description: 'The browser’s public key, an uncompressed point of P-256, base64url',
                }),
                auth: Type.String({ pattern: '^[\\w-]{22}$', description: '16 bytes, base64url' }),
              },
              { additionalProperties: false },
            ),
          },
          { additionalProperties: false },
        ),
        response: answers({ 201: Type.Object({ id: Id, createdAt: Time }) }),
      },
    },
    async (request, reply) => {
      const { keys } = request.body
      if (!isPushKey(keys.p256dh)) throw invalid('/keys/p256dh', 'must be a point of the curve P-256')
      const endpoint = checkedEndpoint(request.body.endpoint)
      const userId = actorOf(request).id
      const userAgent = request.headers['user-agent'] ?? null
      return reply.commit(async ({ pushSubscriptions }) => ({
        status: 201,
        body: await pushSubscriptions.add(userId, { endpoint, ...keys, userAgent }),
      }))
    },
  )
}

/** @throws Problem naming what is wrong with it; whom its name leads to is seen when something is sent */
export function checkedEndpoint(text: string): string {
  try {
    return checkPushEndpoint(text)
  } catch (error) {
    throw invalid('/endpoint', (error as Error).message)
  }
}

export const endpointBody = Type.Object({ endpoint: Endpoint }, { additionalProperties: false })
