import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newAdmin, newPerson, type Person } from './people.ts'

describe.each(dialects)('agents beside the requests on %s', (dialect) => {
  const agentsFile = join(tmpdir(), `piata-agents-${randomUUID()}.json`)
  let test: TestApp
  let member: Person
  let ask: (method: 'GET' | 'POST', url: string, body?: object) => ReturnType<Person['ask']>
  beforeAll(async () => {
    const answer = `let text = ''; for await (const chunk of process.stdin) text += chunk; const { input } = JSON.parse(text);
      if (input.word === 'bad') console.log(JSON.stringify({ status: 'error', output: 'a bad word' }));
      else console.log(JSON.stringify({ status: 'success', output: { said: input.word } }))`
    await writeFile(
      agentsFile,
      JSON.stringify([
        {
          ...{ name: 'echo', summary: 'Says what it hears', retries: 0 },
          command: [process.execPath, '--input-type=module', '-e', answer],
          input: { type: 'object', required: ['word'], properties: { word: { type: 'string' } } },
        },
      ]),
    )
    test = await startTestApp(dialect, { agents: 'inline', agentsFile, metricsPort: 9_999 })
    member = await newPerson(test.app)
    const admin = await newAdmin(test.app)
    await admin.ask('POST', '/v1/me/confirm', { body: { password: admin.password } })
    ask = (method, url, body) => admin.ask(method, url, body && { body })
  })
  afterAll(async () => {
    await test.close()
    await rm(agentsFile)
  })

  const ended = async (id: string) => {
    for (;;) {
      const { items } = (await ask('GET', '/v1/admin/tasks?goal=echo')).json()
      const task = items.find((one: { id: string }) => one.id === id)
      if (task?.endedAt) return task
      await delay(20)
    }
  }

  it('shows nothing to others than those who run the site', async () => {
    for (const [method, url] of [
      ['GET', '/v1/admin/agents'],
      ['GET', '/v1/admin/tasks'],
      ['GET', '/v1/admin/notices'],
      ['POST', '/v1/admin/agents/echo/pause'],
      ['POST', '/v1/admin/agents/echo/run'],
      ['POST', '/v1/admin/tasks/01900000-0000-7000-8000-000000000000/retry'],
    ] as const) {
      const body = method === 'POST' ? { body: {} } : {}
      expect([url, (await member.ask(method, url, body)).statusCode]).toEqual([url, 403])
      expect([url, (await test.app.inject({ method, url })).statusCode]).toEqual([url, 401])
    }
  })

  it('runs a task, and tells what became of it', async () => {
    const made = await ask('POST', '/v1/admin/agents/echo/run', { input: { word: 'ă' } })
    expect(made.statusCode).toBe(202)
    expect(await ended(made.json().id)).toMatchObject({
      ...{ goal: 'echo', state: 'done', attempt: 1, input: { word: 'ă' } },
      output: { status: 'success', output: { said: 'ă' } },
    })
    const { items } = (await ask('GET', '/v1/admin/agents')).json()
    expect(items.find(({ name }: { name: string }) => name === 'echo')).toMatchObject({
      ...{ summary: 'Says what it hears', schedule: null, isPaused: false, queued: 0, done: 1, failed: 0 },
    })
    expect(await test.app.metrics()).toContain(
      'piata_task_duration_seconds_count{goal="echo",outcome="done"} 1',
    )
  })

  it('tells what agents found', async () => {
    const notice = { key: 'long', title: 'It is long', advice: 'Make it short', evidence: { size: 1 } }
    await test.app.database.notices.settle('a-program', [notice])
    const { items } = (await ask('GET', '/v1/admin/notices')).json()
    expect(items).toEqual([{ ...notice, source: 'a-program', since: expect.any(String) }])
  })

  it('refuses wrong tasks, naming the field', async () => {
    const wrong = await ask('POST', '/v1/admin/agents/echo/run', { input: { word: 5 } })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.json().errors).toEqual([{ pointer: '/input/word', detail: expect.any(String) }])
    const unknown = await ask('POST', '/v1/admin/agents/nobody/run', { input: {} })
    expect([unknown.statusCode, unknown.json().detail]).toEqual([404, 'There is no such agent.'])
    const large = await ask('POST', '/v1/admin/agents/echo/run', { input: { word: 'x'.repeat(70_000) } })
    expect([large.statusCode, large.json().errors[0].pointer]).toEqual([400, '/input'])
  })

  it('tries again what failed', async () => {
    const { id } = (await ask('POST', '/v1/admin/agents/echo/run', { input: { word: 'bad' } })).json()
    expect(await ended(id)).toMatchObject({
      state: 'failed',
      output: { status: 'error', output: 'a bad word' },
    })
    expect((await ask('POST', `/v1/admin/tasks/${id}/retry`)).statusCode).toBe(200)
    expect(await ended(id)).toMatchObject({ state: 'failed' })
    const none = await ask('POST', '/v1/admin/tasks/01900000-0000-7000-8000-000000000000/retry')
    expect(none.statusCode).toBe(409)
  })

  it('holds an agent and lets it go on', async () => {
    expect((await ask('POST', '/v1/admin/agents/echo/pause')).json()).toEqual({
      name: 'echo',
      isPaused: true,
    })
    await test.app.agentRunner!.runSchedules()
    const { id } = (await ask('POST', '/v1/admin/agents/echo/run', { input: { word: 'later' } })).json()
    await delay(200)
    expect((await ask('GET', '/v1/admin/tasks?state=queued&goal=echo')).json().items).toMatchObject([{ id }])
    expect((await ask('POST', '/v1/admin/agents/echo/resume')).json()).toEqual({
      name: 'echo',
      isPaused: false,
    })
    expect(await ended(id)).toMatchObject({ state: 'done' })
  })
})
