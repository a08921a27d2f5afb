/**
 * The results screen of an app, without the app: what a React Native component would keep in its state and call from its events.
 *
 *   node examples/app-screen.ts "bicicleta"
 *
 * `ResultsScreen` is the part to take along: state in one object, a listener for changes (`useSyncExternalStore` takes it as it is),
 * `search` for the box, `endReached` for FlatList's `onEndReached`, `refresh` for pulling down. Below it a phone is played: a list in
 * text that scrolls to its end, and a seller's form on a network that loses answers.
 */
import { randomUUID } from 'node:crypto'
import { Account, address, type Card, call, type Page, priceOf } from './api.ts'

interface ResultsState {
  query: string
  items: readonly Card[]
  /** Undefined before the first answer. */
  total?: number
  phase: 'idle' | 'loading' | 'loading-more' | 'failed' | 'complete'
}

class ResultsScreen {
  state: ResultsState = { query: '', items: [], phase: 'idle' }
  #next: string | null = null
  #request = new AbortController()
  readonly #listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  search(query: string): Promise<void> {
    this.#next = null
    this.#set({ query, items: [], phase: 'loading' })
    return this.#load()
  }

  refresh(): Promise<void> {
    return this.search(this.state.query)
  }

  /** Lists call this too often: what is under way or complete is left alone. After a failure it tries the same page again. */
  async endReached(): Promise<void> {
    const { phase } = this.state
    if (phase !== 'idle' && phase !== 'failed') return
    this.#set({ ...this.state, phase: 'loading-more' })
    await this.#load()
  }

  async #load(): Promise<void> {
    // Whoever types on no longer wants the answer for the letters before.
    this.#request.abort()
    this.#request = new AbortController()
    const { signal } = this.#request
    const { query, items } = this.state
    const parameters = new URLSearchParams({ q: query, limit: '20', facets: '' })
    if (this.#next !== null) parameters.set('cursor', this.#next)
    try {
      const { body } = await call<Page<Card> & { total: number }>(`/v1/search?${parameters}`, { signal })
      this.#next = body.next
      // Cursors are stable while listings come and go, yet one that moved up may come twice; a list's keys must not.
      const seen = new Set(items.map(({ id }) => id))
      const fresh = body.items.filter(({ id }) => !seen.has(id))
      const phase = body.next === null ? 'complete' : 'idle'
      this.#set({ query, items: [...items, ...fresh], total: body.total, phase })
    } catch (error) {
      if (signal.aborted) return
      this.#set({ ...this.state, phase: 'failed' })
      if (process.env.DEBUG) console.error(error)
    }
  }

  #set(state: ResultsState): void {
    this.state = state
    for (const listener of this.#listeners) listener()
  }
}

/**
 * What an <Image> needs. The address holds the picture's hash, so it may be cached for good; the placeholder (a ThumbHash) is
 * drawn until it is there, in the right shape.
 */
function imageOf({ image }: Card): { uri: string; aspectRatio: number; placeholder: string } | undefined {
  if (image === null) return undefined
  const { sha256, width, height, placeholder } = image
  return { uri: `${address}/img/card/${sha256}.webp`, aspectRatio: width / height, placeholder }
}

/** A seller's form. Its key is made when the form is opened, so that a second press, or a retry after a tunnel, is the same request. */
class SellForm {
  readonly #key = randomUUID()

  async submit(
    account: Account,
    fields: object,
    fetch = globalThis.fetch,
  ): Promise<{ id: string; replayed: boolean }> {
    const { body, headers } = await call<Card>('/v1/listings', {
      method: 'POST',
      token: await account.token(),
      body: fields,
      idempotencyKey: this.#key,
      fetch,
    })
    return { id: body.id, replayed: headers.get('idempotent-replayed') === 'true' }
  }
}

// The phone: a screen of text …
const screen = new ResultsScreen()
let shown = 0
screen.subscribe(() => {
  const { items, total, phase, query } = screen.state
  if (shown === 0 && total !== undefined) console.log(`“${query}”: ${total} listings`)
  for (; shown < items.length; shown++) {
    const card = items[shown]!
    const image = imageOf(card)
    console.log(
      `  ${card.title} — ${priceOf(card)}${image ? `  [${image.aspectRatio.toFixed(2)} ${image.uri}]` : ''}`,
    )
  }
  if (phase !== 'idle') console.log(`  (${phase})`)
})
await screen.search(process.argv[2] ?? '')
for (let swipes = 0; swipes < 3; swipes++) await screen.endReached()

// … and a network that brings the first request to the server and loses the answer.
let losses = 1
const tunnel: typeof fetch = async (...request) => {
  const response = await fetch(...request)
  if (losses-- > 0) throw new TypeError('fetch failed: the connection was lost')
  return response
}
const account = await Account.open()
const form = new SellForm()
const fields = { categoryId: 'bicycles', title: 'Bicicletă pliabilă' }
const sent = await form.submit(account, fields, tunnel)
const pressedAgain = await form.submit(account, fields)
console.log(`form: draft ${sent.id}${sent.replayed ? ', answered from the first attempt' : ''}`)
console.log(pressedAgain.id === sent.id ? 'pressed again: the same draft' : 'pressed again: a second draft!')
