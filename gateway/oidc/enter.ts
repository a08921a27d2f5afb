import type { OidcProvider } from '@piata/config'
import { accountRules, checkText, DatabaseError, properEmail, type User, type WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { IDToken } from 'openid-client'
import { tellNewLogin, tellProviderLinked } from '../auth/notices.ts'
import { startSession } from '../auth/session.ts'
import type { Answer } from '../idempotency/answer.ts'
import { isBanned } from '../moderation/banned.ts'
import { Problem } from '../problems/problem.ts'
import type { Flow } from './flow.ts'

/** What the site tells whoever comes back from a provider; the rest of the fragment it is told in. */
export type Outcome =
  | { kind: 'entered'; answer: Answer }
  | { kind: 'linked' }
  | { kind: 'challenge'; challenge: string }
  | { kind: 'problem'; problem: OutcomeProblem; reason?: string }

type OutcomeProblem =
  /** The person said no at the provider. */
  | 'cancelled'
  /** The provider does not answer. */
  | 'away'
  /** What came back is not an answer to what was asked, or too old. */
  | 'refused'
  /** An account has the address already: it is linked from there. */
  | 'link-first'
  /** The provider told no address. */
  | 'no-address'
  /** The identity is another account's, or the account has one of the provider. */
  | 'linked-already'
  | 'suspended'

/** What a provider says of somebody. */
export interface Person {
  issuer: string
  subject: string
  email: string | undefined
  isVerified: boolean
  name: string | undefined
}

export const failed = (problem: OutcomeProblem, reason?: string): Outcome => ({
  kind: 'problem',
  problem,
  ...(reason !== undefined && { reason }),
})

/**
 * Whom the provider knows.
 * @param told what the browser brings of the person's name besides, as JSON: Apple tells it in no other way, and once
 */
export function personOf({ issuer }: OidcProvider, claims: IDToken, told: string | null): Person {
  const text = (name: string) => (typeof claims[name] === 'string' ? (claims[name] as string) : undefined)
  const parts = [text('given_name'), text('family_name')].filter((part) => part !== undefined)
  return {
    issuer: issuer.href,
    subject: claims.sub,
    email: properEmail(text('email') ?? ''),
    // Apple says it as a text.
    isVerified: claims.email_verified === true || claims.email_verified === 'true',
    name: text('name') ?? (parts.length > 0 ? parts.join(' ') : toldName(told)),
  }
}

function toldName(told: string | null): string | undefined {
  try {
    const { firstName, lastName } = JSON.parse(told ?? '').name
    return [firstName, lastName].filter((part) => typeof part === 'string').join(' ')
  } catch {
    return undefined
  }
}

/** Links the identity to the account of the session that asked for it, if that still goes on and the account is as it was. */
export async function link(
  app: FastifyInstance,
  tables: WrittenTables,
  request: FastifyRequest,
  { flow, person, provider }: { flow: Flow; person: Person; provider: OidcProvider },
): Promise<Outcome> {
  const { userId, sessionId, tokenVersion } = flow.link!
  const user = await tables.secondFactors.holdAccount(userId, tokenVersion)
  if (user === undefined || !(await tables.sessions.hold(sessionId, userId))) return failed('refused')
  await keep(app, tables, request, { user, person, provider })
  return { kind: 'linked' }
}

/**
 * Logs in the account of an identity; one that is unknown is linked where both sides have confirmed the address, or opens an account.
 * @param isWelcome whether the mailbox may be written to, so that a new account confirms its address
 */
export async function enter(
  app: FastifyInstance,
  tables: WrittenTables,
  request: FastifyRequest,
  {
    flow,
    person,
    provider,
    isWelcome,
  }: { flow: Flow; person: Person; provider: OidcProvider; isWelcome: boolean },
): Promise<Outcome> {
  const { issuer, subject, email, isVerified } = person
  let user = await tables.identities.take(issuer, subject)
  let status = 200
  if (user === undefined) {
    if (email === undefined) return failed('no-address')
    const holder = await tables.users.findByEmail(email)
    if (holder === undefined) {
      if (await isBanned(tables, request, email)) return failed('refused')
      status = 201
      user = await open(app, tables, { email, isVerified, flow, name: person.name, isWelcome })
    } else {
      // Whoever gave the account a second factor wants more than a mailbox to open it.
      const isWaiting = (await app.secondFactor.demand(tables, holder)) !== undefined
      if (!isVerified || holder.emailVerifiedAt === null || holder.suspension !== null || isWaiting)
        return failed('link-first')
      user = holder
    }
    await keep(app, tables, request, { user, person, provider, isNew: status === 201 })
    // Linking holds the account: its address cannot have changed to another's since.
    if ((await tables.users.findByEmail(email))?.id !== user.id) throw conflict()
  }
  if (user.suspension !== null) return failed('suspended', user.suspension.reason)
  const demand = await app.secondFactor.demand(tables, user)
  if (demand?.challenge !== undefined) return { kind: 'challenge', challenge: demand.challenge }
  if (status === 200) await tellNewLogin(app, tables, request, user)
  return { kind: 'entered', answer: await startSession(app, tables, request, user, 'cookie', { status }) }
}

async function open(
  app: FastifyInstance,
  tables: WrittenTables,
  {
    email,
    isVerified,
    flow,
    name,
    isWelcome,
  }: { email: string; isVerified: boolean; flow: Flow; name: string | undefined; isWelcome: boolean },
): Promise<User> {
  const user = await tables.users.create({
    email,
    isVerified,
    name: accountName(name) ?? accountName(email.split('@', 1)[0]) ?? '?',
    locale: flow.locale,
    // None: it is set by the mail of a forgotten one.
    passwordHash: '',
  })
  const input = { link: 'verify-email', userId: user.id }
  if (!isVerified && isWelcome && app.config.emailVerification === 'required')
    await tables.tasks.enqueue({ goal: 'mailer', input, key: `verify-email ${user.id}` })
  return user
}

/** A name that an account may have, of what somebody else calls its person. */
function accountName(given: string | undefined): string | undefined {
  const { text, faults } = checkText((given ?? '').slice(0, accountRules.name.max), accountRules.name)
  return faults.length > 0 ? undefined : text
}

async function keep(
  app: FastifyInstance,
  tables: WrittenTables,
  request: FastifyRequest,
  {
    user,
    person,
    provider,
    isNew = false,
  }: { user: User; person: Person; provider: OidcProvider; isNew?: boolean },
): Promise<void> {
  const { issuer, subject, email = null } = person
  await tables.identities.link({ userId: user.id, issuer, subject, email })
  const details = { issuer }
  await app.recordEvent(tables, request, { kind: 'identity-linked', accountId: user.id, details })
  // Whoever opens an account knows by what.
  if (!isNew) await tellProviderLinked(tables, user, provider.name)
}

const conflict = () => new DatabaseError('conflict', 'The account has changed meanwhile')

/** What a refusal of the database or of a session means to whoever comes back; undefined for what is our own fault. */
export function outcomeOf(error: unknown): Outcome | undefined {
  if (error instanceof DatabaseError && ['conflict', 'bad-reference'].includes(error.code))
    return failed('linked-already')
  if (error instanceof Problem && error.slug === 'account-suspended')
    return failed('suspended', error.errors?.[0]?.detail)
  return undefined
}
