import { readFileSync } from 'node:fs'
import { SearchEngine } from '../engine/index.ts'

/** Our own index by the protocol of infra/bench/peers/measure.ts: titles, queries, exact|typos, seconds at most. */
const [titlesPath, queriesPath, mode, seconds] = process.argv.slice(2) as [string, string, string, string]
const documents = readFileSync(titlesPath, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [id, title, description] = line.split('\t')
    return { id: id!, title: title!, ...(description === undefined ? {} : { description }) }
  })
const { warmUp, queries } = JSON.parse(readFileSync(queriesPath, 'utf8')) as {
  warmUp: string[]
  queries: string[]
}
const withDescription = 'description' in documents[0]!
const index = new SearchEngine({
  id: 'id',
  text: { title: { weight: 3 }, ...(withDescription ? { description: { weight: 1 } } : {}) },
  keyword: [],
  numeric: [],
  languages: withDescription ? ['en', 'ro'] : ['ro', 'en'],
})
globalThis.gc?.()
const before = process.memoryUsage()
const started = performance.now()
for (let at = 0; at < documents.length; at += 10_000) index.upsert(documents.slice(at, at + 10_000))
const indexMs = performance.now() - started
// Background merges end before queries are timed.
const alive = setInterval(() => {}, 60_000)
await index.settle()
const mergedMs = performance.now() - started
clearInterval(alive)
globalThis.gc?.()
const after = process.memoryUsage()

const typos = mode === 'typos'
let deadline = performance.now() + Number(seconds) * 500
for (const query of warmUp) {
  await index.search({ query, typos, limit: 10 })
  if (performance.now() > deadline) break
}
deadline = performance.now() + Number(seconds) * 1000
const cpu: number[] = []
const latencies: number[] = []
const totals: number[] = []
const ids: string[][] = []
for (const query of queries) {
  const cpuFrom = process.cpuUsage()
  const from = performance.now()
  const result = await index.search({ query, typos, limit: 10 })
  latencies.push(performance.now() - from)
  const { user, system } = process.cpuUsage(cpuFrom)
  cpu.push((user + system) / 1000)
  totals.push(result.total)
  ids.push(result.hits.map((hit) => hit.id))
  if (performance.now() > deadline) break
}
console.log(
  JSON.stringify({
    engine: 'Piata',
    indexMs,
    mergedMs,
    cpu,
    bytes: index.stats().bytes + Math.max(0, after.heapUsed - before.heapUsed),
    residentBytes: after.rss - before.rss,
    latencies,
    totals,
    ids,
  }),
)
await index.close()
