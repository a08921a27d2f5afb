import {
  banRules,
  isAway,
  lotRules,
  messageRules,
  misuseRules,
  notificationRules,
  phoneRules,
  reportRules,
} from '@piata/db'
import type { AgentContext } from '../agent.ts'
import { tellGone } from '../moderation/tell.ts'
import { adoptStrayFiles, removeUnusedFiles } from './pictures.ts'
import { inSteps } from './steps.ts'

const dayMs = 86_400_000
const imageLifeMs = dayMs
/** How long its owner still sees a key that has expired. */
const expiredKeyMs = 30 * dayMs
/** What runs out in a round: this share of the catalogue, or this many, is more than any usual day's. */
const unusual = { share: 0.1, least: 50 }

interface RoundReport {
  /** What went, by what it was; what had nothing to do is left out. */
  done: Record<string, number>
  /** Parts that failed, and why. */
  failed: Record<string, string>
  /** Why nothing was done. */
  held?: 'unusual'
}

/** One round of upkeep. A part that fails does not keep the others from running. */
export async function upkeepRound(context: AgentContext): Promise<RoundReport> {
  const report: RoundReport = { done: {}, failed: {} }
  const now = await context.clock.look()
  if (await isHeld(context, now)) return { ...report, held: 'unusual' }
  const { config, database, log, signal } = context
  const { listings, sessions, apiKeys, mailLinks, emailChanges, idempotency, changes, images } = database
  const {
    audit,
    moderation,
    usedChallenges,
    accountEvents,
    notifications,
    phones,
    hiddenSellers,
    bans,
    lots,
    promotions,
    payments,
    exports,
  } = database
  const time = now.toISOString()
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString()
  const steps = (step: (limit: number) => Promise<number>) => inSteps(step, database.dialect, signal)
  const parts: Record<string, () => Promise<number>> = {
    'expired listings': () => steps((limit) => listings.expire(time, limit)),
    'suspensions of sellers': () => steps((limit) => hiddenSellers.endSome(time, limit)),
    'listings of suspended sellers': () => steps((limit) => hiddenSellers.tellSome(limit)),
    'old drafts': async () =>
      config.draftMs === 0 ? 0 : steps((limit) => listings.purgeDrafts(before(config.draftMs), limit)),
    'ended sessions': () => steps((limit) => sessions.purge(time, limit)),
    'expired API keys': () => steps((limit) => apiKeys.purge(before(expiredKeyMs), limit)),
    'used challenges': () => steps((limit) => usedChallenges.purge(time, limit)),
    'guests who reported': () =>
      steps((limit) => moderation.forgetGuests(before(reportRules.guestMs), limit)),
    'cases of what is gone': () => steps((limit) => closeGone(context, limit)),
    'statements of deleted accounts': () => steps((limit) => moderation.forgetStatements(before(0), limit)),
    'warnings for misuse': () =>
      steps((limit) => moderation.forgetWarnings(before(2 * misuseRules.windowMs), limit)),
    'bans that ended': () => steps((limit) => bans.purge(before(banRules.keptMs), limit)),
    'lots of old': () => steps((limit) => lots.purge(before(lotRules.keptMs), limit)),
    'payments that nobody made': () => steps((limit) => payments.purge(before(30 * dayMs), limit)),
    'promotions that ended': () => steps((limit) => promotions.endSome(time, limit)),
    'texts to be known again': () => steps((limit) => listings.printSome(limit)),
    'exports that ran out': () => steps((limit) => exports.purge(time, limit)),
    'links of mails': () => steps((limit) => mailLinks.purge(time, limit)),
    'changes of addresses': () => steps((limit) => emailChanges.purge(time, limit)),
    'idempotency keys': () => steps((limit) => idempotency.purge(time, limit)),
    'old changes': () => changes.purge(before(config.changesMs)),
    'old security events': async () =>
      config.auditMs === 0 ? 0 : steps((limit) => audit.purge(before(config.auditMs), limit)),
    'events of accounts': () =>
      steps((limit) => accountEvents.purge(before(messageRules.eventDays * dayMs), limit)),
    notifications: () => steps((limit) => notifications.purge(before(notificationRules.days * dayMs), limit)),
    'views of numbers': () => steps((limit) => phones.purge(before(phoneRules.keptMs), limit)),
    'unattached pictures': () => steps((limit) => images.removeUnattached(before(imageLifeMs), limit)),
    'files without pictures': () => adoptStrayFiles(context, storePart(now), signal),
    'unused files': () => removeUnusedFiles(context, undefined, signal),
    // Not waited for: an account may have a million listings.
    accounts: async () => {
      void context.removeAccounts()
      return 0
    },
  }
  for (const [name, part] of Object.entries(parts)) {
    if (signal.aborted) break
    try {
      const count = await part()
      if (count > 0) report.done[name] = count
    } catch (error) {
      report.failed[name] = error instanceof Error ? error.message : String(error)
      if (!isAway(error)) log.error({ err: error }, `Upkeep failed at ${name}`)
    }
  }
  return report
}

/** Closes cases that nobody can decide any more, and writes so to who reported it. */
async function closeGone({ config, database }: AgentContext, limit: number): Promise<number> {
  const secret = await database.alerts.secret()
  return database.transaction(async (tables) => {
    const gone = await tables.moderation.closeGone(limit)
    await tellGone(config, tables, gone, secret)
    return gone.count
  })
}

/** The store is looked through part by part, one a minute: all of it in four hours and a quarter. */
const storePart = (now: Date): number => Math.floor(now.getTime() / 60_000) % 256

/**
 * Whether more would expire than in any usual round, as after a restart with a wrong clock. Then the whole round waits for the operator
 * (`npm run confirm-clock`): what is removed does not come back, and what stays can be removed later.
 */
async function isHeld({ database, clock, log }: AgentContext, now: Date): Promise<boolean> {
  const { listings } = database
  const time = now.toISOString()
  let isUnusual = (await listings.countDue(time, unusual.least + 1)) > unusual.least
  if (isUnusual) {
    const most = Math.max(unusual.least, Math.floor(unusual.share * (await listings.countPublished())))
    isUnusual = (await listings.countDue(time, most + 1)) > most
    if (isUnusual) {
      await clock.readConfirmed()
      isUnusual = !clock.isConfirmed(now)
    }
    if (isUnusual && clock.upkeepHold !== 'unusual') {
      log.error(
        { now: time, most },
        'More listings would expire at once than is usual; nothing expires until the clock is confirmed (npm run confirm-clock)',
      )
    }
  }
  await clock.holdUpkeep(isUnusual ? 'unusual' : clock.isHeld ? 'jumped' : null)
  if (!isUnusual && !clock.isHeld) await database.clock.see(time)
  return isUnusual
}
