import type { Config } from '@piata/config'
import { isLanguage, type Language } from '@piata/config/languages'
import {
  type Address,
  awaitsVerification,
  type ComplaintDecided,
  type Decided,
  type GoneCases,
  type Id,
  isRestriction,
  type Lifted,
  type Reversed,
  type Statement,
  type WrittenTables,
} from '@piata/db'
import { decisionToken } from '../mail/decision-link.ts'
import { placeOf } from '../mail/what.ts'
import { asLine } from '../mail/wording.ts'

type Told = Pick<WrittenTables, 'tasks' | 'users' | 'moderation'>

/**
 * Tells whom a decision concerns, in its transaction: the account that it restricts, why, and those who reported it, what became of it.
 * @param isLot whether others of the account's go with it, of which one mail tells (`isOwnerTold`)
 */
export async function tellDecided(
  config: Config,
  tables: WrittenTables,
  { statement, ownerId, reporters, complained, reversed, warned }: Decided,
  secret: Buffer,
  { isLot = false, isOwnerTold = false } = {},
): Promise<void> {
  const { action, subject, reason, ground, reference, facts, detection, endsAt, complainUntil } = statement
  const title = asLine(statement.title)
  if (isRestriction(action) && !isOwnerTold) {
    const token = decisionToken(statement.id, secret)
    const data = { token, subject, title, facts, action, reason, ground, detection, endsAt, complainUntil }
    const named = reference === null ? {} : { reference: asLine(reference) }
    const whole = { ...data, ...named, ...(isLot && { isLot }) }
    await tellOwner(config, tables, ownerId, 'content-restricted', whole)
  }
  const outcome = { title: statement.title, isRestricted: isRestriction(action) }
  for (const reporter of reporters) await tellReporter(config, tables, reporter, secret, outcome)
  for (const one of reversed) await tellReversed(config, tables, one, secret)
  for (const one of complained) await tellComplained(config, tables, one, secret)
  for (const one of warned) await tellWarned(config, tables, one)
}

/** Warns of what Art. 23 has follow. */
async function tellWarned(
  config: Config,
  tables: Told,
  { role, count, until, reporterId, email, locale }: Decided['warned'][number],
): Promise<void> {
  const to = await reporterAddress(config, tables, {
    reporterId,
    email,
    ...(isLanguage(locale) && { locale }),
  })
  if (to === undefined) return
  const data = { role, count, until }
  await tables.tasks.enqueue({ goal: 'mailer', input: { ...to, template: 'misuse-warned', data } })
}

/** Tells whoever reported something that what they were told is no longer so. */
async function tellReversed(
  config: Config,
  tables: Told,
  { reporter, title, isRestricted }: Reversed,
  secret: Buffer,
): Promise<void> {
  await tellReporter(config, tables, reporter, secret, { title, isRestricted, isReversed: true })
}

/** What is so of something that was reported. */
interface ReportOutcome {
  title: string
  isRestricted: boolean
  isReversed?: true
  isGone?: true
}

/** Tells whoever reported something what became of it. */
export async function tellReporter(
  config: Config,
  tables: Told,
  { reportId, subject, subjectId, reporterId, email, locale, complainUntil }: Decided['reporters'][number],
  secret: Buffer,
  outcome: ReportOutcome,
): Promise<void> {
  const to = await reporterAddress(config, tables, {
    reporterId,
    email,
    ...(isLanguage(locale) && { locale }),
  })
  if (to === undefined) return
  const { isRestricted, isReversed, isGone } = outcome
  const place = isRestricted ? undefined : await shownAt(tables, subject, subjectId)
  const redress = complainUntil !== null && {
    ...{ token: decisionToken(reportId, secret, 'report'), complainUntil },
  }
  const data = {
    ...{ reportId, subject, title: asLine(outcome.title), isRestricted },
    ...{ ...(isReversed && { isReversed }), ...(isGone && { isGone }) },
    ...{ ...(place && { place }), ...redress },
  }
  await tables.tasks.enqueue({ goal: 'mailer', input: { ...to, template: 'report-decided', data } })
}

/** Tells an account that a decision about something of its own was taken back, and others of the same lot with it. */
export async function tellWithdrawn(
  config: Config,
  tables: Told,
  { statement: { id, title }, ownerId, reversed }: Omit<Lifted, 'isWhole'>,
  secret: Buffer,
  { isOwnerTold = false } = {},
): Promise<void> {
  const data = { token: decisionToken(id, secret), title: asLine(title) }
  if (!isOwnerTold) await tellOwner(config, tables, ownerId, 'decision-withdrawn', data)
  for (const one of reversed) await tellReversed(config, tables, one, secret)
}

/** Tells an account that its suspension ended before its time, and those who reported it. */
export async function tellLifted(
  config: Config,
  tables: Told,
  { statement: { id, subject, title, complaint }, ownerId, isWhole, reversed }: Lifted,
  secret: Buffer,
): Promise<void> {
  const owner = ownerId === null ? undefined : await tables.users.findById(ownerId)
  const isSuspended = owner?.suspension != null
  const hadComplaint = isWhole && complaint !== null
  const data = {
    token: decisionToken(id, secret),
    subject,
    title: asLine(title),
    isWhole,
    isSuspended,
    hadComplaint,
  }
  await tellOwner(config, tables, ownerId, 'suspension-lifted', data)
  for (const one of reversed) await tellReversed(config, tables, one, secret)
}

/** Tells those who complained what came of it. */
export async function tellComplaint(
  config: Config,
  tables: Told,
  {
    statement: { id, subject, title, complaint },
    ownerId,
    address,
    isGone,
    complained,
    reversed,
  }: ComplaintDecided,
  secret: Buffer,
): Promise<void> {
  for (const one of reversed) await tellReversed(config, tables, one, secret)
  for (const one of complained) await tellComplained(config, tables, one, secret)
  if (complaint === null) return
  const { outcome, reply } = complaint
  const told = { token: decisionToken(id, secret), subject, title: asLine(title), outcome, reply }
  const data = { ...told, ...(isGone && { isGone }) }
  await tellOwner(config, tables, ownerId, 'complaint-decided', data, address)
}

/** Tells a reporter who complained what came of it. */
async function tellComplained(
  config: Config,
  tables: Told,
  { reporter, title, outcome, reply }: Decided['complained'][number],
  secret: Buffer,
  isGone = false,
): Promise<void> {
  const { reportId, subject, reporterId, email, locale } = reporter
  const to = await reporterAddress(config, tables, {
    reporterId,
    email,
    ...(isLanguage(locale) && { locale }),
  })
  if (to === undefined) return
  const token = decisionToken(reportId, secret, 'report')
  const data = { token, subject, title: asLine(title), outcome, reply, isReporter: true, isGone }
  await tables.tasks.enqueue({ goal: 'mailer', input: { ...to, template: 'complaint-decided', data } })
}

/** One that is suspended too, unlike other mails: it is told why. */
async function tellOwner(
  config: Config,
  { tasks, users }: Pick<Told, 'tasks' | 'users'>,
  ownerId: Id | null,
  template: 'content-restricted' | 'complaint-decided' | 'decision-withdrawn' | 'suspension-lifted',
  data: object,
  address: Address | null = null,
): Promise<void> {
  if (address !== null && isLanguage(address.locale)) {
    const { email: to, locale } = address
    return void (await tasks.enqueue({ goal: 'mailer', input: { to, locale, template, data } }))
  }
  const owner = ownerId === null ? undefined : await users.findById(ownerId)
  if (owner === undefined || awaitsVerification(config, owner)) return
  const { email: to, locale } = owner
  await tasks.enqueue({ goal: 'mailer', input: { to, locale, template, data } })
}

/** Where something that was reported is shown to anybody now. */
export const shownAt = async (
  { moderation }: Pick<WrittenTables, 'moderation'>,
  subject: Statement['subject'],
  subjectId: string,
): Promise<string | undefined> =>
  (await moderation.isPublic(subject, subjectId)) ? placeOf(subject, subjectId) : undefined

/** Where a reporter is written to; undefined for nobody, and for an address that may be somebody else's. */
export async function reporterAddress(
  config: Config,
  { users }: Pick<WrittenTables, 'users'>,
  {
    reporterId,
    email,
    locale,
  }: { reporterId: Id | null; email?: string | null; locale?: Language | undefined },
): Promise<{ to: string; locale: Language } | undefined> {
  if (reporterId === null) return email && locale ? { to: email, locale } : undefined
  const user = await users.findById(reporterId)
  if (user === undefined || awaitsVerification(config, user)) return undefined
  return { to: user.email, locale: user.locale }
}

/** Tells reporters that what they told of is gone, with whose it was. */
export async function tellGone(
  config: Config,
  tables: Told,
  { reporters, complained }: GoneCases,
  secret: Buffer,
): Promise<void> {
  const gone = { title: '', isRestricted: false, isGone: true } as const
  for (const one of reporters) await tellReporter(config, tables, one, secret, gone)
  for (const reporter of complained)
    await tellComplained(config, tables, { reporter, title: '', outcome: 'uphold', reply: '' }, secret, true)
}
