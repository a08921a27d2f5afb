import { randomBytes } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { isInteractivePath } from '../i18n/routes.ts'
import { chooseEncoding, DocumentCache } from './document-cache.ts'
import { createGatewayProxy } from './gateway-proxy.ts'
import { DocumentRenderer } from './render.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const apiPath = /^\/(?:v1|img)\//
const notDocuments =
  /^\/(?:_next|v1|img|fonts|assets|sitemaps|\.well-known)(?:\/|$)|^\/(?:robots\.txt|sitemap\.xml|icon\.svg|favicon\.ico)$/
const maxAddressLength = 2_000

const documentHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'public, max-age=0, must-revalidate',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  Vary: 'Accept-Encoding',
}

export interface PageServer {
  server: Server
  /** Stops accepting, finishes what runs, frees the renderer's port. */
  close(): Promise<void>
}

/**
 * The page server: plain documents come from a short-lived cache in front of Next, everything else goes to Next as it
 * is. `handle` is Next's request handler; `publicUrl` is the address that the renderer sees.
 */
export async function createPageServer(options: {
  handle: RequestListener
  publicUrl: string
  gatewayUrl: string
  onError?: (error: unknown) => void
}): Promise<PageServer> {
  const { handle, onError = console.error } = options
  const host = new URL(options.publicUrl).host
  const gateway = createGatewayProxy(options.gatewayUrl)
  const renderer = createServer(handle)
  await new Promise<void>((resolve) => renderer.listen(0, '127.0.0.1', resolve))
  const port = (renderer.address() as AddressInfo).port
  const pages = new DocumentRenderer(port, host)
  const documents = new DocumentCache((address, visitor) => pages.render(address, visitor))

  const server = createServer((request, response) => {
    const address = request.url ?? '/'
    const path = address.split('?', 1)[0]!
    const visitor = visitorOf(request)
    if (apiPath.test(path)) return gateway.forward(request, response, visitor)
    request.headers['x-piata-visitor'] = visitor
    if (address.length > maxAddressLength && !notDocuments.test(path))
      return refuse(response, 414, 'The address is too long')
    if (notDocuments.test(path) || request.headers.rsc !== undefined) return handle(request, response)
    if (isInteractivePath(path)) {
      // Next puts the nonce of the policy that it finds in the request on its scripts.
      const policy = contentSecurityPolicy({ nonce: randomBytes(16).toString('base64') })
      request.headers['content-security-policy'] = policy
      response.setHeader('Content-Security-Policy', policy)
      return handle(request, response)
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(response, 405, 'Only GET and HEAD')
    }
    sendDocument(request, response, address).catch((error: unknown) => {
      onError(error)
      if (!response.headersSent) refuse(response, 503, 'The page could not be rendered')
      else response.destroy()
    })
  })

  async function sendDocument(request: IncomingMessage, response: ServerResponse, address: string) {
    const document = await documents.get(address, visitorOf(request))
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    for (const [name, value] of Object.entries(documentHeaders)) response.setHeader(name, value)
    if (document.location !== undefined) {
      response.writeHead(document.status, { Location: document.location, 'Content-Length': 0 })
      return response.end()
    }
    response.setHeader('Content-Security-Policy', document.policy)
    if (document.link) response.setHeader('Link', document.link)
    if (document.status >= 500) response.setHeader('Retry-After', '5')
    if (document.status >= 400) response.setHeader('Cache-Control', 'no-store')
    const etag = encoding === 'identity' ? document.etag : document.etag.replace(/"$/, `-${encoding}"`)
    response.setHeader('ETag', etag)
    if (document.status === 200 && request.headers['if-none-match']?.includes(etag)) {
      response.writeHead(304)
      return response.end()
    }
    const body = await document.body(encoding)
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
    response.writeHead(document.status, { 'Content-Length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  return {
    server,
    async close() {
      await Promise.all([stop(server), stop(renderer)])
      gateway.close()
    },
  }
}

/**
 * The chain of addresses, the peer's own last, as X-Forwarded-For wants it; empty for a visitor of this very machine,
 * whom the gateway need not count.
 */
function visitorOf(request: IncomingMessage): string {
  const before = [request.headers['x-forwarded-for'] ?? []].flat().join(', ')
  const peer = request.socket.remoteAddress ?? ''
  if (before === '') return /^(?:::ffff:)?127\.|^::1$/.test(peer) ? '' : peer
  return `${before}, ${peer}`
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(text)
}

async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
