import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { AnyPassword, Email } from '../../auth/fields.ts'
import { hashPassword, needsRehash, verifyPassword } from '../../auth/passwords.ts'
import { startSession, transport } from '../../auth/session.ts'
import { createLoginThrottle } from '../../auth/throttle.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const login: FastifyPluginAsyncTypebox = async (app) => {
  const throttle = createLoginThrottle(app.limitStore)

  app.post(
    '/v1/auth/login',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'login',
        summary: 'Log in',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object(
          { email: Email, password: AnyPassword, transport },
          { additionalProperties: false },
        ),
        response: answers({ 200: named('Session') }),
      },
    },
    async (request, reply) => {
      const { email, password, transport } = request.body
      await throttle.attempt(email, request.ip)
      const user = await app.database.users.findByEmail(email.normalize('NFC'))
      const verified = await verifyPassword(user?.passwordHash, password)
      if (user === undefined || !verified) {
        throw new Problem('invalid-credentials', 'No account has this email and password together.')
      }
      await throttle.succeeded(email, request.ip)
      const passwordHash = needsRehash(user.passwordHash) ? await hashPassword(password) : undefined
      return reply.commit(async (tables) => {
        if (passwordHash !== undefined) await tables.users.update(user.id, { passwordHash })
        return startSession(app, tables, request, user, transport)
      })
    },
  )
}
