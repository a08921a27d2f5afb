import { setImmediate as turn } from 'node:timers/promises'
import type { Database } from '@piata/db'
import { pino } from 'pino'
import Type from 'typebox'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { defineAgent, success } from '../agent.ts'
import { startServices, type TestServices } from '../test/database.ts'
import { AgentBook } from './book.ts'
import { Runner } from './runner.ts'

const total = 10_000
const stepMs = 10_000
const steps = 3_600_000 / stepMs
/** Of each process, in a step. */
const crashShare = 0.05

let services: TestServices
beforeAll(async () => {
  services = await startServices('sqlite', { leaseSeconds: 30, retrySeconds: { first: 5, most: 60 } })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-01T00:00:00Z') })
})
afterAll(async () => {
  vi.useRealTimers()
  await services.close()
})

/** A process that can be dead: nothing that it asks for is answered any more, and what it runs stands still. */
class Process {
  isDead = false
  readonly runner: Runner
  readonly #log: Work

  constructor(log: Work) {
    this.#log = log
    const agents = (['short', 'long', 'unsure'] as const).map((name) =>
      defineAgent({
        name,
        summary: 'Of a test',
        input: Type.Object({ ms: Type.Number() }),
        output: Type.Null(),
        concurrency: 30,
        timeoutMs: 600_000,
        retries: 100,
        run: ({ id, input }) => this.#work(id, name, input.ms),
      }),
    )
    const { config, images, clock, removeAccounts } = services
    this.runner = new Runner(
      new AgentBook(agents),
      { config, images, clock, removeAccounts, database: this.#reach(services.database) },
      { log: pino({ level: 'silent' }) },
    )
  }

  die(): void {
    this.isDead = true
    this.#log.died(this)
  }

  async #work(id: string, name: string, ms: number) {
    // What it took in its last moment it never begins.
    if (this.isDead) await new Promise<never>(() => {})
    this.#log.begin(id, this)
    const until = Date.now() + ms
    while (Date.now() < until || this.isDead) await this.#log.step()
    this.#log.end(id, this)
    if (name === 'unsure' && Math.random() < 0.2) throw new Error('not this time')
    return success(null)
  }

  /** The database, for as long as the process lives. */
  #reach(database: Database): Database {
    const tasks = new Proxy(database.tasks, {
      get: (target, name: keyof Database['tasks']) => {
        const call = target[name] as (...args: unknown[]) => unknown
        return (...args: unknown[]) => (this.isDead ? new Promise(() => {}) : call.apply(target, args))
      },
    })
    return { ...database, tasks }
  }
}

/** Who works on what. */
class Work {
  readonly running = new Map<string, Process>()
  readonly twice: string[] = []
  #waiting: (() => void)[] = []

  begin(id: string, process: Process): void {
    if (this.running.has(id)) this.twice.push(id)
    this.running.set(id, process)
  }

  end(id: string, process: Process): void {
    if (this.running.get(id) === process) this.running.delete(id)
  }

  died(process: Process): void {
    for (const [id, by] of this.running) if (by === process) this.running.delete(id)
  }

  step(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  next(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}

it('keeps every task through an hour of crashes, and runs none beside itself', {
  timeout: 300_000,
}, async () => {
  const work = new Work()
  const processes = [new Process(work), new Process(work), new Process(work)]
  const { tasks } = services.database
  const ids: string[] = []
  let crashes = 0
  const isDone = async () => (await tasks.counts()).reduce((sum, { done }) => sum + done, 0) === total

  for (let step = 0; step < steps || !(await isDone()); step++) {
    vi.setSystemTime(Date.now() + stepMs)
    const due = Math.min(total, Math.ceil((total * (step + 1)) / (steps * 0.9))) - ids.length
    await services.database.transaction(async (tables) => {
      for (let i = 0; i < due; i++) {
        const goal = ['short', 'long', 'unsure'][(ids.length + i) % 3]!
        const input = { ms: goal === 'long' ? Math.random() * 120_000 : Math.random() * 15_000 }
        ids.push((await tables.tasks.enqueue({ goal, input, priority: i % 5 }))!)
      }
    })
    work.next()
    for (const [at, process] of processes.entries()) {
      if (step < steps && Math.random() < crashShare) {
        process.die()
        processes[at] = new Process(work)
        crashes++
      }
      await processes[at]!.runner.renew()
      processes[at]!.runner.wake()
    }
    await tasks.tend()
    // what woke takes its turns
    for (let i = 0; i < 12; i++) await turn()
  }

  expect(crashes).toBeGreaterThan(20)
  expect(work.twice).toEqual([])
  expect(work.running.size).toBe(0)
  const states = new Set<string>()
  for (const id of ids) states.add((await tasks.find(id))!.state)
  expect([...states]).toEqual(['done'])
})
