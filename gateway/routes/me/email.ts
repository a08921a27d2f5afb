import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { emailKey, properEmail } from '@piata/db'
import Type from 'typebox'
import { createConfirmation } from '../../auth/confirm.ts'
import { AnyPassword, Email } from '../../auth/fields.ts'
import { refuseBanned } from '../../moderation/banned.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const changeEmail: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.post(
    '/v1/me/email',
    {
      config: { limit: 'mail' },
      schema: {
        operationId: 'changeEmail',
        summary: 'Ask for another address for your account',
        description:
          'Mails go to both addresses; the account has the new one once both have confirmed it, within the hour. An address that was never confirmed has no say. Needs the present password, or a session that was confirmed within five minutes. Always 202: nothing tells whether another account has the address.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Object(
          { email: Email, currentPassword: Type.Optional(AnyPassword) },
          { additionalProperties: false },
        ),
        response: answers({ 202: Type.Object({}, { description: 'The mails are on their way' }) }),
      },
    },
    async (request, reply) => {
      // Of the schema: it is one.
      const email = properEmail(request.body.email)!
      const { user, hold } = await confirm(request, reply, request.body.currentPassword, '/currentPassword')
      if (emailKey(email) === emailKey(user.email))
        throw invalid('/email', 'is the address that the account has')
      await refuseBanned(app, request, email)
      const { isWelcome, waitMs } = await app.mailboxes.take(email)
      if (!isWelcome) {
        throw new Problem('too-many-requests', 'Enough mails were sent to this address; try again later.', {
          headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
        })
      }
      const isConfirmed = user.emailVerifiedAt !== null
      return reply.commit(async (tables) => {
        await hold(tables)
        await tables.emailChanges.ask(user.id, email, isConfirmed)
        // What was sent before spoke of another address.
        await tables.mailLinks.voidAll(user.id, ['old-email', 'new-email'])
        const links = isConfirmed ? ['confirm-old-email', 'confirm-new-email'] : ['confirm-new-email']
        for (const link of links)
          await tables.tasks.enqueue({ goal: 'mailer', input: { link, userId: user.id, email } })
        return { status: 202, body: {} }
      })
    },
  )
}
