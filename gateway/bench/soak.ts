import { parseArgs } from 'node:util'
import { report } from '@piata/config/figures'
import { mixedRequests } from './mixed.ts'
import { run } from './open-loop.ts'
import { newAccount, serve, withFolder } from './servers.ts'

/**
 * Whether memory grows under a mixed load: what is used after a collection, twelve times in the last third of it. `node gateway/bench/soak.ts --minutes 10 --rate 300`; `--minutes 4` is
 * enough for a look, as the first two thirds of any length are there to warm up
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '2' }, rate: { type: 'string', default: '300' } },
})
const minutes = Number(values.minutes)
const rate = Number(values.rate)
const looks = 36

await withFolder(5000, async (folder) => {
  const server = await serve('gateway', folder)
  const account = await newAccount(server.origin)
  const asks = await mixedRequests(server, account)
  const samples: { minute: number; heap: number; rss: number }[] = []
  const each = (minutes * 60) / looks
  let answered = 0
  for (let look = 1; look <= looks; look++) {
    // Tokens last ten minutes.
    if (look % 12 === 0)
      asks.splice(0, asks.length, ...(await mixedRequests(server, await newAccount(server.origin))))
    const { answers } = await run({
      port: server.port,
      asks,
      connections: 200,
      phases: [{ name: 'load', seconds: Math.max(0.5, each - 1), rate }],
    })
    answered += answers.filter(({ status }) => status >= 200 && status < 300).length
    const { rss, heapUsed } = await server.memory()
    samples.push({ minute: (look * each) / 60, heap: heapUsed / 1e6, rss: rss / 1e6 })
  }
  const last = samples.slice(-looks / 3)
  const heap = slope(last.map(({ minute, heap }) => [minute, heap]))
  const rss = slope(last.map(({ minute, rss }) => [minute, rss]))
  report('gateway/soak/heap slope of the last third', heap, 'MB')
  report('gateway/soak/memory slope of the last third', rss, 'MB')
  const first = samples[looks / 3]!
  console.log(
    `${minutes} min at ${rate} requests a second, ${answered} answered: after a third ${first.heap.toFixed(1)} MB of heap and ${first.rss.toFixed(0)} MB in all, at the end ${last.at(-1)!.heap.toFixed(1)} and ${last.at(-1)!.rss.toFixed(0)}`,
  )
  console.log(
    `slope of the last third: heap ${heap.toFixed(2)} MB a minute, memory ${rss.toFixed(2)} MB a minute; asked ≈ 0`,
  )
  await server.stop()
})

/** Of the least-squares line. */
function slope(points: (readonly [x: number, y: number])[]): number {
  const mean = (of: number[]) => of.reduce((sum, one) => sum + one, 0) / of.length
  const x = mean(points.map(([x]) => x))
  const y = mean(points.map(([, y]) => y))
  const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  return over / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
}
