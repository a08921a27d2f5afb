import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Config } from '@piata/config'
import { siteNow } from '../client/site.ts'
import { type Locale, localeOfTarget, offeredPath } from '../i18n/routes.ts'
import { readTarget, type Target } from './address.ts'
import { type DevelopmentServer, isForDevelopment } from './development.ts'
import { chooseEncoding, DocumentCache, type StoredDocument } from './document-cache.ts'
import { ambiguityOf } from './framing.ts'
import { createGatewayProxy } from './gateway-proxy.ts'
import { type MessageStatus, Messages } from './messages.ts'
import { isLikeOld, newAddressOf } from './old-addresses.ts'
import { PageLimit } from './page-limit.ts'
import { createPlainPages, type PlainAnswer } from './plain/pages.ts'
import { answerClientError, endWithProblem, sendProblem } from './problem.ts'
import { PageRenderer } from './render.ts'
import { Overloaded, RenderQueue } from './render-queue.ts'
import { siteHeaders } from './security-headers.ts'
import { UnderWay } from './under-way.ts'
import { createVisitorReader } from './visitor.ts'

const maxAddressLength = 2_000
/** A sitemap's part is ten thousand addresses. */
const feedCost = 10
const silenceMs = 180_000
/** How long a stop waits for what is under way: less than whoever stops this process waits for it. */
const stopWithinMs = 10_000
/** Pages of one visitor that wait for a rendering, or are rendered, at a time: a tenth of all that may. */
const mostPagesPerVisitor = 20
const feedsKept = { maxAgeMs: 60_000, mostDocuments: 8 }
/** Headers of a visitor that Next gets to see, where it sends a file. */
const headersOfFiles = ['accept-encoding', 'if-modified-since', 'if-none-match', 'range'] as const
const serverOptions = {
  maxHeaderSize: 16_384,
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 72_000,
  // Said in our own words by `ambiguityOf`.
  requireHostHeader: false,
}

type SharedTarget = Extract<Target, { kind: 'document' | 'feed' | 'application' }>

interface PageServer {
  server: Server
  /** Stops accepting, finishes what runs (for ten seconds), frees the renderer's port. */
  close(): Promise<void>
}

export interface PageServerOptions {
  /** Next's request handler. */
  handle: RequestListener
  settings: Pick<
    Config,
    | 'publicUrl'
    | 'gatewayUrl'
    | 'trustProxy'
    | 'clientAddressHeader'
    | 'limitExempt'
    | 'limitPagePerMinute'
    | 'cookieSecure'
  >
  /** Paths of built files, decoded; nothing else is asked of Next as a file. */
  files: { has(path: string): boolean }
  /** Of the stylesheets that stand in documents: SHA-256 in Base64. */
  styleHashes?: string[]
  /** Next as its development server, whose traffic passes then; all else is as in production. */
  development?: DevelopmentServer
  /** Until then pages are not rendered, as they need the gateway. Left out: from the start. */
  gatewayReady?: Promise<unknown>
  onError?: (error: unknown) => void
}

/**
 * The page server, the site's only door: requests with one reading only get in, their address is brought into one form, and
 * goes to the gateway, to Next, or to the documents' cache in front of Next.
 */
export async function createPageServer(options: PageServerOptions): Promise<PageServer> {
  const { handle, settings, files, styleHashes = [], development, onError = console.error } = options
  const host = settings.publicUrl.host
  const alwaysSent = new Headers(siteHeaders(settings.publicUrl))
  const visitorOf = createVisitorReader(settings)
  const gateway = createGatewayProxy(settings.gatewayUrl, settings.clientAddressHeader)
  const renderer = createServer(handle)
  await new Promise<void>((resolve) => renderer.listen(0, '127.0.0.1', resolve))
  const pages = new PageRenderer((renderer.address() as AddressInfo).port, {
    host,
    styleHashes,
    isDevelopment: development !== undefined,
  })
  const queue = new RenderQueue()
  const limit = new PageLimit(settings.limitPagePerMinute)
  const documents = new DocumentCache((address) => queue.run(() => pages.document(address)))
  const feeds = new DocumentCache((address) => queue.run(() => pages.feed(address)), feedsKept)
  const plain = createPlainPages({
    settings,
    render: (address, state) => queue.run(() => pages.plain(address, state)),
  })
  const underWay = new UnderWay(mostPagesPerVisitor)
  const messages = new Messages((address) => pages.document(address))
  let isReady = options.gatewayReady === undefined
  options.gatewayReady?.then(() => {
    isReady = true
  })

  // Next listens for upgrades on every server that it sees a request of.
  const shouldUpgradeCallback = (request: IncomingMessage) =>
    development !== undefined && isForDevelopment(request.url)
  const server = createServer({ ...serverOptions, shouldUpgradeCallback }, (request, response) => {
    if (development && isForDevelopment(request.url)) return void handle(request, response)
    answer(request, response).catch((error: unknown) => {
      onError(error)
      if (!response.headersSent) sendProblem(response, 'unavailable', 'The page could not be rendered.')
      else response.destroy()
    })
  })
  if (development) server.on('upgrade', development.upgrade)
  // A reader who takes nothing, or a sender who sends nothing, for this long is gone.
  server.setTimeout(silenceMs)
  /** Connections that end with an answer that was given already. */
  const refused = new WeakSet<Duplex>()
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!refused.has(socket)) answerClientError(error, socket)
  })
  server.on('checkExpectation', (_request, response: ServerResponse) =>
    sendProblem(response, 'expectation-failed', 'Only `Expect: 100-continue` can be met.', {
      Connection: 'close',
    }),
  )
  server.on('connect', (_request, socket) => {
    // Node has let go of the connection: nobody else hears of its errors, or ends it.
    socket.on('error', () => {})
    endWithProblem(socket, 'malformed-body', 'CONNECT is not a method of this site.')
    setTimeout(() => socket.destroy(), 5_000).unref()
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ambiguity = ambiguityOf(request)
    if (ambiguity !== undefined) {
      refused.add(request.socket)
      return sendProblem(response, 'malformed-body', ambiguity, { Connection: 'close' })
    }
    const target = readTarget(request.url ?? '')
    const visitor = visitorOf(request)
    if (target.kind === 'gateway') return gateway.forward(request, response, target.address, visitor)
    response.setHeaders(alwaysSent)
    const locale = localeOfTarget(request.url ?? '')
    const say = (status: MessageStatus, seconds?: number) =>
      sendMessage(request, response, locale, status, seconds)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const isUnknown = target.kind === 'missing' && !target.isApi
    const isAsked = isUnknown || isLikeOld(request.url ?? '')
    if (siteNow().oldAddresses && isRead && isAsked && limit.take(visitor, 1) === 0) {
      const location = await newAddressOf(settings.gatewayUrl, request.url!)
      if (location !== undefined) return redirect(response, 301, location)
    }
    if (target.kind === 'missing' || target.kind === 'malformed') {
      if (!target.isApi) return say(target.kind === 'missing' ? 404 : 400)
      return target.kind === 'missing'
        ? sendProblem(response, 'not-found', 'Nothing is at this address.')
        : sendProblem(response, 'malformed-body', 'The address is not valid.')
    }
    const isForm = target.kind === 'plain' && request.method === 'POST'
    if (!isRead && !isForm)
      return sendProblem(response, 'method-not-allowed', 'Pages are only read.', {
        Allow: 'GET, HEAD',
        Connection: 'close',
      })
    if (target.kind === 'moved') return redirect(response, target.status ?? 308, target.location)
    if (target.kind === 'file') {
      if (!files.has(decodeURIComponent(target.address.split('?', 1)[0]!))) return say(404)
      return sendFile(request, response, target.address)
    }
    if (target.address.length > maxAddressLength) return say(414)
    const [pathname = '', query] = (request.url ?? '').split('?', 2)
    const offered = target.kind === 'feed' ? undefined : offeredPath(pathname, siteNow().languages)
    // For now: it may be offered tomorrow.
    if (offered !== undefined)
      return redirect(response, 307, query === undefined ? offered : `${offered}?${query}`)
    const seconds = limit.take(visitor, target.kind === 'feed' ? feedCost : 1)
    if (seconds > 0) return say(429, seconds)
    if (!isReady) return say(503, 2)
    const end = underWay.begin(visitor)
    if (end === undefined) return say(429, 1)
    try {
      if (target.kind === 'plain') {
        const made = await plain(request, target.address, visitor).finally(end)
        return await sendPlain(request, response, made)
      }
      const document = await documentOf(target).finally(end)
      await sendDocument(request, response, document)
    } catch (error) {
      if (!(error instanceof Overloaded)) onError(error)
      if (response.headersSent) response.destroy()
      else await say(503, 5)
    }
  }

  function documentOf({ kind, address }: SharedTarget): Promise<StoredDocument> {
    switch (kind) {
      case 'document':
        return documents.get(address)
      case 'feed':
        return feeds.get(address)
      case 'application':
        return queue.run(() => pages.application(address))
    }
  }

  async function sendPlain(
    request: IncomingMessage,
    response: ServerResponse,
    made: PlainAnswer,
  ): Promise<void> {
    if ('refused' in made) return sendProblem(response, 'forbidden', made.refused, { Connection: 'close' })
    if (made.cookies.length > 0) response.setHeader('Set-Cookie', made.cookies)
    if ('document' in made) {
      const { document, status } = made
      return sendDocument(request, response, document, document.status === 200 ? status : document.status)
    }
    response.setHeader('Cache-Control', 'no-store')
    response.writeHead(303, { Location: made.location, 'Content-Length': 0 }).end()
  }

  /** Lets Next send a built file. */
  function sendFile(request: IncomingMessage, response: ServerResponse, address: string): void {
    const { headers } = request
    request.headers = { host }
    for (const name of headersOfFiles) {
      if (headers[name] !== undefined) request.headers[name] = headers[name]
    }
    request.url = address
    handle(request, response)
  }

  async function sendMessage(
    request: IncomingMessage,
    response: ServerResponse,
    locale: Locale,
    status: MessageStatus,
    retryAfterSeconds?: number,
  ): Promise<void> {
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds)
    await sendDocument(request, response, await messages.get(locale, status), status)
  }

  async function sendDocument(
    request: IncomingMessage,
    response: ServerResponse,
    document: StoredDocument,
    status = document.status,
  ): Promise<void> {
    if (document.location !== undefined) return redirect(response, document.status, document.location)
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    response.setHeader('Content-Type', document.type)
    const isNotKept = status >= 400 || document.isForOnce
    response.setHeader('Cache-Control', isNotKept ? 'no-store' : 'public, max-age=0, must-revalidate')
    response.setHeader('Vary', 'Accept-Encoding')
    response.setHeader('Content-Security-Policy', document.policy)
    if (document.link) response.setHeader('Link', document.link)
    const etag = encoding === 'identity' ? document.etag : document.etag.replace(/"$/, `-${encoding}"`)
    response.setHeader('ETag', etag)
    if (status === 200 && request.headers['if-none-match']?.includes(etag)) {
      response.writeHead(304).end()
      return
    }
    const body = await document.body(encoding)
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
    response.writeHead(status, { 'Content-Length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  return {
    server,
    async close() {
      await Promise.all([stop(server), stop(renderer)])
      await gateway.close()
    },
  }
}

function redirect(response: ServerResponse, status: number, location: string): void {
  response.writeHead(status, {
    Location: location,
    'Content-Length': 0,
    'Cache-Control': 'public, max-age=0, must-revalidate',
  })
  response.end()
}

async function stop(server: Server): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), stopWithinMs)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(impatience)
}
