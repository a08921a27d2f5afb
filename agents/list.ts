import type { AnyAgent } from './agent.ts'
import { alerts } from './list/alerts.ts'
import { answerTimes } from './list/answer-times.ts'
import { audit } from './list/audit.ts'
import { avif } from './list/avif.ts'
import { backup } from './list/backup.ts'
import { catalogue } from './list/catalogue.ts'
import { dbHealth } from './list/db-health.ts'
import { expiry } from './list/expiry.ts'
import { exports } from './list/exports.ts'
import { feed, feeds, pictures } from './list/feeds.ts'
import { importReading, importUpkeep, importWriting } from './list/imports.ts'
import { lots } from './list/lots.ts'
import { mailer } from './list/mailer.ts'
import { messages } from './list/messages.ts'
import { notifier } from './list/notifier.ts'
import { offers } from './list/offers.ts'
import { optimiser } from './list/optimiser.ts'
import { pusher } from './list/pusher.ts'
import { quality } from './list/quality.ts'
import { rates } from './list/rates.ts'
import { reminders } from './list/reminders.ts'
import { vat } from './list/vat.ts'
import { watchers } from './list/watchers.ts'
import { webhooks } from './list/webhooks.ts'

/** The agents that come with Piata. A new one is its file in `list/` and its line here. */
export const agents: readonly AnyAgent[] = [
  expiry,
  audit,
  feeds,
  feed,
  pictures,
  importReading,
  importWriting,
  importUpkeep,
  exports,
  avif,
  catalogue,
  dbHealth,
  quality,
  optimiser,
  mailer,
  lots,
  alerts,
  messages,
  notifier,
  offers,
  webhooks,
  watchers,
  pusher,
  reminders,
  answerTimes,
  rates,
  vat,
  backup,
]
