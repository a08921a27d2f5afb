import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantile, report } from '@piata/config/figures'
import {
  type AlertIndex,
  type AlertSearch,
  createAlertIndex,
  createSearchIndex,
  openAlertIndex,
  type SearchDocument,
} from '../index.ts'
import { ListingGenerator } from './listings.ts'
import { processorMs } from './pauses.ts'
import { Random } from './random.ts'
import { listingSchema } from './schema.ts'
import { SearchGenerator, withLeaf } from './searches.ts'

/** Saved searches turned round: a listing is asked of all of them. */
const { values } = parseArgs({
  strict: false,
  options: { searches: { type: 'string', default: '1000000' } },
})
const count = Number(values.searches)
const listingCount = 5000
const changed = 20_000

console.log(
  `${cpus()[0]?.model.trim()} × ${cpus().length}, Node ${process.version}; ${count.toLocaleString('en')} saved searches, ${listingCount.toLocaleString('en')} listings`,
)
const generator = new ListingGenerator(3)
const drawn = new SearchGenerator(generator)
const random = new Random(5)
const listings = Array.from({ length: listingCount }, (_, at) => withLeaf(generator.listing(at), random))
const folder = mkdtempSync(join(tmpdir(), 'piata-alerts-'))
try {
  await measure()
  hostile()
} finally {
  rmSync(folder, { recursive: true })
}

async function measure(): Promise<void> {
  globalThis.gc?.()
  const before = process.memoryUsage()
  let index = createAlertIndex(listingSchema)
  const adding = timesOf(
    count,
    (at) => [drawn.search(at)],
    (searches) => index.add(searches),
  )
  told('add', adding)
  globalThis.gc?.()
  const after = process.memoryUsage()
  const { bytes, conditions } = index.stats()
  const heap = after.heapUsed - before.heapUsed
  console.log(
    `memory: ${(bytes / count).toFixed(0)} bytes a search, ${conditions.toLocaleString('en')} distinct conditions; V8 heap grew by ${(heap / 1e6).toFixed(0)} MB`,
  )
  report('search/alerts/bytes', bytes / count, 'B')

  const matched = matching(index, listings)
  report('search/alerts/match-p50', quantile(matched, 0.5), 'ms')
  report('search/alerts/match-p99', quantile(matched, 0.99), 'ms')

  const removing = timesOf(
    changed,
    () => [`018f0000-0000-7000-8000-${random.below(count).toString(16).padStart(12, '0')}`],
    (ids) => index.remove(ids),
  )
  told('remove', removing)
  told(
    'add to as many',
    timesOf(
      changed,
      (at) => [drawn.search(count + at)],
      (searches) => index.add(searches),
    ),
  )

  const path = join(folder, 'snapshot')
  let from = performance.now()
  await index.save(path)
  console.log(`saved in ${ms(performance.now() - from)}, ${(statSync(path).size / 1e6).toFixed(0)} MB`)
  from = performance.now()
  index = await openAlertIndex(path, listingSchema)
  index.match(listings[0]!)
  const opened = performance.now() - from
  console.log(`opened, and first listing matched, in ${ms(opened)}`)
  report('search/alerts/open', opened, 'ms')
  await forward(quantile(matched, 0.5))
}

function matching(index: AlertIndex, documents: readonly SearchDocument[]): number[] {
  for (const document of documents.slice(0, 1000)) index.match(document)
  let found = 0
  const processor: number[] = []
  const times = documents.map((document) => {
    const [from, before] = [performance.now(), processorMs()]
    found += index.match(document).length
    processor.push(processorMs() - before)
    return performance.now() - from
  })
  told('match', times)
  told('match, processor time', processor)
  console.log(`  ${Math.round(found / documents.length).toLocaleString('en')} searches matched a listing`)
  const long = documents
    .slice(0, 50)
    .map(({ description }) => description as string)
    .join(' ')
    .split(' ')
    .slice(0, 1000)
    .join(' ')
  const many = index.match({ ...documents[0]!, description: long }).length
  told(
    `match a listing of 1,000 words (${many.toLocaleString('en')} match)`,
    timesOf(
      50,
      () => ({ ...documents[0]!, description: long }),
      (document) => index.match(document),
    ),
  )
  return times
}

/** The other way: each search is asked of an index of what is new. */
async function forward(p50: number): Promise<void> {
  const index = createSearchIndex(listingSchema, { merges: false })
  const fresh = listings.slice(0, 100)
  index.upsert(fresh)
  const sample = Array.from({ length: 5000 }, (_, at) => drawn.search(at))
  const ask = async ({ query, filters, near }: AlertSearch) =>
    index.search({
      ...(query && { query }),
      ...(filters && { filters }),
      ...(near && { near }),
      ...{ typos: false, loosen: false, scores: false, limit: 5 },
      sort: { field: 'publishedAt', order: 'desc' },
    })
  for (const search of sample) await ask(search)
  const from = performance.now()
  for (const search of sample) await ask(search)
  const perSearch = (performance.now() - from) / sample.length
  const all = perSearch * count
  console.log(
    `the forward way: ${(perSearch * 1000).toFixed(1)} µs a search over an index of ${fresh.length} new listings, so ${ms(all)} for all, ${ms(all / fresh.length)} a listing: ${Math.round(all / fresh.length / p50).toLocaleString('en')} × ours`,
  )
}

/** What somebody would save who wants to make us slow. */
function hostile(): void {
  const half = count / 2
  const id = (at: number) => `018f0000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
  const one = { ...listings[0]!, price: 100_000 }
  const kinds: [string, (at: number) => Omit<AlertSearch, 'id'>][] = [
    [
      'all in one category, each with a word of its own',
      (at) => ({ query: `w${at}`, filters: [{ field: 'category', in: [one.category[0]!] }] }),
    ],
    [
      'all of one word, in many counties and price ranges',
      (at) => ({
        query: one.title.split(' ')[0]!,
        filters: [
          { field: 'county', in: [`C${at % 42}`] },
          { field: 'price', max: at },
        ],
      }),
    ],
    [
      'all with nothing but a price of their own that nothing has',
      (at) => ({ filters: [{ field: 'price', max: at / 1000 }] }),
    ],
    [
      'all with nothing but one of ten prices that nothing has',
      (at) => ({ filters: [{ field: 'price', max: at % 10 }] }),
    ],
    ['all without anything', () => ({})],
  ]
  for (const [name, make] of kinds) {
    const index = createAlertIndex(listingSchema)
    index.add(
      (function* () {
        for (let at = 0; at < half; at++) yield { id: id(at), ...make(at) }
      })(),
    )
    const found = index.match(one).length
    told(
      `${half.toLocaleString('en')} searches, ${name} (${found.toLocaleString('en')} match)`,
      timesOf(
        20,
        () => one,
        (document) => index.match(document),
      ),
    )
  }
}

function timesOf<Item>(times: number, make: (at: number) => Item, work: (item: Item) => void): number[] {
  const took: number[] = []
  for (let at = 0; at < times; at++) {
    const item = make(at)
    const from = performance.now()
    work(item)
    took.push(performance.now() - from)
  }
  return took
}

function told(name: string, times: readonly number[]): void {
  const at = (share: number) => `${quantile(times, share).toFixed(4)}`
  const most = times.reduce((a, b) => Math.max(a, b), 0)
  console.log(`${name}: p50 ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}, at most ${most.toFixed(2)} ms`)
}

function ms(value: number): string {
  return `${Math.round(value).toLocaleString('en')} ms`
}
