import { type Config, type OidcProvider, secretFor } from '@piata/config'
import type { FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import * as client from 'openid-client'
import { cookieOf } from '../intake/cookies.ts'
import { Problem } from '../problems/problem.ts'
import { failed, type Outcome, type Person, personOf } from './enter.ts'
import { type Flow, flowSeconds, openFlow, sealFlow } from './flow.ts'
import { isAway, Providers } from './providers.ts'

const flowCookie = 'piata-oidc'
const cookiePath = '/v1/auth/oidc'

interface Oidc {
  providers: Providers
  /** @throws Problem not-found */
  find(id: string): OidcProvider
  /**
   * Where a browser goes to be told apart by the provider, and the Set-Cookie header by which it alone can come back.
   * @throws Error where the provider does not answer
   */
  begin(
    provider: OidcProvider,
    start: Pick<Flow, 'back' | 'locale' | 'link'>,
  ): Promise<{ url: string; cookie: string }>
  /** What the browser set out for; undefined where it did not, or too long ago. */
  flowOf(request: FastifyRequest, provider: OidcProvider): Flow | undefined
  /** Exchanges the code that came back; resolves to whom the provider knows, or to why not. */
  finish(flow: Flow, provider: OidcProvider, query: string): Promise<Person | Outcome>
  /** The Set-Cookie header that ends a flow. */
  ended(): string
}

declare module 'fastify' {
  interface FastifyInstance {
    oidc: Oidc
  }
}

/** Log-ins by providers of OpenID Connect that the settings name: authorization code with PKCE, state and nonce. */
export const oidc = plugin(
  async (app, { config, rootSecret }: { config: Config; rootSecret: Buffer }) => {
    const secret = secretFor(rootSecret, 'openid connect')
    const providers = new Providers(config.oidc)
    const cookieOptions = {
      httpOnly: true,
      // The way back begins at the provider: a strict one would stay behind.
      sameSite: 'lax' as const,
      secure: config.cookieSecure,
      path: cookiePath,
    }
    const redirectUri = ({ id }: OidcProvider) => `${config.publicUrl.origin}${cookiePath}/${id}/callback`

    app.decorate('oidc', {
      providers,

      find(id) {
        const provider = providers.find(id)
        if (provider === undefined) throw new Problem('not-found', 'There is no such provider.')
        return provider
      },

      async begin(provider, start) {
        const configuration = await providers.configuration(provider)
        const flow: Flow = {
          ...start,
          provider: provider.id,
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
          startedAt: Date.now(),
        }
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri(provider),
          scope: 'openid email profile',
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
          code_challenge_method: 'S256',
          ...(provider.responseMode !== 'query' && { response_mode: provider.responseMode }),
        })
        const options = { ...cookieOptions, maxAge: flowSeconds }
        return { url: url.href, cookie: app.serializeCookie(flowCookie, sealFlow(secret, flow), options) }
      },

      flowOf(request, provider) {
        const flow = openFlow(secret, cookieOf(request, flowCookie))
        return flow?.provider === provider.id ? flow : undefined
      },

      async finish(flow, provider, query) {
        try {
          const configuration = await providers.configuration(provider)
          const url = new URL(`${redirectUri(provider)}?${query}`)
          const tokens = await client.authorizationCodeGrant(configuration, url, {
            expectedState: flow.state,
            expectedNonce: flow.nonce,
            pkceCodeVerifier: flow.verifier,
            idTokenExpected: true,
          })
          const claims = tokens.claims()!
          // Many tell the address there only.
          const needsMore = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
          const more = needsMore
            ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
            : {}
          return personOf(provider, { ...more, ...claims }, url.searchParams.get('user'))
        } catch (error) {
          app.log.info({ err: error, provider: provider.id }, 'A log-in by a provider failed')
          return failed(problemOf(error))
        }
      },

      ended: () => app.serializeCookie(flowCookie, '', { ...cookieOptions, maxAge: 0, expires: new Date(0) }),
    } satisfies Oidc)
  },
  { name: 'oidc', dependencies: ['auth'] },
)

/** What went wrong: the person said no, the provider did not answer, or its answer is not one to what was asked. */
function problemOf(error: unknown): 'cancelled' | 'away' | 'refused' {
  if (error instanceof client.AuthorizationResponseError && error.error === 'access_denied')
    return 'cancelled'
  return isAway(error) ? 'away' : 'refused'
}
