import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import { buildApp } from '../app.ts'

/**
 * What thirty agents that run each second and a hundred fetches under way add to a gateway: its memory, and how late its event loop is. Two
 * gateways, each in a process of its own, one without agents.
 */
const agents = 30
const fetches = 100
const seconds = 15

interface Cost {
  /** Bytes after a collection, while all of it goes on. */
  rss: number
  /** Milliseconds. */
  p99: number
  inFlight: number
  ran: number
}

async function measure(mode: 'inline' | 'off', url: string): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
  const agentsFile = join(folder, 'agents.json')
  const each = { schedule: { cron: '* * * * * *' }, url: `${url}/quick` }
  writeFileSync(
    agentsFile,
    JSON.stringify([
      ...Array.from({ length: agents }, (_, at) => ({
        name: `agent-${at}`,
        summary: 'Asks somebody',
        ...each,
      })),
      { name: 'fetch', summary: 'Waits for somebody', url: `${url}/slow`, concurrency: fetches },
    ]),
  )
  const databaseUrl = `sqlite:${join(folder, 'piata.db')}`
  const config = {
    ...loadConfig({ PIATA_EMAIL_VERIFICATION: 'off' }),
    dataDir: folder,
    databaseUrl,
    agentsFile,
    agents: mode,
    logLevel: 'silent' as const,
  }
  const app = await buildApp({ config, waitForSearch: true })
  if (mode === 'inline') {
    await app.database.transaction(async ({ tasks }) => {
      for (let at = 0; at < fetches; at++) await tasks.enqueue({ goal: 'fetch', input: {} })
    })
  }
  await delay(5_000)
  const lateness = monitorEventLoopDelay({ resolution: 1 })
  lateness.enable()
  let rss = 0
  for (let second = 0; second < seconds; second++) {
    await delay(1_000)
    if (second % 5 === 4) {
      // so that what is dead does not count; the pause of it is not the agents'
      lateness.disable()
      globalThis.gc!()
      lateness.enable()
      rss = Math.max(rss, process.memoryUsage.rss())
    }
  }
  lateness.disable()
  const counts = await app.database.tasks.counts()
  const cost = {
    rss,
    p99: lateness.percentile(99) / 1e6,
    inFlight: counts.find(({ goal }) => goal === 'fetch')?.running ?? 0,
    ran: counts.reduce((sum, { done }) => sum + done, 0),
  }
  setTimeout(() => process.exit(0), 1_000)
  process.send!(cost)
  rmSync(folder, { recursive: true, force: true })
  return cost
}

async function compare(): Promise<void> {
  const server = createServer((request, response) => {
    request.resume()
    setTimeout(
      () => response.end(JSON.stringify({ status: 'success', output: 'x'.repeat(1_000) })),
      request.url === '/slow' ? 60_000 : 20,
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  console.log(
    `${cpus()[0]!.model.trim()}, ${availableParallelism()} processors, Node ${process.versions.node}\n`,
  )
  const costs: Cost[] = []
  for (const mode of ['off', 'inline']) {
    const child = fork(import.meta.filename, [mode, url], { execArgv: ['--expose-gc'] })
    const [cost] = (await once(child, 'message')) as [Cost]
    await once(child, 'exit')
    costs.push(cost)
    console.log(
      `agents ${mode.padEnd(6)} ${(cost.rss / 1e6).toFixed(0).padStart(4)} MB, event loop p99 ${cost.p99.toFixed(1)} ms late, ` +
        `${cost.inFlight} fetches under way, ${cost.ran} tasks done`,
    )
  }
  const [off, inline] = costs as [Cost, Cost]
  console.log(
    `added: ${((inline.rss - off.rss) / 1e6).toFixed(0)} MB, ${(inline.p99 - off.p99).toFixed(1)} ms`,
  )
  server.closeAllConnections()
  server.close()
}

const [mode, url] = process.argv.slice(2)
if (mode === 'inline' || mode === 'off') await measure(mode, url!)
else await compare()
