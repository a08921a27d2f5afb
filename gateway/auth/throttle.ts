import { createHash } from 'node:crypto'
import type { LimitStore } from '../limits/store.ts'
import { Problem } from '../problems/problem.ts'

const windowMs = 15 * 60_000
/** From one address for one account. */
const failuresPerAddress = 10
/** From everywhere for one account: far higher, so that a stranger cannot easily lock somebody out. */
const failuresPerAccount = 100

/** Slows down guessing of passwords. Attempts count until one succeeds. */
export function createLoginThrottle(store: LimitStore) {
  const keysOf = (email: string, address: string) => {
    const account = createHash('sha256').update(email.normalize('NFC').toLowerCase()).digest('base64url')
    return { both: `login:${account}:${address}`, account: `login:${account}` }
  }
  return {
    /**
     * Counts an attempt before the password is looked at, so that a burst cannot slip through.
     * @throws Problem too-many-requests
     */
    async attempt(email: string, address: string): Promise<void> {
      const keys = keysOf(email, address)
      const [both, account] = await Promise.all([
        store.take(keys.both, 1, windowMs),
        store.take(keys.account, 1, windowMs),
      ])
      const waitMs = Math.max(
        both.count > failuresPerAddress ? both.resetMs : 0,
        account.count > failuresPerAccount ? account.resetMs : 0,
      )
      if (waitMs > 0) {
        const seconds = Math.max(1, Math.ceil(waitMs / 1000))
        throw new Problem('too-many-requests', `Too many failed log-ins; try again in ${seconds} s.`, {
          headers: { 'retry-after': String(seconds) },
        })
      }
    },
    async succeeded(email: string, address: string): Promise<void> {
      const keys = keysOf(email, address)
      await Promise.all([store.forget(keys.both), store.take(keys.account, -1, windowMs)])
    },
  }
}
