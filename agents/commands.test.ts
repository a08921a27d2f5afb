import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Type from 'typebox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defineAgent, success } from './agent.ts'
import { readCommand, runCommand } from './commands.ts'
import { AgentBook } from './runtime/book.ts'
import { startServices, type TestServices } from './test/database.ts'

let services: TestServices
beforeAll(async () => {
  services = await startServices('sqlite')
})
afterAll(() => services.close())

const book = new AgentBook([
  defineAgent({
    name: 'echo',
    summary: 'Says what it hears',
    input: Type.Object({ word: Type.String() }),
    output: Type.String(),
    run: async ({ input }) => success(input.word),
  }),
])
const agents = (...args: string[]) => runCommand(readCommand(args)!, book, services.database)

it('ends with one line for what it does not know', async () => {
  const env = { ...process.env, PIATA_DATABASE_URL: services.url, PIATA_DATA_DIR: services.folder }
  const args = [join(import.meta.dirname, 'main.ts'), 'run', 'no-such-agent']
  const { code, stderr } = await promisify(execFile)(process.execPath, args, { env }).catch((error) => error)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^agents: There is no agent 'no-such-agent'; there are .*\n$/)
})

it('understands its words, and says which there are', () => {
  expect(readCommand([])).toBeUndefined()
  expect(readCommand(['run', 'echo', '--input', '{"word":"x"}'])).toEqual({
    name: 'run',
    goal: 'echo',
    input: { word: 'x' },
  })
  expect(() => readCommand(['run', 'echo', '--input', '{'])).toThrow('--input must be JSON')
  expect(() => readCommand(['list', '--input', '{}'])).toThrow('--input belongs to run')
  expect(() => readCommand(['dance'])).toThrow(/'dance' is not understood\nnpm run agents /)
  expect(() => readCommand(['list', 'all'])).toThrow('not understood')
  expect(() => readCommand(['--loud'])).toThrow("Unknown option '--loud'")
})

it('makes tasks, but no wrong ones', async () => {
  await expect(agents('run', 'echo')).rejects.toThrow('The input of echo is wrong')
  expect(await services.database.tasks.counts()).toEqual([])
  expect(await agents('run', 'echo', '--input', '{"word":"ă"}')).toMatch(/^Task [0-9a-f-]{36}$/)
  expect(await services.database.tasks.take(new Map([['echo', 1]]), 1)).toMatchObject([
    { input: { word: 'ă' } },
  ])
})

it('holds an agent, before it ever ran too', async () => {
  await expect(agents('pause', 'nobody')).rejects.toThrow("There is no agent 'nobody'; there are echo")
  expect(await agents('pause', 'echo')).toBe('echo is paused.')
  expect(await services.database.agents.list()).toMatchObject([{ name: 'echo', isPaused: true }])
  expect(await agents('list')).toMatch(/\necho +paused /)
  expect(await agents('resume', 'echo')).toBe('echo goes on.')
  expect(await services.database.agents.list()).toMatchObject([{ isPaused: false }])
})

it('tells what agents found', async () => {
  expect(await agents('notices')).toBe('No agent has anything to say.')
  const notice = { key: 'log', title: 'The log is long', advice: 'End what reads.', evidence: null }
  await services.database.notices.settle('db-health', [notice])
  expect(await agents('notices')).toMatch(/^\S+ {2}db-health {2}The log is long\n {2}End what reads.$/)
})

it('tells what failed, and tries it again', async () => {
  expect(await agents('dead')).toBe('No task failed in the last 30 days.')
  const id = (await services.database.tasks.enqueue({ goal: 'gone', input: null }))!
  const [taken] = await services.database.tasks.take(new Map([['gone', 1]]), 1)
  await services.database.tasks.settle([
    { ...taken!, outcome: 'dead', output: { status: 'error', output: 'no answer' } },
  ])
  expect(await agents('dead')).toMatch(new RegExp(`^${id}  \\S+  gone  dead after 1  no answer$`))
  expect(await agents('retry', id)).toBe(`Task ${id} is tried again.`)
  expect(await services.database.tasks.find(id)).toMatchObject({ state: 'queued', attempt: 0 })
  await expect(agents('retry', id)).rejects.toThrow('There is no failed or dead task')
})
