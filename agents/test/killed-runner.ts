import { appendFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import { openDatabase } from '@piata/db'
import type { ImageService } from '@piata/images'
import { pino } from 'pino'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { TrustedClock } from '../clock.ts'
import { AgentBook } from '../runtime/book.ts'
import { Runner } from '../runtime/runner.ts'

/** A process that runs tasks until it is killed, and notes in a file when each began and ended: URL, file, seconds of a lease. */
const [url, file, leaseSeconds] = process.argv.slice(2) as [string, string, string]
const tasks = { leaseSeconds: Number(leaseSeconds), retrySeconds: { first: 0.1, most: 0.1 } }
const note = (what: string, id: string) =>
  appendFileSync(file, `${JSON.stringify({ what, id, pid: process.pid, at: Date.now() })}\n`)

const work = defineAgent({
  name: 'work',
  summary: 'Takes a moment',
  input: Type.Unknown(),
  output: Type.Unknown(),
  // More than all that the killed hold until their leases end.
  concurrency: 400,
  retries: 100,
  async run({ id }) {
    note('begin', id)
    await delay(20 + Math.random() * 60)
    note('end', id)
    return success(null)
  },
})
const database = await openDatabase({ url, tasks })
const log = pino({ level: 'silent' })
const runner = new Runner(
  new AgentBook([work]),
  {
    config: loadConfig({}),
    database,
    images: undefined as unknown as ImageService,
    clock: new TrustedClock(database, log),
    removeAccounts: async () => {},
  },
  { log, pollMs: 50, leaseSeconds: tasks.leaseSeconds },
)
await runner.start()
note('up', '')
setInterval(() => {}, 60_000)
