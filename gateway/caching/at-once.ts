import { type Config, forwardedHops } from '@piata/config'
import type { onSendHookHandler } from 'fastify'
import plugin from 'fastify-plugin'
import { addressBehind } from '../intake/forwarded.ts'
import { plainOf } from '../intake/plain.ts'
import type { LimitName } from '../limits/policies.ts'
import { newRequestId } from '../observe/request.ts'
import { mostOfText } from '../response.ts'
import { type Coding, codingFor } from './send.ts'

/** What a route has in memory for an address. */
interface InMemory {
  body: Buffer
}

/** How a public route is answered without Fastify, see `answersAtOnce`. */
interface AtOnce<Found extends InMemory = InMemory> {
  /** What a stranger's GET of the address would be answered with, if that is in memory and still true. */
  find(url: string): Found | undefined
  /** What such addresses begin with, up to their last `/`; else what the route's pattern has before its one parameter. */
  prefixes?: readonly string[]
  /** What else the route does for each answer. @param address the client's */
  notice?(found: Found, address: string): void
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a public route whose answers `sendBytes` keeps: its own handler and this one send the same. */
    // Each route has its own kind of what is found.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    atOnce?: AtOnce<any>
  }
  interface FastifyRequest {
    /** The kept bytes that the answer is made of; null of all others. */
    keptBody: Buffer | null
  }
}

/** An answer as it left the last time: its headers, names and values in turn, and what it sent. */
interface Sent {
  headers: readonly string[]
  /** A short one as text of one byte a character, as it leaves with its head. */
  payload: Buffer | string
}

interface Route {
  /** Its pattern, for metrics. */
  url: string
  limit: Exclude<LimitName, 'none'>
  atOnce: AtOnce
}

/** Headers that are not the same for every request. */
const ownHeaders = new Set([
  ...['x-request-id', 'ratelimit', 'ratelimit-policy', 'server-timing'],
  ...['date', 'connection', 'keep-alive', 'content-length'],
])

/**
 * Answers a stranger's GET before Fastify where the very same answer was sent before and its bytes are in memory: about half of what such a request costs are Fastify's hooks and its objects. The
 * first answer goes the whole way, and what the hooks have put into its head is sent again, so there is one home for each header. What differs between two such requests is done here by the same functions that the hooks
 * call: who asks, the limit, the id, metrics. A request with anything that may matter, a refusal, a stopping or overloaded gateway go the whole way.
 */
export const answersAtOnce = plugin(
  async (app, { config }: { config: Config }) => {
    const exact = new Map<string, Route>()
    /** Of routes that end in a parameter, by all before it. */
    const byPrefix = new Map<string, Route>()
    const sent = new WeakMap<Buffer, Partial<Record<Coding | 'plain', Sent>>>()
    app.decorateRequest('keptBody', null)

    const keep: onSendHookHandler = (request, reply, payload, done) => {
      const { keptBody, raw } = request
      if (keptBody !== null && reply.statusCode === 200 && Buffer.isBuffer(payload)) {
        const plain = plainOf(raw)
        if (plain !== undefined) {
          const headers = Object.entries(reply.getHeaders())
            .filter(([name]) => !ownHeaders.has(name))
            .flatMap(([name, value]) => [name, String(value)])
          headers.push('content-length', String(payload.length))
          const forms = sent.get(keptBody) ?? {}
          forms[codingOf(plain.acceptEncoding)] = {
            headers,
            payload: payload.length <= mostOfText ? payload.toString('latin1') : payload,
          }
          sent.set(keptBody, forms)
        }
      }
      done(null, payload)
    }
    app.addHook('onRoute', (route) => {
      const { atOnce, limit } = route.config ?? {}
      // HEAD is answered by its own copy of the route.
      if (atOnce === undefined || route.method !== 'GET') return
      if (limit === undefined || limit === 'none')
        throw new Error(`${route.url} answers at once without a limit`)
      const { url } = route
      const parameter = url.indexOf(':')
      if (parameter === -1) exact.set(url, { url, limit, atOnce })
      else
        for (const prefix of atOnce.prefixes ?? [url.slice(0, parameter)])
          byPrefix.set(prefix, { url, limit, atOnce })
      route.onSend = [route.onSend ?? [], keep].flat()
    })

    const routeOf = (url: string): Route | undefined => {
      const query = url.indexOf('?')
      return (
        exact.get(query === -1 ? url : url.slice(0, query)) ??
        byPrefix.get(url.slice(0, url.lastIndexOf('/') + 1))
      )
    }
    /** Requests are logged by Fastify. */
    const isOff = config.logRequests

    app.door.answerFirst((request, response, otherwise) => {
      if (isOff) return false
      const url = request.url!
      const route = routeOf(url)
      if (route === undefined || app.isDraining || app.isOverloaded()) return false
      const found = route.atOnce.find(url)
      const forms = found && sent.get(found.body)
      if (forms === undefined) return false
      const plain = plainOf(request)
      const form = plain && forms[codingOf(plain.acceptEncoding)]
      if (form === undefined) return false

      const { isForwarded } = plain!
      const peer = request.socket.remoteAddress ?? ''
      const address = isForwarded
        ? addressBehind(
            peer,
            forwardedHops(request.headers, config.clientAddressHeader) ?? '',
            config.trustProxy,
          )
        : peer
      const passed = app.passLimit(route.limit, address, peer, isForwarded)
      const go = (told: readonly string[] | undefined) => {
        if (told === undefined) return otherwise()
        app.seeClient(peer, address, isForwarded)
        route.atOnce.notice?.(found!, address)
        response.writeHead(200, ['x-request-id', newRequestId(), ...told, ...form.headers])
        response.end(form.payload, 'latin1')
        if (config.metricsPort !== 0) app.countAnswer('GET', route.url, 200, 0)
      }
      if (passed instanceof Promise) passed.then(go, otherwise)
      else if (passed === undefined) return false
      else go(passed)
      return true
    })
  },
  { name: 'answers-at-once', dependencies: ['limits', 'proxies', 'drain', 'pressure'] },
)

const codings = new Map<string, Coding | 'plain'>()
const mostCodings = 200

/** By what clients say, of which there are few kinds. */
function codingOf(acceptEncoding: string | undefined): Coding | 'plain' {
  if (acceptEncoding === undefined) return 'plain'
  let coding = codings.get(acceptEncoding)
  if (coding === undefined) {
    coding = codingFor(acceptEncoding) ?? 'plain'
    if (codings.size < mostCodings) codings.set(acceptEncoding, coding)
  }
  return coding
}
