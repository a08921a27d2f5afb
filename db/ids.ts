import { randomFillSync } from 'node:crypto'
import type { Id } from './types.ts'

/** Random bytes are drawn for many ids at once: a system call for each would cost more than the id. */
const pool = Buffer.alloc(4_096)
let used = pool.length
let lastTime = 0
/** Milliseconds that a clock may step back and still be followed later: one that was further ahead was wrong, and ids hold dates. */
const longestStepBack = 3_600_000
let sequence = 0

/**
 * A new UUIDv7 (RFC 9562, §5.7), 62 bits of it random. The 12 bits after the milliseconds count within one of them
 * (§6.2, method 1), so that every id of this process sorts after those before it, also when the clock steps back by up to an hour.
 */
export function newId(): Id {
  if (used + 10 > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const now = Date.now()
  if (now > lastTime || now < lastTime - longestStepBack) {
    lastTime = now
    // The upper bit stays free, so that at least half of the range is left to count in.
    sequence = pool.readUInt16BE(used + 8) & 0x7ff
  } else if (++sequence > 0xfff) {
    lastTime++
    sequence = 0
  }
  const time = lastTime.toString(16).padStart(12, '0')
  const counter = sequence.toString(16).padStart(3, '0')
  pool[used] = (pool[used]! & 0x3f) | 0x80
  const random = pool.toString('hex', used, used + 8)
  used += 10
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${random.slice(0, 4)}-${random.slice(4)}`
}
