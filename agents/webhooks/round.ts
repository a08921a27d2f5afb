import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import type { DeliveryOutcome, DisabledWebhook, DueDelivery, Id, WrittenTables } from '@piata/db'
import { isAway } from '@piata/db'
import type { AgentContext } from '../agent.ts'
import { asLine, stopToken } from '../mail/index.ts'
import type { WebhookSender } from './send.ts'

/** Changes that one transaction makes messages of. */
const changesAtOnce = 100
/** Webhooks that are sent to at the same time, and messages that each gets in a row. */
const mostAtOnce = 32
const inARow = 8
/** How often is looked for what other processes committed and for what is due. */
const lookMs = 1_000
const failedMs = 5_000
/** How long messages are kept to be looked at. */
export const keptMs = 3 * 86_400_000

interface RoundReport {
  changes: number
  sent: number
  failed: number
  disabled: number
}

/**
 * Makes messages of what changed and sends what is due, until `ms` have passed or nobody is to be told of anything. A webhook is sent one message after
 * another, and left alone once it has failed; a slow one holds up no other.
 */
export async function webhookRound(
  context: Pick<AgentContext, 'database' | 'signal' | 'log' | 'config'>,
  sender: WebhookSender,
  ms: number,
): Promise<RoundReport> {
  const { database, signal, log } = context
  const { webhookPost: post } = database
  const report: RoundReport = { changes: 0, sent: 0, failed: 0, disabled: 0 }
  const until = performance.now() + ms
  const isOver = () => signal.aborted || performance.now() >= until
  const pause = (most: number) =>
    delay(Math.min(most, Math.max(0, until - performance.now())), undefined, { signal }).catch(() => {})
  const busy = new Map<Id, Promise<void>>()
  /** Writes to the owners of webhooks that are disabled, in the transaction that disables them. */
  const secret = await database.alerts.secret()
  const tell = async (tables: WrittenTables, disabled: DisabledWebhook[]) => {
    for (const webhook of disabled) await tellOwner(tables, webhook, secret)
    return disabled.length
  }
  const spread = () =>
    database.transaction(async (tables) => {
      const { changes, disabled } = await tables.webhookPost.spread(changesAtOnce)
      return { changes, disabled: await tell(tables, disabled) }
    })
  const settle = (delivery: DueDelivery, outcome: DeliveryOutcome) =>
    database.transaction(async (tables) => {
      const disabled = await tables.webhookPost.settle(delivery, outcome)
      return tell(tables, disabled === undefined ? [] : [disabled])
    })
  const sendAll = async (deliveries: DueDelivery[]) => {
    for (const delivery of deliveries) {
      if (isOver()) return
      const outcome = await sender.send(delivery, signal)
      report[outcome.outcome]++
      report.disabled += await settle(delivery, outcome)
      if (outcome.outcome === 'failed') return
    }
  }
  let wake = () => {}
  const unsubscribe = database.changes.onCommit(() => wake())
  try {
    while (!isOver() && (await post.isNeeded())) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      let changes: number
      do {
        const made = await spread()
        changes = made.changes
        report.changes += changes
        report.disabled += made.disabled
        // SQLite answers at once: requests have their turn between.
        await nextTurn()
      } while (changes === changesAtOnce && !isOver())
      const due = await post.due(new Date().toISOString(), [...busy.keys()], inARow)
      for (const [id, deliveries] of Map.groupBy(due, ({ webhookId }) => webhookId)) {
        if (busy.size >= mostAtOnce) break
        const job = sendAll(deliveries)
          .catch(async (error: unknown) => {
            if (!signal.aborted && !isAway(error))
              log.error({ err: error }, 'Messages of a webhook could not be sent')
            // Or what cannot be noted would be sent without end.
            await pause(failedMs)
          })
          .finally(() => {
            busy.delete(id)
            wake()
          })
        busy.set(id, job)
      }
      await Promise.race([woken, pause(lookMs)])
    }
  } finally {
    unsubscribe()
    await Promise.all(busy.values())
  }
  return report
}

async function tellOwner(
  { notifications, notificationPreferences, users, tasks }: WrittenTables,
  { webhookId, userId, url, reason }: DisabledWebhook,
  secret: Buffer,
): Promise<void> {
  const owner = await users.findById(userId)
  if (owner === undefined) return
  const kind = 'webhook-disabled'
  await notifications.notify({ userId, kind, payload: { webhookId, url: asLine(url) } })
  const channels = await notificationPreferences.channelsOf([userId], kind)
  if (channels.get(userId)?.mail !== 'at-once') return
  await tasks.enqueue({
    goal: 'mailer',
    input: {
      to: owner.email,
      template: 'webhook-disabled',
      data: { url: url.slice(0, 200), reason: reason.slice(0, 200) },
      locale: owner.locale,
      stop: stopToken({ userId, kind }, secret),
    },
  })
}
