import { parseArgs } from 'node:util'
import { quantile, report } from '@piata/config/figures'
import { mixedRequests } from './mixed.ts'
import { type Answer, run } from './open-loop.ts'
import { newAccount, serve, withFolder } from './servers.ts'

/**
 * What becomes of a gateway that is asked for four times as much as it can do, by kind of request, and how soon it is as before. Another process asks at a rate that does not
 * wait for answers, as a reverse proxy passes on the requests of ever other visitors. `node gateway/bench/overload.ts --times 4 --seconds 8`; `--capacity 3000` takes that for the capacity, so that two runs on a busy
 * machine are asked for the same
 */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '8' },
    listings: { type: 'string', default: '20000' },
    capacity: { type: 'string' },
    prof: { type: 'string' },
  },
})
/** Those of a reverse proxy, which carry one visitor's request after another's. */
const connections = 2_000
const isShed = ({ status }: Answer) => status === 503
const p99 = (answers: Answer[]) =>
  answers.length === 0
    ? Number.NaN
    : quantile(
        answers.map(({ ms }) => ms).sort((a, b) => a - b),
        0.99,
      )

await withFolder(Number(values.listings), async (folder) => {
  const server = await serve(
    'gateway',
    folder,
    values.prof ? ['--cpu-prof', `--cpu-prof-dir=${values.prof}`] : [],
    true,
  )
  const { port } = server
  const asks = await mixedRequests(server, await newAccount(server.origin))
  const { answers: alone } = await run({
    port,
    asks,
    connections: 64,
    isProxied: true,
    phases: [
      { name: 'warm', seconds: 4, rate: 0 },
      { name: 'all', seconds: 5, rate: 0 },
    ],
  })
  const done = alone.filter((answer) => answer.phase === 'all' && !isShed(answer))
  const capacity = Number(values.capacity ?? done.length / 5)
  console.log(
    `capacity: ${capacity.toFixed(0)} requests of the mix a second, p99 ${p99(done).toFixed(0)} ms\n`,
  )

  const rate = Number(values.times) * capacity
  const phases = [
    { name: 'before', seconds: 3, rate: 0.4 * capacity },
    { name: 'overload', seconds: Number(values.seconds), rate },
    { name: 'after', seconds: 5, rate: 0.4 * capacity },
  ]
  const { answers, lagMs } = await run({ port, asks, connections, phases, isProxied: true })
  const of = (phase: string) => answers.filter((answer) => answer.phase === phase)
  const overload = of('overload')
  console.log(
    `offered ${(overload.length / Number(values.seconds)).toFixed(0)} a second (of ${rate.toFixed(0)} that were meant) for ${values.seconds} s, over ${connections} connections of a proxy at most, each request another visitor's`,
  )
  console.log('kind        answers  accepted    shed  failed   p50 ms   p99 ms of the accepted')
  for (const kind of ['health', 'log-in', 'account', 'write', 'read', 'search', 'upload', 'all']) {
    const asked = overload.filter((answer) => kind === 'all' || answer.kind === kind)
    const accepted = asked.filter((answer) => !isShed(answer) && answer.status !== 0)
    const times = accepted.map(({ ms }) => ms).sort((a, b) => a - b)
    const shed = asked.filter(isShed).length
    report(`gateway/overload/${kind}/p99`, p99(accepted), 'ms')
    report(`gateway/overload/${kind}/shed`, shed / asked.length, 'share')
    console.log(
      `${kind.padEnd(10)} ${String(asked.length).padStart(8)} ${String(accepted.length).padStart(9)} ${`${((100 * shed) / asked.length).toFixed(1)} %`.padStart(7)} ${String(asked.filter(({ status }) => status === 0).length).padStart(7)} ${(times.length ? quantile(times, 0.5) : Number.NaN).toFixed(1).padStart(8)} ${p99(accepted).toFixed(1).padStart(8)}`,
    )
  }
  console.log(
    `the asking process itself was ${lagMs.toFixed(0)} ms late (p99)${lagMs > 50 ? ': too much for these figures to say something' : ''}`,
  )
  const endedAt = 1000 * (3 + Number(values.seconds))
  const normalMs = normalAfter(of('after'), endedAt, p99(of('before')))
  report('gateway/overload/back to normal', normalMs, 'ms')
  console.log(
    `\nback to normal ${normalMs} ms after its end (before: p99 ${p99(of('before')).toFixed(1)} ms); asked: accepted p99 ≤ 250 ms, back within 1000 ms`,
  )
  await server.stop()
})

/** From the first tenth of a second on in which, and in all later ones, nothing is shed and nearly all is as quick as before. */
function normalAfter(answers: Answer[], endedAt: number, before: number): number {
  let normal = 0
  for (let from = 0; from < 5000; from += 100) {
    const part = answers.filter(({ at, ms }) => at - ms >= endedAt + from && at - ms < endedAt + from + 100)
    const slow = part.filter((answer) => isShed(answer) || answer.ms > Math.max(50, 2 * before)).length
    if (slow > 0.02 * part.length) normal = from + 100
  }
  return normal
}
