import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { SearchEngine } from '../engine/index.ts'
import type { SearchRequest } from '../types.ts'
import { ListingGenerator, type SeededListing } from './listings.ts'
import { type Pauses, processorMs, watchPauses } from './pauses.ts'
import { Random } from './random.ts'
import { listingSchema } from './schema.ts'

const { values } = parseArgs({
  strict: false,
  options: { listings: { type: 'string', default: '1000000' }, batch: { type: 'string', default: '100' } },
})
const count = Number(values.listings)
const batch = Number(values.batch)
const folder = mkdtempSync(join(tmpdir(), 'piata-million-'))
// The merger's thread does not keep a process alive; this does while we wait for it.
const alive = setInterval(() => {}, 60_000)
try {
  await main()
} finally {
  clearInterval(alive)
  rmSync(folder, { recursive: true })
}

async function main(): Promise<void> {
  console.log(
    `${cpus()[0]?.model.trim()} × ${cpus().length}, Node ${process.version}; ${count.toLocaleString('en')} seeded listings with descriptions`,
  )
  const generator = new ListingGenerator(2)
  const samples: SeededListing[] = []
  globalThis.gc?.()
  const heapBefore = process.memoryUsage().heapUsed
  let index = new SearchEngine(listingSchema)

  // Every so many listings, one is kept to ask for.
  const apart = Math.ceil(count / 20_000)
  let generating = 0
  async function* batches(): AsyncGenerator<SeededListing[]> {
    for (let at = 0; at < count; ) {
      const before = processorMs()
      const listings: SeededListing[] = []
      for (; listings.length < batch && at < count; at += 1) {
        const listing = generator.listing(at)
        listings.push(listing)
        if (at % apart === 0) samples.push(listing)
      }
      generating += processorMs() - before
      // As a database would, the generator leaves the event loop to others.
      await turn()
      yield listings
    }
  }
  const pauses = watchPauses()
  const started = performance.now()
  const before = processorMs()
  await index.upsertMany(batches())
  const took = performance.now() - started
  const processor = processorMs() - before - generating
  const settling = performance.now()
  await index.settle()
  const paused = pauses()
  console.log(
    `indexing ${Math.round((count / took) * 1000).toLocaleString('en')} listings/s, generation included; ${Math.round((count / processor) * 1000).toLocaleString('en')}/s by processor time of this thread without it; merges then took ${Math.round(performance.now() - settling)} ms more`,
  )
  console.log(`event loop while indexing and merging: ${description(paused)}`)
  memory(index, heapBefore)

  await queries(index, 'two words, 3 filters, 6 facets, by distance', samples, heavyRequest)
  await queries(index, 'two words, relevance, typos on, no facets', samples, (words) => ({
    query: words,
    limit: 20,
  }))
  await queries(index, 'no words, category filter, newest first, 4 facets', samples, (_, listing) =>
    browse({ filters: [{ field: 'category', in: [listing.category[1]!] }] }),
  )
  await queries(index, 'no words, no filters, newest first, 4 facets', samples, () => browse({}))
  await queries(index, 'no words, within 10 km, newest first, 4 facets', samples, (_, { location }) =>
    browse({ near: { ...location, radiusKm: 10 } }),
  )
  await queries(index, 'no words, 1 % of prices, newest first, 4 facets', samples, (_, { price }) =>
    browse({ filters: [{ field: 'price', min: price, max: price * 1.094 }] }),
  )
  await queries(
    index,
    'no words, category filter, within 10 km, newest first, 4 facets',
    samples,
    (_, listing) =>
      browse({
        filters: [{ field: 'category', in: [listing.category[1]!] }],
        near: { ...listing.location, radiusKm: 10 },
      }),
  )
  await suggestions(index, samples)
  await hostile(index, samples)
  await updates(index, generator)
  await readersDuringMerges(index, generator, samples)

  const path = join(folder, 'snapshot')
  let from = performance.now()
  await index.save(path)
  console.log(`saved in ${ms(performance.now() - from)}, ${Math.round(statSync(path).size / 2 ** 20)} MiB`)
  await index.close()
  from = performance.now()
  index = await SearchEngine.open(path, listingSchema)
  const opened = performance.now() - from
  const { total } = await index.search({ query: 'golf' })
  console.log(
    `opened in ${ms(opened)}, first answer (${total} matches) after ${ms(performance.now() - from)}`,
  )
  await index.close()
}

/** A page of listings as they come without words. */
function browse(more: SearchRequest): SearchRequest {
  return {
    facets: ['county', 'condition', 'attributes.brand', 'attributes.colour'],
    sort: { field: 'publishedAt', order: 'desc' },
    limit: 20,
    ...more,
  }
}

function heavyRequest(query: string, listing: SeededListing): SearchRequest {
  return {
    query,
    filters: [
      { field: 'category', in: [listing.category[0]!] },
      { field: 'condition', in: ['new', 'like-new', 'good', 'used'] },
      { field: 'price', min: 1000, max: 3_000_000 },
    ],
    near: listing.location,
    facets: ['category', 'county', 'condition', 'attributes.colour', 'attributes.fuel', 'attributes.gearbox'],
    sort: 'distance',
    limit: 20,
  }
}

async function queries(
  index: SearchEngine,
  name: string,
  samples: SeededListing[],
  request: (words: string, listing: SeededListing) => SearchRequest,
): Promise<void> {
  const random = new Random(3)
  const asked = new Map<string, SearchRequest>()
  for (let tries = 0; asked.size < 2400 && tries < 50_000; tries += 1) {
    const listing = random.pick(samples)
    const words = listing.title.split(' ').filter((word) => word.length > 2)
    const pair = `${random.pick(words)} ${random.pick(words)}`
    asked.set(`${pair}${listing.location.lat}`, request(pair, listing))
  }
  const latencies: number[] = []
  let matches = 0
  let cpuBefore = process.cpuUsage()
  for (const [at, one] of [...asked.values()].entries()) {
    const from = performance.now()
    const { total } = await index.search(one)
    // The first ones warm up.
    if (at < 400) {
      cpuBefore = process.cpuUsage()
      continue
    }
    latencies.push(performance.now() - from)
    matches += total
  }
  const { user, system } = process.cpuUsage(cpuBefore)
  const cpu = ms((user + system) / 1000 / latencies.length)
  console.log(
    `${name}: ${summary(latencies)}, CPU ${cpu} a query, ${Math.round(matches / latencies.length)} matches on average`,
  )
}

async function suggestions(index: SearchEngine, samples: SeededListing[]): Promise<void> {
  const random = new Random(4)
  const words = [...new Set(samples.flatMap(({ title }) => title.split(' ')))].filter(
    (word) => word.length > 2,
  )
  const beginning = () => {
    const title = random.pick(samples).title
    return title.slice(0, 1 + random.below(title.length - 1))
  }
  const strangers = () => `${random.pick(words)} ${random.pick(words)} ${random.pick(words).slice(0, 3)}`
  for (const [name, prefix] of [
    ['suggestions for beginnings of titles', beginning],
    ['suggestions for words of three titles, the last unfinished', strangers],
  ] as const) {
    const latencies = Array.from({ length: 2400 }, () => {
      const typed = prefix()
      const from = performance.now()
      index.suggest(typed, 8)
      return performance.now() - from
    })
    // The first ones warm up.
    console.log(`${name}: ${summary(latencies.slice(400))}`)
  }
  const prefixes = {
    'one letter': 'a',
    'three letters': 'mar',
    'misspelt word': 'volksqagen',
    'misspelt word of 30 letters': 'autoturismvolkqwagenapartament',
    '10,000 letters': 'a'.repeat(10_000),
    '1,000 words': words.slice(0, 1000).join(' '),
    '50 words of one letter': 'a '.repeat(50).trim(),
    '10,000 NULs': '\0'.repeat(10_000),
    '10,000 lone surrogates': '\ud800'.repeat(10_000),
    'common words never together': 'volkswagen apartament pantofi bic',
  }
  for (const [name, prefix] of Object.entries(prefixes)) {
    const latencies = Array.from({ length: 25 }, () => {
      const from = performance.now()
      index.suggest(prefix, 8)
      const took = performance.now() - from
      index.suggest(beginning(), 8)
      return took
    })
    console.log(`suggestions, ${name}: ${summary(latencies.slice(5))}`)
  }
}

/** Requests made to be slow; each asked five times with another one in between, the slowest counts. */
async function hostile(index: SearchEngine, samples: SeededListing[]): Promise<void> {
  for (const [name, request] of Object.entries(hostileRequests(samples))) {
    let slowest = 0
    let cpu = 0
    for (let round = 0; round < 5; round += 1) {
      const cpuFrom = process.cpuUsage()
      const from = performance.now()
      await index.search(request)
      slowest = Math.max(slowest, performance.now() - from)
      const { user, system } = process.cpuUsage(cpuFrom)
      cpu += (user + system) / 5000
      await index.search({ query: samples[round]!.title })
    }
    console.log(`hostile, ${name}: ${ms(slowest)}, CPU ${ms(cpu)} on average`)
  }
}

function hostileRequests(samples: SeededListing[]): Record<string, SearchRequest> {
  const words = [...new Set(samples.flatMap(({ title }) => title.split(' ')))].filter(
    (word) => word.length > 4,
  )
  const misspelt = words.map((word, at) => word.replace(word[1 + (at % 3)]!, 'q'))
  const texts = samples.map(({ description }) => description.toLowerCase().match(/\p{L}+/gu) ?? [])
  const common = mostFrequent(texts)
  const commonPairs = mostFrequent(
    texts.map((text) => text.slice(1).map((word, at) => `${text[at]} ${word}`)),
  )
  const pairs = (of: string[]) => of.map((word, at) => `"${word} ${of[(at + 1) % of.length]}"`)
  const without = (parts: string[]) => parts.map((part) => `-${part}`).join(' ')
  const letters = [...'crpsmlbtdafgnvi']
  const syllables = letters.flatMap((one) => [...'aeiou'].map((other) => one + other))
  const keyword = listingSchema.keyword.filter((field) => !field.includes('*'))
  const attributes = [...new Set(samples.flatMap((sample) => Object.keys(sample.attributes)))]
  const fields = attributes.map((name) => `attributes.${name}`)
  const padded = (all: string[]) =>
    [...all, ...Array.from({ length: 64 }, (_, at) => `attributes.none${at}`)].slice(0, 64)
  const manyValues = (at: number) => Array.from({ length: 1000 }, (_, value) => `none-${at}-${value}`)
  const nothing: SearchRequest['filters'] = [{ field: 'condition', in: ['none'] }]
  const queries = {
    '10,000 letters': 'a'.repeat(10_000),
    '10,000 letters of titles': words.join(' ').slice(0, 10_000),
    '1,000 words': words.slice(0, 1000).join(' '),
    '500 misspelt words': misspelt.slice(0, 500).join(' '),
    '32 misspelt words': misspelt.slice(0, 32).join(' '),
    '32 of the commonest words': common.slice(0, 32).join(' '),
    'one letter': 'a',
    '32 syllables': syllables.slice(0, 32).join(' '),
    '8 phrases': pairs(words.slice(0, 8)).join(' '),
    '8 phrases of the commonest words': pairs(common.slice(0, 8)).join(' '),
    'a phrase of two common words': `"${common[1]} ${common[0]}"`,
    'a phrase of one word 16 times': `"${`${common[0]} `.repeat(16)}"`,
    '16 phrases of the commonest words excluded': without(pairs(common.slice(0, 16))),
    'the 16 commonest phrases excluded': without(commonPairs.slice(0, 16).map((pair) => `"${pair}"`)),
    '500 exclusions': without(words.slice(0, 500)),
    '500 misspelt exclusions': without(misspelt.slice(0, 500)),
    'a common word without 16 commoner ones': `${common[20]} ${without(common.slice(0, 16))}`,
  }
  return {
    ...Object.fromEntries(
      Object.entries(queries).map(([name, query]) => [name, { query, highlight: ['title'] }]),
    ),
    '32 of the commonest words where no listing passes': {
      query: common.slice(0, 32).join(' '),
      filters: nothing,
      facets: ['condition'],
    },
    '30 filters of 1,000 values': {
      filters: Array.from({ length: 30 }, (_, at) => ({
        field: keyword[at % keyword.length]!,
        notIn: manyValues(at),
      })),
      facets: keyword,
    },
    '64 facets and 64 ranges': {
      facets: padded([...keyword, ...fields]),
      ranges: padded(['price', 'publishedAt', ...fields]),
    },
    '64 facets and 64 ranges of most listings': {
      filters: [{ field: 'price', min: 1000 }],
      facets: padded([...keyword, ...fields]),
      ranges: padded(['price', 'publishedAt', ...fields]),
    },
    '1,000 hits with highlights': {
      query: common.slice(0, 8).join(' '),
      limit: 1000,
      highlight: Object.keys(listingSchema.text),
    },
  }
}

/** Those that most texts hold, most frequent first. */
function mostFrequent(texts: string[][]): string[] {
  const counts = new Map<string, number>()
  for (const text of texts) for (const one of new Set(text)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([one]) => one)
}

/** From the call of upsert until a search has found the listing. */
async function updates(index: SearchEngine, generator: ListingGenerator): Promise<void> {
  const latencies: number[] = []
  for (let at = 0; at < 500; at += 1) {
    const word = `unic${at}x`
    const listing = { ...generator.listing(count + at), title: `Bicicletă ${word}` }
    const from = performance.now()
    index.upsert([listing])
    const { total } = await index.search({ query: word, typos: false })
    latencies.push(performance.now() - from)
    if (total < 1) throw new Error('a listing was not found after its upsert')
    await turn()
  }
  console.log(`one update, until found: ${summary(latencies)}`)
}

/** Searches while batches arrive and segments are merged; the pause is what another request would wait. */
async function readersDuringMerges(
  index: SearchEngine,
  generator: ListingGenerator,
  samples: SeededListing[],
): Promise<void> {
  const random = new Random(5)
  const prepared = Array.from({ length: 300 }, (_, round) =>
    Array.from({ length: 100 }, (_, at) => generator.listing(random.below(count) + round + at)),
  )
  const latencies: number[] = []
  const pauses = watchPauses()
  for (const listings of prepared) {
    index.upsert(listings)
    await turn()
    for (let at = 0; at < 5; at += 1) {
      const listing = random.pick(samples)
      const from = performance.now()
      await index.search(heavyRequest(listing.title.split(' ').slice(0, 2).join(' '), listing))
      latencies.push(performance.now() - from)
      await turn()
    }
  }
  await index.settle()
  const paused = pauses()
  console.log(`searches while 30,000 listings arrive in batches of 100: ${summary(latencies)}`)
  console.log(`event loop meanwhile: ${description(paused)}`)
}

/** Processor time of this thread. */
function description({ longest, p999, longestWork }: Pauses): string {
  return `longest pause ${ms(longest)}, p99.9 ${ms(p999)}; at most ${ms(longestWork)} of this thread's own processor time at once`
}

function memory(index: SearchEngine, heapBefore: number): void {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const { bytes, terms } = index.stats()
  console.log(
    `memory: ${Math.round(bytes / count)} B/listing off the heap, heap grew by ${Math.round((heapUsed - heapBefore) / count)} B/listing (samples of this run among it), resident ${Math.round(rss / 2 ** 20)} MiB, ${terms.toLocaleString('en')} terms`,
  )
}

function summary(latencies: number[]): string {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) => ms(sorted[Math.floor(sorted.length * share)]!)
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, mean ${ms(mean)}, longest ${ms(sorted.at(-1)!)}`
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 3 : 0)} ms`
}
