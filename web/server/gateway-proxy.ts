import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
const timeoutMs = 120_000

/** Passes a request on to the gateway and its answer back, both as streams; `visitor` becomes X-Forwarded-For. */
export function createGatewayProxy(gatewayUrl: string) {
  const gateway = new URL(gatewayUrl)
  const isSecure = gateway.protocol === 'https:'
  const agent = new (isSecure ? SecureAgent : Agent)({ keepAlive: true, maxSockets: 256 })
  const open = isSecure ? secureRequest : request

  function forward(incoming: IncomingMessage, response: ServerResponse, visitor: string): void {
    const headers: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries(incoming.headers)) {
      if (value !== undefined && !hopByHop.has(name)) headers[name] = value
    }
    // The gateway takes the cookie of a session from pages of this site only, and this tells it which site that is.
    headers['x-forwarded-host'] ??= incoming.headers.host ?? ''
    headers.host = gateway.host
    if (visitor) headers['x-forwarded-for'] = visitor
    else delete headers['x-forwarded-for']
    const outgoing = open(
      {
        agent,
        hostname: gateway.hostname,
        port: gateway.port || (isSecure ? 443 : 80),
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers,
        timeout: timeoutMs,
      },
      (answer) => {
        const kept = Object.entries(answer.headers).filter(
          ([name, value]) => value !== undefined && !hopByHop.has(name),
        )
        response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept))
        answer.pipe(response)
        answer.on('error', () => response.destroy())
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error('The gateway took too long')))
    outgoing.on('error', () => {
      incoming.unpipe(outgoing)
      if (response.headersSent) response.destroy()
      else refuse(response)
    })
    response.on('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  }

  return { forward, close: () => agent.destroy() }
}

function refuse(response: ServerResponse): void {
  const body = JSON.stringify({
    type: 'about:blank',
    title: 'The gateway cannot be reached',
    status: 503,
    detail: 'The site is up, but its API is not. Try again in a moment.',
  })
  response.writeHead(503, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Retry-After': '2',
    Connection: 'close',
  })
  response.end(body)
}
