import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import Type from 'typebox'
import { createConfirmation, freshMs } from '../../auth/confirm.ts'
import { AnyPassword } from '../../auth/fields.ts'
import { Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'
import { Assertion } from '../../schemas/passkeys.ts'
import { sessionOf } from './passkeys.ts'

/** Saying once more that it is you, before what an access token alone is too little for. */
export const confirmMe: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.get(
    '/v1/me/confirm',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getPasskeyConfirmation',
        summary: 'What a browser needs to confirm a session by a passkey',
        description:
          'For `navigator.credentials.get`, by one of your passkeys. 409 where the site has neither a name nor https.',
        tags: ['account'],
        response: answers({ 200: named('PasskeyRequestOptions') }),
      },
    },
    async (request, reply) => {
      const session = await sessionOf(app, request)
      return reply.header('cache-control', 'no-store').send(await app.passkeys.confirmOptions(session))
    },
  )

  app.post(
    '/v1/me/confirm',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'confirmMe',
        summary: 'Give your password once more, or a passkey',
        description:
          'For five minutes this session may do what needs the present password without it: change the password or the address, make an API key, add or remove a passkey, delete the account. Takes the password, or what the browser answered to GET /v1/me/confirm, which is a second factor as well, from the next refresh on.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Object(
          { password: Type.Optional(AnyPassword), passkey: Type.Optional(Assertion) },
          { additionalProperties: false, minProperties: 1, maxProperties: 1 },
        ),
        response: answers({ 200: Type.Object({ confirmedUntil: Type.String({ format: 'date-time' }) }) }),
      },
    },
    async (request, reply) => {
      const { password, passkey } = request.body
      const session = await sessionOf(app, request)
      const { sessionId } = session
      const answer = () => ({
        status: 200,
        body: { confirmedUntil: new Date(Date.now() + freshMs).toISOString() },
      })
      if (passkey !== undefined) {
        await app.limitAddress(request, reply, 'auth')
        const take = await app.passkeys.assertion(request, passkey, session)
        return reply.commit(async (tables) => {
          const user = await take(tables)
          if (user instanceof Problem) return user
          await tables.sessions.confirm(sessionId, user.id)
          await tables.sessions.prove(sessionId, user.id)
          const event = { kind: 'passkey-confirmed', accountId: user.id, sessionId } as const
          await app.recordEvent(tables, request, event)
          return answer()
        })
      }
      const { user, hold } = await confirm(request, reply, password, '/password')
      return reply.commit(async (tables) => {
        await hold(tables)
        await tables.sessions.confirm(sessionId, user.id)
        const event = { kind: 'password-confirmed', accountId: user.id, sessionId } as const
        await app.recordEvent(tables, request, event)
        return answer()
      })
    },
  )
}
