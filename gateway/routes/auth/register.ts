import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { properEmail } from '@piata/db'
import Type from 'typebox'
import { Email, Name, NewPassword, normalizeName, Phone, refuseWeakPassword } from '../../auth/fields.ts'
import { hashPassword } from '../../auth/passwords.ts'
import { properPhone } from '../../auth/phone-number.ts'
import { startSession, transport } from '../../auth/session.ts'
import { refuseBanned } from '../../moderation/banned.ts'
import { answers } from '../../schemas/answers.ts'
import { named, SiteLanguage } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const register: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/register',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'register',
        summary: 'Open an account and log in',
        description:
          'Where addresses are confirmed, a mail with a link is sent; until its link is followed the account keeps drafts and cannot publish (`mustVerifyEmail`).',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object(
          {
            email: Email,
            password: NewPassword,
            name: Name,
            phone: Type.Optional(Type.Union([Phone, Type.Null()])),
            locale: Type.Optional(SiteLanguage),
            transport,
          },
          { additionalProperties: false },
        ),
        response: answers({ 201: named('Session') }),
      },
    },
    async (request, reply) => {
      await app.limitAddress(request, reply, 'registration')
      const { email, password, name, locale, transport } = request.body
      const phone = request.body.phone && properPhone(request.body.phone, app.database.site.current.country)
      // Of the schema: it is one.
      const owner = { email: properEmail(email)!, name: normalizeName(name) }
      await refuseBanned(app, request, owner.email)
      await refuseWeakPassword(password, owner)
      const account = {
        ...owner,
        passwordHash: await hashPassword(password),
        ...(phone !== undefined && { phone }),
        ...(locale !== undefined && { locale }),
      }
      const isWelcome =
        app.config.emailVerification === 'required' && (await app.mailboxes.take(owner.email)).isWelcome
      return reply.commit(async (tables) => {
        const user = await tables.users.create(account)
        const input = { link: 'verify-email', userId: user.id }
        if (isWelcome) await tables.tasks.enqueue({ goal: 'mailer', input, key: `verify-email ${user.id}` })
        return startSession(app, tables, request, user, transport, { status: 201 })
      }, app.forgetEndedSessions)
    },
  )
}
