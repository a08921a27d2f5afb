import { asLine, reporterAddress, shownAt } from '@piata/agents'
import type { Language } from '@piata/config/languages'
import type { Filed, Id, NewReport, Reason, WrittenTables } from '@piata/db'
import type { FastifyInstance } from 'fastify'

interface Reporter extends Pick<NewReport, 'subject' | 'subjectId'> {
  reporterId: Id | null
  reason: Reason
  /** Of a guest. */
  email?: string | null
  locale?: Language
}

/** Writes to whoever reported something that it came, in the transaction that keeps it; once. */
export async function acknowledge(
  app: FastifyInstance,
  tables: Pick<WrittenTables, 'tasks' | 'users' | 'moderation'>,
  { id: reportId, isNew, title }: Filed,
  { reason, subject, subjectId, ...reporter }: Reporter,
): Promise<void> {
  if (!isNew) return
  const to = await reporterAddress(app.config, tables, reporter)
  if (to === undefined) return
  const place = await shownAt(tables, subject, subjectId)
  const data = { reportId, reason, subject, title: asLine(title), ...(place && { place }) }
  await tables.tasks.enqueue({ goal: 'mailer', input: { ...to, template: 'report-received', data } })
}
