import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { askNameServers, checkedUrl, guardedConnector, hostOf, type Reach, type Resolve } from './address.ts'
import { SiteFault, whyAway } from './fault.ts'
import { everythingAllowed, parseRobots, type Robots, robotsBytes } from './robots.ts'
import { type Clock, HostTurns } from './turns.ts'

/** A site's answer with status 200, or 304 where the request named what is known. */
interface Answer {
  /** The last address of the redirects. */
  url: URL
  status: 200 | 304
  headers: IncomingHttpHeaders
  body: Readable
}

export interface SitesOptions extends Reach {
  /** The least pause between two requests to a host, in milliseconds. */
  gapMs: number
  /** How we name ourselves: a word that robots.txt may name, and where to read about us. */
  agent: { token: string; about: string }
  /** Default: the machine's name servers. */
  resolve?: Resolve | undefined
  /** Default: the real one. */
  clock?: Clock | undefined
}

const mostRedirects = 5
/** What a robots.txt may ask for; beyond it a site would hold a task for days. */
const longestDelayMs = 30_000
/** How long what a robots.txt said holds, and how long that it could not be read. */
const robotsMs = 3_600_000
const robotsFailedMs = 60_000
const keptRobots = 1_000
/** Of one request, from its turn to its last byte. */
const longestRequestMs = 600_000
const headersTimeout = 30_000
const bodyTimeout = 30_000
const longestRetryMs = 86_400_000

const realClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => delay(ms, undefined, { signal }),
}

/** Other people's sites: asked politely, and never one that only this machine can see. */
export class Sites {
  readonly #options: SitesOptions
  readonly #clock: Clock
  readonly #turns: HostTurns
  readonly #dispatcher: Agent
  readonly #robots = new Map<string, { until: number; robots: Promise<Robots> }>()

  constructor(options: SitesOptions) {
    this.#options = options
    this.#clock = options.clock ?? realClock
    this.#turns = new HostTurns(this.#clock)
    this.#dispatcher = new Agent({
      connect: guardedConnector(options, options.resolve ?? askNameServers()),
      allowH2: false,
      pipelining: 1,
      connections: 1,
      maxHeaderSize: 16_384,
      headersTimeout,
      bodyTimeout,
    })
  }

  /**
   * Asks for an address when its host's turn has come, following redirects, each checked like the first; the turn ends when `use` has.
   * @throws SiteFault for an address that may not be asked, a site that forbids it, or an answer that is none
   */
  async get<T>(
    address: string,
    { headers, signal }: { headers?: Record<string, string>; signal: AbortSignal },
    use: (answer: Answer) => Promise<T>,
  ): Promise<T> {
    let url = checkedUrl(address, this.#options)
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const robots = await this.#robotsOf(url, signal)
      if (!robots.allows(url)) throw new SiteFault(`robots.txt of ${url.host} does not allow ${url.pathname}`)
      const outcome = await this.#ask(url, { headers, signal, delayMs: robots.delayMs }, use)
      if ('value' in outcome) return outcome.value
      url = outcome.next
    }
    throw new SiteFault(`${address} redirects more than ${mostRedirects} times`)
  }

  close(): Promise<void> {
    return this.#dispatcher.destroy()
  }

  async #ask<T>(
    url: URL,
    {
      headers,
      signal,
      delayMs,
    }: { headers?: Record<string, string> | undefined; signal: AbortSignal; delayMs: number },
    use: (answer: Answer) => Promise<T>,
  ): Promise<{ value: T } | { next: URL }> {
    const gapMs = Math.max(this.#options.gapMs, Math.min(delayMs, longestDelayMs))
    return this.#turns.take(hostOf(url), gapMs, signal, async () => {
      const limit = AbortSignal.timeout(longestRequestMs)
      const both = AbortSignal.any([signal, limit])
      const { token, about } = this.#options.agent
      try {
        const answer = await request(url, {
          dispatcher: this.#dispatcher,
          signal: both,
          headers: { 'user-agent': `${token} (+${about})`, ...headers },
        })
        const { statusCode: status, body } = answer
        body.on('error', () => {})
        try {
          if (isRedirect(status)) return { next: this.#redirected(url, answer.headers) }
          if (status !== 200 && status !== 304) throw refusedWith(url, status, answer.headers)
          return { value: await use({ url, status, headers: answer.headers, body }) }
        } finally {
          if (!body.readableEnded) body.destroy()
        }
      } catch (error) {
        signal.throwIfAborted()
        if (limit.aborted)
          throw new SiteFault(`${url.host} took longer than ${longestRequestMs / 60_000} minutes`, {
            isPassing: true,
          })
        throw asFault(error, url)
      }
    })
  }

  #redirected(from: URL, { location }: IncomingHttpHeaders): URL {
    if (typeof location !== 'string') throw new SiteFault(`${from.host} redirects to nowhere`)
    return checkedUrl(location, this.#options, from)
  }

  async #robotsOf(url: URL, signal: AbortSignal): Promise<Robots> {
    const known = this.#robots.get(url.origin)
    if (known !== undefined && known.until > this.#clock.now()) {
      try {
        return await known.robots
      } catch (error) {
        signal.throwIfAborted()
        // Whoever asked was told to stop; this one was not.
        if (error instanceof SiteFault) throw error
        if (this.#robots.get(url.origin) !== known) return this.#robotsOf(url, signal)
      }
    }
    if (this.#robots.size >= keptRobots) this.#robots.clear()
    const robots = this.#readRobots(url, signal)
    const entry = { until: this.#clock.now() + robotsMs, robots }
    this.#robots.set(url.origin, entry)
    try {
      return await robots
    } catch (error) {
      entry.until = error instanceof SiteFault ? this.#clock.now() + robotsFailedMs : 0
      throw error
    }
  }

  /** A site that has none, or refuses to show it, forbids nothing; one that cannot say now is not asked for more. */
  async #readRobots(origin: URL, signal: AbortSignal): Promise<Robots> {
    let url = new URL('/robots.txt', origin)
    try {
      for (let redirects = 0; redirects <= mostRedirects; redirects++) {
        const outcome = await this.#ask(url, { signal, delayMs: 0 }, ({ body }) => textOf(body, robotsBytes))
        if ('value' in outcome) return parseRobots(outcome.value, this.#options.agent.token.toLowerCase())
        url = outcome.next
      }
      return everythingAllowed
    } catch (error) {
      if (error instanceof RefusedBySite && error.status < 500 && error.status !== 429)
        return everythingAllowed
      throw error
    }
  }
}

/** An answer with a status of failure. */
class RefusedBySite extends SiteFault {
  readonly status: number

  constructor(message: string, status: number, notBefore: number | undefined) {
    super(message, { isPassing: status >= 500 || [408, 425, 429].includes(status), notBefore })
    this.status = status
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

function refusedWith(url: URL, status: number, headers: IncomingHttpHeaders): RefusedBySite {
  const said = headers['retry-after']
  const seconds = /^\d{1,9}$/.test(said ?? '') ? Number(said) * 1_000 : Date.parse(said ?? '') - Date.now()
  const notBefore = seconds > 0 ? Date.now() + Math.min(seconds, longestRetryMs) : undefined
  return new RefusedBySite(`${url.host} answered ${status} for ${url.pathname}`, status, notBefore)
}

function asFault(error: unknown, url: URL): Error {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof SiteFault) return cause
  }
  const { code, syscall } = error as NodeJS.ErrnoException
  // Whoever uses an answer has errors of its own.
  const isOfNetwork =
    code?.startsWith('UND_ERR_') ||
    code?.startsWith('HPE_') ||
    code?.startsWith('ERR_TLS') ||
    syscall !== undefined ||
    isCertificate(code)
  if (!isOfNetwork) return error as Error
  return new SiteFault(`${url.host} could not be read: ${whyAway(error)}`, {
    isPassing: true,
    cause: error,
  })
}

function isCertificate(code: string | undefined): boolean {
  return code !== undefined && /CERT|SELF_SIGNED|UNABLE_TO_/.test(code)
}

/** The first bytes of a body as text. */
async function textOf(body: Readable, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes >= maxBytes) break
  }
  return Buffer.concat(pieces).subarray(0, maxBytes).toString()
}
