import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { type ClientAddressHeader, clientAddressHeaders } from '@piata/config'
import { type Dispatcher, Pool } from 'undici'
import { sendProblem } from './problem.ts'
import { UnderWay } from './under-way.ts'
import type { Visitor } from './visitor.ts'

/** Headers of one connection (RFC 9110, 7.6.1), and those that a request carries about itself or its way. */
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
const notPassedOn = new Set<string>(['expect', 'host', 'forwarded', 'via', ...clientAddressHeaders])
const silenceMs = 120_000
const mostConnections = 1_024
/** Of streams, which stay open for long and are to keep nobody else out. */
const mostStreams = 12_000
/** Of one visitor (of IPv6 a /64) at a time: far above what a browser opens, far below all that there are. */
const mostPerVisitor = 128
const pages = /^text\/html|^application\/xhtml|xml\b/i

/**
 * Passes requests on to the gateway and its answers back, both as streams. undici frames each request anew, keeps one
 * request on a connection at a time, and ends a connection whose request or answer was not finished.
 */
export function createGatewayProxy(gatewayUrl: URL, clientAddressHeader: ClientAddressHeader) {
  const poolOf = (connections: number) => ({
    most: connections,
    total: 0,
    connections: new Pool(gatewayUrl, {
      connections,
      pipelining: 1,
      allowH2: false,
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
      connect: { timeout: 5_000 },
    }),
  })
  const requests = poolOf(mostConnections)
  const streams = poolOf(mostStreams)
  const underWay = new UnderWay(mostPerVisitor)

  /** `address` is the target in its one form; the request's own is not looked at. */
  async function forward(
    incoming: IncomingMessage,
    response: ServerResponse,
    address: string,
    visitor: Visitor,
  ): Promise<void> {
    const pool = /^\/v1\/events(?:\?|$)/.test(address) ? streams : requests
    if (pool.total >= pool.most) return refuse(response, 'The site has too much to do.')
    const end = underWay.begin(visitor)
    if (end === undefined)
      return sendProblem(
        response,
        'too-many-requests',
        `${mostPerVisitor} requests of yours are under way.`,
        { 'Retry-After': '1', Connection: 'close' },
      )
    pool.total++
    try {
      await exchange(pool.connections, incoming, response, address, visitor)
    } finally {
      pool.total--
      end()
    }
  }

  async function exchange(
    pool: Pool,
    incoming: IncomingMessage,
    response: ServerResponse,
    address: string,
    visitor: Visitor,
  ): Promise<void> {
    const body = bodyOf(incoming)
    // What undici calls a signal may be any emitter of `abort`.
    const gone = new EventEmitter()
    response.once('close', () => gone.emit('abort'))
    try {
      await pool.stream(
        {
          method: incoming.method as Dispatcher.HttpMethod,
          path: address,
          headers: requestHeaders(incoming, visitor, clientAddressHeader),
          body,
          signal: gone,
        },
        ({ statusCode, headers }) => {
          if (isWrongPage(address, headers['content-type'])) throw new Error('A page instead of data')
          response.writeHead(statusCode, passedOn(headers))
          return response
        },
      )
    } catch {
      body?.destroy()
      if (response.headersSent) response.destroy()
      else if (!response.destroyed)
        refuse(response, 'The site is up, but its API is not. Try again in a moment.')
    }
  }

  const close = async () => {
    await Promise.all([requests, streams].map(({ connections }) => connections.destroy()))
  }
  return { forward, close }
}

/**
 * The body as a stream of its own, so that its end is not the end of the visitor's connection, which still has to bring the
 * answer: what nobody reads any more of it is read and dropped.
 */
function bodyOf(incoming: IncomingMessage): PassThrough | null {
  const { headers } = incoming
  if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0) return null
  const body = new PassThrough()
  incoming.pipe(body)
  incoming.once('close', () => {
    if (!incoming.complete) body.destroy(new Error('The visitor went away'))
  })
  body.on('error', () => {})
  body.once('close', () => {
    incoming.unpipe(body)
    if (!incoming.destroyed) incoming.resume()
  })
  return body
}

function requestHeaders(
  incoming: IncomingMessage,
  visitor: Visitor,
  clientAddressHeader: ClientAddressHeader,
): Record<string, string | string[]> {
  const headers = passedOn(incoming.headers)
  for (const name of Object.keys(headers)) {
    if (notPassedOn.has(name) || name.startsWith('x-forwarded-') || name.startsWith('x-piata-'))
      delete headers[name]
  }
  headers['x-forwarded-host'] = visitor.host
  headers['x-forwarded-proto'] = visitor.protocol
  if (!visitor.isExempt) headers[clientAddressHeader] = visitor.address
  return headers
}

/** Without the headers of the connection, those that `Connection` names among them. */
function passedOn(headers: Record<string, string | string[] | undefined>): Record<string, string | string[]> {
  const named = [headers.connection ?? []].flat().flatMap((value) => value.toLowerCase().split(','))
  const dropped = new Set(named.map((name) => name.trim()))
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    // What frames the body stays, whatever Connection says.
    if (value === undefined || hopByHop.has(name)) continue
    if (dropped.has(name) && name !== 'content-length') continue
    kept[name] = value
  }
  return kept
}

/** Whether something that a browser would show as a page comes from where only data is. */
function isWrongPage(address: string, type: string | string[] | undefined): boolean {
  return /^\/(?:v1|img|openapi\.json|\.well-known)(?:[/?]|$)/.test(address) && pages.test(String(type ?? ''))
}

function refuse(response: ServerResponse, detail: string): void {
  sendProblem(response, 'unavailable', detail, { 'Retry-After': '2', Connection: 'close' })
}
