import { randomBytes } from 'node:crypto'
import { openText, sealText } from '@piata/config'

/** What secrets of webhooks are sealed with comes from the installation's root secret for this purpose. */
export const webhookPurpose = 'webhooks'
const name = 'webhook'

/** A new secret of Standard Webhooks, `whsec_` and 32 bytes as base64, and how the database keeps it. */
export function newWebhookSecret(key: Buffer): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return { secret, sealed: sealText(key, name, secret) }
}

/** @throws Error for what was sealed with another root secret */
export const openWebhookSecret = (key: Buffer, sealed: string): string => openText(key, name, sealed)
