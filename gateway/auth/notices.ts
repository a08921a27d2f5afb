import type { User, WrittenTables } from '@piata/db'

/** Tells an account of a new password; only an address that is known to be its own is written to. */
export async function tellPasswordChanged({ tasks }: WrittenTables, user: User): Promise<void> {
  if (user.emailVerifiedAt === null) return
  const { email: to, locale } = user
  const data = { at: new Date().toISOString() }
  await tasks.enqueue({ goal: 'mailer', input: { to, locale, template: 'password-changed', data } })
}
