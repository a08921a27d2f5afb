import { createHmac } from 'node:crypto'
import { emailKey, mailLinkMinutes } from '@piata/db'
import type { LimitStore } from '../limits/store.ts'

/** Mails that strangers can have sent to one mailbox: in the life of a link, so that the newest one stays good, and in a day. */
const limits = [
  { most: 4, windowMs: mailLinkMinutes * 60_000 },
  { most: 12, windowMs: 24 * 3_600_000 },
]

/** Keeps mailboxes from being flooded, whether or not an account has the address. */
export interface Mailboxes {
  /** Counts a mail that somebody asked for; false when the mailbox had enough of them. */
  take(email: string): Promise<boolean>
}

export function createMailboxes(store: LimitStore, secret: Buffer): Mailboxes {
  return {
    async take(email) {
      const mailbox = createHmac('sha256', secret).update(emailKey(email)).digest('base64url')
      const counts = await Promise.all(
        limits.map(({ windowMs }) => store.take(`mailbox:${windowMs}:${mailbox}`, 1, windowMs)),
      )
      return counts.every(({ count }, at) => count <= limits[at]!.most)
    },
  }
}
