import { createHmac } from 'node:crypto'
import { emailKey, mailLinkMinutes } from '@piata/db'
import { rateOf, waitMsOf } from '../limits/gcra.ts'
import type { LimitStore } from '../limits/store.ts'

/** Mails that strangers can have sent to one mailbox: in the life of a link, so that the newest one stays good, and in a day. */
const limits = [
  { name: 'link', rate: rateOf(4, mailLinkMinutes * 60_000) },
  { name: 'day', rate: rateOf(12, 24 * 3_600_000) },
]

/** Keeps mailboxes from being flooded, whether or not an account has the address. */
export interface Mailboxes {
  /** Counts a mail that somebody asked for, unless the mailbox had enough of them; then with the milliseconds until it takes one again. */
  take(email: string): Promise<{ isWelcome: boolean; waitMs: number }>
}

export function createMailboxes(store: LimitStore, secret: Buffer): Mailboxes {
  return {
    async take(email) {
      const mailbox = createHmac('sha256', secret).update(emailKey(email)).digest('base64url')
      const counted = await Promise.all(
        limits.map(async ({ name, rate }) => {
          const key = `mailbox:${name}:${mailbox}`
          return { key, rate, use: await store.take(key, rate) }
        }),
      )
      const refused = counted.filter(({ use }) => !use.isTaken)
      if (refused.length === 0) return { isWelcome: true, waitMs: 0 }
      // A mail that is not sent is none of the day's.
      const taken = counted.filter(({ use }) => use.isTaken)
      await Promise.all(taken.map(({ key, rate }) => store.giveBack(key, rate)))
      return {
        isWelcome: false,
        waitMs: Math.max(...refused.map(({ rate, use }) => waitMsOf(1, use.debtUs, rate))),
      }
    },
  }
}
