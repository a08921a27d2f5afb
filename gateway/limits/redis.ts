import { createClient, defineScript } from '@redis/client'
import type { FastifyBaseLogger } from 'fastify'
import { type Count, type LimitStore, MemoryLimitStore } from './store.ts'

/** One round trip: count, start the window with the first use, tell what is left of it. */
const take = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: `
    local count = tonumber(redis.call('GET', KEYS[1]) or '0')
    local left = redis.call('PTTL', KEYS[1])
    if tonumber(ARGV[1]) > 0 then
      count = redis.call('INCRBY', KEYS[1], ARGV[1])
      if left < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
    end
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

/**
 * Counts in Redis, so that several gateways share limits. While Redis cannot be reached this process counts by
 * itself: limits degrade to one gateway's, no request is lost.
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

  return {
    async take(key, cost, windowMs) {
      if (!client.isReady) return local.take(key, cost, windowMs)
      try {
        return await withPatience(client.take(`piata:limit:${key}`, cost, windowMs))
      } catch {
        return local.take(key, cost, windowMs)
      }
    },
    async forget(key) {
      local.forget(key)
      if (!client.isReady) return
      try {
        await withPatience(client.del(`piata:limit:${key}`))
      } catch (error) {
        log.debug({ err: error }, 'Redis did not forget a limit')
      }
    },
    async close() {
      client.destroy()
    },
  }
}

const delay = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })

function withPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
