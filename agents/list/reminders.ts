import { setTimeout as delay } from 'node:timers/promises'
import type { Id, Time } from '@piata/db'
import Type from 'typebox'
import { type AgentContext, defineAgent, success } from '../agent.ts'
import { asLine, mostNamed, stopToken, takesMail } from '../mail/index.ts'
import { inSteps } from '../upkeep/steps.ts'

const dayMs = 86_400_000
const aheadMs = 3 * dayMs
/** Listings that one transaction marks: a seller with more has some, and the mail comes with the last. */
const atOnce = 1_000
const sellersAtOnce = 50

/**
 * Once a day: whoever has listings that expire within three days gets one mail. They are noted first, in short steps, then each seller's are marked as
 * told in the transaction that makes the mail's task: after a crash nobody is told twice, and nobody is forgotten.
 */
export const reminders = defineAgent({
  name: 'reminders',
  summary: 'Writes to sellers whose listings expire within three days, one mail each',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    sellers: Type.Integer({ description: 'Whose listings were marked as told' }),
    listings: Type.Integer(),
    skipped: Type.Optional(Type.Enum(['the clock is not believed'])),
  }),
  // In the morning, when people read mail.
  schedule: { cron: '0 9 * * *', jitterMs: 10 * 60_000 },
  timeoutMs: 60 * 60_000,
  async run(_task, { config, database, clock, signal }) {
    const made = { sellers: 0, listings: 0 }
    const at = await clock.look()
    if (clock.upkeepHold !== null) return success({ ...made, skipped: 'the clock is not believed' as const })
    const now = at.toISOString()
    const steps = (step: (limit: number) => Promise<number>) => inSteps(step, database.dialect, signal)
    await steps((limit) =>
      database.expiryReminders.purge(new Date(at.getTime() - dayMs).toISOString(), limit),
    )
    const until = new Date(at.getTime() + aheadMs)
    for (let day = daysOf(at); day <= daysOf(until); day++) {
      let after = 0
      await steps(async (limit) => {
        const window = { day, now, until: until.toISOString() }
        const { looked, next } = await database.expiryReminders.note(window, after, limit)
        after = next
        return looked
      })
    }
    for (;;) {
      const sellers = await database.expiryReminders.untold(sellersAtOnce)
      for (const seller of sellers) {
        signal.throwIfAborted()
        const start = performance.now()
        const listings = await remind({ database, config }, seller, now)
        if (listings > 0) made.sellers++
        made.listings += listings
        // As long a rest, so that on SQLite others have their turn.
        await delay(performance.now() - start, undefined, { signal })
      }
      if (sellers.length === 0) break
    }
    return success(made)
  },
})

const daysOf = (time: Date): number => Math.floor(time.getTime() / dayMs)

/** Marks all that is noted of a seller and makes the one mail that tells it; resolves to how many listings that was. */
async function remind(
  { database, config }: Pick<AgentContext, 'database' | 'config'>,
  sellerId: Id,
  now: Time,
): Promise<number> {
  const secret = await database.alerts.secret()
  let total = 0
  let first: { listingId: Id; title: string } | undefined
  let named: { title: string; expiresAt: Time }[] = []
  for (;;) {
    const told = await database.transaction(async (tables) => {
      const { expiryReminders, notifications, notificationPreferences, users, tasks } = tables
      const { listings, hasMore } = await expiryReminders.tell(sellerId, now, atOnce)
      const all = [
        ...named,
        ...listings.slice(0, mostNamed).map(({ title, expiresAt }) => ({ title: asLine(title), expiresAt })),
      ].slice(0, mostNamed)
      first ??= listings[0] && { listingId: listings[0].id, title: listings[0].title }
      if (hasMore || first === undefined) return { all, count: listings.length, hasMore }
      const kind = 'listing-expiring'
      await notifications.notify({
        ...{ userId: sellerId, payload: first, count: total + listings.length },
        kind,
      })
      const channels = await notificationPreferences.channelsOf([sellerId], kind)
      const seller = await users.findById(sellerId)
      if (takesMail(seller, config) && channels.get(sellerId)?.mail === 'at-once') {
        await tasks.enqueue({
          goal: 'mailer',
          input: {
            to: seller.email,
            template: 'listing-expires',
            data: { listings: all, total: total + listings.length },
            locale: seller.locale,
            stop: stopToken({ userId: sellerId, kind }, secret),
          },
        })
      }
      return { all, count: listings.length, hasMore }
    })
    total += told.count
    named = told.all
    if (!told.hasMore) return total
  }
}
