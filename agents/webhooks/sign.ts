import { createHmac } from 'node:crypto'

/**
 * The headers of a message by Standard Webhooks (https://www.standardwebhooks.com): its id, when it is sent, and one signature for each secret, the
 * HMAC-SHA-256 of id, time and body.
 * @param secrets `whsec_` and the key as base64
 */
export function signedHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  at: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
