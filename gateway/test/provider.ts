import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** As the settings name it to every provider of a test. */
export const client = { clientId: 'piata', clientSecret: 'a secret of the provider' }
export const redirects = 'http://localhost:3000/v1/auth/oidc'

/** A library's provider, which takes every visitor for the same person and asks nothing. */
export async function startProvider() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const email = `${randomUUID()}@piata.example`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${redirects}/proper/callback`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: async (_, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email, email_verified: true, name: 'Ion de la Furnizor' }),
    }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
    jwks: {
      keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
    },
    cookies: { keys: ['of this test'] },
    // Said, so that the library does not say on each run that they are not.
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return void callback(request, response)
    void provider.interactionFinished(request, response, { login: { accountId: 'ion' } })
  })
  return {
    issuer,
    email,
    /** Follows the provider's own redirects, as a browser does, until it leads back. Resolves to the query that it brings. */
    async visit(address: string): Promise<string> {
      const jar = new Map<string, string>()
      for (let url = address; ; ) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
        await response.arrayBuffer()
        for (const set of response.headers.getSetCookie()) {
          const [name, value] = set.split(';', 1)[0]!.split('=', 2) as [string, string]
          jar.set(name, value)
        }
        const next = new URL(response.headers.get('location')!, url)
        if (next.href.startsWith(redirects)) return next.search.slice(1)
        url = next.href
      }
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
