import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile, report } from '@piata/config/figures'
import { buildApp } from '../app.ts'
import { type Ask, run } from './open-loop.ts'
import { benchConfig, type Server, serve } from './servers.ts'

/**
 * Messages that a gateway takes in a second, from as many conversations as connections, and how soon the other side has read one that it is told of by its stream of events: at
 * the same gateway, and at another one of the same database. `node gateway/bench/messages.ts --connections 32 --seconds 6`
 */
const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '6' },
    /** Messages a second while it is measured how soon they are seen. */
    rate: { type: 'string', default: '100' },
    prof: { type: 'string' },
  },
})
const [connections, seconds, rate] = [values.connections, values.seconds, values.rate].map(Number) as [
  number,
  number,
  number,
]

/** Of each side of a conversation, in no order. */
const texts = 50

interface Conversation {
  id: string
  buyer: string
  seller: string
}

const folder = await mkdtemp(join(tmpdir(), 'piata-bench-'))
const servers: Server[] = []
try {
  const conversations = await prepare()
  const profiled = values.prof ? ['--cpu-prof', `--cpu-prof-dir=${values.prof}`] : []
  servers.push(await serve('gateway', folder, profiled))
  await accept(conversations, servers[0]!)
  if (!values.prof) servers.push(await serve('gateway', folder))
  for (const [at, name] of ['the same gateway', 'another gateway'].entries())
    if (!values.prof) await seen(conversations, servers[at]!, name)
} finally {
  for (const server of servers) await server.stop()
  await rm(folder, { recursive: true, force: true })
}

/** Pairs of accounts with a conversation each, and their access tokens. */
async function prepare(): Promise<Conversation[]> {
  const app = await buildApp({ config: { ...benchConfig(folder), agents: 'off' }, waitForSearch: true })
  const { users, listings, conversations } = app.database
  const account = (email: string) =>
    users.create({ email: `${email}@piata.example`, name: 'Ana', passwordHash: 'hash', isVerified: true })
  try {
    const made: Conversation[] = []
    for (let n = 0; n < connections; n++) {
      const [buyer, seller] = [await account(`b${n}`), await account(`s${n}`)]
      const now = new Date().toISOString()
      await listings.writeBatch([
        {
          ...{ categoryId: 'sofas', title: 'Canapea de trei locuri', description: 'Stare buna, se ridica.' },
          ...{ price: { amount: 90_000, currency: 'RON' }, negotiable: true, condition: 'good' },
          ...{ placeId: null, attributes: {}, sellerId: seller.id, externalId: '1' },
          ...{ createdAt: now, publishedAt: now },
        },
      ])
      const page = JSON.parse(`${(await listings.ownPage(seller.id, { limit: 1 })).body}`)
      const begun = await conversations.begin(buyer.id, page.items[0].id, { text: 'Mai este?', imageIds: [] })
      const tokenOf = (user: typeof buyer) => app.signAccessToken(user, user.id)
      made.push({ id: begun.conversationId, buyer: tokenOf(buyer), seller: tokenOf(seller) })
    }
    return made
  } finally {
    await app.close()
  }
}

async function accept(conversations: Conversation[], server: Server): Promise<void> {
  for (const [name, key] of [
    ['plain', ''],
    ['with a key', 'idempotency-key: bench-{n}-of-this-run\r\n'],
  ] as const) {
    const asks: Ask[] = conversations.flatMap(({ id, buyer, seller }) =>
      [buyer, seller].flatMap((token) => Array.from({ length: texts }, (_, n) => message(id, token, n, key))),
    )
    const cpu = server.cpu()
    const { answers, lagMs } = await run({
      ...{ port: server.port, asks, connections },
      phases: [
        { name: 'warm', seconds: 2, rate: 0 },
        { name: 'all', seconds, rate: 0 },
      ],
    })
    const busy = server.cpu() - cpu
    const taken = answers.filter(({ phase, status }) => phase === 'all' && status === 201)
    const refused = answers.filter(({ status }) => status !== 201)
    const ms = taken.map((answer) => answer.ms).sort((a, b) => a - b)
    const perSecond = taken.length / seconds
    report(`gateway/messages/${name}`, perSecond, '/s')
    report(`gateway/messages/${name}/p99`, quantile(ms, 0.99), 'ms')
    console.log(
      `messages, ${name}: ${perSecond.toFixed(0)} a second of ${connections} connections, p50 ${quantile(ms, 0.5).toFixed(1)}, p99 ${quantile(ms, 0.99).toFixed(1)} ms; ` +
        `${((1e6 * busy) / answers.length).toFixed(0)} µs of the gateway's processor each; ${refused.length} refused${refused.length > 0 ? ` (${refused[0]!.status})` : ''}; the asking process ${lagMs.toFixed(0)} ms late (p99)`,
    )
  }
}

function message(id: string, token: string, n: number, headers: string): Ask {
  const text = `Buna ziua, pot veni maine dupa ora sase sa o vad? Stau la numarul ${n}.`
  const body = Buffer.from(JSON.stringify({ text }))
  return {
    ...{ kind: 'message', weight: 1, body: body.toString('base64') },
    head: `POST /v1/conversations/${id}/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${headers}\r\n`,
  }
}

/** From when the request of a message leaves until its text has come to the other side, which listens at `listened`. */
async function seen(conversations: Conversation[], listened: Server, name: string): Promise<void> {
  const end = new AbortController()
  const sentAt = new Map<string, number>()
  const events: number[] = []
  const texts: number[] = []
  const listen = async ({ id, seller }: Conversation) => {
    const headers = { authorization: `Bearer ${seller}` }
    const stream = await fetch(`${listened.origin}/v1/events`, { headers, signal: end.signal })
    const decoder = new TextDecoder()
    let rest = ''
    const follow = async () => {
      for await (const chunk of stream.body!) {
        const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
        rest = parts.pop()!
        for (const part of parts) {
          if (!part.includes('event: message\n')) continue
          const { seq } = JSON.parse(part.slice(part.indexOf('data: ') + 6)) as { seq: number }
          const from = sentAt.get(`${id} ${seq}`)
          if (from === undefined) continue
          events.push(performance.now() - from)
          const path = `/v1/conversations/${id}/messages?after=${seq - 1}`
          await (await fetch(listened.origin + path, { headers })).text()
          texts.push(performance.now() - from)
        }
      }
    }
    return { ended: follow().catch(() => {}) }
  }
  const listening = await Promise.all(conversations.map(listen))
  await delay(500)
  const sent: Promise<void>[] = []
  const numbers = new Map<string, number>()
  const began = performance.now()
  for (let n = 0; n < rate * seconds; n++) {
    await delay(Math.max(0, began + (1_000 * n) / rate - performance.now()))
    const { id, buyer } = conversations[n % conversations.length]!
    sent.push(
      (async () => {
        const from = performance.now()
        // The answer names the message; the event may be sooner than it, and is looked up by the number that comes next.
        const expected = numbers.get(id)
        if (expected !== undefined) sentAt.set(`${id} ${expected + 1}`, from)
        const answer = await fetch(`${servers[0]!.origin}/v1/conversations/${id}/messages`, {
          ...{ method: 'POST', body: JSON.stringify({ text: `Ajung la ora ${n}` }) },
          headers: { authorization: `Bearer ${buyer}`, 'content-type': 'application/json' },
        })
        const body = (await answer.json()) as { message: { seq: number } }
        if (answer.status === 201) numbers.set(id, body.message.seq)
        // A busy machine's gateway refuses some: nobody sees these.
        else if (answer.status === 503) sentAt.delete(`${id} ${expected! + 1}`)
        else throw new Error(JSON.stringify(body))
      })(),
    )
  }
  await Promise.all(sent)
  await delay(1_500)
  end.abort()
  await Promise.all(listening.map(({ ended }) => ended))
  for (const [what, times] of [
    ['told', events],
    ['read', texts],
  ] as const) {
    const sorted = times.toSorted((a, b) => a - b)
    report(`gateway/messages/${what} at ${name}/p99`, quantile(sorted, 0.99), 'ms')
    console.log(
      `a message is ${what} at ${name}: p50 ${quantile(sorted, 0.5).toFixed(0)}, p99 ${quantile(sorted, 0.99).toFixed(0)}, at most ${sorted.at(-1)!.toFixed(0)} ms (${sorted.length} of ${sentAt.size}, ${rate} a second)`,
    )
  }
}
