import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Id, Time } from '../../schemas/domain.ts'
import { IdParams } from '../../schemas/headers.ts'

const Device = Type.Object({
  id: Id,
  userAgent: Type.Union([Type.String(), Type.Null()], {
    description: 'What the browser called itself when it subscribed',
  }),
  createdAt: Time,
  lastOkAt: Type.Union([Time, Type.Null()], {
    description: 'When a push service last took a message for it',
  }),
})

export const pushDevices: FastifyPluginAsyncTypebox = async (app) => {
  const { pushSubscriptions } = app.database

  app.get(
    '/v1/push/subscriptions',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'listPushSubscriptions',
        summary: 'The browsers that you are told through, the newest first; at most 20',
        tags: ['push'],
        response: answers({ 200: Type.Object({ items: Type.Array(Device) }) }),
      },
    },
    async (request, reply) => {
      const items = await pushSubscriptions.devices(actorOf(request).id)
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify({ items })), cache: 'own' })
    },
  )

  app.delete(
    '/v1/push/subscriptions/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'removePushSubscription',
        summary: 'Be told through one of your browsers no more, from wherever you are',
        tags: ['push'],
        params: IdParams,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      if (!(await pushSubscriptions.removeDevice(actorOf(request).id, request.params.id)))
        throw new Problem('not-found', 'There is no such browser, or it is not yours.')
      return reply.code(204).send(null)
    },
  )
}
