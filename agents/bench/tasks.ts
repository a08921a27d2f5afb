import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '@piata/config'
import { report as keep, quantile, spreadOf } from '@piata/config/figures'
import { openDatabase } from '@piata/db'
import type { ImageService } from '@piata/images'
import { Client } from 'pg'
import { pino } from 'pino'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { TrustedClock } from '../clock.ts'
import { AgentBook } from '../runtime/book.ts'
import { Runner } from '../runtime/runner.ts'

/**
 * How many tasks of an agent that does nothing a process runs a second, and how soon after its transaction one begins. On SQLite, and on Postgres where
 * BENCH_POSTGRES_URL names a server, beside pg-boss's own workers there; and BullMQ on the Redis of BENCH_REDIS_URL.
 */
const total = 10_000
const alone = 200

async function main(): Promise<void> {
  console.log(
    `${cpus()[0]!.model.trim()}, ${availableParallelism()} processors, Node ${process.versions.node}\n`,
  )
  const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
  try {
    await measure('SQLite', `sqlite:${join(folder, 'piata.db')}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
  await measureBullmq()
  const server = process.env.BENCH_POSTGRES_URL
  if (server === undefined) return console.log('Postgres: not measured; BENCH_POSTGRES_URL names no server')
  const name = 'piata_bench_tasks'
  await administer(server, `drop database if exists ${name} with (force)`)
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  try {
    await measure('Postgres', url.href)
    await measurePgBoss(url.href)
  } finally {
    await administer(server, `drop database ${name} with (force)`)
  }
}

async function measure(name: string, url: string): Promise<void> {
  const database = await openDatabase({ url })
  let ran = 0
  let began = 0
  let onRun = () => {}
  const nothing = defineAgent({
    name: 'nothing',
    summary: 'Does nothing',
    input: Type.Unknown(),
    output: Type.Null(),
    concurrency: 200,
    async run() {
      ran++
      began = performance.now()
      onRun()
      return success(null)
    },
  })
  const log = pino({ level: 'silent' })
  const runner = new Runner(
    new AgentBook([nothing]),
    {
      config: loadConfig({}),
      database,
      images: undefined as unknown as ImageService,
      clock: new TrustedClock(database, log),
      removeAccounts: async () => {},
    },
    { log },
  )
  const enqueueStart = performance.now()
  for (let made = 0; made < total; made += 500) {
    await database.transaction(async ({ tasks }) => {
      for (let i = 0; i < 500; i++) await tasks.enqueue({ goal: 'nothing', input: null })
    })
  }
  const enqueueSeconds = (performance.now() - enqueueStart) / 1_000
  const start = performance.now()
  await runner.start()
  const isDone = async () => (await database.tasks.counts())[0]!.done === total
  while (ran < total || !(await isDone())) await delay(5)
  const seconds = (performance.now() - start) / 1_000
  report(name, 'made in transactions of 500', total / enqueueSeconds)
  report(name, 'run', total / seconds)

  const waits: number[] = []
  for (let i = 0; i < alone; i++) {
    await delay(5 + Math.random() * 10)
    const begins = new Promise<void>((resolve) => {
      onRun = resolve
    })
    await database.transaction(({ tasks }) => tasks.enqueue({ goal: 'nothing', input: null }))
    const committed = performance.now()
    await begins
    waits.push(began - committed)
  }
  keep(`agents/tasks/${name}/commit to running`, quantile(waits, 0.5), 'ms', spreadOf(waits))
  const at = (share: number) => quantile(waits, share).toFixed(1)
  console.log(`${name.padEnd(10)} commit to running: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${alone}`)
  await runner.stop()
  await database.close()
}

/** Its own way of doing the same: workers that fetch and complete batches. */
async function measurePgBoss(url: string): Promise<void> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ connectionString: url, schema: 'peer', max: 10, registerInstance: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue('nothing')
  for (let made = 0; made < total; made += 500) {
    await boss.insert(
      'nothing',
      Array.from({ length: 500 }, () => ({ data: {} })),
    )
  }
  let ran = 0
  const start = performance.now()
  const options = { batchSize: 200, pollingIntervalSeconds: 0.5, burstWhenBatchFull: true } as const
  await boss.work('nothing', options, async (jobs) => {
    ran += jobs.length
  })
  while (ran < total) await delay(5)
  report('pg-boss', 'run by its own workers, batches of 200', total / ((performance.now() - start) / 1_000))
  await boss.stop({ graceful: false })
}

/** A peer that is no part of the product: its packages are those of infra/bench. */
async function measureBullmq(): Promise<void> {
  const redis = process.env.BENCH_REDIS_URL
  if (redis === undefined) return console.log('BullMQ: not measured; BENCH_REDIS_URL names no server')
  const { hostname, port } = new URL(redis)
  const folder = join(import.meta.dirname, '../../infra/bench')
  if (!existsSync(join(folder, 'node_modules/bullmq')))
    spawnSync('npm', ['ci', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
  const args = [join(folder, 'peers/bullmq.ts'), hostname, port || '6379', String(total)]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  report(
    'BullMQ',
    'run by one worker of 200 at once',
    (JSON.parse(stdout) as { perSecond: number }).perSecond,
  )
}

function report(name: string, what: string, perSecond: number): void {
  keep(`agents/tasks/${name}/${what}`, perSecond, '/s')
  console.log(`${name.padEnd(10)} ${Math.round(perSecond).toLocaleString('en').padStart(8)} tasks/s  ${what}`)
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

await main()
