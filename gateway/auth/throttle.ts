import { createHmac } from 'node:crypto'
import { networkOf } from '@piata/config'
import { emailKey } from '@piata/db'
import type { LimitStore } from '../limits/store.ts'
import { Problem } from '../problems/problem.ts'

const windowMs = 15 * 60_000
/** Failures a window for one account, counted under a name of their own. */
interface ThrottleLimits {
  name: string
  /** From one place: a known device, or an address (an IPv6 /64). */
  perPlace: number
  /** From one larger network, of which anybody can rent one with 65,536 places: an IPv6 /48. */
  perNetwork: number
  /** From all strangers together; from then on each of them has one attempt in the window. */
  ofStrangers: number
}
const ofPasswords: ThrottleLimits = { name: 'login', perPlace: 10, perNetwork: 30, ofStrangers: 100 }
const attemptsUnderAttack = 1

/** Who tries, as far as can be told before the password is looked at. */
export interface Attempt {
  email: string
  address: string
  /** A device or session that has logged in to this account before. */
  device?: string | undefined
}

export interface LoginThrottle {
  /**
   * Looks at a password unless there were too many wrong ones: `check` resolves to undefined for a wrong one. Only wrong ones count in the end;
   * they do so beforehand, so that a burst cannot slip through.
   * @throws Problem too-many-requests
   */
  guard<T>(attempt: Attempt, check: () => Promise<T | undefined>): Promise<T | undefined>
  /** What `knows` is asked for after this address has logged in. */
  addressHash(email: string, address: string): string
}

/**
 * Slows down guessing of passwords without locking anybody out of their own account: a place that has logged in to it before is
 * exempt from what strangers use up.
 * @param knows whether an account has logged in from the address of this hash
 */
export function createLoginThrottle(
  store: LimitStore,
  secret: Buffer,
  knows: (addressHash: string) => Promise<boolean>,
  { name, perPlace, perNetwork, ofStrangers: mostOfStrangers }: ThrottleLimits = ofPasswords,
): LoginThrottle {
  const keyOf = (...parts: string[]) =>
    createHmac('sha256', secret).update(parts.join('\n')).digest('base64url')
  const accountOf = (email: string) => keyOf('account', emailKey(email))
  const addressHash = (email: string, address: string) =>
    keyOf('address', accountOf(email), networkOf(address, 64))

  return {
    addressHash,

    async guard({ email, address, device }, check) {
      const account = accountOf(email)
      const place = device === undefined ? networkOf(address, 64) : `device ${device}`
      const keys = {
        place: `${name}:${account}:${place}`,
        network: `${name}:${account}:${networkOf(address, 48)}`,
        strangers: `${name}:${account}`,
      }
      // Of a known device only its own failures count. An IPv4 address has no larger network to be counted with.
      const counted =
        device !== undefined
          ? [keys.place]
          : keys.network === keys.place
            ? [keys.place, keys.strangers]
            : [keys.place, keys.strangers, keys.network]
      const giveBack = (of: string[]) => Promise.all(of.map((key) => store.take(key, -1, windowMs)))
      const [ofPlace, ofStrangers, ofNetwork] = await Promise.all(
        counted.map((key) => store.take(key, 1, windowMs)),
      )
      const isAttacked = (ofStrangers?.count ?? 0) > mostOfStrangers
      const isCrowded = (ofNetwork?.count ?? 0) > perNetwork
      const isKnown = (isAttacked || isCrowded) && (await knows(addressHash(email, address)))
      const allowed = isAttacked && !isKnown ? attemptsUnderAttack : perPlace
      const waitMs = Math.max(
        ofPlace!.count > allowed ? ofPlace!.resetMs : 0,
        isCrowded && !isKnown ? ofNetwork!.resetMs : 0,
      )
      if (waitMs > 0) {
        // An attempt that was refused is no failure of the account.
        await giveBack(counted)
        const seconds = Math.max(1, Math.ceil(waitMs / 1000))
        throw new Problem('too-many-requests', `Too many failed log-ins; try again in ${seconds} s.`, {
          headers: { 'retry-after': String(seconds) },
        })
      }
      let checked: Awaited<ReturnType<typeof check>>
      try {
        checked = await check()
      } catch (error) {
        await giveBack(counted)
        throw error
      }
      if (checked !== undefined) await Promise.all([store.forget(keys.place), giveBack(counted.slice(1))])
      return checked
    },
  }
}
