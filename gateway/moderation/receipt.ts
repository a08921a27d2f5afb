import type { Language } from '@piata/config/languages'
import { awaitsVerification, type Filed, type Id, type Reason, type WrittenTables } from '@piata/db'
import type { FastifyInstance } from 'fastify'

interface Reporter {
  reporterId: Id | null
  reason: Reason
  /** Of a guest. */
  email?: string | null
  locale?: Language
}

/** Writes to whoever reported something that it came, in the transaction that keeps it; once. */
export async function acknowledge(
  app: FastifyInstance,
  tables: Pick<WrittenTables, 'tasks' | 'users'>,
  { id: reportId, isNew }: Filed,
  { reason, ...reporter }: Reporter,
): Promise<void> {
  if (!isNew) return
  const to = await addressOf(app, tables, reporter)
  if (to === undefined) return
  const data = { reportId, reason }
  await tables.tasks.enqueue({ goal: 'mailer', input: { ...to, template: 'report-received', data } })
}

/** Where a reporter is written to; undefined for nobody, and for an address that may be somebody else's. */
export async function addressOf(
  app: FastifyInstance,
  { users }: Pick<WrittenTables, 'users'>,
  { reporterId, email, locale }: Omit<Reporter, 'reason'>,
): Promise<{ to: string; locale: Language } | undefined> {
  if (reporterId === null) return email && locale ? { to: email, locale } : undefined
  const user = await users.findById(reporterId)
  if (user === undefined || awaitsVerification(app.config, user)) return undefined
  return { to: user.email, locale: user.locale }
}
