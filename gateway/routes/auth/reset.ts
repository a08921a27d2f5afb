import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Id, WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { NewPassword, refuseWeakPassword } from '../../auth/fields.ts'
import { hashLinkToken, LinkToken, linkIsVoid } from '../../auth/mail-links.ts'
import { tellPasswordChanged } from '../../auth/notices.ts'
import { hashPassword } from '../../auth/passwords.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { postHeaders } from '../../schemas/headers.ts'

export const reset: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/v1/auth/reset',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'resetPassword',
        summary: 'Set a new password by the link of a mail',
        description:
          'Ends every session of the account and makes all links void that were sent to it. Whoever has the link has the mailbox, so the address counts as confirmed; where it was not before, API keys, webhooks, browsers that are told, passkeys, links to providers and an authenticator app end too, as they may be somebody else’s.',
        tags: ['auth'],
        headers: postHeaders,
        body: Type.Object({ token: LinkToken, password: NewPassword }, { additionalProperties: false }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { token, password } = request.body
      const tokenHash = hashLinkToken(token)
      // Before a password is hashed, which costs more than all else.
      const found = await app.database.mailLinks.find(tokenHash, ['reset'])
      const owner = found && (await app.database.users.findById(found.userId))
      if (owner === undefined) throw linkIsVoid()
      await refuseWeakPassword(password, owner)
      const passwordHash = await hashPassword(password)
      return reply.commit(
        async (tables) => {
          const link = await tables.mailLinks.use(tokenHash, ['reset'])
          if (link === undefined) throw linkIsVoid()
          const before = await tables.users.findById(link.userId)
          // Whoever opened the account never showed that the mailbox was theirs.
          if (before?.emailVerifiedAt === null) await endOthersCredentials(app, tables, request, link.userId)
          await tables.users.verifyEmail(link.userId)
          const user = await tables.users.update(link.userId, { passwordHash })
          await tables.sessions.revokeAll(user.id)
          await tables.mailLinks.voidAll(user.id)
          await tables.emailChanges.end(user.id)
          await tellPasswordChanged(tables, user)
          await app.recordEvent(tables, request, { kind: 'password-reset', accountId: user.id })
          return { status: 204 }
        },
        () => app.forgetEndedSessions(),
      )
    },
  )
}

/** Ends what opens an account besides its password, and what tells of it elsewhere. */
async function endOthersCredentials(
  app: FastifyInstance,
  tables: WrittenTables,
  request: FastifyRequest,
  accountId: Id,
): Promise<void> {
  const all = await tables.apiKeys.removeAll(accountId)
  if (all > 0)
    await app.recordEvent(tables, request, { kind: 'api-key-removed', accountId, details: { all } })
  for (const { id } of await tables.webhooks.list(accountId)) await tables.webhooks.remove(accountId, id)
  for (const { id } of await tables.pushSubscriptions.of(accountId)) await tables.pushSubscriptions.forget(id)
  const passkeys = await tables.passkeys.removeAll(accountId)
  if (passkeys > 0)
    await app.recordEvent(tables, request, {
      kind: 'passkey-removed',
      accountId,
      details: { all: passkeys },
    })
  const identities = await tables.identities.removeAll(accountId)
  if (identities > 0)
    await app.recordEvent(tables, request, {
      kind: 'identity-unlinked',
      accountId,
      details: { all: identities },
    })
  if ((await tables.secondFactors.find(accountId)) === undefined) return
  await tables.secondFactors.remove(accountId)
  await app.recordEvent(tables, request, { kind: 'second-factor-removed', accountId })
}
