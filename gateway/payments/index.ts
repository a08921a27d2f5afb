import type { Config } from '@piata/config'
import type { PaymentProvider } from './provider.ts'
import { stripe } from './stripe.ts'

/** Who takes money for this site; undefined where nobody does. */
export function paymentProviderOf({
  stripeUrl,
  stripeKey,
  stripeWebhookSecret,
}: Pick<Config, 'stripeUrl' | 'stripeKey' | 'stripeWebhookSecret'>): PaymentProvider | undefined {
  if (stripeKey === undefined || stripeWebhookSecret === undefined) return undefined
  return stripe({ url: stripeUrl, key: stripeKey, webhookSecret: stripeWebhookSecret })
}
