import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Id, WrittenTables } from '@piata/db'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { createConfirmation } from '../../auth/confirm.ts'
import { AnyPassword } from '../../auth/fields.ts'
import { tellCredentialChanged } from '../../auth/notices.ts'
import { actorOf } from '../../auth/plugin.ts'
import { recoveryCodeCount } from '../../auth/recovery-codes.ts'
import { AppCode } from '../../auth/second-factor.ts'
import { sendBytes } from '../../caching/send.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Time } from '../../schemas/domain.ts'
import { postHeaders } from '../../schemas/headers.ts'

const noStore = { 'cache-control': 'no-store' }

const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String(), { minItems: recoveryCodeCount, maxItems: recoveryCodeCount }),
})

/** The authenticator app of one's account: whether there is one, beginning, confirming, ending. */
export const totp: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)
  const Password = Type.Object({ password: Type.Optional(AnyPassword) }, { additionalProperties: false })

  /** Ends the sessions that were begun in another way than the next one, and tells of it. */
  async function endOthers(
    tables: WrittenTables,
    request: FastifyRequest,
    accountId: Id,
    kind: 'second-factor-added' | 'second-factor-removed',
  ): Promise<void> {
    const { sessionId } = request
    await tables.sessions.revokeAll(accountId, sessionId ?? undefined)
    const user = await tables.users.findById(accountId)
    if (user !== undefined) await tellCredentialChanged(tables, user, kind)
    await app.recordEvent(tables, request, { kind, accountId, sessionId })
  }

  app.get(
    '/v1/me/totp',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getTotp',
        summary: 'Whether log-ins need a code',
        tags: ['account'],
        response: answers({
          200: Type.Object({
            enabledAt: Type.Union([Time, Type.Null()], { description: 'Null: the password is enough' }),
            recoveryCodes: Type.Integer({ description: 'How many are left' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const factor = await app.database.secondFactors.find(actorOf(request).id)
      const enabledAt = factor?.confirmedAt ?? null
      const body = { enabledAt, recoveryCodes: factor?.recoveryCodes ?? 0 }
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(body)), cache: 'own' })
    },
  )

  app.post(
    '/v1/me/totp',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'beginTotp',
        summary: 'Begin with an authenticator app',
        description:
          'Shows the secret that the app needs, here only; log-ins need codes after its first one came to POST /v1/me/totp/verify. 409 where the account has an app already. Needs the present password, or a session that was confirmed within five minutes.',
        tags: ['account'],
        headers: postHeaders,
        body: Password,
        response: answers({
          201: Type.Object({
            secret: Type.String({ description: 'Base32, to be typed into the app' }),
            uri: Type.String({ description: '`otpauth://…`, to be shown to the app as a QR code' }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { user, hold } = await confirm(request, reply, request.body.password, '/password')
      const { secret, uri, sealed } = app.secondFactor.prepare(user)
      return reply.commit(async (tables) => {
        await hold(tables)
        await tables.secondFactors.begin(user.id, sealed)
        return { status: 201, headers: noStore, body: { secret, uri } }
      })
    },
  )

  app.post(
    '/v1/me/totp/verify',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'confirmTotp',
        summary: 'Have log-ins ask for codes',
        description:
          'Takes the first code of the app. All other sessions end. Answers with recovery codes, shown here only: each logs in once where the app is lost. The session counts as begun with a code from its next refresh on.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Object({ code: AppCode }, { additionalProperties: false }),
        response: answers({ 200: RecoveryCodes }),
      },
    },
    async (request, reply) => {
      await app.limitAddress(request, reply, 'auth')
      const accountId = actorOf(request).id
      const take = await app.secondFactor.confirmation(accountId, request.body.code)
      return reply.commit(async (tables) => {
        const recoveryCodes = await take(tables)
        await tables.sessions.prove(request.sessionId!, accountId)
        await endOthers(tables, request, accountId, 'second-factor-added')
        return { status: 200, headers: noStore, body: { recoveryCodes } }
      }, app.forgetEndedSessions)
    },
  )

  app.post(
    '/v1/me/totp/recovery-codes',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'renewRecoveryCodes',
        summary: 'Make your recovery codes anew',
        description:
          'Those of before are no longer good; the new ones are shown here only. 404 without an authenticator app. Needs the present password, or a session that was confirmed within five minutes.',
        tags: ['account'],
        headers: postHeaders,
        body: Password,
        response: answers({ 200: RecoveryCodes }),
      },
    },
    async (request, reply) => {
      const { user, hold } = await confirm(request, reply, request.body.password, '/password')
      return reply.commit(async (tables) => {
        await hold(tables)
        const recoveryCodes = await app.secondFactor.renewCodes(tables, user.id)
        await tellCredentialChanged(tables, user, 'recovery-codes-made')
        await app.recordEvent(tables, request, { kind: 'recovery-codes-made', accountId: user.id })
        return { status: 200, headers: noStore, body: { recoveryCodes } }
      })
    },
  )

  app.delete(
    '/v1/me/totp',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'removeTotp',
        summary: 'Log in by password alone again',
        description:
          'Ends the app, its recovery codes and all other sessions. Access tokens of before are void: refresh. Needs the present password, or a session that was confirmed within five minutes.',
        tags: ['account'],
        body: Password,
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { user, hold } = await confirm(request, reply, request.body.password, '/password')
      await app.database.transaction(async (tables) => {
        await hold(tables)
        const wasConfirmed = await tables.secondFactors.remove(user.id)
        if (wasConfirmed) await endOthers(tables, request, user.id, 'second-factor-removed')
      })
      await app.forgetEndedSessions()
      return reply.code(204).send(null)
    },
  )
}
