import { keptMails } from '@piata/agents'
import { dataFolder } from '@piata/config'
import { expect } from 'vitest'
import type { TestApp } from './app.ts'

/** The mails that an app under test, which has no mail server, wrote as files. */
export function mailboxOf(test: TestApp) {
  const folder = dataFolder(test.config).mail
  const to = async (email: string) => (await keptMails(folder, 200)).filter((mail) => mail.to === email)
  return {
    to,
    /** Those to an address, the newest first, once there are so many. */
    async wait(email: string, count: number) {
      await expect.poll(async () => (await to(email)).length).toBe(count)
      return to(email)
    },
    /** Once no mail waits to be written. */
    async settled() {
      const waiting = async () => {
        const mailer = (await test.app.database.tasks.counts()).find(({ goal }) => goal === 'mailer')
        return (mailer?.queued ?? 0) + (mailer?.running ?? 0)
      }
      await expect.poll(waiting).toBe(0)
    },
  }
}

/** What the link of a mail holds. */
export const tokenOf = ({ text }: { text: string }): string => /#([\w-]{43})\b/.exec(text)![1]!
