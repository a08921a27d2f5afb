import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { migrate } from '../migrations/index.ts'
import { SqliteConnection } from './connection.ts'
import { openSqlite } from './context.ts'
import { LogKeeper } from './log-keeper.ts'

describe('the log of a SQLite database', () => {
  let folder: string
  let path: string
  let context: Context
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'piata-log-'))
    path = join(folder, 'test.db')
    context = await openSqlite(path, { readers: 1, now: () => new Date().toISOString(), migrate })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const put = (key: string, bytes: number) =>
    context.write(({ queries }) =>
      queries
        .insertInto('settings')
        .values({ key, value: 'x'.repeat(bytes) })
        .execute(),
    )
  /** Pages of the log, and how many of them are in the file. */
  function stateOfLog(): { log: number; checkpointed: number } {
    const other = new DatabaseSync(path, { readOnly: true })
    try {
      const { log, checkpointed } = other.prepare('pragma wal_checkpoint(noop)').get() as Record<
        'log' | 'checkpointed',
        number
      >
      return { log, checkpointed }
    } finally {
      other.close()
    }
  }

  it('is brought into the file while nobody writes, and is gone once the database is closed', async () => {
    const before = statSync(path).size
    await put('large', 8_000_000)
    expect(stateOfLog().checkpointed).toBeLessThan(stateOfLog().log)
    while (stateOfLog().checkpointed < stateOfLog().log) await delay(20)
    expect(statSync(path).size).toBeGreaterThan(before + 8_000_000)

    await put('larger', 16_000_000)
    await context.close()
    expect(existsSync(`${path}-wal`)).toBe(false)
    const closed = new DatabaseSync(path, { readOnly: true })
    expect(
      closed
        .prepare("select key, length(value) as size from settings where key like 'large%' order by key")
        .all(),
    ).toMatchObject([
      { key: 'large', size: 8_000_000 },
      { key: 'larger', size: 16_000_000 },
    ])
    closed.close()
  })

  it('is begun anew before anybody writes again once it was long', async () => {
    await put('large', 40_000_000)
    expect(stateOfLog().log).toBeGreaterThan(9_000)
    while (stateOfLog().log > 100) await delay(20)
    await context.close()
  })

  it('that cannot be looked at ends no process', async () => {
    const connection = new SqliteConnection(path, 'lookups')
    const keeper = new LogKeeper(path, connection)
    const thrown: unknown[] = []
    const note = (error: unknown) => void thrown.push(error)
    process.on('uncaughtException', note)
    try {
      keeper.written()
      connection.close()
      await delay(300)
    } finally {
      process.off('uncaughtException', note)
      await keeper.close()
      await context.close()
    }
    expect(thrown).toEqual([])
  })
})
