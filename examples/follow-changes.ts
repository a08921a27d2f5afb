/**
 * Keeps a copy of some listings up to date, as a price watcher or a dealer's own site would: what is new, changed and gone.
 *
 *   node examples/follow-changes.ts [--category ID] [--seller ID] [--wait SECONDS] [--pages N]
 *
 * `GET /v1/changes` begins with all that is published and goes on with what changes, page after page by `next`; a request waits at the server
 * until there is something. With PIATA_API_KEY it uses an API key with the scope changes:read, else an account. A real copy is kept in a database,
 * together with `next`, so that it goes on from there after a restart.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Account, type Card, call, Problem, priceOf } from './api.ts'

const { values } = parseArgs({
  options: {
    category: { type: 'string' },
    seller: { type: 'string' },
    wait: { type: 'string', default: '25' },
    pages: { type: 'string', default: 'Infinity' },
  },
})

interface Changes {
  items: { change: 'upsert' | 'remove'; id: string; listing: Card }[]
  next: string
  /** Whether to ask again at once. */
  more: boolean
}

const account = process.env.PIATA_API_KEY ? undefined : await Account.open()
const copy = new Map<string, Card>()
/** While listings are read that were there at first, and after a stale cursor all of those that are still there. */
let seen: Set<string> | undefined = new Set()
let after: string | undefined

for (let page = 1; page <= Number(values.pages); page++) {
  const changes = await read()
  if (changes === undefined) {
    seen = new Set()
    after = undefined
    continue
  }
  const isFirst = seen !== undefined
  for (const { change, id, listing } of changes.items) {
    seen?.add(id)
    if (change === 'upsert' && isWanted(listing)) {
      tell(copy.get(id), listing, isFirst)
      copy.set(id, listing)
    } else await drop(id)
  }
  after = changes.next
  if (changes.more || seen === undefined) continue
  for (const id of copy.keys()) if (!seen.has(id)) await drop(id)
  seen = undefined
  console.log(`following ${copy.size} listings`)
}

/** The next page; undefined where the cursor is too old, or the site was restored from a backup: then all is read anew. */
async function read(): Promise<Changes | undefined> {
  const parameters = new URLSearchParams({ limit: '500', wait: values.wait })
  if (after !== undefined) parameters.set('after', after)
  const token = process.env.PIATA_API_KEY ?? (await account!.token())
  const started = performance.now()
  try {
    const { body } = await call<Changes>(`/v1/changes?${parameters}`, { token })
    // Where too many wait, the server answers at once.
    if (body.items.length === 0 && performance.now() - started < 500) await pause(1_000)
    return body
  } catch (error) {
    if (error instanceof Problem && error.errors.some(({ code }) => code === 'stale-cursor')) return undefined
    throw error
  }
}

function isWanted({ seller, categoryPath }: Card): boolean {
  return (
    (!values.seller || seller.id === values.seller) &&
    (!values.category || categoryPath.includes(values.category))
  )
}

function tell(old: Card | undefined, card: Card, isFirst: boolean): void {
  if (old === undefined && !isFirst) console.log(`+ ${card.title} — ${priceOf(card)}`)
  else if (old !== undefined && JSON.stringify(old) !== JSON.stringify(card))
    console.log(`~ ${card.title} — ${priceOf(card)}, was ${priceOf(old)}`)
}

async function drop(id: string): Promise<void> {
  const old = copy.get(id)
  if (old === undefined) return
  copy.delete(id)
  console.log(`- ${old.title} (${await fateOf(id)})`)
}

/** Its status now: sold things are still to be seen, others are gone. */
async function fateOf(id: string): Promise<string> {
  try {
    return (await call<Card>(`/v1/listings/${id}`)).body.status
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 410)) return 'gone'
    throw error
  }
}
