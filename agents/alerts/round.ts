import { setTimeout as delay } from 'node:timers/promises'
import type { AlertState } from '@piata/db'
import type { AgentContext } from '../agent.ts'
import { AlertBook } from './book.ts'
import { followListings, purgeAlerts } from './follow.ts'
import { tellFound } from './tell.ts'
import { dueFrequencies, lastRounds } from './when.ts'

/** How often is looked for what other processes committed. */
const lookMs = 1_000

interface RoundReport {
  listings: number
  searches: number
  mails: number
}

/**
 * Looks at listings as they are published and changed, until `ms` have passed: what is committed in this process is looked at at once. What is found is
 * told at once too, but for what comes within the same run: it waits for the next, so that nobody gets a mail a listing.
 */
export async function alertRound(context: AgentContext, ms: number): Promise<RoundReport> {
  const { database, signal } = context
  const report: RoundReport = { listings: 0, searches: 0, mails: 0 }
  const until = performance.now() + ms
  const book = await AlertBook.of(context)
  await purgeAlerts(context)
  await book.sync()
  let wake = () => {}
  const unsubscribe = database.changes.onCommit(() => wake())
  let hasTold = false
  try {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const followed = await followListings(context, book)
      // Another run was ahead, and may have ended since.
      if (followed === undefined) continue
      report.listings += followed.listings
      const told = await tellDue(context, followed.state, !hasTold)
      report.searches += told.searches
      report.mails += told.mails
      hasTold ||= told.searches > 0
      await book.tend()
      const left = until - performance.now()
      if (left <= 0 || signal.aborted) return report
      await Promise.race([woken, delay(Math.min(lookMs, left), undefined, { signal }).catch(() => {})])
    }
  } finally {
    unsubscribe()
  }
}

/** Tells the searches whose time has come; days and weeks once each, wherever a process dies. */
async function tellDue(context: AgentContext, state: AlertState, isFirst: boolean) {
  const last = lastRounds(context.now(), context.config.timeZone)
  const due = dueFrequencies(state.ranFor, last).filter((frequency) => isFirst || frequency !== 'at-once')
  if (due.length === 0) return { searches: 0, mails: 0 }
  const told = await tellFound(context, due)
  if (due.some((frequency) => frequency !== 'at-once'))
    await context.database.alerts.advance(state, { ...state, ranFor: last })
  return told
}
