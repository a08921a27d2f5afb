import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { type Confirmed, createConfirmation } from '../../auth/confirm.ts'
import {
  AnyPassword,
  Name,
  NewPassword,
  normalizeName,
  Phone,
  refuseWeakPassword,
} from '../../auth/fields.ts'
import { tellPasswordChanged } from '../../auth/notices.ts'
import { hashPassword } from '../../auth/passwords.ts'
import { properPhone } from '../../auth/phone-number.ts'
import { actorOf } from '../../auth/plugin.ts'
import { publicUser } from '../../auth/session.ts'
import { matchesEtag, versionEtag } from '../../caching/etag.ts'
import { Problem, unauthenticated } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named, phoneVisibility, SiteLanguage } from '../../schemas/domain.ts'
import { editHeaders } from '../../schemas/headers.ts'

export const updateMe: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.patch(
    '/v1/me',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'updateMe',
        summary: 'Change your account',
        description:
          'A new password needs the present one too, as `currentPassword`, unless the session was confirmed within five minutes. It ends every other session at once, this one’s access tokens (refresh), and all links that were sent by mail.',
        tags: ['account'],
        headers: editHeaders,
        body: Type.Object(
          {
            name: Type.Optional(Name),
            phone: Type.Optional(Type.Union([Phone, Type.Null()])),
            phoneVisibility: Type.Optional(phoneVisibility),
            locale: Type.Optional(SiteLanguage),
            password: Type.Optional(NewPassword),
            currentPassword: Type.Optional(AnyPassword),
          },
          { additionalProperties: false, minProperties: 1 },
        ),
        response: answers({ 200: named('User') }),
      },
    },
    async (request, reply) => {
      const { users } = app.database
      const { name, locale, password, currentPassword } = request.body
      const { phoneVisibility: visibility } = request.body
      const phone = request.body.phone && properPhone(request.body.phone, app.database.site.current.country)
      const user = await users.findById(actorOf(request).id)
      if (user === undefined) throw unauthenticated('The account is gone.')
      const ifMatch = request.headers['if-match']
      if (ifMatch !== undefined && !matchesEtag(ifMatch, versionEtag(user.id, user.version), false)) {
        throw new Problem('precondition-failed', 'The account was changed since you read it.')
      }
      let confirmed: Confirmed | undefined
      if (password !== undefined) {
        confirmed = await confirm(request, reply, currentPassword, '/currentPassword')
        await refuseWeakPassword(password, { email: user.email, name: name ?? user.name })
      }
      const patch = {
        ...(name !== undefined && { name: normalizeName(name) }),
        ...(phone !== undefined && { phone }),
        ...(visibility !== undefined && { phoneVisibility: visibility }),
        ...(locale !== undefined && { locale }),
        ...(password !== undefined && { passwordHash: await hashPassword(password) }),
      }
      const ifVersion = ifMatch === undefined ? undefined : user.version
      // A new password and the end of what was opened with the old one: both or neither.
      const updated = await app.database.transaction(async (tables) => {
        await confirmed?.hold(tables)
        const changed = await tables.users.update(user.id, patch, ifVersion)
        if (password !== undefined) {
          const { sessionId } = request
          await tables.sessions.revokeAll(user.id, sessionId ?? undefined)
          await tables.mailLinks.voidAll(user.id)
          await tables.emailChanges.end(user.id)
          await tellPasswordChanged(tables, changed, sessionId)
          await app.recordEvent(tables, request, { kind: 'password-changed', accountId: user.id, sessionId })
        }
        return changed
      })
      if (password !== undefined) await app.forgetEndedSessions()
      reply.header('etag', versionEtag(updated.id, updated.version))
      return publicUser(updated, app.config)
    },
  )
}
