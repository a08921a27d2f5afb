import { randomBytes } from 'node:crypto'
import { openText, type SealSecrets, sealText } from '@piata/config'

/** What secrets of webhooks are sealed with comes from the installation's root secret for this purpose. */
export const webhookPurpose = 'webhooks'
/** The name under which they are sealed. */
export const webhookSealName = 'webhook'

/** A new secret of Standard Webhooks, `whsec_` and 32 bytes as base64, and how the database keeps it. */
export function newWebhookSecret(key: SealSecrets): { secret: string; sealed: string } {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return { secret, sealed: sealText(key, webhookSealName, secret) }
}

/** @throws Error for what was sealed with another root secret */
export const openWebhookSecret = (key: SealSecrets, sealed: string): string =>
  openText(key, webhookSealName, sealed)
