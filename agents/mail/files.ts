import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Content } from './templates.ts'

/** A mail that was kept as a file. */
interface KeptMail extends Content {
  /** Of its task. */
  id: string
  to: string
  /** RFC 3339. */
  date: string
}

/** The newest stay; links in them are good for half an hour. */
const mostFiles = 200
const lifeMs = 7 * 86_400_000

const fileName = /^([\da-f-]{36})\.json$/

/** Keeps a mail where none are sent, readable by this account alone; a second run of its task writes it anew. The oldest go. */
export async function keepMail(folder: string, mail: KeptMail): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${mail.id}.json`)
  await writeFile(`${path}.new`, `${JSON.stringify(mail, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
  const tooOld = Date.parse(mail.date) - lifeMs
  for (const [at, id] of (await newestIds(folder)).entries())
    if (at >= mostFiles || madeAt(id) < tooOld) await rm(join(folder, `${id}.json`), { force: true })
}

/** The newest mails that were kept, the newest first. */
export async function keptMails(folder: string, limit: number): Promise<KeptMail[]> {
  const ids = (await newestIds(folder)).slice(0, limit)
  const mails = await Promise.all(
    ids.map(async (id) => {
      // One that goes meanwhile is not there any more.
      const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => undefined)
      return text === undefined ? [] : [JSON.parse(text) as KeptMail]
    }),
  )
  return mails.flat()
}

async function newestIds(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const ids = names.flatMap((name) => fileName.exec(name)?.[1] ?? [])
  return ids.sort().reverse()
}

/** UUIDs of version 7 begin with their time. */
const madeAt = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)
