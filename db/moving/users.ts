import type { DatabaseSync } from 'node:sqlite'
import type { Database } from '../database.ts'
import { accountRules } from '../rules/account.ts'
import { emailKey, properEmail } from '../rules/email.ts'
import { isOldPassword } from '../rules/old-passwords.ts'
import type { OldSite } from './site.ts'

export interface UsersReport {
  found: number
  /** Accounts that were made, and those whose address had one already. */
  made: number
  known: number
  /** Of those that are kept, accounts whose old password goes on. */
  withPassword: number
  refused: { reason: string; count: number; example: string }[]
}

const batchUsers = 500

/** Old users in the stage with their addresses as we keep them; `piata_id` is their account's, once there is one. */
export function prepareUsers(stage: DatabaseSync, site: OldSite): UsersReport {
  stage.exec(`create table if not exists moved_users (old text primary key, email text, email_key text, name text, password text,
    created_at text, is_verified integer, piata_id text, is_made integer) without rowid`)
  const refused = new Map<string, { count: number; example: string }>()
  const insert = stage.prepare('insert or ignore into moved_users values (?, ?, ?, ?, ?, ?, ?, null, null)')
  let found = 0
  let withPassword = 0
  stage.exec('begin')
  for (const row of stage.prepare(site.queries.users).iterate()) {
    found++
    const text = (name: string) => (row[name] === null || row[name] === undefined ? '' : String(row[name]))
    const email = properEmail(text('email'))
    if (email === undefined || text('id') === '') {
      const reason = text('email') === '' ? 'has no e-mail address' : 'its e-mail address is none'
      const known = refused.get(reason)
      refused.set(reason, {
        count: (known?.count ?? 0) + 1,
        example: known?.example ?? `${text('id')}: ${text('email')}`.slice(0, 100),
      })
      continue
    }
    const password = isOldPassword(text('password')) ? text('password') : ''
    if (password !== '') withPassword++
    insert.run(
      ...[text('id'), email, emailKey(email), nameOf(text('name'), email)],
      password,
      timeOf(text('createdAt')),
      text('isVerified') === '1' ? 1 : 0,
    )
  }
  stage.exec('commit')
  return {
    ...{ found, made: 0, known: 0, withPassword },
    refused: [...refused].map(([reason, rest]) => ({ reason, ...rest })),
  }
}

/** Makes the accounts that are not there yet, and notes whose each old user is. */
export async function makeUsers(
  stage: DatabaseSync,
  database: Pick<Database, 'users'>,
  report: UsersReport,
): Promise<void> {
  const waiting = stage.prepare('select * from moved_users where piata_id is null order by old limit ?')
  const done = stage.prepare('update moved_users set piata_id = ?, is_made = ? where old = ?')
  for (;;) {
    const rows = waiting.all(batchUsers) as Record<string, string | number>[]
    if (rows.length === 0) return
    const { ids, made } = await database.users.adopt(
      rows.map((row) => ({
        email: String(row.email),
        name: String(row.name),
        // What no password has as its hash: a new one is asked for by mail.
        passwordHash: String(row.password) || '!',
        createdAt: String(row.created_at) || null,
        isVerified: row.is_verified === 1,
      })),
    )
    const strange = rows.filter((_, i) => ids[i] === undefined)
    report.made += made.size
    report.known += rows.length - made.size - strange.length
    if (strange.length > 0) refuseStrange(report, strange.length, String(strange[0]!.email))
    stage.exec('begin')
    for (const [i, row] of rows.entries()) done.run(ids[i] ?? '', made.has(ids[i]) ? 1 : 0, String(row.old))
    stage.exec('commit')
  }
}

/** An account of the same address whose owner may be somebody else gets nothing of the old site. */
function refuseStrange(report: UsersReport, count: number, example: string): void {
  const reason = 'its e-mail address has an account here that has not confirmed it, or is being removed'
  const known = report.refused.find((refused) => refused.reason === reason)
  if (known === undefined) report.refused.push({ reason, count, example })
  else known.count += count
}

/**
 * Has those accounts that were made here and have no password mailed a link to choose one, once; the mail is the one of a forgotten password.
 * @returns how many
 */
export async function inviteUsers(
  stage: DatabaseSync,
  database: Pick<Database, 'transaction'>,
): Promise<number> {
  stage.exec('create table if not exists invited_users (old text primary key) without rowid')
  const waiting = stage.prepare(
    `select old, email from moved_users where is_made = 1 and password = '' and old not in (select old from invited_users) order by old limit ?`,
  )
  const done = stage.prepare('insert into invited_users values (?)')
  let invited = 0
  for (;;) {
    const rows = waiting.all(batchUsers)
    if (rows.length === 0) return invited
    const askedAt = new Date().toISOString()
    await database.transaction(async ({ tasks }) => {
      for (const { email } of rows)
        await tasks.enqueue({
          goal: 'mailer',
          key: `moved ${email}`,
          input: { link: 'reset-password', to: String(email), askedAt },
        })
    })
    stage.exec('begin')
    for (const { old } of rows) done.run(String(old))
    stage.exec('commit')
    invited += rows.length
  }
}

function nameOf(name: string, email: string): string {
  const plain = name.replace(/[\p{C}\s]+/gu, ' ').trim()
  // Never the address: buyers see it.
  const shown = plain === '' || plain.includes('@') ? email.slice(0, email.indexOf('@')) : plain
  return [...shown].slice(0, accountRules.name.max).join('').trim()
}

/** `2019-03-01 10:20:30` as we keep times; empty where it is none, or to come. */
function timeOf(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?/.exec(text)
  const time = Date.parse(match === null ? '' : `${match[1]}T${match[2] ?? '00:00'}Z`)
  return Number.isNaN(time) || time > Date.now() || time < 0 ? '' : new Date(time).toISOString()
}
