import { reporterAddress } from '@piata/agents'
import type { Language } from '@piata/config/languages'
import type { Filed, Id, Reason, WrittenTables } from '@piata/db'
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
  const to = await reporterAddress(app.config, tables, reporter)
  if (to === undefined) return
  const data = { reportId, reason }
  await tables.tasks.enqueue({ goal: 'mailer', input: { ...to, template: 'report-received', data } })
}
