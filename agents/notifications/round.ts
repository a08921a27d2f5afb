import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type { Id, ToldNotification, WrittenTables } from '@piata/db'
import type { Static } from 'typebox'
import type { AgentContext } from '../agent.ts'
import { type mailInput, stopToken, takesMail } from '../mail/index.ts'
import { toldIn } from './wording.ts'

/** Pushes that one transaction makes tasks of, and accounts that are looked up at once for mails. */
const pushesAtOnce = 50
const accountsAtOnce = 100
/** How often is looked for pushes. */
const lookMs = 2_000
/** The hour of the day, in the site's zone, of the mails of a day. */
const hour = 8
/** Named in a mail. */
const mostItems = 20

interface RoundReport {
  pushes: number
  mails: number
}

/** Sends mails that are due, and then pushes as they become due, until `ms` have passed. */
export async function notificationRound(
  context: Pick<AgentContext, 'database' | 'config' | 'signal' | 'now'>,
  ms: number,
): Promise<RoundReport> {
  const { signal } = context
  const report = { pushes: 0, mails: 0 }
  const until = performance.now() + ms
  report.mails = await sendMails(context)
  for (;;) {
    report.pushes += await sendPushes(context)
    const left = until - performance.now()
    if (left <= 0 || signal.aborted) return report
    await delay(Math.min(lookMs, left), undefined, { signal }).catch(() => {})
  }
}

/** Resolves to how many accounts got one. */
async function sendMails(
  context: Pick<AgentContext, 'database' | 'config' | 'signal' | 'now'>,
): Promise<number> {
  const { database, config, signal } = context
  const secret = await database.alerts.secret()
  const now = context.now()
  const due = { atOnce: now.toISOString(), daily: lastHour(now, config.timeZone).toISOString() }
  let mails = 0
  while (!signal.aborted) {
    const accounts = await database.notificationPost.accounts(due, accountsAtOnce)
    for (const userId of accounts) {
      if (signal.aborted) return mails
      const isMailed = await database.transaction(async (tables) => {
        const { items, total } = await tables.notificationPost.takeMail(userId, due, mostItems)
        return items.length > 0 && writeTo(tables, userId, { items, total }, secret, config)
      })
      if (isMailed) mails++
      // SQLite answers at once: requests have their turn between.
      await nextTurn()
    }
    if (accounts.length < accountsAtOnce) return mails
  }
  return mails
}

async function writeTo(
  { users, tasks }: WrittenTables,
  userId: Id,
  { items, total }: { items: ToldNotification[]; total: number },
  secret: Buffer,
  config: AgentContext['config'],
): Promise<boolean> {
  const to = await users.findById(userId)
  if (!takesMail(to, config)) return false
  const kinds = new Set(items.map(({ kind }) => kind))
  const kind = kinds.size === 1 && total === items.length ? items[0]!.kind : 'all'
  const input: Static<typeof mailInput> = {
    ...{ to: to.email, template: 'notifications', locale: to.locale },
    data: { items: items.map((item) => toldIn(to.locale, item, config)), total },
    stop: stopToken({ userId, kind }, secret),
  }
  await tasks.enqueue({ goal: 'mailer', input })
  return true
}

/** Resolves to how many were made. */
async function sendPushes({
  database,
  config,
  signal,
  now,
}: Pick<AgentContext, 'database' | 'config' | 'signal' | 'now'>): Promise<number> {
  let pushes = 0
  while (!signal.aborted) {
    const due = now().toISOString()
    const taken = await database.transaction(async ({ notificationPost, tasks }) => {
      const found = await notificationPost.takePushes(due, pushesAtOnce)
      for (const told of found) {
        const { text, about, url } = toldIn(told.locale, told, config)
        const { pathname, search } = new URL(url)
        // Of this site alone; a later one of the same takes the place of one that is still shown.
        const payload = { id: told.id, title: text, body: about, url: pathname + search, tag: told.id }
        await tasks.enqueue({
          goal: 'pusher',
          input: {
            ...{ account: told.userId, payload: JSON.stringify(payload), urgency: 'normal' },
            topic: told.id.replaceAll('-', ''),
          },
        })
      }
      return found.length
    })
    pushes += taken
    if (taken < pushesAtOnce) return pushes
    await nextTurn()
  }
  return pushes
}

/** When it last was that hour in the zone; off by an hour on the days on which clocks change. */
export function lastHour(now: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  }).formatToParts(now)
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  const seconds = part('hour') * 3_600 + part('minute') * 60 + part('second')
  const since = (seconds - hour * 3_600 + 86_400) % 86_400
  return new Date(now.getTime() - since * 1_000 - now.getMilliseconds())
}
