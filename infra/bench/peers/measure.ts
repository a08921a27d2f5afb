import { readFileSync } from 'node:fs'
import { peers } from './engines.ts'

/**
 * One engine, alone in its process: reads titles and queries, builds its index, times the queries one after the other and
 * prints one line of JSON. Arguments: engine, titles (TSV), queries (JSON { warmUp, queries }), exact|typos, seconds at most.
 */
const [name, titlesPath, queriesPath, mode, seconds] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
]
const create = peers[name]
if (!create) throw new Error(`no such engine: ${name}; there are ${Object.keys(peers).join(', ')}`)
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

globalThis.gc?.()
const before = process.memoryUsage()
const engine = await create(mode === 'typos', 'description' in documents[0]!)
const started = performance.now()
await engine.index(documents)
const indexMs = performance.now() - started
globalThis.gc?.()
const after = process.memoryUsage()

let deadline = performance.now() + Number(seconds) * 500
for (const query of warmUp) {
  await engine.search(query)
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
  const result = await engine.search(query)
  latencies.push(performance.now() - from)
  const { user, system } = process.cpuUsage(cpuFrom)
  cpu.push((user + system) / 1000)
  totals.push(result.total)
  ids.push(result.ids)
  if (performance.now() > deadline) break
}
console.log(
  JSON.stringify({
    engine: engine.label,
    indexMs,
    cpu,
    bytes: engine.bytes?.() ?? heap(after) - heap(before),
    residentBytes: after.rss - before.rss,
    latencies,
    totals,
    ids,
  }),
)
await engine.close?.()

function heap({ heapUsed, external }: NodeJS.MemoryUsage): number {
  return heapUsed + external
}
