import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context, WriteTransaction } from '../context.ts'
import { newId } from '../ids.ts'
import type { Time } from '../types.ts'
import { checkTask, keptOutput } from './checks.ts'
import { gather } from './counts.ts'
import {
  countedHours,
  keptDays,
  type Settlement,
  type TakenTask,
  type TaskDetail,
  type TaskOptions,
  type TaskState,
  type Tasks,
} from './face.ts'

export interface TasksSchema {
  /** Of SQLite only; on Postgres tasks are pg-boss's. */
  tasks: {
    id: string
    goal: string
    input: string
    key: string | null
    priority: number
    state: TaskState
    run_at: Time
    attempt: number
    leased_until: Time | null
    output: string | null
    created_at: Time
    started_at: Time | null
    ended_at: Time | null
  }
}

/** Rows that `tend` forgets at once: more would hold up others. */
const purgedAtOnce = 500

/** Tasks as rows of a table. Whoever takes one holds it by a lease; the number of the attempt tells an old holder from the present one. */
export function createSqliteTasks(context: Context, listeners: Set<() => void>, options: TaskOptions): Tasks {
  const wake = () => {
    for (const listener of listeners) listener()
  }
  const later = (seconds: number): Time => new Date(Date.parse(context.now()) + seconds * 1_000).toISOString()
  const lease = () => later(options.leaseSeconds)

  /** Each attempt that is still held, changed by `set`, whose parameters beside id and attempt are in `rows` too. */
  const changeHeld = (tx: WriteTransaction, set: string, rows: readonly object[]) =>
    tx.rows(
      `update tasks set ${set} from json_each(?) as given
        where tasks.id = given.value ->> 'id' and tasks.attempt = given.value ->> 'attempt' and tasks.state = 'running'
        returning tasks.id, tasks.attempt`,
      [JSON.stringify(rows)],
    )

  return {
    async enqueue(task) {
      const input = checkTask(task)
      return context.write(async (tx) => {
        const now = context.now()
        const [row] = await tx.rows(
          `insert into tasks (id, goal, input, key, priority, state, run_at, attempt, created_at)
            values (?, ?, ?, ?, ?, 'queued', ?, 0, ?) on conflict do nothing returning id`,
          [newId(), task.goal, input, task.key ?? null, task.priority ?? 0, task.runAt ?? now, now],
        )
        if (row === undefined) return null
        tx.onCommit(wake)
        return row[0] as string
      })
    },

    async take(goals, limit) {
      // Most looks find nothing: those need no turn among the writers.
      const waiting = await context.raw(
        `select value as goal from json_each(?)
          where exists (select 1 from tasks where state = 'queued' and goal = value and run_at <= ?)`,
        [JSON.stringify([...goals.keys()]), context.now()],
      )
      if (waiting.length === 0 || limit === 0) return []
      return context.write(async (tx) => {
        const now = context.now()
        const until = lease()
        const running = new Map(
          (await tx.rows(`select goal, count(*) from tasks where state = 'running' group by goal`, [])) as [
            string,
            number,
          ][],
        )
        const taken: TakenTask[] = []
        for (const [goal] of waiting as [string][]) {
          const room = Math.min(goals.get(goal)! - (running.get(goal) ?? 0), limit - taken.length)
          if (room <= 0) continue
          const rows = (await tx.rows(
            `update tasks set state = 'running', attempt = attempt + 1, leased_until = ?, started_at = ?, output = null
              where rowid in (select rowid from tasks where state = 'queued' and goal = ? and run_at <= ?
                order by priority desc, run_at, id limit ?)
              returning id, attempt, goal, input, run_at`,
            [until, now, goal, now, room],
          )) as [string, number, string, string, Time][]
          for (const [id, attempt, , input, runAt] of rows)
            taken.push({ id, attempt, goal, input: JSON.parse(input), runAt })
        }
        return taken
      })
    },

    async renew(attempts) {
      if (attempts.length === 0) return []
      const until = lease()
      const rows = await context.write((tx) =>
        changeHeld(
          tx,
          `leased_until = given.value ->> 'until'`,
          attempts.map(({ id, attempt }) => ({ id, attempt, until })),
        ),
      )
      return (rows as [string, number][]).map(([id, attempt]) => ({ id, attempt }))
    },

    async settle(settlements) {
      if (settlements.length === 0) return
      const now = context.now()
      const rowOf = ({ id, attempt, outcome, output }: Settlement) => {
        const again = outcome === 'again'
        return {
          id,
          attempt,
          output: keptOutput(output),
          state: again ? 'queued' : outcome,
          runAt: again ? later(delayBefore(attempt, options)) : null,
          endedAt: again ? null : now,
        }
      }
      await context.write((tx) =>
        changeHeld(
          tx,
          `state = given.value ->> 'state', output = given.value ->> 'output', ended_at = given.value ->> 'endedAt',
            run_at = coalesce(given.value ->> 'runAt', run_at), leased_until = null`,
          settlements.map(rowOf),
        ),
      )
    },

    async release(attempts) {
      if (attempts.length === 0) return
      await context.write(async (tx) => {
        await changeHeld(
          tx,
          `state = 'queued', attempt = tasks.attempt - 1, leased_until = null, started_at = null, output = null`,
          attempts,
        )
        tx.onCommit(wake)
      })
    },

    async progress({ id, attempt }, state) {
      const output = keptOutput(state)
      await context.write((tx) =>
        changeHeld(tx, `output = given.value ->> 'output'`, [{ id, attempt, output }]),
      )
    },

    async revive(id) {
      return context.write(async (tx) => {
        const rows = await tx.rows(
          `update or ignore tasks set state = 'queued', attempt = 0, run_at = ?, started_at = null, ended_at = null, output = null
            where id = ? and state in ('failed', 'dead') returning id`,
          [context.now(), id],
        )
        tx.onCommit(wake)
        return rows.length > 0
      })
    },

    async find(id) {
      const row = await context.read.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst()
      return row && detailOf(row)
    },

    async list({ goal, state, after, limit }) {
      const rows = await context.read
        .selectFrom('tasks')
        .selectAll()
        .$if(goal !== undefined, (query) => query.where('goal', '=', goal!))
        .$if(state !== undefined, (query) => query.where('state', '=', state!))
        .$if(after !== undefined, (query) => query.where('id', '<', after!))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(detailOf)
    },

    async counts() {
      const rows = await context.raw(
        `select goal, state, count(*), min(case when state = 'queued' and run_at <= ? then run_at end)
            from tasks where state = 'queued' group by goal, state
          union all select goal, state, count(*), null from tasks where state = 'running' group by goal, state
          union all select goal, state, count(*), null from tasks where ended_at > ? group by goal, state`,
        [context.now(), later(-countedHours * 3_600)],
      )
      return gather(
        (rows as [string, TaskState, number, Time | null][]).map(([goal, state, count, oldestAt]) => ({
          ...{ goal, state, count, oldestAt },
        })),
      )
    },

    async tend() {
      const now = context.now()
      const [[lost, old]] = (await context.raw(
        `select exists (select 1 from tasks where state = 'running' and leased_until < ?),
          exists (select 1 from tasks where ended_at < ?)`,
        [now, later(-keptDays * 86_400)],
      )) as [[number, number]]
      if (!lost && !old) return
      await context.write(async (tx) => {
        const given = (await tx.rows(
          `select id, attempt from tasks where state = 'running' and leased_until < ? limit ?`,
          [now, purgedAtOnce],
        )) as [string, number][]
        await changeHeld(
          tx,
          `state = 'queued', leased_until = null, run_at = given.value ->> 'runAt', output = given.value ->> 'output'`,
          given.map(([id, attempt]) => ({
            id,
            attempt,
            runAt: later(delayBefore(attempt, options)),
            output: JSON.stringify(lostLease),
          })),
        )
        await tx.rows(
          'delete from tasks where rowid in (select rowid from tasks where ended_at < ? order by ended_at limit ?)',
          [later(-keptDays * 86_400), purgedAtOnce],
        )
      })
    },

    onEnqueued(listener) {
      const own = AsyncLocalStorage.bind(listener)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}

/** What stands as the last error of a task whose holder went away. */
const lostLease = { error: 'Whoever ran this stopped without a word' }

/** Seconds before the attempt after this one: they double, half of each at random, so that what failed together is not tried together. */
function delayBefore(attempt: number, { retrySeconds: { first, most } }: TaskOptions): number {
  const whole = Math.min(most, first * 2 ** Math.min(attempt - 1, 16))
  return (whole / 2) * (1 + Math.random())
}

function detailOf(row: TasksSchema['tasks']): TaskDetail {
  return {
    id: row.id,
    goal: row.goal,
    state: row.state,
    key: row.key,
    priority: row.priority,
    input: JSON.parse(row.input),
    output: row.output === null ? null : JSON.parse(row.output),
    attempt: row.attempt,
    createdAt: row.created_at,
    runAt: row.run_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}
