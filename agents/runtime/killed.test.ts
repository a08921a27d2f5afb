import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'

/** On each database. */
const kills = 4
/** At least; more are made while processes are killed. */
const tasks = 300
/** The shortest that pg-boss has. */
const leases = { sqlite: 2, postgres: 10 }

interface Note {
  what: 'up' | 'begin' | 'end'
  id: string
  pid: number
  at: number
}

describe.each(dialects)('killed processes on %s', (dialect) => {
  let services: TestServices
  const children = new Set<ChildProcess>()
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    await services.close()
  })

  it('lose no task and run none twice at the same time', { timeout: 300_000 }, async () => {
    const options = { leaseSeconds: leases[dialect], retrySeconds: { first: 0.1, most: 0.1 } }
    services = await startServices(dialect, options)
    const { database, url, folder } = services
    const file = join(folder, 'notes')
    const notes = (): Note[] =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .split('\n')
            .filter((line) => line.endsWith('}'))
            .map((line) => JSON.parse(line))
        : []
    const killedAt = new Map<number, number>()
    const start = () => {
      children.add(
        spawn(
          process.execPath,
          [join(import.meta.dirname, '../test/killed-runner.ts'), url, file, String(options.leaseSeconds)],
          { stdio: ['ignore', 'ignore', 'inherit'] },
        ),
      )
    }
    /** Those of `among` that have begun a task and not ended it. */
    const atWork = (among: ReadonlySet<number>) => {
      const open = new Map<string, number>()
      for (const { what, id, pid } of notes()) {
        if (what === 'begin') open.set(`${id} ${pid}`, pid)
        else open.delete(`${id} ${pid}`)
      }
      return [...children].filter(({ pid }) => among.has(pid!) && [...open.values()].includes(pid!))
    }
    /** Kills one that is in the middle of a task, when there are two that run. */
    const kill = async () => {
      for (;;) {
        const up = new Set(notes().flatMap(({ what, pid }) => (what === 'up' ? [pid] : [])))
        const running = [...children].filter(({ pid }) => up.has(pid!))
        const [child] = atWork(up)
        if (child !== undefined && running.length > 1) {
          // Stopped first, so that what it has begun is still begun when it dies.
          child.kill('SIGSTOP')
          await delay(5)
          if (atWork(new Set([child.pid!])).length > 0) {
            children.delete(child)
            child.kill('SIGKILL')
            await once(child, 'exit')
            killedAt.set(child.pid!, Date.now())
            return
          }
          child.kill('SIGCONT')
        }
        await delay(20)
      }
    }

    for (let i = 0; i < 4; i++) start()
    let killing = true
    const enqueued = (async () => {
      const ids: string[] = []
      for (let i = 0; killing || i < tasks; i++) {
        ids.push((await database.tasks.enqueue({ goal: 'work', input: i }))!)
        await delay(10)
      }
      return ids
    })()
    for (let i = 0; i < kills; i++) {
      await delay(100 + Math.random() * 200)
      await kill()
      start()
    }
    killing = false
    const ids = await enqueued
    const isDone = async () =>
      (await database.tasks.counts()).find(({ goal }) => goal === 'work')!.done === ids.length
    while (!(await isDone())) await delay(100)

    const runs = new Map<string, { from: number; to: number }[]>()
    const open = new Map<string, { from: number; to: number }>()
    for (const { what, id, pid, at } of notes()) {
      if (what === 'begin') {
        const run = { from: at, to: killedAt.get(pid) ?? Number.POSITIVE_INFINITY }
        runs.set(id, [...(runs.get(id) ?? []), run])
        open.set(`${id} ${pid}`, run)
      } else if (what === 'end') open.get(`${id} ${pid}`)!.to = at
    }
    expect([...runs.keys()].toSorted()).toEqual(ids.toSorted())
    const overlaps = [...runs.values()].flatMap((list) =>
      list.toSorted((a, b) => a.from - b.from).filter((run, i, all) => i > 0 && run.from < all[i - 1]!.to),
    )
    expect(overlaps).toEqual([])
    // each kill hit work under way
    expect([...runs.values()].flat().length - ids.length).toBeGreaterThanOrEqual(kills)
  })
})
