import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { AnyPassword, Locale, Name, NewPassword, normalizeName, Phone } from '../../auth/fields.ts'
import { hashPassword, verifyPassword } from '../../auth/passwords.ts'
import { actorOf, unauthenticated } from '../../auth/plugin.ts'
import { publicUser } from '../../auth/session.ts'
import { createLoginThrottle } from '../../auth/throttle.ts'
import { matchesEtag, versionEtag } from '../../caching/etag.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { editHeaders } from '../../schemas/headers.ts'

export const updateMe: FastifyPluginAsyncTypebox = async (app) => {
  const throttle = createLoginThrottle(app.limitStore)

  app.patch(
    '/v1/me',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'updateMe',
        summary: 'Change your account',
        description: 'A new password needs the present one too and ends every session.',
        tags: ['account'],
        headers: editHeaders,
        body: Type.Object(
          {
            name: Type.Optional(Name),
            phone: Type.Optional(Type.Union([Phone, Type.Null()])),
            locale: Type.Optional(Locale),
            password: Type.Optional(NewPassword),
            currentPassword: Type.Optional(AnyPassword),
          },
          { additionalProperties: false, minProperties: 1 },
        ),
        response: answers({ 200: named('User') }),
      },
    },
    async (request, reply) => {
      const { users, sessions } = app.database
      const { name, phone, locale, password, currentPassword } = request.body
      const user = await users.findById(actorOf(request).id)
      if (user === undefined) throw unauthenticated('The account is gone.')
      const ifMatch = request.headers['if-match']
      if (ifMatch !== undefined && !matchesEtag(ifMatch, versionEtag(user.id, user.version), false)) {
        throw new Problem('precondition-failed', 'The account was changed since you read it.')
      }
      if (password !== undefined) {
        if (currentPassword === undefined) throw invalid('/currentPassword', 'is missing')
        await throttle.attempt(user.email, request.ip)
        const stored = await users.findByEmail(user.email)
        if (!(await verifyPassword(stored?.passwordHash, currentPassword))) {
          throw invalid('/currentPassword', 'is not the present password')
        }
        await throttle.succeeded(user.email, request.ip)
      }
      const patch = {
        ...(name !== undefined && { name: normalizeName(name) }),
        ...(phone !== undefined && { phone }),
        ...(locale !== undefined && { locale }),
        ...(password !== undefined && { passwordHash: await hashPassword(password) }),
      }
      const updated = await users.update(user.id, patch, ifMatch === undefined ? undefined : user.version)
      if (password !== undefined) await sessions.revokeAll(user.id)
      reply.header('etag', versionEtag(updated.id, updated.version))
      return publicUser(updated)
    },
  )
}
