import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { tellNewLogin } from '../../auth/notices.ts'
import { startSession, transport } from '../../auth/session.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { Assertion } from '../../schemas/passkeys.ts'

/** Logging in with a passkey. */
export const passkeyLogin: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/v1/auth/passkey',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getPasskeyLogin',
        summary: 'What a browser needs to log in with a passkey',
        description:
          'For `navigator.credentials.get`, also with `mediation: "conditional"`. 409 where the site has neither a name nor https, without which browsers have no passkeys.',
        tags: ['auth'],
        response: answers({ 200: named('PasskeyRequestOptions') }),
      },
    },
    async (_request, reply) => reply.header('cache-control', 'no-store').send(app.passkeys.logInOptions()),
  )

  app.post(
    '/v1/auth/passkey',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'logInByPasskey',
        summary: 'Log in with a passkey',
        description:
          'Takes what the browser answered to the challenge of GET /v1/auth/passkey. The device has verified who uses it, so no code of an authenticator app is asked for.',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object({ passkey: Assertion, transport }, { additionalProperties: false }),
        response: answers({ 200: named('Session') }),
      },
    },
    async (request, reply) => {
      const { passkey, transport } = request.body
      const take = await app.passkeys.assertion(request, passkey)
      return reply.commit(async (tables) => {
        const user = await take(tables)
        if (user instanceof Problem) return user
        await tellNewLogin(app, tables, request, user)
        return startSession(app, tables, request, user, transport, { isProven: true })
      }, app.forgetEndedSessions)
    },
  )
}
