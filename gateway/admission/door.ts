import type { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { LimitName } from '../limits/policies.ts'
import { newRequestId } from '../observe/request.ts'
import { problemBody } from '../problems/problem.ts'
import { refusal } from './gate.ts'
import { HeldConnections } from './held.ts'
import { TurnBudget } from './turn.ts'

const full = refusal(0)

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** Milliseconds of one turn of the event loop after which it takes no more of a kind: what is dear and can wait goes first, who logs in last. */
const turnMs: Partial<Record<LimitName, number>> & { read: number } = {
  search: 15,
  upload: 15,
  read: 40,
  auth: 80,
}

/** Stands before Fastify and refuses, almost for nothing, what a turn of the event loop cannot take; health checks always pass. */
export class Door {
  readonly #turn = new TurnBudget()
  readonly #checks = new TurnBudget()
  readonly #held = new HeldConnections()
  /** What routes of one address count as, by that address. */
  readonly #kinds = new Map<string, LimitName>()
  readonly #origins: ReadonlySet<string>
  #refused = 0

  /** @param origins pages of which may read answers */
  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins)
  }

  /** Requests that did not get in since the start. */
  get refused(): number {
    return this.#refused
  }

  /** Takes the place of the app's own listener. To be called before routes are added, whose kinds it learns. */
  guard(app: FastifyInstance): void {
    app.addHook('onRoute', ({ url, config }) => {
      if (config?.limit !== undefined) this.#kinds.set(url, config.limit)
    })
    const { server } = app
    const [handle, ...others] = server.listeners('request') as Listener[]
    if (handle === undefined || others.length > 0) throw new Error('Expected one listener of requests')
    server.off('request', handle)
    server.on('request', (request, response) => {
      const kind = this.#kindOf(request)
      if (kind === 'none') this.#pace(request, response)
      else if (this.#isTooLate(request, kind) || !this.#turn.take(turnMs[kind ?? 'read'] ?? turnMs.read)) {
        this.#refuse(request, response, app.isDraining)
        return
      }
      handle(request, response)
    })
  }

  /** Reads the next request of a connection only after those of others, since this one was refused. */
  hold(connection: Socket): void {
    // Injected requests have none.
    if (connection instanceof Socket) this.#held.hold(connection)
  }

  #kindOf({ url = '' }: IncomingMessage): LimitName | undefined {
    const end = url.indexOf('?')
    return this.#kinds.get(end === -1 ? url : url.slice(0, end))
  }

  /** While others are refused, nobody is answered late. */
  #isTooLate({ socket }: IncomingMessage, kind: LimitName | undefined): boolean {
    return kind !== 'auth' && this.#turn.isFull && this.#held.mayHaveWaited(socket)
  }

  /** Nobody is refused a health check, but a crowd that asks for them again and again is heard in turn as well. */
  #pace(request: IncomingMessage, response: ServerResponse): void {
    if (!this.#checks.take(0)) response.once('finish', () => this.#held.hold(request.socket))
  }

  #refuse(request: IncomingMessage, response: ServerResponse, isLast: boolean): void {
    this.#refused += 1
    const requestId = newRequestId()
    const body = problemBody(full, requestId)
    response.once('finish', () => this.#held.hold(request.socket))
    response.writeHead(full.statusCode, {
      ...full.headers,
      ...this.#corsHeaders(request),
      ...(isLast && { connection: 'close' }),
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    })
    // What is left of a body is read and dropped by Node.
    response.end(body)
  }

  /** So that pages of other origins learn why, and when to come back. */
  #corsHeaders({ headers: { origin } }: IncomingMessage): Record<string, string> | undefined {
    if (this.#origins.size === 0) return undefined
    if (origin === undefined || !this.#origins.has(origin)) return { vary: 'origin' }
    return {
      vary: 'origin',
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'retry-after, x-request-id',
    }
  }
}
