import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { OidcProvider } from '@piata/config'
import { firstLanguage } from '@piata/config/languages'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { sendBytes } from '../../caching/send.ts'
import { enter, failed, link, type Outcome, outcomeOf, type Person } from '../../oidc/enter.ts'
import { type Flow, flowSeconds, isLocalPath } from '../../oidc/flow.ts'
import { invalid, Problem } from '../../problems/problem.ts'
import { answers } from '../../schemas/answers.ts'
import { SiteLanguage } from '../../schemas/domain.ts'
import { page } from '../../schemas/page.ts'

const LoginProvider = Type.Object({
  id: Type.String({ description: 'In addresses' }),
  name: Type.String({ description: 'To show people' }),
})
const ProviderParams = Type.Object({ provider: Type.String({ pattern: '^[a-z0-9-]{1,36}$' }) })
/** A path of the site. */
export const BackPath = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'Path of the site to come back to',
})
/** The site leads from there to its words for it. */
const logInPage = '/login'
/** What a provider's form may hold that is looked at. */
const formFields = ['code', 'state', 'iss', 'error', 'user']
const elsewhere = Type.Null({ description: 'To the address of `Location`' })

/** Logging in by a provider of OpenID Connect, which a browser walks to and back. */
export const oidcLogin: FastifyPluginAsyncTypebox = async (app) => {
  const { config, oidc } = app
  const items = config.oidc.map(({ id, name }) => ({ id, name }))
  const listed = Buffer.from(JSON.stringify({ items, next: null }))

  app.get(
    '/v1/auth/oidc',
    {
      config: { limit: 'asset' },
      schema: {
        operationId: 'getProviders',
        summary: 'The providers by which people log in here',
        description: 'Those of the settings, in their order: `next` is always null.',
        tags: ['auth'],
        response: answers({ 200: page(LoginProvider, 'Providers of log-ins') }),
      },
    },
    (request, reply) => sendBytes(request, reply, { body: listed, cache: 'reference' }),
  )

  app.get(
    '/v1/auth/oidc/:provider',
    {
      config: { limit: 'auth' },
      schema: {
        operationId: 'beginProviderLogin',
        summary: 'Log in by a provider, in a browser',
        description:
          'Leads the browser to the provider, and back to `back` with the outcome after its `#`: `entered`, with the refresh token as a cookie; `challenge=…` for POST /v1/auth/second-factor; or `problem=` and one of cancelled, away, refused, link-first, no-address, linked-already, suspended. 404 for a provider that the settings do not name.',
        tags: ['auth'],
        params: ProviderParams,
        querystring: Type.Object(
          { back: BackPath, locale: Type.Optional(SiteLanguage) },
          { additionalProperties: false },
        ),
        response: answers({ 303: elsewhere }),
      },
    },
    async (request, reply) => {
      const { back, locale = firstLanguage } = request.query
      if (!isLocalPath(back)) throw invalid('/back', 'is not a path of this site')
      const provider = oidc.find(request.params.provider)
      reply.header('cache-control', 'no-store')
      try {
        const { url, cookie } = await oidc.begin(provider, { back, locale })
        return reply.header('set-cookie', cookie).redirect(url, 303)
      } catch (error) {
        request.log.warn({ err: error, provider: provider.id }, 'A provider of log-ins does not answer')
        return reply.redirect(addressOf(back, failed('away')), 303)
      }
    },
  )

  app.get(
    '/v1/auth/oidc/:provider/callback',
    {
      config: { limit: 'auth' },
      schema: {
        // Of the provider: no client of the API asks for it.
        hide: true,
        params: ProviderParams,
        querystring: Type.Object({}, { additionalProperties: true }),
        response: answers({ 303: elsewhere }),
      },
    },
    async (request, reply) => {
      const provider = oidc.find(request.params.provider)
      const flow = oidc.flowOf(request, provider)
      reply.header('cache-control', 'no-store').header('set-cookie', oidc.ended())
      if (flow === undefined) return reply.redirect(addressOf(logInPage, failed('refused')), 303)
      const query = request.url.slice(request.url.indexOf('?') + 1)
      const person = await oidc.finish(flow, provider, query)
      const outcome = 'kind' in person ? person : await settle(app, request, { flow, provider, person })
      if (outcome.kind === 'entered') reply.header('set-cookie', outcome.answer.headers?.['set-cookie'] ?? [])
      return reply.redirect(addressOf(flow.back, outcome), 303)
    },
  )

  await app.register(formCallback)
}

/**
 * The way back as a form, which comes from another site and so without our cookies: the browser is led to the address that it would have been led to
 * at once.
 */
const formCallback: FastifyPluginAsyncTypebox = async (app) => {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, text, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(text)))),
  )
  app.post(
    '/v1/auth/oidc/:provider/callback',
    {
      config: { limit: 'auth' },
      schema: {
        hide: true,
        params: ProviderParams,
        body: Type.Record(Type.String(), Type.String()),
        response: answers({ 303: elsewhere }),
      },
    },
    async (request, reply) => {
      const { id, responseMode } = app.oidc.find(request.params.provider)
      if (responseMode !== 'form_post') throw new Problem('not-found', 'The provider answers in the address.')
      const { body } = request
      const brought = new URLSearchParams(
        formFields.flatMap((name) => (body[name] ? [[name, body[name]]] : [])),
      )
      const location = `/v1/auth/oidc/${id}/callback?${brought}`
      return reply.commit(async () => ({ status: 303, headers: { location, 'cache-control': 'no-store' } }))
    },
  )
}

/** Logs in or links whom the provider knows, once for each time that a browser set out. */
async function settle(
  app: FastifyInstance,
  request: FastifyRequest,
  { flow, provider, person }: { flow: Flow; provider: OidcProvider; person: Person },
): Promise<Outcome> {
  const { startedAt, state } = flow
  const expiresAt = new Date(startedAt + flowSeconds * 1000).toISOString()
  const hash = createHash('sha256').update(state).digest('base64url')
  const { email, isVerified } = person
  const isWelcome = email !== undefined && !isVerified && (await app.mailboxes.take(email)).isWelcome
  try {
    return await app.database.transaction(async (tables) => {
      if (!(await tables.usedChallenges.use(hash, expiresAt))) return failed('refused')
      const asked = { flow, person, provider, isWelcome }
      return flow.link === undefined ? enter(app, tables, request, asked) : link(app, tables, request, asked)
    })
  } catch (error) {
    const refusal = outcomeOf(error)
    if (refusal === undefined) throw error
    return refusal
  }
}

/** The path to come back to, with the outcome where no server hears of it. */
function addressOf(back: string, outcome: Outcome): string {
  const told = new URLSearchParams()
  if (outcome.kind === 'challenge') told.set('challenge', outcome.challenge)
  else if (outcome.kind === 'problem') {
    told.set('problem', outcome.problem)
    if (outcome.reason !== undefined) told.set('reason', outcome.reason)
  } else told.set(outcome.kind, '')
  return `${back}#${told.toString().replace(/=$/, '')}`
}
