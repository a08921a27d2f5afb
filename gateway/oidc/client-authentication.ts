import type { ClientKey, OidcProvider } from '@piata/config'
import { createSigner } from 'fast-jwt'
import * as client from 'openid-client'

const secretLifeMs = 300_000

/** How this site shows a provider that it is the client that the provider knows. */
export function authenticationOf(
  { clientSecret }: OidcProvider,
  // OpenID Connect Discovery, 3: what is left out means this one.
  { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] }: client.ServerMetadata,
): client.ClientAuth {
  if (typeof clientSecret !== 'string') return keyAuthentication(clientSecret)
  return methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(clientSecret)
    : client.ClientSecretPost(clientSecret)
}

/** A secret that the key signs for each request ("Creating a client secret" of Sign in with Apple). */
const keyAuthentication =
  ({ teamId, keyId, privateKey }: ClientKey): client.ClientAuth =>
  (server, { client_id }, body) => {
    const sign = createSigner({
      algorithm: 'ES256',
      key: privateKey,
      kid: keyId,
      iss: teamId,
      aud: server.issuer,
      sub: client_id,
      expiresIn: secretLifeMs,
    })
    body.set('client_id', client_id)
    body.set('client_secret', sign({}))
  }
