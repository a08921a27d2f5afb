import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Config } from '@piata/config'
import type { FastifyInstance } from 'fastify'
import { clientOf } from '../intake/forwarded.ts'
import type { LimitName } from '../limits/policies.ts'
import { newRequestId } from '../observe/request.ts'
import { problemBody } from '../problems/problem.ts'
import { sendReady } from '../response.ts'
import { Crowd } from './crowd.ts'
import { refusal } from './gate.ts'
import { Line, type Rank, ranks } from './line.ts'
import { Told } from './told.ts'

/**
 * Milliseconds of a turn of the event loop in which requests are taken; the rest of the turn is for those under way and those refused. Where that takes longer, as the machine is busy with other things, half of the whole
 * goes to those taken: a read costs no more than two refusals, so refusing would leave nothing for them.
 */
const turnMs = { least: 5, most: 20, ofRest: 1 }
/** How much of it may have passed for a rank to come on; the first of each comes on in any case. */
const untilPart: Record<Rank, number> = { check: 0.4, login: 1, visit: 0.6, dear: 1, early: 1 }
/** Requests that are taken between two looks at the clock. */
const perLook = 8
/** So many wait where all connections of a few proxies are busy, or the machine was for a moment: none of them is turned away for it. */
const fewWaiting = 64
/** The longest that each rank waits in a burst, and while the door is crowded; checks are never late, and log-ins wait longer for hashing than here. */
const waitMs = {
  burst: { visit: 2000, dear: 2000, early: 2000 },
  crowded: { login: 200, visit: 50, dear: 50, early: 50 },
}
/** What those who are refused are told to wait. */
const toldMs = 1000
/** Of those who came sooner than told, how many are heard again a turn. */
const parkedPerTurn = 32
/** Milliseconds of a turn for refusals, and what part of those to be refused has its answer in any case: longer turns would make everybody wait, health checks and new connections too. */
const refusing = { ms: 3, part: 8, perLook: 16 }
/** Between turns while whoever waits does so for others' work to end, or for his time. */
const idleMs = 5

/** Of kinds that work beside the event loop, how many requests are under way at once while the door is crowded: more would only wait behind it. */
const mostWhenCrowded: Partial<Record<LimitName, number>> = {
  search: 8,
  write: 16,
  auth: 2,
  registration: 1,
  mail: 2,
  phone: 4,
  upload: 1,
  bulk: 2,
  export: 2,
  moves: 1,
}

const rankOf: Partial<Record<LimitName, Rank>> = {
  none: 'check',
  auth: 'login',
  registration: 'login',
  mail: 'login',
  search: 'dear',
  upload: 'dear',
  bulk: 'dear',
  export: 'dear',
}

const full = refusal(0)
const fullHead = Object.entries({
  ...full.headers,
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}).flat()
/** What stands before and after the request's id. */
const [bodyStart, bodyEnd] = problemBody(full, '\u0000').split('\\u0000') as [string, string]

type Listener = (request: IncomingMessage, response: ServerResponse) => void
/** Answers what it can, and tells whether it does; a request that it turns out not to answer it hands to `otherwise`. */
type FirstAnswer = (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => boolean

interface Arrival {
  request: IncomingMessage
  response: ServerResponse
  kind: LimitName
  /** The client's address; undefined of the website's server, which asks for many. */
  client: string | undefined
}

interface Parked extends Arrival {
  until: number
}

/** Which client a connection brought when it was refused last, and until when it was told to wait: a proxy's connections bring one after another. */
const lastRefusal = Symbol('last refusal')

interface Connection extends Socket {
  [lastRefusal]?: { client: string; until: number }
}

/**
 * Stands before Fastify: a turn of the event loop takes requests for a few milliseconds, the others wait in one bounded line, and whoever waits too long there is refused almost for nothing.
 */
export class Door {
  readonly #line = new Line<Arrival>()
  readonly #told = new Told()
  /** Those whose refusal is still to be written. */
  readonly #out: Arrival[] = []
  /** Ranks of which this turn has taken somebody, or found nobody. */
  readonly #heard = new Set<Rank>()
  /** Those who came sooner than told over the connection that told them, in the order in which they are heard. */
  readonly #parked: Parked[] = []
  readonly #underWay = new Map<LimitName, number>()
  /** What routes of one address count as, by that address. */
  readonly #kinds = new Map<string, LimitName>()
  readonly #config: Config
  readonly #origins: ReadonlySet<string>
  #app!: FastifyInstance
  #handle!: Listener
  #answered: FirstAnswer = () => false
  #refused = 0
  /** Since when this turn takes requests; 0 before the first. */
  #beganAt = 0
  #taken = 0
  #isFull = false
  /** How long this turn takes those who wait. */
  #turnMs = turnMs.least
  /** When the turn before stopped taking; 0 where the event loop has rested since. */
  #stoppedAt = 0
  /** Whether more than a few wait after each turn, or had no place. */
  readonly #crowd = new Crowd()
  #timer: NodeJS.Timeout | undefined
  #isTurning = false
  readonly #turn = () => this.#nextTurn()

  constructor(config: Config) {
    this.#config = config
    this.#origins = new Set(config.corsOrigins)
  }

  /** Requests that did not get in since the start. */
  get refused(): number {
    return this.#refused
  }

  /** Those who wait now, whoever came too soon among them. */
  get waiting(): number {
    return this.#line.length + this.#parked.length + this.#out.length
  }

  /** Takes the place of the app's own listener. To be called before routes are added, whose kinds it learns. */
  guard(app: FastifyInstance): void {
    app.addHook('onRoute', ({ url, config }) => {
      if (config?.limit !== undefined) this.#kinds.set(url, config.limit)
    })
    const { server } = app
    const [handle, ...others] = server.listeners('request') as Listener[]
    if (handle === undefined || others.length > 0) throw new Error('Expected one listener of requests')
    this.#app = app
    this.#handle = (request, response) => {
      if (!this.#answered(request, response, () => handle(request, response))) handle(request, response)
    }
    server.off('request', handle)
    server.on('request', (request, response) => {
      if (this.#line.length === 0 && this.#out.length === 0 && this.#hasTime())
        this.#handle(request, response)
      else this.#queue(request, response)
    })
  }

  /** Lets what is in memory be answered without Fastify, of whoever the door lets in. */
  answerFirst(answered: FirstAnswer): void {
    this.#answered = answered
  }

  /** Notes that a client was told to come again later, by whoever refused it. */
  tell(request: IncomingMessage): void {
    // Injected requests have no connection.
    if (request.socket?.remoteAddress === undefined) return
    this.#note(request, clientOf(request, this.#config), performance.now())
  }

  #kindOf({ url = '' }: IncomingMessage): LimitName {
    const end = url.indexOf('?')
    return this.#kinds.get(end === -1 ? url : url.slice(0, end)) ?? 'read'
  }

  /** Whether this turn may take one more. Looks at the clock now and then only, as this is a part of every request. */
  #hasTime(): boolean {
    if (this.#beganAt === 0) {
      this.#beganAt = performance.now()
      this.#schedule(true)
    } else if (
      this.#isFull ||
      (this.#taken % perLook === 0 && performance.now() - this.#beganAt > turnMs.least)
    ) {
      this.#isFull = true
      return false
    }
    this.#taken += 1
    return true
  }

  #queue(request: IncomingMessage, response: ServerResponse): void {
    const now = performance.now()
    const client = clientOf(request, this.#config)
    const kind = this.#kindOf(request)
    const arrival: Arrival = { request, response, kind, client }
    const before = (request.socket as Connection)[lastRefusal]
    if (before !== undefined && before.until > now && before.client === client && kind !== 'none')
      this.#parked.push({ ...arrival, until: before.until })
    else this.#wait(arrival, now)
    this.#schedule(true)
  }

  #wait(arrival: Arrival, now: number): void {
    const { kind, client } = arrival
    const rank = rankOf[kind] ?? 'visit'
    const isEarly = rank !== 'check' && client !== undefined && this.#told.isEarly(client, now)
    const out = this.#line.add(arrival, isEarly ? 'early' : rank, now)
    if (out !== undefined) this.#out.push(out)
  }

  /** After all that a turn has brought: takes those who wait, the first ranks first, and refuses who has waited too long. */
  #nextTurn(): void {
    this.#isTurning = false
    clearTimeout(this.#timer)
    this.#timer = undefined
    const now = performance.now()
    this.#beganAt = 0
    this.#taken = 0
    this.#isFull = false
    this.#hear(now)
    if (this.#line.length === 0) {
      this.#endTurn(now)
      return
    }
    this.#beganAt = now
    const rest = this.#stoppedAt === 0 ? 0 : now - this.#stoppedAt
    this.#turnMs = Math.min(turnMs.most, Math.max(turnMs.least, turnMs.ofRest * rest))
    this.#heard.clear()
    this.#step()
  }

  /** Takes the next as long as there is time. What a request does by promises is done before the step after it, and counts. */
  readonly #step = (): void => {
    const now = performance.now()
    const one = this.#next(now - this.#beganAt)
    if (one === undefined) {
      this.#endTurn(now)
      return
    }
    this.#take(one)
    queueMicrotask(this.#stepOn)
  }
  readonly #stepOn = () => process.nextTick(this.#step)

  #endTurn(now: number): void {
    this.#stoppedAt = 0
    for (const [rank, ms] of Object.entries(this.#crowd.isThere ? waitMs.crowded : waitMs.burst) as [
      Rank,
      number,
    ][])
      for (
        let one = this.#line.takeLate(rank, now - ms);
        one !== undefined;
        one = this.#line.takeLate(rank, now - ms)
      )
        this.#out.push(one)
    const hadNoPlace = this.#out.length
    this.#refuseSome(now)
    this.#crowd.look(this.#line.visitors > fewWaiting || hadNoPlace > fewWaiting, now)
    this.#told.sweep(now)
    // Before the next requests are read, which of a crowd takes long.
    sendReady()
    const isBusy = this.#isFull || this.#out.length > 0 || this.#line.checks > 0
    if (isBusy) this.#stoppedAt = now
    if (isBusy) this.#schedule(true)
    else if (this.#line.length > 0 || this.#parked.length > 0) this.#schedule(false)
    else if (this.#beganAt !== 0) this.#schedule(true)
  }

  #refuseSome(now: number): void {
    const atLeast = this.#out.length / refusing.part
    let refused = 0
    for (const one of this.#out) {
      if (refused >= atLeast && refused % refusing.perLook === 0 && performance.now() - now > refusing.ms)
        break
      this.#refuse(one, now)
      refused += 1
    }
    this.#out.splice(0, refused)
  }

  /** Whose turn it is when so much of this one has passed. */
  #next(ms: number): Arrival | undefined {
    this.#isFull = ms >= this.#turnMs
    for (const rank of ranks) {
      // Of a crowd of checks no turn takes more for being long.
      const until = untilPart[rank] * (rank === 'check' ? turnMs.least : this.#turnMs)
      if (ms >= until && this.#heard.has(rank)) continue
      this.#heard.add(rank)
      const one = this.#takeOf(rank)
      if (one !== undefined) return one
    }
    return this.#isFull ? undefined : this.#takeOf('visit')
  }

  /** In their order, but of a crowd whoever came last; checks, which are never refused for time, always in their order. */
  #takeOf(rank: Rank): Arrival | undefined {
    return this.#crowd.isThere && rank !== 'check'
      ? this.#line.takeLast(rank, this.#mayPass)
      : this.#line.takeFirst(rank)
  }

  readonly #mayPass = ({ kind }: Arrival): boolean =>
    (this.#underWay.get(kind) ?? 0) < (mostWhenCrowded[kind] ?? Number.POSITIVE_INFINITY)

  #take({ request, response, kind }: Arrival): void {
    // Who went away meanwhile.
    if (response.destroyed) return
    if (mostWhenCrowded[kind] !== undefined) {
      this.#underWay.set(kind, (this.#underWay.get(kind) ?? 0) + 1)
      response.once('close', () => this.#underWay.set(kind, this.#underWay.get(kind)! - 1))
    }
    this.#handle(request, response)
  }

  /** Lets those wait in the line whose time has come. */
  #hear(now: number): void {
    for (let left = parkedPerTurn; left > 0; left--) {
      const first = this.#parked[0]
      if (first === undefined || (first.until > now && !this.#app.isDraining)) return
      this.#parked.shift()
      if (!first.response.destroyed) this.#wait(first, now)
    }
  }

  #schedule(isSoon: boolean): void {
    if (this.#isTurning) return
    if (isSoon) {
      this.#isTurning = true
      setImmediate(this.#turn)
    } else this.#timer ??= setTimeout(this.#turn, idleMs)
  }

  #note({ socket }: IncomingMessage, client: string | undefined, now: number): void {
    if (client === undefined) return
    this.#told.note(client, now + toldMs)
    ;(socket as Connection)[lastRefusal] = { client, until: now + toldMs }
  }

  #refuse({ request, response, client }: Arrival, now: number): void {
    if (response.destroyed) return
    this.#refused += 1
    this.#note(request, client, now)
    const requestId = newRequestId()
    const body = bodyStart + requestId + bodyEnd
    const head = [...fullHead, 'content-length', String(body.length), 'x-request-id', requestId]
    if (this.#origins.size > 0) head.push(...this.#corsHeaders(request))
    if (this.#app.isDraining) head.push('connection', 'close')
    response.writeHead(full.statusCode, head)
    // What is left of a body is read and dropped by Node.
    response.end(body, 'latin1')
  }

  /** So that pages of other origins learn why, and when to come back. */
  #corsHeaders({ headers: { origin } }: IncomingMessage): string[] {
    if (origin === undefined || !this.#origins.has(origin)) return ['vary', 'origin']
    return [
      ...['vary', 'origin', 'access-control-allow-origin', origin],
      ...['access-control-allow-credentials', 'true'],
      ...['access-control-expose-headers', 'retry-after, x-request-id'],
    ]
  }
}
