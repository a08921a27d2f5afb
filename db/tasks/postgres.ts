import { CompiledQuery } from 'kysely'
import type { Context } from '../context.ts'
import { newId } from '../ids.ts'
import type { Id, Time } from '../types.ts'
import { taskQueue as queue, taskSchema as schema, type TaskBoss } from './boss.ts'
import { checkTask, keptOutput, storable } from './checks.ts'
import { gather } from './counts.ts'
import {
  countedHours,
  type GoalCounts,
  type Settlement,
  type TakenTask,
  type TaskAttempt,
  type TaskDetail,
  type TaskState,
  type Tasks,
} from './face.ts'

/** What pg-boss keeps as a task's data and, once it has ended, as its output. */
interface Payload {
  goal: string
  input: unknown
}
interface Ending {
  state?: Exclude<TaskState, 'queued' | 'running'>
  output: unknown
}

/**
 * Tasks kept by pg-boss, all in one queue, where each goal is a group whose limit counts in all processes. Its states are mapped: what it calls
 * completed has ended in one of our three ways, which stands in the output.
 */
export function createPostgresTasks(context: Context, boss: TaskBoss): Tasks {
  /** Goals of other versions of Piata that lie in the queue: left to those who know them. */
  const strangers = new Set<string>()
  const attemptOf = ({ id, attempt }: TaskAttempt) => ({ id, retryCount: attempt - 1 })

  const details = async (where: string, values: unknown[], limit: number): Promise<TaskDetail[]> => {
    await boss.ready()
    const { rows } = await boss.sql(
      `select id, state::text, data, output, priority, singleton_key, retry_count, started_on, created_on, start_after, completed_on
        from ${schema}.job where name = '${queue}' and ${where} order by id desc limit ${limit}`,
      values,
    )
    return (rows as JobRow[]).map(detailOf)
  }

  return {
    async enqueue(task) {
      const { goal, key, priority = 0, runAt } = task
      const input = JSON.parse(checkTask(task)) as unknown
      const ready = await boss.ready()
      return context.write(async ({ queries }) => {
        const id = newId()
        return ready.send(queue, { goal, input } satisfies Payload, {
          id,
          priority,
          ...(runAt !== undefined && { startAfter: new Date(runAt) }),
          // Each task has a key, as those without one would all have the same.
          singletonKey: key === undefined ? id : storable(`${goal} ${key}`),
          group: { id: goal, tier: goal },
          db: {
            executeSql: async (text, values) => ({
              rows: (await queries.executeQuery<object>(CompiledQuery.raw(text, values))).rows,
            }),
          },
        })
      })
    },

    async take(goals, limit) {
      if (limit === 0 || goals.size === 0) return []
      const ready = await boss.ready()
      const taken: TakenTask[] = []
      for (;;) {
        const jobs = await ready.fetch<Payload>(queue, {
          batchSize: limit - taken.length,
          groupConcurrency: { default: 1, tiers: Object.fromEntries(goals) },
          ignoreGroups: [...strangers].filter((goal) => !goals.has(goal)),
          includeMetadata: true,
        })
        const foreign: TaskAttempt[] = []
        for (const { id, retryCount, data, startAfter } of jobs) {
          const { goal, input } = data
          const attempt = retryCount + 1
          if (goals.has(goal)) taken.push({ id, attempt, goal, input, runAt: startAfter.toISOString() })
          else {
            strangers.add(goal)
            foreign.push({ id, attempt })
          }
        }
        if (foreign.length === 0) return taken
        await this.release(foreign)
        if (taken.length === limit) return taken
      }
    },

    async renew(attempts) {
      if (attempts.length === 0) return []
      const ready = await boss.ready()
      const { affected = 0 } = (await ready.touch(queue, attempts.map(attemptOf))) as { affected?: number }
      if (affected === attempts.length) return [...attempts]
      const { rows } = await boss.sql(
        `select id, retry_count + 1 as attempt from ${schema}.job where name = '${queue}' and state = 'active' and id = any($1::uuid[])`,
        [attempts.map(({ id }) => id)],
      )
      const held = new Set(
        (rows as { id: Id; attempt: number }[]).map(({ id, attempt }) => `${id} ${attempt}`),
      )
      return attempts.filter(({ id, attempt }) => held.has(`${id} ${attempt}`))
    },

    async settle(settlements) {
      const ready = await boss.ready()
      // One statement for all that ended alike, as most do that have nothing to say.
      const alike = Map.groupBy(settlements, endingOf)
      for (const [ending, same] of alike) {
        const attempts = same.map(attemptOf)
        const output = JSON.parse(ending) as Ending
        if (output.state === undefined) await ready.fail(queue, attempts, output)
        else await ready.complete(queue, attempts, output)
      }
    },

    async release(attempts) {
      if (attempts.length === 0) return
      await boss.sql(
        `update ${schema}.job set started_on = null, heartbeat_on = null,
            state = (case when retry_count > 0 then 'retry' else 'created' end)::${schema}.job_state
          where name = '${queue}' and state = 'active' and id::text || ' ' || retry_count = any($1::text[])`,
        [attempts.map(({ id, attempt }) => `${id} ${attempt - 1}`)],
      )
    },

    async progress({ id, attempt }, state) {
      await boss.sql(
        `update ${schema}.job set output = $3::jsonb
          where name = '${queue}' and state = 'active' and id = $1::uuid and retry_count = $2`,
        [id, attempt - 1, JSON.stringify({ output: JSON.parse(keptOutput(state)) } satisfies Ending)],
      )
    },

    async revive(id) {
      if (!isUuid(id)) return false
      await boss.ready()
      const again = `update ${schema}.job set state = 'created', retry_count = 0, started_on = null, completed_on = null,
          output = null, start_after = now(), keep_until = now() + interval '365 days'
        where name = '${queue}' and id = $1::uuid and state = 'completed' and output ->> 'state' <> 'done'
          and not exists (select 1 from ${schema}.job other where other.name = job.name
            and other.singleton_key = job.singleton_key and other.state <= 'active')
        returning id`
      return context.write(async ({ queries }) => {
        const { rows } = await queries.executeQuery(CompiledQuery.raw(again, [id]))
        return rows.length > 0
      })
    },

    async find(id) {
      if (!isUuid(id)) return undefined
      const [found] = await details('id = $1::uuid', [id], 1)
      return found
    },

    list({ goal, state, after, limit }) {
      const where = ['true']
      const values: unknown[] = []
      const add = (sql: string, value: unknown) => where.push(sql.replace('?', `$${values.push(value)}`))
      if (goal !== undefined) add(`group_id = ?`, goal)
      if (after !== undefined) add('id < ?::uuid', after)
      if (state !== undefined) add(`${stateSql} = ?`, state)
      return details(where.join(' and '), values, limit)
    },

    async counts(): Promise<GoalCounts[]> {
      await boss.ready()
      const { rows } = await boss.sql(
        `select group_id as goal, ${stateSql} as state, count(*)::int as count,
            min(case when state < 'active' and start_after <= now() then start_after end) as oldest
          from ${schema}.job where name = '${queue}'
            and (state < 'active' or state = 'active' or completed_on > now() - interval '${countedHours} hours') group by 1, 2`,
        [],
      )
      return gather(
        (rows as { goal: string; state: TaskState; count: number; oldest: Date | null }[]).map(
          ({ oldest, ...row }) => ({ ...row, oldestAt: oldest?.toISOString() ?? null }),
        ),
      )
    },

    async tend() {
      const ready = await boss.ready()
      await ready.supervise(queue)
    },

    onEnqueued: (listener) => boss.onEnqueued(listener),
  }
}

const isUuid = (text: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

const stateSql = `case when state < 'active' then 'queued' when state = 'active' then 'running'
  else coalesce(output ->> 'state', 'dead') end`

/** The answer as it is kept, alike for those that ended alike. */
function endingOf({ outcome, output }: Settlement): string {
  const kept = JSON.parse(keptOutput(output)) as unknown
  return JSON.stringify(
    (outcome === 'again' ? { output: kept } : { state: outcome, output: kept }) satisfies Ending,
  )
}

interface JobRow {
  id: Id
  state: string
  data: Payload
  output: Ending | { value?: { message?: string } } | null
  priority: number
  singleton_key: string
  retry_count: number
  started_on: Date | null
  created_on: Date
  start_after: Date
  completed_on: Date | null
}

function detailOf(row: JobRow): TaskDetail {
  const { goal, input } = row.data
  const ending = row.output
  const isEnded = row.completed_on !== null
  const state: TaskState = isEnded
    ? ((ending as Ending | null)?.state ?? 'dead')
    : row.state === 'active'
      ? 'running'
      : 'queued'
  const time = (date: Date | null): Time | null => date?.toISOString() ?? null
  return {
    id: row.id,
    goal,
    state,
    key: row.singleton_key === row.id ? null : row.singleton_key.slice(goal.length + 1),
    priority: row.priority,
    input,
    output: ending === null ? null : 'output' in ending ? ending.output : lostLease(ending),
    // pg-boss counts an attempt when the next one begins, unless its beginning was forgotten
    attempt: row.started_on === null ? row.retry_count : row.retry_count + 1,
    createdAt: row.created_on.toISOString(),
    runAt: row.start_after.toISOString(),
    startedAt: time(row.started_on),
    endedAt: time(row.completed_on),
  }
}

/** What pg-boss says of a task whose holder went away. */
function lostLease(output: { value?: { message?: string } }): unknown {
  return { error: `Whoever ran this stopped without a word (${output.value?.message ?? 'no heartbeat'})` }
}
