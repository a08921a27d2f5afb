import type { ConnectionOptions } from 'node:tls'
import { Networks } from '@piata/config'
import { Agent, request } from 'undici'
import { askNameServers, checkedUrl, guardedConnector, type Reach, type Resolve } from '../net/address.ts'
import { SiteFault } from '../net/fault.ts'

/** Whoever subscribes names the address: none of a private network is ever asked. */
const anybody: Reach = { networks: new Networks([]) }
const headersTimeout = 10_000
const bodyTimeout = 10_000
const longestRetryMs = 86_400_000

/** What stands in for the world in tests. */
export interface PushWorld {
  reach?: Reach
  resolve?: Resolve
  tls?: Pick<ConnectionOptions, 'ca'>
}

interface PushAnswer {
  status: number
  /** When the service asks to be asked again, in milliseconds from now. */
  retryMs: number | undefined
}

/**
 * The address of a push service as it may be kept.
 * @throws SiteFault saying what is wrong with it
 */
export function checkPushEndpoint(text: string, reach: Reach = anybody): string {
  const url = checkedUrl(text, reach)
  if (url.protocol !== 'https:') throw new SiteFault(`must begin with https://, not ${url.protocol}`)
  return url.href
}

/** Other people's push services, one connection each. */
export class PushServices {
  readonly #reach: Reach
  readonly #dispatcher: Agent

  constructor({ reach = anybody, resolve = askNameServers(), tls = {} }: PushWorld = {}) {
    this.#reach = reach
    this.#dispatcher = new Agent({
      connect: guardedConnector(reach, resolve, tls),
      allowH2: false,
      connections: 2,
      maxHeaderSize: 16_384,
      ...{ headersTimeout, bodyTimeout },
    })
  }

  /** Hands a message over; follows no redirects. @throws SiteFault for an address that may not be asked, Error where nobody answers */
  async send(
    endpoint: string,
    body: Buffer,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<PushAnswer> {
    checkPushEndpoint(endpoint, this.#reach)
    try {
      const answer = await request(endpoint, {
        ...{ method: 'POST', dispatcher: this.#dispatcher, signal, body },
        headers: { ...headers, 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream' },
      })
      answer.body.on('error', () => {})
      answer.body.destroy()
      return { status: answer.statusCode, retryMs: retryOf(answer.headers['retry-after']) }
    } catch (error) {
      for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
        if (cause instanceof SiteFault) throw cause
      throw error
    }
  }
}

function retryOf(said: string | string[] | undefined): number | undefined {
  if (typeof said !== 'string') return undefined
  const ms = /^\d{1,9}$/.test(said) ? Number(said) * 1_000 : Date.parse(said) - Date.now()
  return ms > 0 ? Math.min(ms, longestRetryMs) : undefined
}
