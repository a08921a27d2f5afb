/**
 * Keeps a copy of some listings up to date, as a price watcher or a dealer's own site would: what is new, changed and gone.
 *
 *   node examples/follow-changes.ts [--category ID] [--seller ID] [--every SECONDS] [--rounds N]
 *
 * The public API has no stream of changes, so this asks for the list again. A page that is as it was answers 304 without a body,
 * and looking costs next to nothing while nothing happens. For a whole large catalogue ask `/v1/sitemap` once a minute instead: ids and
 * times of the last change, ten thousand a page.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Card, call, type Page, Problem, priceOf } from './api.ts'

const { values } = parseArgs({
  options: {
    category: { type: 'string' },
    seller: { type: 'string' },
    every: { type: 'string', default: '30' },
    rounds: { type: 'string', default: 'Infinity' },
  },
})

interface KeptPage {
  etag: string | undefined
  body: Page<Card>
}

let pages = new Map<string, KeptPage>()
let known: Map<string, Card> | undefined

for (let round = 1; round <= Number(values.rounds); round++) {
  if (round > 1) await pause(1_000 * Number(values.every))
  const present = await readAll()
  if (known === undefined) console.log(`following ${present.size} listings`)
  else await tell(known, present)
  known = present
}

async function readAll(): Promise<Map<string, Card>> {
  const cards = new Map<string, Card>()
  const read = new Map<string, KeptPage>()
  const parameters = new URLSearchParams({ limit: '100' })
  if (values.category) parameters.set('category', values.category)
  if (values.seller) parameters.set('seller', values.seller)
  for (;;) {
    const path = `/v1/listings?${parameters}`
    const kept = pages.get(path)
    const { status, body, headers } = await call<Page<Card>>(path, { ifNoneMatch: kept?.etag })
    const page = status === 304 ? kept! : { etag: headers.get('etag') ?? undefined, body }
    read.set(path, page)
    for (const card of page.body.items) cards.set(card.id, card)
    if (page.body.next === null) break
    parameters.set('cursor', page.body.next)
  }
  pages = read
  return cards
}

async function tell(before: Map<string, Card>, now: Map<string, Card>): Promise<void> {
  for (const card of now.values()) {
    const old = before.get(card.id)
    if (old === undefined) console.log(`+ ${card.title} — ${priceOf(card)}`)
    else if (JSON.stringify(old) !== JSON.stringify(card))
      console.log(`~ ${card.title} — ${priceOf(card)}, was ${priceOf(old)}`)
  }
  for (const { id, title } of before.values()) {
    if (!now.has(id)) console.log(`- ${title} (${await fateOf(id)})`)
  }
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
