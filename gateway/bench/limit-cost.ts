import { report } from '@piata/config/figures'
import { pino } from 'pino'
import { rateOf } from '../limits/gcra.ts'
import { connectRedisLimits } from '../limits/redis.ts'
import { MemoryLimitStore } from '../limits/store.ts'

/**
 * What counting one use costs, and what a counted key takes. `node --expose-gc gateway/bench/limit-cost.ts`; with `PIATA_REDIS_URL` also of
 * Redis, asked one after another and by fifty at once.
 */
const rate = rateOf(1200, 60_000)
const times = 1_000_000
const capacity = 200_000

function measure(name: string, keys: readonly string[], store = new MemoryLimitStore({ capacity })): void {
  for (const key of keys.slice(0, 50_000)) store.take(key, rate)
  const begun = performance.now()
  for (let n = 0; n < times; n++) store.take(keys[n % keys.length]!, rate)
  const ns = ((performance.now() - begun) / times) * 1e6
  report(`gateway/limits/${name}`, ns / 1e6, 'ms')
  console.log(`${name.padEnd(34)} ${ns.toFixed(0).padStart(6)} ns`)
}

globalThis.gc?.()
const before = process.memoryUsage().heapUsed
const full = new MemoryLimitStore({ capacity })
const slow = rateOf(1, 86_400_000)
for (let n = 0; n < capacity; n++) full.take(`read:2001:db8:${(n >> 8).toString(16)}:${n & 255}::/64`, slow)
globalThis.gc?.()
const bytes = process.memoryUsage().heapUsed - before
console.log(
  `${full.size.toLocaleString('en')} keys take ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / full.size).toFixed(0)} bytes each`,
)

const addresses = (count: number) =>
  Array.from({ length: count }, (_, n) => `read:${n >> 16}.${(n >> 8) & 255}.${n & 255}.7`)
measure('one address', addresses(1))
measure('100,000 addresses', addresses(100_000))
measure('a flood of 1,000,000 addresses', addresses(1_000_000))

const { PIATA_REDIS_URL: url } = process.env
if (url !== undefined) {
  const store = await connectRedisLimits(url, pino({ level: 'silent' }))
  const ask = async (count: number, from: number) => {
    for (let n = 0; n < count; n++) await store.take(`bench:${from}:${n % 100}`, rate)
  }
  await ask(2_000, 0)
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await ask(10_000, 0)
  const alone = (performance.now() - begun) / 10_000
  const { user, system } = process.cpuUsage(cpu)
  const crowd = performance.now()
  await Promise.all(Array.from({ length: 50 }, (_, from) => ask(400, from)))
  const together = (performance.now() - crowd) / 20_000
  console.log(
    `Redis: ${(1000 * alone).toFixed(0)} µs until the answer, ${((user + system) / 10_000).toFixed(0)} µs of processor time here; ${(1000 * together).toFixed(0)} µs each by fifty at once`,
  )
  await store.close()
}
