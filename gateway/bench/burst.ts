import { quantile, report } from '@piata/config/figures'
import { mixedRequests } from './mixed.ts'
import { type Answer, run } from './open-loop.ts'
import { newAccount, serve, withFolder } from './servers.ts'

/**
 * What others notice of 200 registrations, and of 200 log-ins, that come at once: the times of reads, searches, accounts and health checks at a steady 200 a second meanwhile.
 * `node gateway/bench/burst.ts`
 */
const burst = 200
const names = { registrations: 'register', 'log-ins': 'login' } as const

await withFolder(5000, async (folder) => {
  const server = await serve('gateway', folder)
  const { port, origin } = server
  const account = await newAccount(origin)
  const asks = (await mixedRequests(server, account)).filter(({ kind }) =>
    ['read', 'search', 'account', 'health'].includes(kind),
  )
  await run({ port, asks, connections: 64, phases: [{ name: 'warm', seconds: 3, rate: 200 }] })
  for (const [name, route] of Object.entries(names)) {
    const others = run({ port, asks, connections: 64, phases: [{ name, seconds: 12, rate: 200 }] })
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const began = performance.now()
    const statuses = await Promise.all(
      Array.from({ length: burst }, async (_, n) => {
        const { email, password } = account
        const body = {
          register: { email: `${n}.${email}`, password, name: 'Ion' },
          login: { email, password },
        }[route]
        const answer = await fetch(`${origin}/v1/auth/${route}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        await answer.arrayBuffer()
        return answer.status
      }),
    )
    const ms = performance.now() - began
    const during = (await others).answers.filter(({ at }: Answer) => at >= 2000 && at <= 2000 + ms)
    const times = during.map((answer) => answer.ms).sort((a, b) => a - b)
    const p99 = quantile(times, 0.99)
    report(`gateway/burst/${name}/others' p99`, p99, 'ms')
    const done = statuses.filter((status) => status < 300).length
    console.log(
      `${burst} ${name} at once: ${done} done and ${burst - done} put off within ${(ms / 1000).toFixed(1)} s; ${times.length} others meanwhile: p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, asked ≤ 50 ms`,
    )
  }
  await server.stop()
})
