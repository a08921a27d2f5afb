import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { AnyPassword, Email } from '../../auth/fields.ts'
import { tellNewLogin } from '../../auth/notices.ts'
import { oneATurn } from '../../auth/one-a-turn.ts'
import { hashPassword, needsRehash, verifyPassword } from '../../auth/passwords.ts'
import { presentedDevice, startSession, transport } from '../../auth/session.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const login: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/login',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'login',
        summary: 'Log in',
        description:
          'A suspended account hears so, with the reason, after the right password only. An account with an authenticator app hears `second-factor-required`: go on with POST /v1/auth/second-factor.',
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
      await oneATurn()
      const attempt = { email, address: request.ip, device: presentedDevice(app, request, email) }
      const user = await app.loginThrottle.guard(attempt, async () => {
        const found = await app.database.users.findByEmail(email)
        if (await verifyPassword(found?.passwordHash, password)) return found
        if (found !== undefined) app.recordFailure(request, found.id)
        return undefined
      })
      if (user === undefined) throw wrongPair()
      const passwordHash = needsRehash(user.passwordHash) ? await hashPassword(password) : undefined
      return reply.commit(async (tables) => {
        // A new password ends all sessions: none may begin with the one before after that.
        const now = await tables.users.holdPassword(user.id, user.passwordHash)
        if (now === undefined) throw wrongPair()
        if (passwordHash !== undefined) await tables.users.rehash(user.id, passwordHash)
        const demand = await app.secondFactor.demand(tables, now)
        if (demand !== undefined) return demand
        await tellNewLogin(app, tables, request, now)
        return startSession(app, tables, request, now, transport)
      }, app.forgetEndedSessions)
    },
  )
}

const wrongPair = (): Problem =>
  new Problem('invalid-credentials', 'No account has this email and password together.')
