import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { firstLanguage } from '@piata/config/languages'
import Type from 'typebox'
import { createConfirmation } from '../../auth/confirm.ts'
import { AnyPassword } from '../../auth/fields.ts'
import { tellProviderUnlinked } from '../../auth/notices.ts'
import { actorOf } from '../../auth/plugin.ts'
import { lastWayIn } from '../../auth/ways-in.ts'
import { sendBytes } from '../../caching/send.ts'
import { isLocalPath } from '../../oidc/flow.ts'
import { invalid, Problem, unauthenticated } from '../../problems/problem.ts'
import { answers, noContent } from '../../schemas/answers.ts'
import { Id, SiteLanguage, Time } from '../../schemas/domain.ts'
import { IdParams, postHeaders } from '../../schemas/headers.ts'
import { BackPath } from '../auth/oidc.ts'

const password = Type.Optional(AnyPassword)

const Identity = Type.Object({
  id: Id,
  provider: Type.Union([Type.String(), Type.Null()], {
    description: 'Its id; null where the settings no longer name it',
  }),
  issuer: Type.String(),
  email: Type.Union([Type.String(), Type.Null()], { description: 'The address that the provider told' }),
  createdAt: Time,
  usedAt: Type.Union([Time, Type.Null()], { description: 'The last log-in by it' }),
})

/** The providers by which one logs in. */
export const myIdentities: FastifyPluginAsyncTypebox = async (app) => {
  const confirm = createConfirmation(app)

  app.get(
    '/v1/me/identities',
    {
      config: { limit: 'read' },
      schema: {
        operationId: 'getIdentities',
        summary: 'The providers by which you log in',
        description: 'All of them: `next` is always null.',
        tags: ['account'],
        response: answers({
          200: Type.Object({
            items: Type.Array(Identity),
            next: Type.Union([Type.String(), Type.Null()]),
            hasPassword: Type.Boolean({
              description: 'Without one, POST /v1/auth/forgot sends the link by which one is set',
            }),
          }),
        }),
      },
    },
    async (request, reply) => {
      const { id } = actorOf(request)
      const { identities, users } = app.database
      const user = await users.findById(id)
      const stored = user && (await users.findByEmail(user.email))
      if (stored === undefined) throw unauthenticated('The account is gone.')
      const items = (await identities.list(id)).map((identity) => ({
        ...identity,
        provider: app.oidc.providers.ofIssuer(identity.issuer)?.id ?? null,
      }))
      const body = { items, next: null, hasPassword: stored.passwordHash !== '' }
      return sendBytes(request, reply, { body: Buffer.from(JSON.stringify(body)), cache: 'own' })
    },
  )

  app.post(
    '/v1/me/identities',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'beginLink',
        summary: 'Link your account with a provider, in a browser',
        description:
          'Answers with the address to lead the browser to, which comes back to `back` with `#linked` or `#problem=…` as GET /v1/auth/oidc/{provider} tells. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.',
        tags: ['account'],
        headers: postHeaders,
        body: Type.Object(
          {
            provider: Type.String({ pattern: '^[a-z0-9-]{1,36}$' }),
            back: BackPath,
            locale: Type.Optional(SiteLanguage),
            password,
          },
          { additionalProperties: false },
        ),
        response: answers({ 200: Type.Object({ url: Type.String({ format: 'uri' }) }) }),
      },
    },
    async (request, reply) => {
      const { back, locale = firstLanguage, password } = request.body
      if (!isLocalPath(back)) throw invalid('/back', 'is not a path of this site')
      const provider = app.oidc.find(request.body.provider)
      const { user, hold } = await confirm(request, reply, password, '/password')
      const { sessionId } = request
      if (sessionId === null) throw unauthenticated('This needs a session.')
      const link = { userId: user.id, sessionId, tokenVersion: user.tokenVersion }
      const { url, cookie } = await app.oidc
        .begin(provider, { back, locale, link })
        .catch((error: unknown) => {
          request.log.warn({ err: error, provider: provider.id }, 'A provider of log-ins does not answer')
          throw new Problem('unavailable', `${provider.name} does not answer at the moment.`, {
            headers: { 'retry-after': '30' },
          })
        })
      return reply.commit(async (tables) => {
        await hold(tables)
        const headers = { 'set-cookie': [cookie], 'cache-control': 'no-store' }
        return { status: 200, headers, body: { url } }
      })
    },
  )

  app.delete(
    '/v1/me/identities/:id',
    {
      config: { limit: 'write' },
      schema: {
        operationId: 'unlink',
        summary: 'Log in by a provider no more',
        description:
          'All other sessions end. 409 where the account would have no way in left: set a password first. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.',
        tags: ['account'],
        params: IdParams,
        body: Type.Object({ password }, { additionalProperties: false }),
        response: answers({ 204: noContent }),
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const identity = (await app.database.identities.list(actorOf(request).id)).find((own) => own.id === id)
      if (identity === undefined) throw new Problem('not-found', 'There is no such link to a provider.')
      const { user, hold } = await confirm(request, reply, request.body.password, '/password')
      const { sessionId } = request
      const { issuer } = identity
      const name = app.oidc.providers.ofIssuer(issuer)?.name ?? issuer
      await app.database.transaction(async (tables) => {
        await hold(tables)
        if ((await tables.identities.waysIn(user.id)) < 2) throw lastWayIn()
        await tables.identities.remove(user.id, id)
        const event = {
          kind: 'identity-unlinked',
          accountId: user.id,
          sessionId,
          details: { issuer },
        } as const
        await app.recordEvent(tables, request, event)
        await tellProviderUnlinked(tables, user, name)
        // Whoever has the account there may be in this one by now.
        await tables.sessions.revokeAll(user.id, sessionId ?? undefined)
      })
      await app.forgetEndedSessions()
      return reply.code(204).send(null)
    },
  )
}
