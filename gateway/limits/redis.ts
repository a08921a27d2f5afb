import { createClient, defineScript } from '@redis/client'
import type { FastifyBaseLogger } from 'fastify'
import { type Count, type LimitStore, MemoryLimitStore } from './store.ts'

/** One round trip: count or give back, start the window with the first use, tell what is left of it. */
const take = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
    local count = tonumber(redis.call('GET', KEYS[1]) or '0')
    local left = redis.call('PTTL', KEYS[1])
    local cost = math.max(tonumber(ARGV[1]), -count)
    if cost ~= 0 then count = redis.call('INCRBY', KEYS[1], cost) end
    if cost > 0 and left < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
    if left < 0 then left = tonumber(ARGV[2]) end
    return { count, left }`,
  parseCommand(parser, key: string, cost: number, windowMs: number) {
    parser.pushKey(key)
    parser.push(String(cost), String(windowMs))
  },
  transformReply: (reply: unknown): Count => {
    const [count, resetMs] = reply as [number, number]
    return { count, resetMs }
  },
})

/** How long an answer of Redis is waited for before this process counts by itself. */
const patienceMs = 200
/** How long it then does so before Redis is tried again, in the background. */
const pauseMs = 2000

/**
 * Counts in Redis, so that several gateways share limits. While Redis cannot be reached or does not answer in time this process
 * counts by itself: limits degrade to one gateway's, no request is lost, and only those that found it out have waited.
 */
export async function connectRedisLimits(url: string, log: FastifyBaseLogger): Promise<LimitStore> {
  const local = new MemoryLimitStore()
  const client = createClient({
    url,
    scripts: { take },
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
  await Promise.race([connecting, delay(1000)])

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
      return await withPatience(work())
    } catch (error) {
      if (error instanceof OutOfPatience) void pause()
      else log.debug({ err: error }, 'Redis failed to count')
      return undefined
    }
  }

  return {
    async take(key, cost, windowMs) {
      const counted = await ask(() => client.take(`piata:limit:${key}`, cost, windowMs))
      return counted ?? local.take(key, cost, windowMs)
    },
    async forget(key) {
      local.forget(key)
      await ask(() => client.del(`piata:limit:${key}`))
    },
    async close() {
      closed = true
      client.destroy()
    },
  }
}

class OutOfPatience extends Error {}

const delay = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })

function withPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new OutOfPatience(`no answer within ${patienceMs} ms`)), patienceMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
