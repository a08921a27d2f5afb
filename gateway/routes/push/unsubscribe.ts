import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { checkedEndpoint, endpointBody } from './subscribe.ts'

export const unsubscribeFromPush: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/push/subscriptions',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'unsubscribeFromPush',
        summary: 'Be told through a browser no more',
        tags: ['push'],
        body: endpointBody,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const endpoint = checkedEndpoint(request.body.endpoint)
      if (!(await app.database.pushSubscriptions.remove(actorOf(request).id, endpoint)))
        throw new Problem('not-found', 'This browser is not subscribed for your account.')
      return reply.code(204).send(null)
    },
  )
}
