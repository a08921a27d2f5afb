import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ThreadAgent } from '../agent.ts'
import { Threads } from './threads.ts'

let folder: string
const threads = new Threads()
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-threads-'))
})
afterAll(async () => {
  await threads.close()
  rmSync(folder, { recursive: true, force: true })
})

/** An agent that runs `body` in a thread; `input`, `progress` are there. */
const agent = (body: string, more: Partial<ThreadAgent> = {}): ThreadAgent => {
  const file = join(folder, `${Math.random()}.mjs`)
  writeFileSync(file, `export default { run({ input }, { progress }) { ${body} } }`)
  return { name: 'computes', cpu: true, module: pathToFileURL(file).href, ...more } as ThreadAgent
}
const run = (
  given: ThreadAgent,
  input: unknown,
  signal = new AbortController().signal,
  progress = () => {},
) => threads.run(given, { id: '1', goal: 'computes', input }, signal, progress)

it('computes beside the event loop, and says how far it is', async () => {
  const shares: number[] = []
  const busy = agent(
    `progress(0.5); const until = Date.now() + 100; while (Date.now() < until); return { status: 'success', output: input * 2 }`,
  )
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  const result = await threads.run(
    busy,
    { id: '1', goal: 'g', input: 21 },
    new AbortController().signal,
    (share) => void shares.push(share),
  )
  clearInterval(timer)
  expect(result).toEqual({ status: 'success', output: 42 })
  expect(shares).toEqual([0.5])
  expect(turns).toBeGreaterThan(5)
})

it('tells what an agent throws', async () => {
  await expect(run(agent(`throw new Error('no')`), null)).rejects.toThrow('no')
})

it('ends an agent that never ends, at its time', async () => {
  const stop = new AbortController()
  const run_ = run(agent('for (;;);'), null, stop.signal)
  setTimeout(() => stop.abort(new Error('time is over')), 100)
  await expect(run_).rejects.toThrow('time is over')
})

it('ends an agent that needs too much memory, and no other', async () => {
  const greedy = agent(`const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()))`, {
    memoryMb: 30,
  })
  const fine = agent(`return { status: 'success', output: 'fine' }`)
  const [first, second] = await Promise.allSettled([run(greedy, null), run(fine, null)])
  expect(first).toMatchObject({
    status: 'rejected',
    reason: { message: 'computes needed more than its 30 MB of memory' },
  })
  expect(second).toMatchObject({ status: 'fulfilled', value: { output: 'fine' } })
})

it('has no more threads than it may, and lets the others wait', async () => {
  const slow = agent(
    `const until = Date.now() + 50; while (Date.now() < until); return { status: 'success', output: process.env.HOME ?? null }`,
  )
  const stop = new AbortController()
  const runs = Array.from({ length: 6 }, () => run(slow, null))
  const left = run(slow, null, stop.signal)
  stop.abort(new Error('not any more'))
  await expect(left).rejects.toThrow('not any more')
  expect((await Promise.all(runs)).map(({ output }) => output)).toEqual(Array(6).fill(null))
})
