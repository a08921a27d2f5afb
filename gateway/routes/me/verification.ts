import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { actorOf } from '../../auth/plugin.ts'
import { Problem, unauthenticated } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const askVerification: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/me/verification',
    {
      config: { limit: 'mail' },
      schema: {
        operationId: 'askVerification',
        summary: 'Have the mail sent again that confirms your address',
        description: 'The link of the mail before it is void then. 409 once the address is confirmed.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Optional(Type.Union([Type.Object({}, { additionalProperties: false }), Type.Null()])),
        response: answers({ 202: Type.Object({}, { description: 'The mail is on its way' }) }),
      },
    },
    async (request, reply) => {
      const user = await app.database.users.findById(actorOf(request).id)
      if (user === undefined) throw unauthenticated('The account is gone.')
      if (user.emailVerifiedAt !== null) throw new Problem('conflict', 'Your address is confirmed already.')
      const { isWelcome, waitMs } = await app.mailboxes.take(user.email)
      if (!isWelcome) {
        throw new Problem('too-many-requests', 'Enough mails were sent to your address; try again later.', {
          headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
        })
      }
      return reply.commit(async ({ tasks }) => {
        const input = { link: 'verify-email', userId: user.id }
        await tasks.enqueue({ goal: 'mailer', input, key: `verify-email ${user.id}` })
        return { status: 202, body: {} }
      })
    },
  )
}
