import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { actorOf } from '../../auth/plugin.ts'
import { publicUser } from '../../auth/session.ts'
import { versionEtag } from '../../caching/etag.ts'
import { sendBytes } from '../../caching/send.ts'
import { unauthenticated } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { after, sent } from '../../soon.ts'

export const readMe: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/me',
    {
      config: { limit: 'read', keyScope: 'account:read' },
      schema: {
        operationId: 'getMe',
        summary: 'Your account',
        tags: ['account'],
        response: answers({ 200: named('User') }),
      },
    },
    (request, reply) => {
      const found = app.database.users.findById(actorOf(request).id)
      const answer = after(found, (user) => {
        if (user === undefined) throw unauthenticated('The account is gone.')
        const body = Buffer.from(JSON.stringify(publicUser(user, app.config)))
        return sendBytes(request, reply, { body, etag: versionEtag(user.id, user.version), cache: 'own' })
      })
      return sent(answer)
    },
  )
}
