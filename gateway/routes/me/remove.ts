import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { removeUnusedFiles } from '@piata/agents'
import Type from 'typebox'
import { createConfirmation } from '../../auth/confirm.ts'
import { AnyPassword } from '../../auth/fields.ts'
import { forgetSession } from '../../auth/refresh-tokens.ts'
import { answers, noContent } from '../../schemas/answers.ts'

/** Milliseconds that an answer waits for the removal. */
const waitMs = 1000

export const removeMe: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.delete(
    '/v1/me',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'deleteMe',
        summary: 'Delete your account and all that is yours',
        description:
          'Needs the present password, or a session that was confirmed within five minutes, so that a lost device or token is not enough.',
        tags: ['account'],
        body: Type.Object({ password: Type.Optional(AnyPassword) }, { additionalProperties: false }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { user, hold } = await confirm(request, reply, request.body.password, '/password')
      await app.database.transaction(async (tables) => {
        await hold(tables)
        await tables.users.delete(user.id)
        await app.recordEvent(tables, request, { kind: 'account-removed', accountId: user.id })
      })
      // All of most accounts goes before the answer; the rest of a large one goes on without it.
      await Promise.race([app.removeAccounts(), delay(waitMs)])
      await app.forgetEndedSessions()
      await removeUnusedFiles(app, 1)
      return reply.code(204).headers(forgetSession('cookie', app)).send(null)
    },
  )
}
