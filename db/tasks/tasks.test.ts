import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database.ts'
import { patienceOfCaller, withPatience } from '../patience.ts'
import { createTestDatabase, dialects, type TestDatabase } from '../testing/databases.ts'
import type { Id } from '../types.ts'
import type { TakenTask } from './face.ts'

const options = { retrySeconds: { first: 1, most: 1 } }

describe.each(dialects)('tasks on %s', (dialect) => {
  let test: TestDatabase
  let database: Database
  beforeAll(async () => {
    test = await createTestDatabase(dialect)
    database = await test.open({ tasks: options })
  })
  afterAll(() => test.drop())

  let goals = 0
  const newGoal = () => `goal-${goals++}`
  const taken = (goal: string, most = 10, from = database): Promise<TakenTask[]> =>
    from.tasks.take(new Map([[goal, most]]), 100)
  /** As if whoever holds the task had been silent for longer than its lease. */
  const loseLease = async (id: Id) => {
    if (dialect === 'sqlite') {
      test.clock.now = new Date(Date.now() + 60_000)
      await database.tasks.tend()
      test.clock.now = null
    } else {
      const client = await test.client()
      await client.query(
        `update piata_tasks.job set heartbeat_on = now() - interval '1 hour' where id = $1`,
        [id],
      )
      await client.query(`update piata_tasks.queue set monitor_on = null`)
      await database.tasks.tend()
    }
    await makeDue(id)
  }
  /** As if the delay before the next attempt had passed. */
  const makeDue = async (id: Id) => {
    if (dialect === 'sqlite') test.clock.now = new Date(Date.now() + 4_000_000)
    else {
      const client = await test.client()
      await client.query('update piata_tasks.job set start_after = now() where id = $1', [id])
    }
  }

  it('gives a task of a committed transaction, and none of one that was rolled back', async () => {
    const goal = newGoal()
    await expect(
      database.transaction(async (tables) => {
        await tables.tasks.enqueue({ goal, input: { n: 1 } })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await taken(goal)).toEqual([])
    const id = await database.transaction((tables) => tables.tasks.enqueue({ goal, input: { n: 2 } }))
    expect(await taken(goal)).toMatchObject([{ id, goal, attempt: 1, input: { n: 2 } }])
    expect(await taken(goal)).toEqual([])
  })

  it('tells listeners of this process after the commit, outside the patience of whoever made the task', async () => {
    const patiences: unknown[] = []
    const patience = { until: performance.now() + 60_000 }
    // On Postgres, where tasks are first asked for, and so perhaps by a request.
    const own = await test.open({ tasks: options })
    const stop = own.tasks.onEnqueued(() => patiences.push(patienceOfCaller()))
    await withPatience(patience, () => own.tasks.enqueue({ goal: newGoal(), input: null }))
    while (patiences.length === 0) await delay(2)
    stop()
    expect(patiences[0]).toBeUndefined()
  })

  it('makes one task of a goal and key until it has ended', async () => {
    const goal = newGoal()
    const make = () => database.tasks.enqueue({ goal, input: null, key: 'the one' })
    const id = (await make())!
    expect(await make()).toBeNull()
    expect(await database.tasks.enqueue({ goal: newGoal(), input: null, key: 'the one' })).not.toBeNull()
    await taken(goal)
    expect(await make()).toBeNull()
    await database.tasks.settle([{ id, attempt: 1, outcome: 'done', output: null }])
    expect(await make()).not.toBeNull()
  })

  it('gives the most urgent first, then the oldest', async () => {
    const goal = newGoal()
    for (const [input, priority] of [
      ['b', 0],
      ['c', -5],
      ['a', 5],
      ['b2', 0],
    ] as const) {
      await database.tasks.enqueue({ goal, input, priority })
    }
    const order: unknown[] = []
    for (let i = 0; i < 4; i++)
      order.push(...(await database.tasks.take(new Map([[goal, 10]]), 1)).map(({ input }) => input))
    expect(order).toEqual(['a', 'b', 'b2', 'c'])
  })

  it('lets no more of a goal run than it allows, in all processes together', async () => {
    const goal = newGoal()
    const other = await test.open({ tasks: options })
    for (let i = 0; i < 5; i++) await database.tasks.enqueue({ goal, input: i })
    const first = await taken(goal, 2)
    expect(first).toHaveLength(2)
    expect(await taken(goal, 2, other)).toEqual([])
    await database.tasks.settle([{ ...first[0]!, outcome: 'done', output: null }])
    expect(await taken(goal, 2, other)).toHaveLength(1)
  })

  it('waits until a task is due', async () => {
    const goal = newGoal()
    const runAt = new Date(Date.now() + 3_600_000).toISOString()
    const id = (await database.tasks.enqueue({ goal, input: null, runAt }))!
    expect(await taken(goal)).toEqual([])
    expect(await database.tasks.find(id)).toMatchObject({ state: 'queued', runAt })
    await makeDue(id)
    expect(await taken(goal)).toHaveLength(1)
    test.clock.now = null
  })

  it('tries again later what failed, and keeps the last error meanwhile', async () => {
    const goal = newGoal()
    const id = (await database.tasks.enqueue({ goal, input: null }))!
    await taken(goal)
    const before = Date.now()
    await database.tasks.settle([{ id, attempt: 1, outcome: 'again', output: { error: 'no answer' } }])
    expect(await taken(goal)).toEqual([])
    const waiting = await database.tasks.find(id)
    expect(waiting).toMatchObject({ state: 'queued', output: { error: 'no answer' } })
    expect(Date.parse(waiting!.runAt)).toBeGreaterThan(before + 400)
    expect(Date.parse(waiting!.runAt)).toBeLessThan(before + 5_000)
    await makeDue(id)
    expect(await taken(goal)).toMatchObject([{ id, attempt: 2 }])
    test.clock.now = null
  })

  it('keeps how each ended, and revives what failed', async () => {
    const goal = newGoal()
    for (const outcome of ['done', 'failed', 'dead'] as const) {
      const id = (await database.tasks.enqueue({ goal, input: { a: 'ă' }, key: outcome, priority: 3 }))!
      await taken(goal)
      await database.tasks.settle([{ id, attempt: 1, outcome, output: { told: outcome } }])
      expect(await database.tasks.find(id)).toMatchObject({
        ...{ id, goal, state: outcome, key: outcome, priority: 3, attempt: 1 },
        ...{ input: { a: 'ă' }, output: { told: outcome } },
      })
    }
    const all = await database.tasks.list({ goal, limit: 10 })
    expect(all.map(({ state }) => state)).toEqual(['dead', 'failed', 'done'])
    expect(await database.tasks.list({ goal, after: all[0]!.id, limit: 1 })).toEqual([all[1]])
    expect(await database.tasks.list({ goal, state: 'failed', limit: 10 })).toEqual([all[1]])
    expect((await database.tasks.counts()).find((counts) => counts.goal === goal)).toEqual({
      ...{ goal, queued: 0, running: 0, done: 1, failed: 1, dead: 1, oldestAt: null },
    })
    expect(await database.tasks.revive(all[2]!.id)).toBe(false)
    expect(await database.tasks.revive(all[0]!.id)).toBe(true)
    expect(await taken(goal)).toMatchObject([{ id: all[0]!.id, attempt: 1 }])
  })

  it('gives a task whose holder is silent to another, and hears the first no more', async () => {
    const goal = newGoal()
    const id = (await database.tasks.enqueue({ goal, input: null }))!
    const [first] = await taken(goal)
    expect(await database.tasks.renew([first!])).toMatchObject([{ id, attempt: 1 }])
    await loseLease(id)
    expect((await database.tasks.find(id))!.output).toMatchObject({ error: /stopped without a word/ })
    const [second] = await taken(goal)
    expect(second).toMatchObject({ id, attempt: 2 })
    expect(await database.tasks.renew([first!])).toEqual([])
    await database.tasks.settle([{ ...first!, outcome: 'done', output: 'late' }])
    expect(await database.tasks.find(id)).toMatchObject({ state: 'running' })
    await database.tasks.settle([{ ...second!, outcome: 'done', output: 'in time' }])
    expect(await database.tasks.find(id)).toMatchObject({ state: 'done', output: 'in time' })
    test.clock.now = null
  })

  it('takes back what was not begun, without counting an attempt', async () => {
    const goal = newGoal()
    await database.tasks.enqueue({ goal, input: null })
    const [first] = await taken(goal)
    await database.tasks.release([first!])
    expect(await taken(goal)).toMatchObject([{ id: first!.id, attempt: 1 }])
    await database.tasks.settle([{ ...first!, outcome: 'again', output: null }])
    await makeDue(first!.id)
    const [second] = await taken(goal)
    await database.tasks.release([second!])
    expect(await database.tasks.find(first!.id)).toMatchObject({ state: 'queued', attempt: 1 })
    expect(await taken(goal)).toMatchObject([{ id: first!.id, attempt: 2 }])
    test.clock.now = null
  })

  it('shows the progress of what runs', async () => {
    const goal = newGoal()
    const id = (await database.tasks.enqueue({ goal, input: null }))!
    const [first] = await taken(goal)
    await database.tasks.progress(first!, { share: 0.5 })
    expect(await database.tasks.find(id)).toMatchObject({ state: 'running', output: { share: 0.5 } })
  })

  it('leaves goals that it does not know to others', async () => {
    const [goal, unknown] = [newGoal(), newGoal()]
    await database.tasks.enqueue({ goal: unknown, input: null, priority: 100 })
    await database.tasks.enqueue({ goal, input: null })
    const found = [...(await taken(goal)), ...(await taken(goal))]
    expect(found).toMatchObject([{ goal }])
    expect(await taken(unknown)).toMatchObject([{ goal: unknown, attempt: 1 }])
  })

  it('gives each of many tasks to one of several takers', async () => {
    const goal = newGoal()
    const other = await test.open({ tasks: options })
    await database.transaction(async (tables) => {
      for (let i = 0; i < 200; i++) await tables.tasks.enqueue({ goal, input: i })
    })
    const ids: Id[] = []
    while (ids.length < 200) {
      const rounds = await Promise.all(
        [database, other, database].map((from) => from.tasks.take(new Map([[goal, 500]]), 20)),
      )
      for (const tasks of rounds) ids.push(...tasks.map(({ id }) => id))
    }
    expect(new Set(ids).size).toBe(200)
  })

  it('refuses what is too large, by field', async () => {
    const goal = newGoal()
    const enqueue = (more: object) => database.tasks.enqueue({ goal, input: null, ...more })
    await expect(enqueue({ input: 'x'.repeat(10_000_000) })).rejects.toMatchObject({
      ...{ code: 'too-large', field: 'input', message: /at most 65536 bytes of JSON, not 10000002/ },
    })
    await expect(enqueue({ key: '' })).rejects.toMatchObject({ code: 'too-large', field: 'key' })
    await expect(enqueue({ priority: 101 })).rejects.toMatchObject({ field: 'priority' })
    await expect(enqueue({ goal: 'g'.repeat(61) })).rejects.toMatchObject({ field: 'goal' })
    expect(await taken(goal)).toEqual([])
  })

  it('keeps the beginning of an answer that is too long', async () => {
    const goal = newGoal()
    const id = (await database.tasks.enqueue({ goal, input: null }))!
    const [first] = await taken(goal)
    await database.tasks.settle([{ ...first!, outcome: 'done', output: 'y'.repeat(100_000) }])
    expect((await database.tasks.find(id))!.output).toMatchObject({ cut: true, bytes: 100_002 })
  })

  it('keeps what no database takes as it is, so that one answer never stops the others', async () => {
    const goal = newGoal()
    const odd = 'a\0b\ud800c\\u0000'
    const ids = [
      await database.tasks.enqueue({ goal, input: { odd }, key: 'k\0' }),
      await database.tasks.enqueue({ goal, input: null }),
    ]
    const [first, second] = await taken(goal)
    expect(first!.input).toEqual({ odd: 'a\ufffdb\ufffdc\\u0000' })
    const circle: Record<string, unknown> = {}
    circle.self = circle
    await database.tasks.settle([
      { ...first!, outcome: 'done', output: { [odd]: odd } },
      { ...second!, outcome: 'failed', output: circle },
    ])
    const kept = 'a\ufffdb\ufffdc\\u0000'
    expect((await database.tasks.find(ids[0]!))!.output).toEqual({ [kept]: kept })
    expect((await database.tasks.find(ids[1]!))!.output).toMatchObject({
      unkept: expect.stringMatching(/circular/i),
    })
  })

  it('says nothing of ids that are none', async () => {
    expect(await database.tasks.find('nothing')).toBeUndefined()
    expect(await database.tasks.revive('01890000-0000-7000-8000-000000000000')).toBe(false)
  })

  if (dialect === 'postgres')
    it('says in a line what a user of the server lacks, and uses a schema that was made for it', async () => {
      const own = await createTestDatabase('postgres', { isBare: true })
      const admin = await own.client()
      const url = new URL(own.url)
      const role = `teller_${url.pathname.slice(-12)}`
      await admin.query(`create role ${role} login; grant create on schema public to ${role}`)
      url.username = role
      try {
        const limited = await own.open({ url: url.href })
        await expect(limited.tasks.counts()).rejects.toThrow(/may not make the schema piata_tasks/)
        await admin.query(`create schema piata_tasks authorization ${role}`)
        expect(await limited.tasks.counts()).toEqual([])
        await limited.close()
      } finally {
        await admin.query(`drop owned by ${role} cascade; drop role ${role}`)
        await own.drop()
      }
    })

  it('moves a schedule on for one of several callers, and not while it is paused', async () => {
    const [due, next, later] = [
      '2026-01-01T00:00:00.000Z',
      '2026-01-02T00:00:00.000Z',
      '2026-01-03T00:00:00.000Z',
    ]
    const agents = [{ name: 'nightly', schedule: '0 0 * * *', nextAt: due }]
    await database.agents.sync(agents)
    const other = await test.open({ tasks: options })
    const claims = await Promise.all([database, other].map((from) => from.agents.claim('nightly', due, next)))
    expect(claims.toSorted()).toEqual([false, true])
    await database.agents.sync(agents)
    expect(await database.agents.list()).toEqual([
      { name: 'nightly', isPaused: false, schedule: '0 0 * * *', nextAt: next, lastAt: due },
    ])
    expect(await database.agents.pause('nightly', true)).toBe(true)
    expect(await database.agents.pause('daily', true)).toBe(false)
    expect(await database.agents.claim('nightly', next, later)).toBe(false)
    await database.agents.sync([{ name: 'nightly', schedule: '0 1 * * *', nextAt: later }])
    expect(await database.agents.list()).toMatchObject([{ isPaused: true, nextAt: later }])
    // One that was known without a time, since it was paused or had no schedule, is due once it has one.
    expect(await database.agents.claim('nightly', later, null)).toBe(false)
    await database.agents.pause('nightly', false)
    expect(await database.agents.claim('nightly', later, null)).toBe(true)
    await database.agents.sync([{ name: 'nightly', schedule: '0 1 * * *', nextAt: due }])
    expect(await database.agents.list()).toMatchObject([{ nextAt: due }])
  })
})
