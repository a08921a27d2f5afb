import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Claims = Record<string, unknown>

/** What the provider does otherwise than it should. */
interface Odd {
  /** Of the ID token, in place of the right ones. */
  claims?: Claims
  signedBy?: KeyObject
  /** In place of an answer of the token endpoint. */
  token?: (response: ServerResponse) => void
  discovery?: (response: ServerResponse) => void
}

/**
 * A provider of OpenID Connect that knows whoever a test says and, where told, answers wrongly: what a well-behaved one cannot be made to do.
 */
export async function startOddProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { nonce: string | null; clientId: string; claims: Claims }>()
  let odd: Odd = {}
  let asked = new URLSearchParams()

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url!, issuer)
    const send = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/.well-known/openid-configuration') {
      if (odd.discovery) return odd.discovery(response)
      return send({
        issuer,
        authorization_endpoint: `${issuer}auth`,
        token_endpoint: `${issuer}token`,
        jwks_uri: `${issuer}jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    }
    if (pathname === '/jwks')
      return send({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      })
    if (odd.token) return odd.token(response)
    // A code is taken once.
    asked = new URLSearchParams(await text(request))
    const code = asked.get('code') ?? ''
    const known = codes.get(code)
    codes.delete(code)
    if (known === undefined) return send({ error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      ...{ iss: issuer, aud: known.clientId, iat: now, exp: now + 300, nonce: known.nonce },
      ...known.claims,
      ...odd.claims,
    }
    send({ access_token: 'x', token_type: 'Bearer', id_token: jwt(claims, odd.signedBy ?? privateKey) })
  }

  /** The query with which the browser comes back from the address that it was sent to, its person known by `claims`. */
  function approve(address: string, claims: Claims): string {
    const asked = new URL(address, issuer).searchParams
    const code = randomUUID()
    codes.set(code, { nonce: asked.get('nonce'), clientId: asked.get('client_id')!, claims })
    return new URLSearchParams({ code, state: asked.get('state')! }).toString()
  }

  return {
    issuer,
    /** What the provider does otherwise from now on; nothing where it is left out. */
    be(next: Odd = {}) {
      odd = next
    },
    approve,
    /** What the token endpoint was sent last. */
    asked: () => asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function jwt(claims: Claims, key: KeyObject): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const head = `${encode({ alg: 'RS256', kid: 'one' })}.${encode(claims)}`
  return `${head}.${sign('sha256', Buffer.from(head), key).toString('base64url')}`
}
