import { setTimeout as delay } from 'node:timers/promises'
import type { Id, TaskDetail } from '@piata/db'
import { pino } from 'pino'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Agent, type AgentTask, type AnyAgent, defineAgent, success } from '../agent.ts'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { AgentBook } from './book.ts'
import { Runner } from './runner.ts'

const anything = Type.Unknown()

describe.each(dialects)('runner on %s', (dialect) => {
  let services: TestServices
  beforeAll(async () => {
    services = await startServices(dialect)
  })
  afterAll(() => services.close())

  let names = 0
  const agent = (run: Agent['run'], more: Partial<Agent> = {}): Agent =>
    defineAgent({
      name: `agent-${names++}`,
      summary: 'Of a test',
      input: anything,
      output: anything,
      run,
      ...more,
    })
  const enqueue = async (goal: string, input: unknown = null) =>
    (await services.database.tasks.enqueue({ goal, input }))!
  const ended = async (id: Id): Promise<TaskDetail> => {
    for (;;) {
      const task = await services.database.tasks.find(id)
      if (task!.endedAt !== null) return task!
      await delay(10)
    }
  }
  const started = async (agents: AnyAgent[], options = {}) => {
    const runner = services.runner(agents, options)
    await runner.start()
    return runner
  }

  it('gives an agent its task and keeps the answer', async () => {
    let given: AgentTask | undefined
    const echo = agent(async (task) => {
      given = task
      return success({ said: task.input }, { took: 1 })
    })
    await started([echo])
    const id = await enqueue(echo.name, { n: 1 })
    expect(await ended(id)).toMatchObject({
      ...{ state: 'done', attempt: 1 },
      output: { status: 'success', output: { said: { n: 1 } }, metadata: { took: 1 } },
    })
    expect(given).toEqual({ id, goal: echo.name, input: { n: 1 } })
    expect(services.lines.find((line) => line.id === id)).toMatchObject({
      ...{ msg: 'task', goal: echo.name, outcome: 'done', attempt: 1 },
    })
  })

  it('tries again what throws, and says what was wrong when the last attempt failed', async () => {
    let attempts = 0
    const failing = agent(
      async () => {
        attempts++
        throw new Error(`no ${attempts}`)
      },
      { retries: 1 },
    )
    const outcomes: string[] = []
    ;(await started([failing])).onEnded(({ outcome }) => outcomes.push(outcome))
    const task = await ended(await enqueue(failing.name))
    expect(task).toMatchObject({ state: 'dead', attempt: 2, output: { status: 'error', output: 'no 2' } })
    expect(attempts).toBe(2)
    expect(outcomes).toEqual(['again', 'dead'])
  })

  it('does not try again what an agent says has failed', async () => {
    const refusing = agent(async () => ({ status: 'error', output: 'no such feed' }))
    await started([refusing])
    expect(await ended(await enqueue(refusing.name))).toMatchObject({
      ...{ state: 'failed', attempt: 1, output: { status: 'error', output: 'no such feed' } },
    })
  })

  it('refuses inputs and outputs against the schemas, by name', async () => {
    const strict = agent(async () => success({ total: 'many' }), {
      input: Type.Object({ url: Type.String() }),
      output: Type.Object({ total: Type.Number() }),
    })
    await started([strict])
    const bad = await ended(await enqueue(strict.name, { url: 5 }))
    expect(bad).toMatchObject({ state: 'failed', output: { output: expect.stringContaining('/url') } })
    const good = await ended(await enqueue(strict.name, { url: 'x' }))
    expect(good).toMatchObject({
      state: 'failed',
      output: { output: expect.stringMatching(/breaks its schema.*\/total/) },
    })
  })

  it('tells an agent to stop when its time is over, and tries again', async () => {
    let attempts = 0
    const slow = agent(
      async (_task, { signal }) => {
        if (++attempts === 2) return success('quick')
        await delay(60_000, undefined, { signal })
        return success('late')
      },
      { timeoutMs: 100 },
    )
    await started([slow])
    expect(await ended(await enqueue(slow.name))).toMatchObject({ state: 'done', attempt: 2 })
  })

  it('ends a task whose agent does not stop, without a second attempt beside it', async () => {
    const deaf = agent(() => new Promise(() => {}), { timeoutMs: 100 })
    const other = agent(async () => success(null))
    await started([deaf, other], { graceMs: 50 })
    const id = await enqueue(deaf.name)
    expect(await ended(id)).toMatchObject({ state: 'failed', attempt: 1, output: { output: /did not stop/ } })
    expect(await ended(await enqueue(other.name))).toMatchObject({ state: 'done' })
  })

  it('runs as many of a goal at once as it allows', async () => {
    let now = 0
    let most = 0
    const some = agent(
      async () => {
        most = Math.max(most, ++now)
        await delay(20)
        now--
        return success(null)
      },
      { concurrency: 3 },
    )
    const ids = await Promise.all(Array.from({ length: 12 }, () => enqueue(some.name)))
    await started([some])
    await Promise.all(ids.map(ended))
    expect(most).toBe(3)
  })

  it('gives back what had not ended when it is stopped', async () => {
    const begun = Promise.withResolvers<void>()
    const long = agent(async (_task, { signal }) => {
      begun.resolve()
      await delay(60_000, undefined, { signal })
      return success(null)
    })
    const runner = await started([long], { graceMs: 50 })
    const id = await enqueue(long.name)
    await begun.promise
    await runner.stop()
    // Given back by what was just taking tasks, where that took it once more.
    await expect.poll(() => services.database.tasks.find(id)).toMatchObject({ state: 'queued', attempt: 0 })
  })

  it('takes nothing for a paused agent until it goes on', async () => {
    const idle = agent(async () => success(null))
    const runner = await started([idle])
    await services.database.agents.pause(idle.name, true)
    await runner.runSchedules()
    const id = await enqueue(idle.name)
    await delay(100)
    // Given back, where it was being taken when the agent was paused.
    await expect.poll(() => services.database.tasks.find(id)).toMatchObject({ state: 'queued', attempt: 0 })
    await services.database.agents.pause(idle.name, false)
    await runner.runSchedules()
    expect(await ended(id)).toMatchObject({ state: 'done' })
  })

  it('runs a schedule once in several processes, and once for all that was missed', async () => {
    let now = Date.parse('2026-03-01T10:30:00Z')
    const hourly = agent(async () => success(null), {
      schedule: { cron: '0 * * * *', zone: 'UTC' },
      concurrency: 9,
    })
    const runners = [
      services.runner([hourly], { now: () => now }),
      services.runner([hourly], { now: () => now }),
    ]
    for (const runner of runners) await runner.start()
    const runs = async () =>
      (await services.database.tasks.list({ goal: hourly.name, limit: 50 })).filter(
        ({ endedAt }) => endedAt !== null,
      ).length
    await Promise.all(runners.map((runner) => runner.runSchedules()))
    expect(await services.database.tasks.list({ goal: hourly.name, limit: 50 })).toEqual([])
    for (const [hours, total] of [
      [1, 1],
      [1, 2],
      [9, 3],
    ] as const) {
      now += hours * 3_600_000
      await Promise.all(runners.map((runner) => runner.runSchedules()))
      while ((await runs()) < total) await delay(10)
      expect(await services.database.tasks.list({ goal: hourly.name, limit: 50 })).toHaveLength(total)
    }
    const state = (await services.database.agents.list()).find(({ name }) => name === hourly.name)
    expect(state).toMatchObject({ nextAt: '2026-03-01T22:00:00.000Z' })
  })

  it('runs an agent after another has done its work', async () => {
    const first = agent(async () => success(null))
    const second = agent(async () => success('after'), { schedule: { after: first.name } })
    await started([first, second])
    await enqueue(first.name)
    for (;;) {
      const [task] = await services.database.tasks.list({ goal: second.name, limit: 5 })
      if (task?.state === 'done') break
      await delay(10)
    }
  })

  it('lets an agent make tasks for others, and no wrong ones', async () => {
    const number = agent(async ({ input }) => success(input), { input: Type.Number() })
    const making = agent(async ({ input }, context) => success(await context.enqueue(number.name, input)))
    await started([number, making])
    const made = (await ended(await enqueue(making.name, 5))).output as { output: Id }
    expect(await ended(made.output)).toMatchObject({ output: { output: 5 } })
    expect(await ended(await enqueue(making.name, 'five'))).toMatchObject({
      ...{
        state: 'failed',
        output: { output: expect.stringContaining(`The input of ${number.name} is wrong`) },
      },
    })
  })

  it('shows how far a task is', async () => {
    const let_ = Promise.withResolvers<void>()
    const long = agent(async (_task, { progress }) => {
      progress(0.25, 'a quarter')
      await let_.promise
      return success(null)
    })
    await started([long])
    const id = await enqueue(long.name)
    for (;;) {
      const task = await services.database.tasks.find(id)
      if (task?.state === 'running' && task.output !== null) {
        expect(task.output).toEqual({ share: 0.25, note: 'a quarter' })
        break
      }
      await delay(20)
    }
    let_.resolve()
    await ended(id)
  })

  it('stops what it runs when its lease is gone', async () => {
    const begun = Promise.withResolvers<void>()
    const stopped = Promise.withResolvers<string>()
    const long = agent(async (_task, { signal }) => {
      begun.resolve()
      await delay(60_000, undefined, { signal }).catch(() => stopped.resolve(signal.reason.message))
      return success(null)
    })
    const runner = await started([long])
    const id = await enqueue(long.name)
    await begun.promise
    await services.database.tasks.settle([{ id, attempt: 1, outcome: 'failed', output: null }])
    await runner.renew()
    expect(await stopped.promise).toBe('The lease was lost')
    expect(await services.database.tasks.find(id)).toMatchObject({ state: 'failed', output: null })
  })

  /** A runner whose taking of tasks waits until it is `answered`, and one task that it may take then. */
  async function taking(options: { graceMs?: number } = {}) {
    // Runners of other tests take tasks too, and give back those that they do not know.
    const own = await startServices(dialect)
    onTestFinished(() => own.close())
    const { tasks } = own.database
    const quick = agent(async () => success(null))
    const asked = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    const take: typeof tasks.take = async (...args) => {
      asked.resolve()
      await answered.promise
      return tasks.take(...args)
    }
    const database = { ...own.database, tasks: { ...tasks, take } }
    const log = pino({ level: 'silent' })
    const runner = new Runner(new AgentBook([quick]), { ...own, database }, { log, ...options })
    await runner.start()
    await asked.promise
    const id = (await tasks.enqueue({ goal: quick.name, input: null }))!
    return { runner, answered, find: () => tasks.find(id) }
  }

  it('ends what it was taking when it was told to stop', async () => {
    const { runner, answered, find } = await taking()
    const stopped = runner.stop()
    answered.resolve()
    await stopped
    expect(await find()).toMatchObject({ state: 'done' })
  })

  it('gives back what it takes after its end', async () => {
    const { runner, answered, find } = await taking({ graceMs: 20 })
    await runner.stop()
    answered.resolve()
    await expect.poll(find).toMatchObject({ state: 'queued', attempt: 0 })
  })
})
