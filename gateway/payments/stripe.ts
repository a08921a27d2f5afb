import { createHmac, timingSafeEqual } from 'node:crypto'
import { NotSigned, type PaidBill, type PaymentProvider, PaymentsAway } from './provider.ts'

interface StripeOptions {
  /** `https://api.stripe.com/` */
  url: string
  /** Secret or restricted key. */
  key: string
  /** Of the webhook's endpoint. */
  webhookSecret: string
}

const patienceMs = 10_000
/** A signature is good for so long (https://docs.stripe.com/webhooks#verify-manually). */
const toleranceMs = 300_000

interface Session {
  id: string
  url?: string | null
  client_reference_id?: string | null
  payment_status?: string
  amount_total?: number | null
  currency?: string | null
}

/** Stripe Checkout: its hosted page, and the events that it signs (https://docs.stripe.com/api/checkout/sessions). By hand: two requests, of its client's 60,000 lines. */
export function stripe({ url, key, webhookSecret }: StripeOptions): PaymentProvider {
  return {
    name: 'stripe',

    async open({ id, price, what, paidUrl, leftUrl }) {
      const form = new URLSearchParams({
        mode: 'payment',
        client_reference_id: id,
        success_url: paidUrl,
        cancel_url: leftUrl,
        'line_items[0][quantity]': '1',
        'line_items[0][price_data][currency]': price.currency.toLowerCase(),
        'line_items[0][price_data][unit_amount]': String(price.amount),
        'line_items[0][price_data][product_data][name]': what,
      })
      let session: Session
      try {
        const response = await fetch(new URL('v1/checkout/sessions', url), {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'idempotency-key': id },
          body: form,
          redirect: 'error',
          signal: AbortSignal.timeout(patienceMs),
        })
        if (!response.ok) throw new PaymentsAway(`Stripe answered ${response.status}`)
        session = (await response.json()) as Session
      } catch (error) {
        throw error instanceof PaymentsAway
          ? error
          : new PaymentsAway('Stripe does not answer', { cause: error })
      }
      if (typeof session.url !== 'string' || !URL.canParse(session.url))
        throw new PaymentsAway('Stripe named no page')
      return { url: session.url }
    },

    read(headers, body, now) {
      requireSigned(headers['stripe-signature'], body, webhookSecret, now)
      const { type, data } = JSON.parse(body.toString()) as { type?: string; data?: { object?: Session } }
      const session = data?.object
      const isEnd =
        type === 'checkout.session.completed' || type === 'checkout.session.async_payment_succeeded'
      // Completed and not paid: by a transfer that is still to come.
      if (!isEnd || session?.payment_status !== 'paid') return undefined
      const { id: reference, client_reference_id: id, amount_total: amount, currency } = session
      if (!id || typeof amount !== 'number' || !currency) return undefined
      return { id, reference, price: { amount, currency: currency.toUpperCase() } } satisfies PaidBill
    },
  }
}

/** @throws NotSigned */
function requireSigned(
  header: string | string[] | undefined,
  body: Buffer,
  secret: string,
  now: number,
): void {
  const parts = String(header ?? '')
    .split(',')
    .map((part) => part.trim().split('=', 2))
  const time = Number(parts.find(([name]) => name === 't')?.[1])
  if (!(Math.abs(now - time * 1000) <= toleranceMs)) throw new NotSigned('The signature is missing or old')
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest()
  const isSigned = parts.some(([name, value = '']) => {
    const given = name === 'v1' ? Buffer.from(value, 'hex') : Buffer.alloc(0)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!isSigned) throw new NotSigned('The signature is another one')
}
