/**
 * Results while somebody types: each letter asks, an answer that is overtaken is given up, nothing flickers.
 *
 *   node examples/search-as-you-type.ts "bicicleta de munte"      types it for you, a letter every 80 ms
 *   node examples/search-as-you-type.ts                           your own keys; Escape ends
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type Card, call, type Page, priceOf } from './api.ts'

interface Results extends Page<Card> {
  /** Exact, however many pages there are. */
  total: number
  facets: { category?: { value: string; count: number }[] }
  /** The query as it was understood, where a word was taken for another one. */
  corrected?: string
}

interface Suggestions {
  items: { text: string; count: number }[]
}

let underWay = new AbortController()

/** Asks for what stands in the box now. Resolves without a word when the next letter overtakes it. */
async function ask(text: string): Promise<void> {
  underWay.abort()
  underWay = new AbortController()
  const { signal } = underWay
  const q = encodeURIComponent(text)
  const started = performance.now()
  try {
    const [suggestions, results] = await Promise.all([
      call<Suggestions>(`/v1/suggest?q=${q}&limit=5`, { signal }),
      call<Results>(`/v1/search?q=${q}&limit=3&facets=category`, { signal }),
    ])
    if (!signal.aborted) show(text, suggestions.body, results.body, performance.now() - started)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function show(text: string, { items: suggestions }: Suggestions, results: Results, ms: number): void {
  const { total, items, corrected, facets } = results
  console.log(
    `\n[${text}] ${total} listings, ${ms.toFixed(1)} ms${corrected ? ` (taken as “${corrected}”)` : ''}`,
  )
  if (suggestions.length > 0) console.log(`  ${suggestions.map(({ text: words }) => words).join(' · ')}`)
  for (const card of items) console.log(`  ${card.title} — ${priceOf(card)}, ${card.place?.name ?? '–'}`)
  const places = facets.category?.slice(0, 4).map(({ value, count }) => `${value} ${count}`)
  if (places?.length) console.log(`  in: ${places.join(', ')}`)
}

async function typeFor(text: string): Promise<void> {
  const answers: Promise<void>[] = []
  for (let length = 1; length <= text.length; length++) {
    answers.push(ask(text.slice(0, length)))
    await pause(80)
  }
  await Promise.all(answers)
}

function listen(): void {
  let text = ''
  process.stdin.setRawMode(true).setEncoding('utf8')
  process.stdin.on('data', (keys: string) => {
    if (keys === '\u001b' || keys === '\u0003') process.exit()
    text = keys === '\u007f' ? text.slice(0, -1) : text + keys
    if (text.trim()) ask(text).catch((error) => console.error(error.message))
  })
  console.log('Type; Escape ends.')
}

const given = process.argv.slice(2).join(' ')
if (given) await typeFor(given)
else if (process.stdin.isTTY) listen()
else console.log('Usage: node examples/search-as-you-type.ts WORDS')
