import type { IncomingHttpHeaders } from 'node:http'
import type { Id, Money } from '@piata/db'

/** Something to be paid for. */
interface Bill {
  /** Of the payment: the provider gives it back, and takes a second bill of it for the first. */
  id: Id
  price: Money
  /** What is paid for, for the payer. */
  what: string
  /** Where the payer's browser goes afterwards, paid or not. */
  paidUrl: string
  leftUrl: string
}

/** What was paid, as the provider says and signs it. */
export interface PaidBill {
  id: Id
  /** Of the provider's own. */
  reference: string
  price: { amount: number; currency: string }
}

/** Whoever takes money for the site on pages of their own: no card number comes here. */
export interface PaymentProvider {
  /** In the address of its webhook: lower case. */
  readonly name: string
  /** Opens a page where a bill is paid. @throws PaymentsAway where the provider does not answer, or refuses */
  open(bill: Bill): Promise<{ url: string }>
  /**
   * Reads what the provider sent to the webhook. It may send the same again and again.
   * @param now milliseconds since 1970
   * @returns undefined for what tells of no payment
   * @throws NotSigned for what the provider did not sign, or long ago
   */
  read(headers: IncomingHttpHeaders, body: Buffer, now: number): PaidBill | undefined
}

export class PaymentsAway extends Error {
  override name = 'PaymentsAway'
}

export class NotSigned extends Error {
  override name = 'NotSigned'
}
