import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Database, DatabaseError, type Id } from '@piata/db'
import { hashPassword } from '@piata/gateway'

/** An account that the demo makes, with the password that is written nowhere but in the logins file. */
export interface DemoLogin {
  role: 'seller' | 'admin'
  email: string
  password: string
}

export const demoSellerEmail = 'vanzator@demo.piata'

const demoAccounts = [
  { role: 'seller', email: demoSellerEmail, name: 'Vânzător demo', userRole: 'member' },
  { role: 'admin', email: 'admin@demo.piata', name: 'Administrator demo', userRole: 'admin' },
] as const

/** The logins of an earlier seeding, or none. */
export async function readDemoLogins(file: string): Promise<DemoLogin[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoLogin[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Older than all that the demo says of them. */
const accountDays = 400

/** A time as many days before `now`, which is the clock's unless said. */
export const daysAgo = (days: number, now = new Date()): string =>
  new Date(now.getTime() - days * 86_400_000).toISOString()

/**
 * Makes the two accounts with new passwords, or finds them; the seller comes first. Of an account that another command
 * makes at the same time there is no login: that command tells it.
 */
export async function ensureDemoAccounts(
  database: Database,
  file: string,
): Promise<{ logins: DemoLogin[]; ids: Id[] }> {
  const known = await readDemoLogins(file)
  const logins: DemoLogin[] = []
  const ids: Id[] = []
  for (const { role, email, name, userRole } of demoAccounts) {
    const existing = await database.users.findByEmail(email)
    const password = known.find((login) => login.email === email)?.password
    const login = { role, email, password: password ?? randomBytes(12).toString('base64url') }
    const passwordHash = existing && password ? undefined : await hashPassword(login.password)
    if (existing) {
      if (passwordHash) await database.users.update(existing.id, { passwordHash })
      ids.push(existing.id)
    } else {
      const user = {
        ...{ email, name, role: userRole, passwordHash: passwordHash!, isVerified: true },
        createdAt: daysAgo(accountDays),
      }
      const made = await createUnlessTaken(database, user)
      if (made === undefined) {
        ids.push((await database.users.findByEmail(email))!.id)
        continue
      }
      ids.push(made)
    }
    logins.push(login)
  }
  const others = (await readDemoLogins(file)).filter(
    ({ email }) => !logins.some((own) => own.email === email),
  )
  await writePrivately(file, `${JSON.stringify([...logins, ...others], null, 2)}\n`)
  return { logins, ids }
}

/** The new account's id; undefined where its address is taken. */
async function createUnlessTaken(
  database: Database,
  user: Parameters<Database['users']['create']>[0],
): Promise<Id | undefined> {
  try {
    return (await database.users.create(user)).id
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'conflict') return undefined
    throw error
  }
}

async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.new`
  await writeFile(draft, text, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
}
