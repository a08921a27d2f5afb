import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Rates } from '@piata/agents'
import { type Database, DatabaseError } from '@piata/db'
import {
  type IndexOptions,
  openSearchIndex,
  SearchError,
  type SearchIndex,
  type SearchSchema,
} from '@piata/search'
import { Follower, type FollowLog, isContinuable } from './follow.ts'

export interface Continued {
  index: SearchIndex
  follower: Follower
}

/** Opens the snapshot and applies what happened since. Undefined when there is none of use; the log says why. */
export async function continueSnapshot(
  path: string,
  schema: SearchSchema,
  options: IndexOptions,
  database: Database,
  rates: Rates,
  log: FollowLog,
): Promise<Continued | undefined> {
  if (!(await exists(path))) return undefined
  let index: SearchIndex | undefined
  try {
    index = await openSearchIndex(path, schema, options)
    if (!isContinuable(index, rates)) throw new Unusable('it was made with other settings')
    const follower = new Follower({ database, index, rates, log })
    await follower.drain()
    const { held, published } = await follower.compare()
    if (held !== published) throw new Unusable(`it holds ${held} listings where there are ${published}`)
    return { index, follower }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    log.warn({ reason }, 'The search snapshot is not used')
    await index?.close()
    return undefined
  }
}

/** Writes the index to the file, making its folder. */
export async function saveSnapshot(index: SearchIndex, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await index.save(path)
}

class Unusable extends Error {
  override name = 'Unusable'
}

/** Why a snapshot cannot be used; undefined for failures that are not its own. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Unusable) return error.message
  if (error instanceof SearchError && error.code === 'bad-snapshot') return error.message
  // Of another database, or older than what the feed keeps.
  if (error instanceof DatabaseError && error.code === 'bad-cursor') return error.message
  return undefined
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
