import { createClient, defineScript } from '@redis/client'
import type { FastifyBaseLogger } from 'fastify'
import type { Rate, Use } from './gcra.ts'
import { type LimitStore, MemoryLimitStore } from './store.ts'

/**
 * One round trip: reads what the key owes, adds uses or takes one off, keeps it as long as it owes. By Redis's own clock, which all gateways share, unless one is given. Numbers
 * are whole microseconds, which doubles hold exactly; `tostring` would round them.
 */
const count = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
    local now, interval, most, uses = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
    if not now then
      local time = redis.call('TIME')
      now = time[1] * 1000000 + time[2]
    end
    local debt = math.min(most, math.max(0, tonumber(redis.call('GET', KEYS[1]) or '0') - now))
    local owed = math.max(0, debt + uses * interval)
    if owed > most then return { 0, debt } end
    local recovered = string.format('%.0f', now + owed)
    if uses > 0 then redis.call('SET', KEYS[1], recovered, 'PX', math.ceil(owed / 1000))
    elseif debt > 0 then redis.call('SET', KEYS[1], recovered, 'KEEPTTL') end
    return { 1, owed }`,
  parseCommand(parser, key: string, { intervalUs, mostUs }: Rate, uses: number, now?: number) {
    parser.pushKey(key)
    parser.push(now === undefined ? '' : String(now), String(intervalUs), String(mostUs), String(uses))
  },
  transformReply: (reply: unknown): Use => {
    const [isTaken, debtUs] = reply as [number, number]
    return { isTaken: isTaken === 1, debtUs }
  },
})

/** How long an answer of Redis is waited for before this process counts by itself, and the first connection at the start. */
const usual = { patienceMs: 200, connectMs: 1000 }
/** How long it then does so before Redis is tried again, in the background. */
const pauseMs = 2000

/**
 * Counts in Redis, so that several gateways share limits. While Redis cannot be reached or does not answer in time this process
 * counts by itself: limits degrade to one gateway's, no request is lost, and only those that found it out have waited.
 * @param options.clock microseconds, whole, in place of Redis's own
 * @param options.patienceMs for an answer, and for the connection at the start where that is longer than usual. Default 200
 */
export async function connectRedisLimits(
  url: string,
  log: FastifyBaseLogger,
  { clock, patienceMs = usual.patienceMs }: { clock?: () => number; patienceMs?: number | undefined } = {},
): Promise<LimitStore> {
  const local = new MemoryLimitStore()
  const client = createClient({
    url,
    scripts: { count },
    disableOfflineQueue: true,
    socket: { connectTimeout: 2000, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 5000) },
  })
  let healthy = false
  client.on('ready', () => {
    healthy = true
    log.info('Redis shares the rate limits')
  })
  client.on('error', (error: unknown) => {
    if (healthy) log.warn({ err: error }, 'Redis is lost; this gateway counts by itself')
    healthy = false
  })
  // Connecting goes on in the background, also when Redis is down at start.
  const connecting = client
    .connect()
    .catch((error: unknown) => log.warn({ err: error }, 'Redis cannot be reached'))
  await Promise.race([connecting, delay(Math.max(usual.connectMs, patienceMs))])

  let closed = false
  let paused = false
  const pause = async () => {
    if (paused) return
    paused = true
    log.warn('Redis does not answer in time; this gateway counts by itself')
    while (!closed) {
      await delay(pauseMs)
      const asked = performance.now()
      // Of a frozen Redis this ends when it goes on, of a lost one when the connection is given up.
      const answered = await client.ping().catch(() => undefined)
      if (answered !== undefined && performance.now() - asked < patienceMs) break
    }
    paused = false
    if (!closed) log.info('Redis answers again')
  }
  /** What Redis says; undefined when this process has to do by itself. */
  const ask = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (!client.isReady || paused) return undefined
    try {
      return await withPatience(work(), patienceMs)
    } catch (error) {
      if (error instanceof OutOfPatience) void pause()
      else log.debug({ err: error }, 'Redis failed to count')
      return undefined
    }
  }

  return {
    async take(key, rate, uses = 1) {
      const used = await ask(() => client.count(nameOf(key), rate, uses, clock?.()))
      return used ?? local.take(key, rate, uses)
    },
    async giveBack(key, rate) {
      local.giveBack(key, rate)
      await ask(() => client.count(nameOf(key), rate, -1, clock?.()))
    },
    async forget(key) {
      local.forget(key)
      await ask(() => client.del(nameOf(key)))
    },
    async close() {
      closed = true
      client.destroy()
    },
  }
}

const nameOf = (key: string): string => `piata:gcra:${key}`

class OutOfPatience extends Error {}

const delay = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })

function withPatience<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new OutOfPatience(`no answer within ${patienceMs} ms`)), patienceMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
