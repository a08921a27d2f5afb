import { asLine, decisionToken } from '@piata/agents'
import { isLanguage } from '@piata/config/languages'
import {
  awaitsVerification,
  type Decided,
  type Id,
  isRestriction,
  type Statement,
  type WrittenTables,
} from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { planMail } from '../conversations/message.ts'
import { addressOf } from './receipt.ts'

type Told = Pick<WrittenTables, 'tasks' | 'users'>

/** Tells whom a decision concerns, in its transaction: the account that it restricts, why, and those who reported it, what became of it. */
export async function tellDecided(
  app: FastifyInstance,
  tables: WrittenTables,
  { statement, ownerId, released, reporters }: Decided,
  secret: Buffer,
): Promise<void> {
  await planMail(tables, released?.mail ?? null)
  const { action, subject, reason, ground, facts, detection, endsAt, complainUntil } = statement
  const title = asLine(statement.title)
  if (isRestriction(action)) {
    const token = decisionToken(statement.id, secret)
    const data = { token, subject, title, facts, action, reason, ground, detection, endsAt, complainUntil }
    await tellOwner(app, tables, ownerId, 'content-restricted', data)
  }
  for (const reporter of reporters) await tellReporter(app, tables, reporter, statement)
}

/** Tells whoever reported something what became of it; without a statement nothing was restricted. */
export async function tellReporter(
  app: FastifyInstance,
  tables: Told,
  { reportId, subject, reporterId, email, locale }: Decided['reporters'][number],
  statement?: Statement,
): Promise<void> {
  const to = await addressOf(app, tables, { reporterId, email, ...(isLanguage(locale) && { locale }) })
  if (to === undefined) return
  const isRestricted = statement !== undefined && isRestriction(statement.action)
  const data = { reportId, subject, isRestricted }
  await tables.tasks.enqueue({ goal: 'mailer', input: { ...to, template: 'report-decided', data } })
}

/** Tells the one who complained what came of it. */
export async function tellComplaint(
  app: FastifyInstance,
  tables: Told,
  { id, title, complaint }: Statement,
  ownerId: Id | null,
  secret: Buffer,
): Promise<void> {
  const { outcome, reply } = complaint!
  const data = { token: decisionToken(id, secret), title: asLine(title), outcome, reply }
  await tellOwner(app, tables, ownerId, 'complaint-decided', data)
}

/** One that is suspended too, unlike other mails: it is told why. */
async function tellOwner(
  app: FastifyInstance,
  { tasks, users }: Told,
  ownerId: Id | null,
  template: 'content-restricted' | 'complaint-decided',
  data: object,
): Promise<void> {
  const owner = ownerId === null ? undefined : await users.findById(ownerId)
  if (owner === undefined || awaitsVerification(app.config, owner)) return
  const { email: to, locale } = owner
  await tasks.enqueue({ goal: 'mailer', input: { to, locale, template, data } })
}
