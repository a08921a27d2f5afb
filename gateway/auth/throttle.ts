import { createHmac } from 'node:crypto'
import { networkOf } from '@piata/config'
import { emailKey } from '@piata/db'
import { type Rate, rateOf, waitMsOf } from '../limits/gcra.ts'
import type { LimitStore } from '../limits/store.ts'
import { Problem } from '../problems/problem.ts'

const windowMs = 15 * 60_000
/** Failures at once, and as many again in each window, for one account; counted under a name of their own. */
interface ThrottleLimits {
  name: string
  /** From one place: a known device, or an address (an IPv6 /64). */
  perPlace: number
  /** From one larger network, of which anybody can rent one with 65,536 places: an IPv6 /48. */
  perNetwork: number
  /** From all strangers together. */
  ofStrangers: number
  /** What strangers have while they have used that up: one attempt each in the window, or what comes back to all of them. */
  underAttack: 'one-each' | 'shared'
}
const ofPasswords: ThrottleLimits = {
  ...{ name: 'login', perPlace: 10, perNetwork: 30 },
  ...{ ofStrangers: 100, underAttack: 'one-each' },
}
const onePerWindow = rateOf(1, windowMs)

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
  { name, underAttack, ...most }: ThrottleLimits = ofPasswords,
): LoginThrottle {
  const rates = {
    place: rateOf(most.perPlace, windowMs),
    network: rateOf(most.perNetwork, windowMs),
    strangers: rateOf(most.ofStrangers, windowMs),
  }
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
      const key = `${name}:${account}:${place}`
      const network = networkOf(address, 48)
      const counted: [key: string, rate: Rate][] = []
      const take = async (of: string, rate: Rate) => {
        const use = await store.take(of, rate)
        if (use.isTaken) counted.push([of, rate])
        return use
      }
      const giveBack = () => Promise.all(counted.map(([of, rate]) => store.giveBack(of, rate)))
      // Of a known device only its own failures count. An IPv4 address has no larger network to be counted with.
      const [ofStrangers, ofNetwork] = await Promise.all([
        device === undefined ? take(`${name}:${account}`, rates.strangers) : undefined,
        device === undefined && network !== place
          ? take(`${name}:${account}:${network}`, rates.network)
          : undefined,
      ])
      const isAttacked = ofStrangers?.isTaken === false
      const isCrowded = ofNetwork?.isTaken === false
      const isKnown = (isAttacked || isCrowded) && (await knows(addressHash(email, address)))
      const ratePlace = isAttacked && !isKnown ? onePerWindow : rates.place
      const ofPlace = await take(key, ratePlace)
      const waitMs = Math.max(
        ofPlace.isTaken ? 0 : waitMsOf(1, ofPlace.debtUs, ratePlace),
        isCrowded && !isKnown ? waitMsOf(1, ofNetwork.debtUs, rates.network) : 0,
        isAttacked && !isKnown && underAttack === 'shared'
          ? waitMsOf(1, ofStrangers.debtUs, rates.strangers)
          : 0,
      )
      if (waitMs > 0) {
        // An attempt that was refused is no failure of the account.
        await giveBack()
        const seconds = Math.ceil(waitMs / 1000)
        throw new Problem('too-many-requests', `Too many failed log-ins; try again in ${seconds} s.`, {
          headers: { 'retry-after': String(seconds) },
        })
      }
      let checked: Awaited<ReturnType<typeof check>>
      try {
        checked = await check()
      } catch (error) {
        await giveBack()
        throw error
      }
      if (checked !== undefined) {
        await giveBack()
        await store.forget(key)
      }
      return checked
    },
  }
}
