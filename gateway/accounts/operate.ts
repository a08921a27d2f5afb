import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Config, loadRootSecret, sealSecretsFor } from '@piata/config'
import {
  type Account,
  accountRules,
  type Database,
  mailLinkMinutes,
  properEmail,
  type Reason,
  type Role,
  reasons,
} from '@piata/db'
import { openStoredKey } from '../auth/key-ring.ts'
import { currentOf, replaced, rotated } from '../auth/key-schedule.ts'
import { makeKey } from '../auth/keys.ts'
import { hashLinkToken } from '../auth/mail-links.ts'
import { tellCredentialChanged, tellPasskeyRemoved } from '../auth/notices.ts'
import { hashPassword } from '../auth/passwords.ts'
import { settleLifted, suspendAccount } from '../moderation/restrict.ts'
import { rotatePushKeys, rotateSecret } from './secrets.ts'

export const usage = `Usage: npm run admin -- COMMAND; Piata may run meanwhile
  create --email EMAIL [--name TEXT]          makes an administrator and prints a link, good once, by which a password is chosen
  suspend EMAIL --reason TEXT [--until TIME] [--because scam|spam|…]
                                              ends the sessions of an account, lets nobody log in to it and hides its listings; TIME as 2030-12-31 or 2030-12-31T18:00Z.
                                              It is told why by mail, and may complain
  unsuspend EMAIL                             lets it log in again, and shows its listings
  grant EMAIL moderator|admin                 gives a role, which holds at once
  revoke EMAIL                                makes it a member again
  end-sessions EMAIL                          logs it out everywhere; API keys stay
  reset-2fa EMAIL                             ends its authenticator app, recovery codes and passkeys, as when the telephone is lost
  list                                        staff, and who is suspended
  rotate-keys [--replace]                     signs access tokens with the next key; with --replace all keys are new, and clients refresh
  rotate-push-keys                            makes the keys of Web Push anew; browsers subscribe again
  rotate-secret                               seals with PIATA_SECRET_KEY what was sealed with PIATA_SECRET_KEY_BEFORE
  audit --verify                              looks through the chain of security events and shows the hash of its end`

const factorNote =
  'It holds in sessions begun with a second factor: a passkey, or a code of an authenticator app, which the account adds by itself (PIATA_STAFF_SECOND_FACTOR)'

const granted = ['moderator', 'admin'] as const satisfies Role[]
const reasonLength = 500
const mostListed = 10_000
const toldAtOnce = 200

/**
 * What an operator does with accounts, from the words of a command. Resolves to the lines to show.
 * @throws Error in one line for the operator
 */
export async function operate(args: string[], database: Database, config: Config): Promise<string[]> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      because: { type: 'string' },
      until: { type: 'string' },
      replace: { type: 'boolean' },
      verify: { type: 'boolean' },
      email: { type: 'string' },
      name: { type: 'string' },
    },
  })
  const [command, email, ...rest] = positionals
  const { accounts } = database
  const account = (): string => {
    if (email === undefined) throw new Error(`${command} needs the e-mail address of an account\n${usage}`)
    return email
  }
  const only = (count: number, options: (keyof typeof values)[] = []) => {
    const unknown = Object.keys(values).find((name) => !options.includes(name as keyof typeof values))
    if (unknown !== undefined) throw new Error(`${command} has no --${unknown}\n${usage}`)
    if (rest.length > count) throw new Error(`${command} has no use for ${rest[count]}\n${usage}`)
  }
  switch (command) {
    case 'create': {
      if (email !== undefined) throw new Error(`create has no use for ${email}; say --email\n${usage}`)
      only(0, ['email', 'name'])
      return create(database, config, values.email ?? '', values.name ?? 'Administrator')
    }
    case 'suspend': {
      only(0, ['reason', 'because', 'until'])
      const reason = values.reason?.trim() ?? ''
      if (reason.length === 0 || reason.length > reasonLength)
        throw new Error(`--reason must be a text of 1 to ${reasonLength} characters; its owner reads it`)
      const until = values.until === undefined ? null : timeAhead(values.until)
      const because = reasons.find((one) => one === (values.because ?? 'other'))
      if (because === undefined)
        throw new Error(`--because must be one of ${reasons.join(', ')}, not ${values.because}`)
      const suspended = await suspend(database, config, account(), { reason: because, facts: reason, until })
      await tellOfListings(database)
      return [lineOf(suspended)]
    }
    case 'unsuspend': {
      only(0)
      const lifted = await known(unsuspend(database, config, account()), account())
      await tellOfListings(database)
      return [lineOf(lifted)]
    }
    case 'grant': {
      only(1)
      const address = account()
      const role = granted.find((one) => one === rest[0])
      if (role === undefined)
        throw new Error(`What is granted is one of ${granted.join(', ')}, not ${rest[0] ?? 'nothing'}`)
      const changed = await known(accounts.setRole(address, role), address)
      return [lineOf(changed), ...(config.staffSecondFactor === 'required' ? [factorNote] : [])]
    }
    case 'revoke': {
      only(0)
      return [lineOf(await known(accounts.setRole(account(), 'member'), account()))]
    }
    case 'end-sessions': {
      only(0)
      await endSessions(database, account())
      return [`${account()} is logged out everywhere`]
    }
    case 'reset-2fa': {
      only(0)
      await resetFactors(database, account())
      return [`${account()} logs in by its password alone`]
    }
    case 'list': {
      if (email !== undefined) throw new Error(`list has no use for ${email}\n${usage}`)
      only(0)
      const listed = await accounts.listSpecial(mostListed)
      return listed.length === 0 ? ['Nobody is staff or suspended.'] : listed.map(lineOf)
    }
    case 'rotate-keys':
      if (email !== undefined) throw new Error(`rotate-keys has no use for ${email}\n${usage}`)
      only(0, ['replace'])
      return [await rotateKeys(database, config, values.replace ?? false)]
    case 'rotate-push-keys':
      if (email !== undefined) throw new Error(`rotate-push-keys has no use for ${email}\n${usage}`)
      only(0)
      return [await rotatePushKeys(database, config)]
    case 'rotate-secret':
      if (email !== undefined) throw new Error(`rotate-secret has no use for ${email}\n${usage}`)
      only(0)
      return rotateSecret(database, config)
    case 'audit':
      if (email !== undefined) throw new Error(`audit has no use for ${email}\n${usage}`)
      only(0, ['verify'])
      if (!values.verify) throw new Error(`audit needs --verify\n${usage}`)
      return [await verifyEvents(database)]
    default:
      throw new Error(`${command === undefined ? 'say what to do' : `${command} is no command`}\n${usage}`)
  }
}

/** Makes the first administrator of a site, or another one; nobody knows the password until the link is used. */
async function create(database: Database, config: Config, email: string, name: string): Promise<string[]> {
  const address = properEmail(email)
  if (address === undefined) throw new Error(`--email must be an address, not ${email || 'nothing'}`)
  const { max } = accountRules.name
  if (name.trim() === '' || name.length > max)
    throw new Error(`--name must be a text of 1 to ${max} characters`)
  if ((await database.users.findByEmail(address)) !== undefined)
    throw new Error(`${address} has an account already; grant ${address} admin makes it an administrator's`)
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  const token = randomBytes(32).toString('base64url')
  await database.transaction(async ({ users, mailLinks, audit }) => {
    const account = { email: address, name: name.trim(), role: 'admin' as const, passwordHash }
    const { id } = await users.create({ ...account, isVerified: true })
    await mailLinks.issue({ userId: id, purpose: 'reset', tokenHash: hashLinkToken(token), email: address })
    const details = { role: 'admin' }
    await audit.record({ kind: 'registered', accountId: id, actor: 'operator', details })
  })
  const link = new URL('/reset-password', config.publicUrl)
  link.hash = token
  return [
    `${address}: admin`,
    `Choose a password within ${mailLinkMinutes} minutes, once: ${link.href}`,
    ...(config.staffSecondFactor === 'required' ? [factorNote] : []),
  ]
}

async function rotateKeys(database: Database, config: Config, isReplaced: boolean): Promise<string> {
  const secret = sealSecretsFor(config, await loadRootSecret(config), 'signing keys')
  const make = (signsFrom: Date) => makeKey(secret, signsFrom)
  const keys = await database.transaction(async ({ signingKeys, audit }) => {
    const after = await signingKeys.change((before) => {
      const now = new Date()
      if (isReplaced) return replaced(now, config.signingKeyMs, make)
      for (const key of before) openStoredKey(secret, key)
      return rotated(before, now, config.signingKeyMs, make)
    })
    await audit.record({
      kind: 'keys-changed',
      accountId: null,
      actor: 'operator',
      details: { all: isReplaced },
    })
    return after
  })
  const { kid } = currentOf(keys, new Date())!
  return isReplaced
    ? `All keys are new; ${kid} signs, and tokens of before are void`
    : `${kid} signs now; tokens of before stay good until they end`
}

/** @throws Error where an event is not as it was written */
async function verifyEvents({ audit }: Database): Promise<string> {
  const { cut, sealed, unsealed, head, fault } = await audit.verify()
  if (fault !== undefined) throw new Error(`${fault}; the ${sealed} before it are as they were written`)
  const end = head === null ? '' : `, the chain ends in ${head}`
  const start =
    cut === null ? '' : ` since event ${cut.position}, the last that is no longer kept, ${cut.hash}`
  return `${sealed} events are as they were written${start}${end}; ${unsealed} wait to be sealed`
}

/** As a moderator does: with a statement of reasons. */
async function suspend(
  database: Database,
  config: Config,
  email: string,
  restriction: { reason: Reason; facts: string; until: string | null },
): Promise<Account> {
  const user = await database.users.findByEmail(email)
  if (user === undefined) throw new Error(`Nobody has an account as ${email}`)
  const secret = await database.alerts.secret()
  await database.transaction((tables) =>
    suspendAccount(config, tables, { accountId: user.id, by: 'operator' }, restriction, secret),
  )
  return (await database.desk.account(user.id))!
}

async function unsuspend(database: Database, config: Config, email: string): Promise<Account> {
  const secret = await database.alerts.secret()
  return database.transaction(async (tables) => {
    const lifted = await tables.accounts.unsuspend(email)
    await settleLifted(config, tables, { accountId: lifted.id, by: 'operator' }, secret)
    return lifted
  })
}

async function endSessions(database: Database, email: string): Promise<void> {
  const user = await database.users.findByEmail(email)
  if (user === undefined) throw new Error(`Nobody has an account as ${email}`)
  await database.transaction(async ({ sessions, audit }) => {
    await sessions.revokeAll(user.id)
    const details = { all: true }
    await audit.record({ kind: 'session-ended', accountId: user.id, actor: 'operator', details })
  })
}

async function resetFactors(database: Database, email: string): Promise<void> {
  const user = await database.users.findByEmail(email)
  if (user === undefined) throw new Error(`Nobody has an account as ${email}`)
  const hasApp = (await database.secondFactors.find(user.id)) !== undefined
  const passkeys = await database.passkeys.list(user.id)
  if (!hasApp && passkeys.length === 0)
    throw new Error(`${email} has neither an authenticator app nor a passkey`)
  await database.transaction(async (tables) => {
    const { secondFactors, sessions, audit } = tables
    const event = { accountId: user.id, actor: 'operator' }
    if (hasApp) {
      await secondFactors.remove(user.id)
      await tellCredentialChanged(tables, user, 'second-factor-removed')
      await audit.record({ kind: 'second-factor-removed', ...event })
    }
    for (const { name } of passkeys) await tellPasskeyRemoved(tables, user, name)
    if ((await tables.passkeys.removeAll(user.id)) > 0)
      await audit.record({ kind: 'passkey-removed', ...event, details: { all: passkeys.length } })
    await sessions.revokeAll(user.id)
  })
}

/** Search leaves out, or finds again, what the account has on show. */
async function tellOfListings({ hiddenSellers }: Database): Promise<void> {
  while ((await hiddenSellers.tellSome(toldAtOnce)) > 0);
}

async function known(work: Promise<Account>, email: string): Promise<Account> {
  try {
    return await work
  } catch (error) {
    if ((error as { code?: string }).code === 'not-found')
      throw new Error(`Nobody has an account as ${email}`)
    throw error
  }
}

function timeAhead(text: string): string {
  const isTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)
  // Date.parse takes the 31st of February for the 3rd of March.
  const day = text.slice(0, 10)
  const isDay = isTime && new Date(Date.parse(day) || 0).toISOString().startsWith(day)
  const time = isDay ? Date.parse(text) : Number.NaN
  if (time > Date.now()) return new Date(time).toISOString()
  throw new Error(`--until must be a time ahead such as 2030-12-31 or 2030-12-31T18:00Z, not ${text}`)
}

function lineOf({ email, role, suspension }: Account): string {
  if (suspension === null) return `${email}: ${role}`
  const until = suspension.until === null ? 'until it is lifted' : `until ${suspension.until}`
  return `${email}: ${role}, suspended since ${suspension.since} ${until}: ${suspension.reason}`
}
