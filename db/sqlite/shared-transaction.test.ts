import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Context, WriteTransaction } from '../context.ts'
import { migrate } from '../migrations/index.ts'
import { withPatience } from '../patience.ts'
import { openSqlite } from './context.ts'

let folder: string
let context: Context
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'piata-shared-'))
  const now = () => new Date().toISOString()
  context = await openSqlite(join(folder, 'test.db'), { readers: 1, now, migrate })
})
afterAll(async () => {
  await context.close()
  rmSync(folder, { recursive: true })
})

afterEach(() => void vi.useRealTimers())

const put = ({ rows }: WriteTransaction, key: string) =>
  rows('insert into settings (key, value) values (?, ?)', [key, ''])
const keys = async () => (await context.raw('select key from settings order by key', [])).flat()
const added = async (begun: unknown[]) => (await keys()).filter((key) => !begun.includes(key))
/** As a request's, for which somebody waits. */
const write = <T>(work: (tx: WriteTransaction) => Promise<T>) =>
  withPatience({ until: performance.now() + 60_000 }, () => context.write(work))

it('writes that wait for one another are kept by one commit, after which each is told; one that fails is undone alone', async () => {
  // On a busy machine the first writes of a transaction may have waited too long for the next.
  vi.useFakeTimers({ toFake: ['performance'] })
  const begun = await keys()
  const told: string[] = []
  const seen: unknown[][] = []
  const one = (key: string) =>
    write(async (tx) => {
      tx.onCommit(() => void told.push(`${key} effect`))
      const within = (await tx.rows('select key from settings', [])).length - begun.length
      // What the others wrote is seen within, and nothing of it from outside.
      seen.push([within, (await added(begun)).length])
      await put(tx, key)
      await put(tx, `${key} more`)
      if (key === 'b') await put(tx, 'a')
      return key
    })
  const tell = (key: string) =>
    one(key).then(
      async () => told.push(`${key} of ${(await added(begun)).join(', ')}`),
      (error: { errcode: number }) => void told.push(`${key} ${error.errcode}`),
    )
  await Promise.all(['a', 'b', 'c'].map(tell))
  expect(seen).toEqual([
    [0, 0],
    [2, 0],
    [2, 0],
  ])
  expect(told).toEqual([
    'b 1555',
    'a effect',
    'c effect',
    ...['a', 'c'].map((key) => `${key} of a, a more, c, c more`),
  ])
})

it('those whose transaction another one ruined are kept all the same', async () => {
  for (const ruin of [
    // As SQLite does by itself where a disk is full.
    (tx: WriteTransaction) =>
      tx.rows('insert or rollback into settings (key, value) select key, value from settings limit 1', []),
    // Is found by the commit.
    async (tx: WriteTransaction) => {
      await sql`pragma defer_foreign_keys = on`.execute(tx.queries)
      await tx.rows("insert into event_heads (user_id, seq) values ('nobody', 1)", [])
    },
  ]) {
    const begun = await keys()
    const name = `${begun.length}`
    let runs = 0
    const outcomes = await Promise.allSettled([
      write(async (tx) => {
        runs += 1
        await put(tx, `${name} first`)
      }),
      write(async (tx) => {
        await put(tx, `${name} ruined`)
        await ruin(tx)
      }),
      write((tx) => put(tx, `${name} last`)),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await added(begun)).toEqual([`${name} first`, `${name} last`])
    expect(runs).toBe(2)
  }
})

it('what nobody waits for has a transaction of its own', async () => {
  const begun = await keys()
  const seen: unknown[] = []
  await Promise.all([
    context.write((tx) => put(tx, 'long')),
    context.write(async () => void seen.push(...(await added(begun)))),
  ])
  expect(seen).toEqual(['long'])
})

it('requests that come in together share a commit, though each is written before the next is read', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const begun = await keys()
  const told: unknown[] = []
  await Promise.all(
    ['x', 'y', 'z'].map(async (key) => {
      // As sockets that have something to read: timers of one moment have a task each, one right after the other.
      await new Promise((resolve) => setTimeout(resolve, 1))
      await write((tx) => put(tx, key))
      told.push(await added(begun))
    }),
  )
  expect(told).toEqual([
    ['x', 'y', 'z'],
    ['x', 'y', 'z'],
    ['x', 'y', 'z'],
  ])
})
