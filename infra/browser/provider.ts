import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A page that sends a form by itself. */
const formOf = (action: string, fields: Record<string, string>): string => {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
  )
  return `<!doctype html><form method="post" action="${action}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`
}

/** A provider of OpenID Connect that takes every browser for the same person, and asks nothing. */
export async function startProvider() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, URLSearchParams>()
  let person: object = {}
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams: asked } = new URL(request.url!, issuer)
    if (pathname === '/auth') {
      const code = randomUUID()
      codes.set(code, asked)
      const back = new URL(asked.get('redirect_uri')!)
      const brought = { code, state: asked.get('state')! }
      if (asked.get('response_mode') === 'form_post')
        return response.writeHead(200, { 'content-type': 'text/html' }).end(formOf(back.href, brought))
      back.search = new URLSearchParams(brought).toString()
      return response.writeHead(303, { location: back.href }).end()
    }
    const body = pathname === '/token' ? tokensOf(await text(request)) : documents[pathname]
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

  const documents: Record<string, object> = {
    '/.well-known/openid-configuration': {
      issuer,
      authorization_endpoint: `${issuer}auth`,
      token_endpoint: `${issuer}token`,
      jwks_uri: `${issuer}jwks`,
    },
    '/jwks': { keys: [{ ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
  }

  function tokensOf(form: string) {
    const asked = codes.get(new URLSearchParams(form).get('code')!)!
    const iat = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: asked.get('client_id'), nonce: asked.get('nonce'), iat, exp: iat + 60 }
    const head = [{ alg: 'RS256' }, { ...claims, ...person }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    const signature = sign('sha256', Buffer.from(head), privateKey).toString('base64url')
    return { access_token: 'x', token_type: 'Bearer', id_token: `${head}.${signature}` }
  }

  return {
    issuer,
    /** Whom it knows from now on, by the claims of OpenID Connect. */
    know(claims: object) {
      person = claims
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
