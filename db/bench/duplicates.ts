import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { median, report, spreadOf } from '@piata/config/figures'
import { openDatabase } from '../index.ts'
import type { BulkListing } from '../tables/listings/face.ts'
import { makeSellers } from './listings.ts'

/**
 * How long it takes to find what says nearly the same among so many listings, and how much of what was planted is found: copies with other spelling, with words
 * changed, with sentences in another order, with some added. What is found that nobody planted lowers the precision.
 */
const { values } = parseArgs({ options: { listings: { type: 'string', default: '100000' } } })
const size = Number(values.listings)
const planted = 200
const batch = 5_000

/** The same numbers in every run (mulberry32). */
let state = 20_261_130
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo mar tel con pre sti ran dor lin cas fer'.split(
  ' ',
)
const vocabulary = Array.from({ length: 20_000 }, (_, i) => {
  let word = ''
  for (let n = i + 30; n > 0; n = Math.floor(n / syllables.length)) word += syllables[n % syllables.length]
  return word
})
/** As people write: the commonest words again and again (Zipf). */
const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? vocabulary[0]!
const sentence = () => Array.from({ length: 4 + Math.floor(9 * random()) }, word).join(' ')
/** What many sellers write word for word. */
const usual = Array.from({ length: 200 }, sentence)
const text = () => {
  const sentences = Array.from({ length: 2 + Math.floor(5 * random()) }, sentence)
  for (let n = Math.floor(3 * random()); n > 0; n--)
    sentences.push(usual[Math.floor(usual.length * random())]!)
  return sentences
}

type Copy = (sentences: string[]) => string[]
const changed =
  (share: number): Copy =>
  (sentences) =>
    sentences.map((one) => one.replace(/\S+/g, (known) => (random() < share ? word() : known)))
const copies: Record<string, Copy> = {
  'other spelling': (sentences) => sentences.map((one) => `${one.toUpperCase()} !!`),
  'one word of twenty changed': changed(0.05),
  'one word of ten changed': changed(0.1),
  'one word of five changed': changed(0.2),
  'sentences in another order': (sentences) => sentences.toReversed(),
  'a usual sentence added': (sentences) => [...sentences, usual[Math.floor(usual.length * random())]!],
}

const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
const database = await openDatabase({ url: `sqlite:${join(folder, 'piata.db')}`, bulk: true })
const [seller, copier] = await makeSellers(database, 2)
const written: BulkListing[] = []
async function write(sellerId: string, externalId: string, sentences: string[]): Promise<void> {
  const at = new Date(Date.now() - 60_000 * (size - written.length)).toISOString()
  written.push({
    ...{ sellerId, externalId, createdAt: at, publishedAt: at, categoryId: 'sofas', condition: 'good' },
    ...{ title: sentences[0]!.slice(0, 70), description: sentences.slice(1).join('. ') },
    ...{
      price: null,
      negotiable: false,
      attributes: {},
      placeId: null,
      placeName: 'Iași',
      lat: null,
      lon: null,
    },
  })
  if (written.length === batch) await database.listings.writeBatch(written.splice(0))
}
console.log(`Writing ${size.toLocaleString('en')} listings …`)
const originals: string[][] = []
for (let i = 0; i < size; i++) {
  const sentences = text()
  if (originals.length < planted * Object.keys(copies).length && random() < (4 * planted * 6) / size)
    originals.push(sentences)
  await write(seller!, `${i}`, sentences)
}
const names = Object.keys(copies)
for (const [i, sentences] of originals.entries())
  await write(copier!, `${names[i % names.length]}/${i}`, copies[names[i % names.length]!]!(sentences))
await database.listings.writeBatch(written.splice(0))
const begun = performance.now()
let printed = 0
for (let count = 1; count > 0; ) {
  count = await database.listings.printSome(2_000)
  printed += count
}
const perSecond = printed / ((performance.now() - begun) / 1_000)
console.log(`  prints written                      ${perSecond.toFixed(0)} /s`)

const found = new Map(names.map((name) => [name, { hits: 0, all: 0 }]))
let [right, wrong] = [0, 0]
const times: number[] = []
for (let next: string | null = ''; next !== null; ) {
  const cursor: string | null = next === '' ? null : next
  const page = await database.listings.page({ limit: 500, sellerId: copier!, cursor })
  const { items } = JSON.parse(String(page.body)) as { items: { id: string }[] }
  next = page.next
  for (const { id } of items) {
    const start = performance.now()
    const alike = await database.listings.alike(id)
    times.push(performance.now() - start)
    const { externalId } = (await database.listings.find(id))!
    const [name, at] = externalId!.split('/') as [string, string]
    const original = originals[Number(at)]!
    const isOriginal = (title: string) => title === original[0]!.slice(0, 70)
    const tally = found.get(name)!
    tally.all++
    if (alike.some(({ title }) => isOriginal(title))) tally.hits++
    for (const { title } of alike) isOriginal(title) ? right++ : wrong++
  }
}
times.sort((one, other) => one - other)
const p99 = times[Math.floor(times.length * 0.99)]!
console.log(`  look-up, median                     ${median(Float64Array.from(times)).toFixed(2)} ms`)
console.log(`  look-up, 99 of 100 within           ${p99.toFixed(2)} ms`)
report(
  'db/near-duplicates/look-up',
  median(Float64Array.from(times)),
  'ms',
  spreadOf(Float64Array.from(times)),
)
for (const [name, { hits, all }] of found) {
  console.log(`  recall, ${name.padEnd(28)}${(hits / all).toFixed(3)}`)
  report(`db/near-duplicates/recall, ${name}`, 1 - hits / all, 'share')
}
console.log(`  precision                           ${(right / (right + wrong)).toFixed(3)}`)
report('db/near-duplicates/wrong of found', wrong / (right + wrong), 'share')
await database.close()
rmSync(folder, { recursive: true, force: true })
