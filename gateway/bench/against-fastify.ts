import { execFile, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { median, report } from '@piata/config/figures'
import { newAccount, type Server, serve, withFolder } from './servers.ts'

/**
 * How fast the gateway answers with all its protections, against Fastify alone sending the same bytes, and what a limit and a key add to Fastify alone. All in one run, in turns, with
 * wrk on the same cores. `node gateway/bench/against-fastify.ts --seconds 3 --rounds 5`
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '32' },
    prof: { type: 'string' },
    only: { type: 'string' },
  },
})
const execute = promisify(execFile)
const seconds = Number(values.seconds)

interface Run {
  perSecond: number
  /** Of the server, a request. */
  cpuMicros: number
}

/** One thread of wrk, so that the server has a core. */
async function load(server: Server, path: string, headers: string[], forSeconds: number): Promise<Run> {
  const before = server.cpu()
  const { stdout } = await execute('wrk', [
    '-t1',
    `-c${values.connections}`,
    `-d${forSeconds}s`,
    ...headers.flatMap((header) => ['-H', header]),
    server.origin + path,
  ])
  const requests = Number(/(\d+) requests in/.exec(stdout)![1])
  const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0)
  // Of a machine that is busy with other things the door may put a few off.
  if (failed > 0.001 * requests || stdout.includes('Socket errors'))
    throw new Error(`${server.kind} ${path}:\n${stdout}`)
  return { perSecond: requests / forSeconds, cpuMicros: ((server.cpu() - before) / requests) * 1e6 }
}

/** Medians of rounds in which the servers take turns, so that what slows the machine slows all. */
async function compare(
  name: string,
  reached: readonly number[],
  contestants: readonly { server: Server; path: string; headers: string[] }[],
): Promise<void> {
  if (values.only !== undefined && !name.includes(values.only)) return
  for (const { server, path, headers } of contestants) await load(server, path, headers, 2)
  const runs: Run[][] = contestants.map(() => [])
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [at, { server, path, headers }] of contestants.entries())
      runs[at]!.push(await load(server, path, headers, seconds))
  }
  const [bare, ...others] = runs.map((of) => ({
    perSecond: median(of.map((run) => run.perSecond)),
    cpuMicros: median(of.map((run) => run.cpuMicros)),
  }))
  console.log(name)
  console.log(
    `  ${'bare'.padEnd(16)} ${bare!.perSecond.toFixed(0).padStart(7)}/s ${bare!.cpuMicros.toFixed(1).padStart(6)} µs`,
  )
  for (const [at, other] of others.entries()) {
    const ratio = other.perSecond / bare!.perSecond
    const ofWork = bare!.cpuMicros / other.cpuMicros
    report(`gateway/against Fastify/${name}${at === 0 ? '' : ' and key'}`, ratio, '×')
    console.log(
      `  ${contestants[at + 1]!.server.kind.padEnd(16)} ${other.perSecond.toFixed(0).padStart(7)}/s ${other.cpuMicros.toFixed(1).padStart(6)} µs  ${ratio.toFixed(2)}× (by processor time ${ofWork.toFixed(2)}×), asked ${reached[at]!.toFixed(2)}`,
    )
  }
}

if (spawnSync('wrk', ['-v']).error !== undefined) {
  console.log('wrk is not installed: how the gateway does against Fastify alone is left out')
} else {
  await withFolder(2000, async (folder) => {
    const gateway = await serve(
      'gateway',
      folder,
      values.prof ? ['--cpu-prof', `--cpu-prof-dir=${values.prof}`] : [],
    )
    const { accessToken, key } = await newAccount(gateway.origin)
    const [listing] = (
      (await (await fetch(`${gateway.origin}/v1/listings?limit=1`)).json()) as { items: [{ id: string }] }
    ).items
    const paths = { listing: `/v1/listings/${listing.id}`, search: '/v1/search?q=canapea', me: '/v1/me' }
    const member = [`authorization: Bearer ${accessToken}`]
    const answers: Record<string, string> = {}
    for (const path of Object.values(paths)) {
      const answer = await fetch(gateway.origin + path, {
        headers: { authorization: `Bearer ${accessToken}` },
      })
      answers[path] = await answer.text()
    }
    await writeFile(join(folder, 'answers.json'), JSON.stringify(answers))
    const bare = await serve('bare', folder)
    console.log(
      `${cpus()[0]?.model.trim()} × ${cpus().length}, Node ${process.version}, wrk with ${values.connections} connections, medians of ${values.rounds} rounds of ${seconds} s\n`,
    )
    const both = (path: string, headers: string[] = []) =>
      [bare, gateway].map((server) => ({ server, path, headers }))
    await compare('GET /v1/listings/:id', [0.7], both(paths.listing))
    await compare('GET /v1/search, hot', [0.7], both(paths.search))
    await compare('GET /v1/me', [0.5], both(paths.me, member))
    await gateway.stop()
    const limited = await serve('limit', folder)
    const keyed = await serve('limit and key', folder)
    const headers = [`authorization: Bearer ${key}`]
    await compare(
      'bare, with a limit, with a limit and a key',
      [0.88, 0.8],
      [bare, limited, keyed].map((server) => ({ server, path: paths.listing, headers })),
    )
    for (const server of [bare, limited, keyed]) await server.stop()
  })
}
