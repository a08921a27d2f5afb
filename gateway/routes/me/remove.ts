import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { clearRefreshCookie } from '../../auth/refresh-tokens.ts'
import { removeUnusedFiles } from '../../images/sweep.ts'
import { answers, noContent } from '../../schemas/answers.ts'

export const removeMe: FastifyPluginAsyncTypebox = async (app) => {
  app.delete(
    '/v1/me',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'deleteMe',
        summary: 'Delete your account and all that is yours',
        tags: ['account'],
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      await app.database.users.delete(actorOf(request).id)
      await removeUnusedFiles(app, 1)
      clearRefreshCookie(reply, app.config)
      return reply.code(204).send(null)
    },
  )
}
