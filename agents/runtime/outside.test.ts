import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AgentContext } from '../agent.ts'
import { AgentBook } from './book.ts'
import { readOutsideAgents } from './outside.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-outside-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (entries: unknown) => {
  const file = join(folder, 'agents.json')
  writeFileSync(file, typeof entries === 'string' ? entries : JSON.stringify(entries))
  return readOutsideAgents(file)
}
/** An agent that is this program text, run by Node. */
const program = async (text: string, more: object = {}) => {
  const file = join(folder, `${Math.random()}.mjs`)
  writeFileSync(file, text)
  const [agent] = await read([
    { name: 'outside', summary: 'Of a test', command: [process.execPath, file], ...more },
  ])
  return agent!
}
const task = { id: '1', goal: 'outside', input: { word: 'ăsta' } }
const context = (signal = AbortSignal.timeout(20_000)) => ({ signal }) as AgentContext
const readAll = `let text = ''; for await (const chunk of process.stdin) text += chunk;`

it('gives a program the task on stdin and reads its answer from stdout', async () => {
  const agent = await program(
    `${readAll} console.log(JSON.stringify({ status: 'success', output: { got: JSON.parse(text) }, metadata: { v: 1 } }))`,
  )
  expect(await agent.run(task, context())).toEqual({
    ...{ status: 'success', output: { got: task }, metadata: { v: 1 } },
  })
})

it('shows a program no more of the environment than it asks for', async () => {
  process.env.PIATA_TEST_SECRET = 'secret'
  process.env.PIATA_TEST_OPEN = 'open'
  const text = `console.log(JSON.stringify({ status: 'success', output: [process.env.PIATA_TEST_SECRET ?? null, process.env.PIATA_TEST_OPEN] }))`
  const agent = await program(text, { env: ['PIATA_TEST_OPEN'] })
  expect((await agent.run(task, context())).output).toEqual([null, 'open'])
  delete process.env.PIATA_TEST_SECRET
  delete process.env.PIATA_TEST_OPEN
})

it('says what went wrong with a program', async () => {
  const failing = await program(`console.error('no such thing'); process.exit(3)`)
  await expect(failing.run(task, context())).rejects.toThrow(/ended with code 3: no such thing/)
  const talking = await program(`console.log('hello')`)
  await expect(talking.run(task, context())).rejects.toThrow('outside answered no JSON: hello')
  const wrong = await program(`console.log('{"status":"fine","output":1}')`)
  await expect(wrong.run(task, context())).rejects.toThrow(/answered against the contract: \/status/)
  const long = await program(
    `const s = 'x'.repeat(100_000); for (;;) if (!process.stdout.write(s)) await new Promise(r => process.stdout.once('drain', r))`,
  )
  await expect(long.run(task, context())).rejects.toThrow('answered more than 1000000 bytes')
  const [missing] = await read([{ name: 'outside', summary: 'None', command: [join(folder, 'nothing')] }])
  await expect(missing!.run(task, context())).rejects.toThrow('ENOENT')
})

it('ends a program, and what that started, when it is told to stop', async () => {
  const agent = await program(
    `import { spawn } from 'node:child_process';
     const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
     process.on('SIGTERM', () => {});
     console.error(child.pid);
     (await import('node:fs')).writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(child.pid));
     setInterval(() => {}, 1000)`,
  )
  const stop = new AbortController()
  const run = agent.run(task, context(stop.signal))
  run.catch(() => {})
  const { readFileSync } = await import('node:fs')
  let pid = ''
  while (pid === '') {
    await delay(20)
    try {
      pid = readFileSync(join(folder, 'pid'), 'utf8')
    } catch {}
  }
  stop.abort(new Error('time is over'))
  await expect(run).rejects.toThrow('time is over')
  expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH')
})

it('asks an address by POST', async () => {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    if (request.url === '/moved') return response.writeHead(302, { location: '/' }).end()
    if (request.url === '/broken') return response.writeHead(500).end('out of order')
    response.end(
      JSON.stringify({ status: 'success', output: { method: request.method, ...JSON.parse(text) } }),
    )
  }).listen(0, '127.0.0.1')
  await delay(10)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = async (path: string) =>
    (await read([{ name: 'outside', summary: 'Of a test', url: url + path }]))[0]!.run(task, context())
  expect((await at('/')).output).toEqual({ method: 'POST', ...task })
  await expect(at('/broken')).rejects.toThrow('answered 500: out of order')
  await expect(at('/moved')).rejects.toThrow()
  server.close()
})

it('takes schemas, a schedule and limits from the file', async () => {
  const [agent] = await read([
    {
      ...{
        name: 'prices',
        summary: 'Reads prices',
        command: ['true'],
        concurrency: 2,
        timeoutSeconds: 1.5,
        retries: 0,
      },
      input: { type: 'object', required: ['day'], properties: { day: { type: 'string' } } },
      schedule: { cron: '5 4 * * *', jitterSeconds: 60 },
      scheduledInput: { day: 'today' },
    },
  ])
  expect(agent).toMatchObject({
    concurrency: 2,
    timeoutMs: 1_500,
    retries: 0,
    schedule: { jitterMs: 60_000 },
  })
  const book = new AgentBook([agent!])
  expect(() => book.checkInput('prices', {})).toThrow(/The input of prices is wrong/)
  book.checkInput('prices', { day: 'monday' })
})

it('names what is wrong in the file', async () => {
  await expect(read('{')).rejects.toThrow(/agents\.json is not JSON/)
  await expect(read([{ name: 'a', summary: 'b', comand: [] }])).rejects.toThrow(/agents\.json: \/0/)
  await expect(read([{ name: 'a', summary: 'b' }])).rejects.toThrow('a must have either command or url')
  await expect(read([{ name: 'a', summary: 'b', command: ['x'], url: 'http://x' }])).rejects.toThrow(
    'either command or url',
  )
  for (const type of ['nonsense', ['string', 'text']])
    await expect(read([{ name: 'a', summary: 'b', command: ['x'], output: { type } }])).rejects.toThrow(
      /agents\.json: \/0\/output\/type/,
    )
  await read([{ name: 'a', summary: 'b', command: ['x'], output: { type: ['string', 'null'] } }])
  expect(await readOutsideAgents(join(folder, 'none.json'))).toEqual([])
})
