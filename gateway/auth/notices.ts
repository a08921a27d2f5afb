import { mostNamed } from '@piata/agents'
import { deviceName } from '@piata/config/device-name'
import type { Id, User, WrittenTables } from '@piata/db'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { presentedDevice } from './session.ts'

/** Tells the address that an account had which one it has now. */
export async function tellEmailChanged({ tasks }: WrittenTables, before: User, email: string): Promise<void> {
  if (before.emailVerifiedAt === null) return
  const { email: to, locale } = before
  const data = { at: new Date().toISOString(), email }
  await tasks.enqueue({ goal: 'mailer', input: { to, locale, template: 'email-changed', data } })
}

/**
 * Tells an account of a log-in that begins in this transaction, where neither the device nor the address was ever seen; not of its first, nor of
 * one from a device that shows its name.
 */
export async function tellNewLogin(
  app: FastifyInstance,
  { sessions, tasks }: WrittenTables,
  request: FastifyRequest,
  user: User,
): Promise<void> {
  if (user.emailVerifiedAt === null || presentedDevice(app, request, user.email) !== undefined) return
  const { email: to, locale } = user
  if (!(await sessions.isNewAddress(user.id, app.loginThrottle.addressHash(to, request.ip)))) return
  const data = { at: new Date().toISOString(), device: deviceName(request.headers['user-agent']) ?? '?' }
  await tasks.enqueue({ goal: 'mailer', input: { to, locale, template: 'new-login', data } })
}

/** What of an account's credentials changed, by the mail that tells it. */
type CredentialChange = 'second-factor-added' | 'second-factor-removed' | 'recovery-codes-made'

/** Tells an account of changed credentials; only an address that is known to be its own is written to. */
export async function tellCredentialChanged(
  { tasks }: Pick<WrittenTables, 'tasks'>,
  user: User,
  template: CredentialChange,
): Promise<void> {
  if (user.emailVerifiedAt === null) return
  const { email: to, locale } = user
  const data = { at: new Date().toISOString() }
  await tasks.enqueue({ goal: 'mailer', input: { to, locale, template, data } })
}

/**
 * Tells an account of a new password, and of what opens or follows it all the same, with where that is ended: who has the account by one of these is not put out by a password.
 * @param sessionId the session that goes on
 */
export async function tellPasswordChanged(
  { tasks, apiKeys, passkeys, pushSubscriptions, sessions }: WrittenTables,
  user: User,
  sessionId?: Id | null,
): Promise<void> {
  if (user.emailVerifiedAt === null) return
  const { id, email: to, locale } = user
  const now = new Date().toISOString()
  const { items } = sessionId ? await sessions.page(id, { limit: 100 }, now) : { items: [] }
  const session = items.find((one) => one.id === sessionId)
  const browsers = await pushSubscriptions.devices(id)
  const data = {
    at: now,
    stays: {
      ...(session !== undefined && { session: deviceName(session.userAgent) ?? '?' }),
      ...named('keys', await apiKeys.list(id)),
      ...named('passkeys', await passkeys.list(id)),
      ...named(
        'browsers',
        browsers.map(({ userAgent }) => ({ name: deviceName(userAgent) ?? '?' })),
      ),
    },
  }
  await tasks.enqueue({ goal: 'mailer', input: { to, locale, template: 'password-changed', data } })
}

function named(kind: string, of: readonly { name: string }[]) {
  if (of.length === 0) return undefined
  return { [kind]: { names: of.slice(0, mostNamed).map(({ name }) => name), count: of.length } }
}

/** What came or went under a name. */
type NamedChange =
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-copied'
  | 'provider-linked'
  | 'provider-unlinked'
  | 'api-key-made'

/** Tells an account of a passkey that was added to it. */
export const tellPasskeyAdded = (tables: WrittenTables, user: User, name: string) =>
  tellNamed(tables, user, 'passkey-added', name)

/** Tells an account of a passkey that was removed from it. */
export const tellPasskeyRemoved = (tables: WrittenTables, user: User, name: string) =>
  tellNamed(tables, user, 'passkey-removed', name)

/** Tells an account that somebody else may have one of its passkeys; not again while the mail before waits. */
export const tellPasskeyCopied = (
  tables: WrittenTables,
  user: User,
  { id, name }: { id: Id; name: string },
) => tellNamed(tables, user, 'passkey-copied', name, `passkey-copied ${id}`)

/** Tells an account of a provider that logs in to it from now on, by the provider's name. */
export const tellProviderLinked = (tables: WrittenTables, user: User, name: string) =>
  tellNamed(tables, user, 'provider-linked', name)

/** Tells an account of a provider that logs in to it no more. */
export const tellProviderUnlinked = (tables: WrittenTables, user: User, name: string) =>
  tellNamed(tables, user, 'provider-unlinked', name)

/** Tells an account of a new API key, by the name that was given to it. */
export const tellApiKeyMade = (tables: WrittenTables, user: User, name: string) =>
  tellNamed(tables, user, 'api-key-made', name)

async function tellNamed(
  { tasks }: WrittenTables,
  user: User,
  template: NamedChange,
  name: string,
  key?: string,
): Promise<void> {
  if (user.emailVerifiedAt === null) return
  const { email: to, locale } = user
  const data = { at: new Date().toISOString(), name }
  const input = { to, locale, template, data }
  await tasks.enqueue({ goal: 'mailer', input, ...(key !== undefined && { key }) })
}
