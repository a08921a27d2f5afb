import type { Config } from '@piata/config'
import type { Database, Id } from '@piata/db'
import { Problem } from '../problems/problem.ts'

interface ImageUsage {
  count: number
  bytes: number
  /** Null where there is no limit. */
  mostCount: number | null
  mostBytes: number | null
}

type Limits = Pick<Config, 'imagesPerAccount' | 'imagesPerAccountBytes'>

export async function usageOf(
  database: Pick<Database, 'images'>,
  { imagesPerAccount, imagesPerAccountBytes }: Limits,
  ownerId: Id,
): Promise<ImageUsage> {
  const used = await database.images.usageOf(ownerId)
  return { ...used, mostCount: imagesPerAccount || null, mostBytes: imagesPerAccountBytes || null }
}

/**
 * Before more is made of what was sent. Two requests at once may pass it together, which each account's limit of uploads bounds.
 * @throws Problem that names the limit
 */
export async function requireRoomFor(
  database: Pick<Database, 'images'>,
  limits: Limits,
  ownerId: Id,
  more: { count: number; bytes: number },
): Promise<void> {
  const { count, bytes, mostCount, mostBytes } = await usageOf(database, limits, ownerId)
  if (mostCount !== null && count + more.count > mostCount)
    throw full(`The account has ${count} pictures, and may have ${mostCount}`)
  if (mostBytes !== null && bytes + more.bytes > mostBytes)
    throw full(`The account's pictures have ${bytes} bytes, and may have ${mostBytes}`)
}

const full = (limit: string): Problem => {
  const detail = `${limit}. Delete listings or drafts with pictures that nobody needs.`
  return new Problem('forbidden', detail, { errors: [{ pointer: '/file', detail, code: 'account-full' }] })
}
