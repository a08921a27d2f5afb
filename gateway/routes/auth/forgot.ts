import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { properEmail } from '@piata/db'
import Type from 'typebox'
import { Email } from '../../auth/fields.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const forgot: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/forgot',
    {
      config: { limit: 'mail' },
      schema: {
        operationId: 'forgotPassword',
        summary: 'Ask for a new password by mail',
        description:
          'Always 202: nothing tells whether there is such an account. Nor does the time, as the account is looked for when the mail is sent.',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object({ email: Email }, { additionalProperties: false }),
        response: answers({ 202: Type.Object({}, { description: 'If there is such an account' }) }),
      },
    },
    async (request, reply) => {
      // Of the schema: it is one.
      const to = properEmail(request.body.email)!
      const { isWelcome } = await app.mailboxes.take(to)
      return reply.commit(async ({ tasks }) => {
        const input = { link: 'reset-password', to, askedAt: new Date().toISOString() }
        if (isWelcome) await tasks.enqueue({ goal: 'mailer', input })
        return { status: 202, body: {} }
      })
    },
  )
}
