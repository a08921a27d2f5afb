import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import { isAway, leaseSeconds, type Settlement, type TakenTask } from '@piata/db'
import type { Logger } from 'pino'
import type { AgentContext, AgentResult, AgentServices, AnyAgent, ThreadAgent } from '../agent.ts'
import type { AgentBook } from './book.ts'
import { TaskRefused } from './refused.ts'
import { nextRun, scheduleText } from './schedule.ts'
import { Threads } from './threads.ts'

const usual = { concurrency: 1, timeoutMs: 60_000, retries: 5 }
/** Tasks at once in a process: most of them wait for somebody's answer. */
const mostAtOnce = 256
const scheduleEveryMs = 1_000
const tendEveryMs = 5_000
const progressEveryMs = 1_000
/** How long a task may go on after it was told to stop. */
const graceMs = 5_000
/** Of scheduled tasks: while one has not ended, the next run is left out. */
const scheduleKey = 'schedule'

export interface RunnerOptions {
  log: Logger
  /** How often to look for tasks that nobody told of: deferred ones, and those of other processes. Default 500 ms. */
  pollMs?: number
  /** Seconds of a lease, as the database was opened with. */
  leaseSeconds?: number
  graceMs?: number
  /** The time by which schedules are due and leases run out, ms. Default: the clock. */
  now?: () => number
}

interface EndedAttempt {
  goal: string
  outcome: Settlement['outcome']
  seconds: number
}

interface Run {
  task: TakenTask
  controller: AbortController
  startedAt: number
  /** What is to be shown, where it has changed. */
  progress: { share: number; note?: string } | undefined
  /** Its lease went to somebody else, or its process stops: what it answers is not written. */
  isGivenUp: boolean
  ended: Promise<void>
}

/**
 * Takes tasks from the database and has agents do them, until it is stopped. Several processes share the work. A task is run by one of them at a time:
 * whoever cannot renew a lease tells its agents to stop before anybody else may begin.
 */
export class Runner {
  readonly book: AgentBook
  readonly #services: AgentServices
  readonly #log: Logger
  readonly #options: Required<Omit<RunnerOptions, 'log'>>
  readonly #running = new Map<string, Run>()
  readonly #threads = new Threads()
  readonly #listeners = new Set<(attempt: EndedAttempt) => void>()
  #ended: Settlement[] = []
  #paused = new Set<string>()
  #scheduling = Promise.resolve()
  #isStopping = false
  /** From when on nobody would tell a task to stop. */
  #hasStopped = false
  #pumping: Promise<void> | undefined
  #again = false
  #renewedAt = 0
  #isAway = false
  #timers: NodeJS.Timeout[] = []
  #unsubscribe = () => {}

  constructor(book: AgentBook, services: AgentServices, { log, ...options }: RunnerOptions) {
    this.book = book
    this.#services = services
    this.#log = log
    this.#options = { pollMs: 500, leaseSeconds, graceMs, now: Date.now, ...options }
  }

  /** Called for each attempt of this process that has ended. */
  onEnded(listener: (attempt: EndedAttempt) => void): void {
    this.#listeners.add(listener)
  }

  /** How many tasks this process runs now. */
  get running(): number {
    return this.#running.size
  }

  async start(): Promise<void> {
    const { database, config } = this.#services
    const now = new Date(this.#options.now())
    await database.agents.sync(
      this.book.all.map(({ name, schedule }) => ({
        name,
        schedule: scheduleText(schedule),
        nextAt:
          schedule !== undefined && 'cron' in schedule
            ? (nextRun(schedule, config.timeZone, now)?.toISOString() ?? null)
            : null,
      })),
    )
    this.#renewedAt = this.#options.now()
    this.#unsubscribe = database.tasks.onEnqueued(() => this.wake())
    this.#every(this.#options.pollMs, async () => this.wake())
    this.#every(scheduleEveryMs, () => this.runSchedules())
    this.#every(tendEveryMs, () => database.tasks.tend())
    this.#every((this.#options.leaseSeconds * 1_000) / 3, () => this.renew())
    // What is chosen for the site holds for agents too.
    this.#every(scheduleEveryMs, async () => void (await database.site.refresh()))
    this.#every(scheduleEveryMs, async () => void (await database.categories.refresh()))
    this.#every(progressEveryMs, () => this.#showProgress())
    await this.runSchedules()
    this.wake()
  }

  /** Lets what runs end for a while, then tells it to stop; what did is given back for others to do. */
  async stop(): Promise<void> {
    if (this.#isStopping) return
    this.#isStopping = true
    this.#unsubscribe()
    for (const timer of this.#timers) clearInterval(timer)
    // What it is just taking would else be begun after the end, and nobody's until its lease runs out.
    await within(this.#options.graceMs, this.#pumping)
    await this.#allEnded(this.#options.graceMs)
    this.#hasStopped = true
    const left = [...this.#running.values()]
    for (const run of left) this.#giveUp(run, 'The process stops')
    await this.#allEnded(this.#options.graceMs)
    const stopped = left.filter(({ task }) => !this.#running.has(task.id))
    try {
      await this.#services.database.tasks.release(stopped.map(({ task }) => task))
      await this.#settleEnded()
    } catch (error) {
      // Others take them when the leases have run out.
      this.#complain(error)
    }
    await this.#threads.close()
  }

  /** Looks for tasks soon. */
  wake(): void {
    this.#again = true
    if (this.#pumping !== undefined || this.#isStopping) return
    // After what is under way in this turn, so that all tasks that end in it are written together.
    this.#pumping = nextTurn().then(async () => {
      await this.#pump()
      this.#pumping = undefined
      if (this.#again && !this.#isAway) this.wake()
    })
  }

  /** Looks who is paused, and makes tasks of the schedules that are due. What was missed is made up for once. */
  runSchedules(): Promise<void> {
    // One look after another, as an older one knows less.
    this.#scheduling = this.#scheduling.catch(() => {}).then(() => this.#lookAtSchedules())
    return this.#scheduling
  }

  async #lookAtSchedules(): Promise<void> {
    const { database, config } = this.#services
    const states = await database.agents.list()
    this.#paused = new Set(states.filter(({ isPaused }) => isPaused).map(({ name }) => name))
    const now = this.#options.now()
    for (const { name, isPaused, nextAt } of states) {
      const agent = this.book.find(name)
      const schedule = agent?.schedule
      if (schedule === undefined || !('cron' in schedule) || isPaused || nextAt === null) continue
      if (Date.parse(nextAt) > now) continue
      const next = nextRun(schedule, config.timeZone, new Date(now))?.toISOString() ?? null
      const runAt = new Date(now + Math.random() * (schedule.jitterMs ?? 0)).toISOString()
      await database.transaction(async (tables) => {
        if (!(await tables.agents.claim(name, nextAt, next))) return
        await tables.tasks.enqueue({
          goal: name,
          input: agent!.scheduledInput ?? {},
          key: scheduleKey,
          runAt,
        })
      })
    }
  }

  /** Renews the leases of what runs; what lost its own, or may have, is told to stop. */
  async renew(): Promise<void> {
    const runs = [...this.#running.values()]
    const startedAt = this.#options.now()
    let held: Set<string>
    try {
      const attempts = await this.#services.database.tasks.renew(runs.map(({ task }) => task))
      held = new Set(attempts.map(({ id, attempt }) => `${id} ${attempt}`))
      this.#renewedAt = startedAt
    } catch (error) {
      // Two thirds of a lease leave time to stop before it has run out.
      if (startedAt - this.#renewedAt < (this.#options.leaseSeconds * 2_000) / 3) throw error
      held = new Set()
    }
    for (const run of runs) {
      const { id, attempt } = run.task
      if (this.#running.get(id) === run && !held.has(`${id} ${attempt}`))
        this.#giveUp(run, 'The lease was lost')
    }
  }

  #every(milliseconds: number, work: () => Promise<unknown>): void {
    let isBusy = false
    const timer = setInterval(() => {
      if (isBusy) return
      isBusy = true
      work()
        .catch((error: unknown) => this.#complain(error))
        .finally(() => {
          isBusy = false
        })
    }, milliseconds)
    timer.unref()
    this.#timers.push(timer)
  }

  /** Once, however often it is tried again meanwhile; that a server is away, others tell. */
  #complain(error: unknown): void {
    const level = isAway(error) ? 'debug' : 'warn'
    if (!this.#isAway) this.#log[level]({ err: error }, 'The agents cannot reach their tasks; they try again')
    this.#isAway = true
  }

  async #pump(): Promise<void> {
    const { tasks } = this.#services.database
    try {
      while (this.#again && !this.#isStopping) {
        this.#again = false
        await this.#settleEnded()
        const room = mostAtOnce - this.#running.size
        const goals = new Map(
          this.book.all
            .filter(({ name }) => !this.#paused.has(name))
            .map(({ name, concurrency }) => [name, concurrency ?? usual.concurrency]),
        )
        const taken = await tasks.take(goals, room)
        // Paused while it was being taken, or taken by a statement that outlasted the end.
        const unwanted = this.#hasStopped ? taken : taken.filter(({ goal }) => this.#paused.has(goal))
        if (unwanted.length > 0) await tasks.release(unwanted)
        for (const task of taken) if (!unwanted.includes(task)) this.#begin(task)
        if (taken.length > 0) this.#again = true
        if (this.#isAway) this.#log.debug('The agents reach their tasks again')
        this.#isAway = false
      }
    } catch (error) {
      this.#complain(error)
    }
  }

  async #settleEnded(): Promise<void> {
    if (this.#ended.length === 0) return
    const ended = this.#ended
    this.#ended = []
    try {
      await this.#services.database.tasks.settle(ended)
    } catch (error) {
      // Written later, or by nobody, and then run once more.
      this.#ended.push(...ended)
      throw error
    }
  }

  #begin(task: TakenTask): void {
    const agent = this.book.find(task.goal)!
    const controller = new AbortController()
    const run: Run = {
      task,
      controller,
      startedAt: performance.now(),
      progress: undefined,
      isGivenUp: false,
      ended: Promise.resolve(),
    }
    this.#running.set(task.id, run)
    run.ended = this.#attempt(agent, run).then((settlement) => {
      this.#running.delete(task.id)
      if (!run.isGivenUp) this.#ended.push(settlement)
      if (!this.#isStopping) this.wake()
    })
  }

  /** Runs the task once; resolves to how it ended, whatever happens. */
  async #attempt(agent: AnyAgent, run: Run): Promise<Settlement> {
    const { task, controller } = run
    const { id, attempt, goal } = task
    const mostAttempts = 1 + (agent.retries ?? usual.retries)
    const timeoutMs = agent.timeoutMs ?? usual.timeoutMs
    let outcome: Settlement['outcome']
    let result: AgentResult
    try {
      // Its process ended each time before the task did.
      if (attempt > mostAttempts) throw new Error(`None of ${mostAttempts} attempts came to an end`)
      this.book.checkInput(goal, task.input)
      result = await this.#withinTime(agent, run, timeoutMs)
      outcome = result.status === 'success' ? 'done' : 'failed'
      const problems = result.status === 'success' ? this.book.outputProblems(goal, result.output) : []
      if (problems.length > 0) {
        outcome = 'failed'
        result = failure(
          `Its output breaks its schema: ${problems.map(({ pointer, detail }) => `${pointer || '/'} ${detail}`).join('; ')}`,
        )
      }
      if (outcome === 'done') await this.#enqueueFollowers(goal)
    } catch (error) {
      const isFinal = error instanceof StillRunning || error instanceof TaskRefused
      outcome = isFinal ? 'failed' : attempt >= mostAttempts ? 'dead' : 'again'
      result = failure(error instanceof Error ? error.message : String(error))
    }
    const ms = performance.now() - run.startedAt
    if (!run.isGivenUp) {
      for (const listener of this.#listeners) listener({ goal, outcome, seconds: ms / 1_000 })
      const line = {
        goal,
        id,
        attempt,
        outcome,
        ms: Math.round(ms),
        ...(result.status === 'error' && { error: result.output }),
      }
      if (outcome === 'done') this.#log.info(line, 'task')
      else this.#log.warn(line, 'task')
    } else if (controller.signal.aborted) {
      this.#log.warn(
        { goal, id, attempt, ms: Math.round(ms), reason: controller.signal.reason?.message },
        'task given up',
      )
    }
    return { id, attempt, outcome, output: result }
  }

  async #withinTime(agent: AnyAgent, run: Run, timeoutMs: number): Promise<AgentResult> {
    const { task, controller } = run
    const { signal } = controller
    const timer = setTimeout(() => controller.abort(new Error(`No answer within ${timeoutMs} ms`)), timeoutMs)
    const given = { id: task.id, goal: task.goal, input: task.input }
    const progress = (share: number, note?: string) => {
      run.progress = {
        share: Math.min(1, Math.max(0, share)),
        ...(note !== undefined && { note: note.slice(0, 300) }),
      }
    }
    const work = agent.cpu
      ? this.#threads.run(agent as ThreadAgent, given, signal, progress)
      : Promise.resolve().then(() => agent.run(given, this.#contextOf(task, signal, progress)))
    try {
      return await Promise.race([work, this.#overdue(signal)])
    } finally {
      clearTimeout(timer)
      // What an agent that was given up says later is of no interest.
      work.catch(() => {})
    }
  }

  /** Rejects when an agent has not stopped for a while after it was told to. */
  async #overdue(signal: AbortSignal): Promise<never> {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
    await delay(this.#options.graceMs, undefined, { ref: false })
    throw new StillRunning(`${(signal.reason as Error).message}, and it did not stop when it was told to`)
  }

  #contextOf(task: TakenTask, signal: AbortSignal, progress: AgentContext['progress']): AgentContext {
    const { database } = this.#services
    return {
      ...this.#services,
      signal,
      progress,
      log: this.#log.child({ goal: task.goal, task: task.id }),
      now: () => new Date(this.#options.now()),
      enqueue: (goal, input, { key, priority, runAt } = {}) => {
        this.book.checkInput(goal, input)
        return database.tasks.enqueue({
          goal,
          input,
          ...(key !== undefined && { key }),
          ...(priority !== undefined && { priority }),
          ...(runAt !== undefined && { runAt: runAt.toISOString() }),
        })
      },
    }
  }

  async #enqueueFollowers(goal: string): Promise<void> {
    for (const { name, schedule, scheduledInput } of this.book.all) {
      if (schedule === undefined || !('after' in schedule) || schedule.after !== goal) continue
      await this.#services.database.tasks.enqueue({
        goal: name,
        input: scheduledInput ?? {},
        key: scheduleKey,
      })
    }
  }

  #giveUp(run: Run, reason: string): void {
    run.isGivenUp = true
    run.controller.abort(new Error(reason))
  }

  async #showProgress(): Promise<void> {
    for (const run of this.#running.values()) {
      const { progress } = run
      if (progress === undefined || run.isGivenUp) continue
      run.progress = undefined
      await this.#services.database.tasks.progress(run.task, progress)
    }
  }

  async #allEnded(withinMs: number): Promise<void> {
    await within(withinMs, Promise.all([...this.#running.values()].map(({ ended }) => ended)))
  }
}

/** An agent that goes on although it was told to stop: a second attempt could run beside it. */
class StillRunning extends Error {}

const failure = (output: string): AgentResult => ({ status: 'error', output })

async function within(milliseconds: number, work: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([work, delay(milliseconds, undefined, { ref: false })])
}
