import type { SealSecrets } from '@piata/config'
import type { DeliveryOutcome, DueDelivery } from '@piata/db'
import { Agent, request } from 'undici'
import { askNameServers, checkedUrl, guardedConnector, type Reach, type Resolve } from '../net/address.ts'
import { SiteFault, whyAway } from '../net/fault.ts'
import { openWebhookSecret } from './secret.ts'
import { signedHeaders } from './sign.ts'

/** From the look-up of the name to the end of the answer. */
const longestMs = 10_000
/** What is read of an answer. */
const mostBytes = 1024
const longestRetryMs = 3_600_000
const longestError = 300

/** Sends messages to other people's addresses, and never to one that only this machine can see. */
export class WebhookSender {
  readonly #reach: Reach
  readonly #dispatcher: Agent
  readonly #about: string
  readonly #key: SealSecrets

  /**
   * @param about where to read who sends
   * @param key what the secrets are sealed with
   */
  constructor(reach: Reach, about: string, key: SealSecrets, resolve: Resolve = askNameServers()) {
    this.#reach = reach
    this.#about = about
    this.#key = key
    this.#dispatcher = new Agent({
      connect: guardedConnector(reach, resolve),
      allowH2: false,
      pipelining: 1,
      connections: 1,
      maxHeaderSize: 16_384,
      headersTimeout: longestMs,
      bodyTimeout: longestMs,
    })
  }

  /** One attempt. Redirects are not followed, and of the answer only the status counts. Throws only where `signal` is aborted. */
  async send({ id, url, body, secrets }: DueDelivery, signal: AbortSignal): Promise<DeliveryOutcome> {
    const limit = AbortSignal.timeout(longestMs)
    const now = new Date()
    const opened = this.#opened(secrets)
    if (opened === undefined)
      return { outcome: 'failed', status: null, error: 'cannot be signed: give the webhook another secret' }
    try {
      const answer = await request(checkedUrl(url, this.#reach), {
        method: 'POST',
        dispatcher: this.#dispatcher,
        signal: AbortSignal.any([signal, limit]),
        headers: {
          'content-type': 'application/json',
          'user-agent': `Piata-Webhooks (+${this.#about})`,
          ...signedHeaders(id, body, opened, now),
        },
        body,
      })
      const { statusCode: status, headers } = answer
      let bytes = 0
      answer.body.on('error', () => {})
      for await (const piece of answer.body as AsyncIterable<Buffer>) {
        bytes += piece.length
        if (bytes > mostBytes) break
      }
      if (!answer.body.readableEnded) answer.body.destroy()
      if (status >= 200 && status < 300) return { outcome: 'sent', status }
      const error =
        status >= 300 && status < 400
          ? `answered ${status}; redirects are not followed`
          : `answered ${status}`
      return { outcome: 'failed', status, error, notBefore: notBefore(headers['retry-after'], now) }
    } catch (error) {
      signal.throwIfAborted()
      const reason = limit.aborted ? `took longer than ${longestMs / 1000} s` : reasonOf(error)
      return { outcome: 'failed', status: null, error: reason.slice(0, longestError) }
    }
  }

  /** Undefined where the site's root secret is another one than when they were made. */
  #opened(secrets: readonly string[]): string[] | undefined {
    try {
      return secrets.map((sealed) => openWebhookSecret(this.#key, sealed))
    } catch {
      return undefined
    }
  }

  close(): Promise<void> {
    return this.#dispatcher.destroy()
  }
}

function notBefore(said: string | string[] | undefined, now: Date): string | undefined {
  if (typeof said !== 'string') return undefined
  const ms = /^\d{1,9}$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now.getTime()
  return ms > 0 ? new Date(now.getTime() + Math.min(ms, longestRetryMs)).toISOString() : undefined
}

/** In the receiver's terms. */
function reasonOf(error: unknown): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof SiteFault) return cause.message
  }
  return `could not be reached: ${whyAway(error)}`
}
