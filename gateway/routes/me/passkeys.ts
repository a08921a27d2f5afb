import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { deviceName } from '@piata/config/device-name'
import { checkText, passkeyRules } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { createConfirmation } from '../../auth/confirm.ts'
import { AnyPassword } from '../../auth/fields.ts'
import { tellPasskeyAdded, tellPasskeyRemoved } from '../../auth/notices.ts'
import { actorOf } from '../../auth/plugin.ts'
import { lastWayIn } from '../../auth/ways-in.ts'
import { sendBytes } from '../../caching/send.ts'
import { Problem, unauthenticated } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { named } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { page } from '../../schemas/page.ts'
import { PasskeyName, Registration } from '../../schemas/passkeys.ts'

const password = Type.Optional(AnyPassword)

/** The passkeys of one's account. */
export const myPasskeys: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.get(
    '/v1/me/passkeys',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getPasskeys',
        summary: 'Your passkeys, newest first',
        description: 'All of them: `next` is always null.',
        tags: ['account'],
        response: answers({ 200: page(named('Passkey'), 'Your passkeys') }),
      },
    },
    async (request, reply) => {
      const items = await app.database.passkeys.list(actorOf(request).id)
      return sendBytes(request, reply, {
        body: Buffer.from(JSON.stringify({ items, next: null })),
        cache: 'own',
      })
    },
  )

  app.get(
    '/v1/me/passkeys/options',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getPasskeyCreation',
        summary: 'What a browser needs to make a passkey',
        description:
          'For `navigator.credentials.create`. 409 where the site has neither a name nor https, without which browsers have no passkeys.',
        tags: ['account'],
        response: answers({ 200: named('PasskeyCreationOptions') }),
      },
    },
    async (request, reply) => {
      const session = await sessionOf(app, request)
      return reply.header('cache-control', 'no-store').send(await app.passkeys.creationOptions(session))
    },
  )

  app.post(
    '/v1/me/passkeys',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'addPasskey',
        summary: 'Add a passkey to your account',
        description:
          `Takes what the browser made of GET /v1/me/passkeys/options. An account has at most ${passkeyRules.most} passkeys. ` +
          'Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Object(
          { passkey: Registration, name: Type.Optional(PasskeyName), password },
          { additionalProperties: false },
        ),
        response: answers({ 201: named('Passkey') }),
      },
    },
    async (request, reply) => {
      const { passkey, password, name: given } = request.body
      const name = given === undefined ? deviceOf(request) : properName(given)
      const { user, hold } = await confirm(request, reply, password, '/password')
      const { sessionId } = await sessionOf(app, request)
      const keep = await app.passkeys.registration({ user, sessionId }, passkey)
      return reply.commit(async (tables) => {
        await hold(tables)
        const kept = await keep(tables, name)
        await app.recordEvent(tables, request, { kind: 'passkey-added', accountId: user.id, sessionId })
        await tellPasskeyAdded(tables, user, name)
        return { status: 201, body: kept }
      })
    },
  )

  app.delete(
    '/v1/me/passkeys/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'removePasskey',
        summary: 'Remove a passkey from your account',
        description:
          'Nobody logs in with it any more, and all other sessions end; what the device keeps of it stays there. 409 where the account would have no way in left. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.',
        tags: ['account'],
        params: IdParams,
        body: Type.Object({ password }, { additionalProperties: false }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const own = await app.database.passkeys.list(actorOf(request).id)
      if (!own.some((passkey) => passkey.id === id))
        throw new Problem('not-found', 'There is no such passkey.')
      const { user, hold } = await confirm(request, reply, request.body.password, '/password')
      const { sessionId } = request
      await app.database.transaction(async (tables) => {
        await hold(tables)
        if ((await tables.identities.waysIn(user.id)) < 2) throw lastWayIn()
        const name = await tables.passkeys.remove(user.id, id)
        await app.recordEvent(tables, request, { kind: 'passkey-removed', accountId: user.id, sessionId })
        await tellPasskeyRemoved(tables, user, name)
        // Whoever has the device may be in the account by now.
        await tables.sessions.revokeAll(user.id, sessionId ?? undefined)
      })
      await app.forgetEndedSessions()
      return reply.code(204).send(null)
    },
  )
}

/** In whose session a request comes. */
export async function sessionOf(app: FastifyInstance, request: FastifyRequest) {
  const { sessionId } = request
  const user = await app.database.users.findById(actorOf(request).id)
  if (user === undefined || sessionId === null) throw unauthenticated('The account is gone.')
  return { user, sessionId }
}

/** @throws Problem invalid-request */
function properName(given: string): string {
  const { text, faults } = checkText(given, passkeyRules.name)
  const errors = faults.map((fault) => ({ pointer: '/name', ...fault }))
  if (errors.length > 0) throw new Problem('invalid-request', `/name ${errors[0]!.detail}`, { errors })
  return text
}

const deviceOf = (request: FastifyRequest): string =>
  (deviceName(request.headers['user-agent']) ?? 'Passkey').slice(0, passkeyRules.name.max)
