import { setTimeout as delay } from 'node:timers/promises'
import { ConfigError, type SealSecrets } from '@piata/config'
import type { Database, Soon, StoredKey } from '@piata/db'
import { Following } from './following.ts'
import { currentOf, scheduled } from './key-schedule.ts'
import { makeKey, openKey, type SigningKey } from './keys.ts'

const kidPattern = /^[\w-]{43}$/
/** Least time between two looks for keys that tokens name: whoever makes names up asks the database no oftener than this. */
const seekMs = 100

type KeyDatabase = Pick<Database, 'signingKeys' | 'transaction'>
type RingKey = SigningKey & Pick<StoredKey, 'signsFrom'>

/**
 * The keys of access tokens, from the database: which one signs is told by the clock, so that all gateways change at once. The ring makes the
 * next key in time and lets old ones go.
 */
export class KeyRing {
  readonly #database: KeyDatabase
  readonly #secret: SealSecrets
  readonly #everyMs: number
  readonly following: Following
  #stored: StoredKey[] = []
  #keys: RingKey[] = []
  #published = Buffer.alloc(0)
  #seeking: Promise<void> | undefined
  #soughtAt = Number.NEGATIVE_INFINITY

  private constructor(database: KeyDatabase, secret: SealSecrets, everyMs: number) {
    this.#database = database
    this.#secret = secret
    this.#everyMs = everyMs
    this.following = new Following(() => this.#read(), 'Signing keys cannot be read for now')
  }

  /**
   * @param secret what the keys are sealed with
   * @param everyMs how long a key signs
   * @throws ConfigError for keys that were sealed with another secret
   */
  static async open(database: KeyDatabase, secret: SealSecrets, everyMs: number): Promise<KeyRing> {
    const ring = new KeyRing(database, secret, everyMs)
    await ring.following.catchUp()
    return ring
  }

  /** The key that signs now. */
  current(): SigningKey {
    return currentOf(this.#keys, new Date()) ?? this.#keys[0]!
  }

  /** The key of a name, looked for in the database where it is not known yet. @throws what the database throws */
  find(kid: string): Soon<SigningKey | undefined> {
    const known = this.#keys.find((key) => key.kid === kid)
    return known !== undefined || !kidPattern.test(kid) ? known : this.#look(kid)
  }

  async #look(kid: string): Promise<SigningKey | undefined> {
    this.#seeking ??= this.#seek().finally(() => {
      this.#seeking = undefined
    })
    await this.#seeking
    return this.#keys.find((key) => key.kid === kid)
  }

  /** A JSON Web Key Set of all public keys (RFC 7517), as bytes. */
  get published(): Buffer {
    return this.#published
  }

  async #seek(): Promise<void> {
    await delay(Math.max(0, this.#soughtAt + seekMs - performance.now()))
    this.#soughtAt = performance.now()
    await this.following.catchUp()
  }

  async #read(): Promise<void> {
    let stored = await this.#database.signingKeys.list()
    const plan = (keys: StoredKey[]) =>
      scheduled(keys, new Date(), this.#everyMs, (signsFrom) => makeKey(this.#secret, signsFrom))
    if (plan(stored) !== stored) {
      stored = await this.#database.transaction(async ({ signingKeys, audit }) => {
        let isChanged = false
        const after = await signingKeys.change((before) => {
          const planned = plan(before)
          isChanged = planned !== before
          return planned
        })
        if (isChanged) await audit.record({ kind: 'keys-changed', accountId: null, actor: 'schedule' })
        return after
      })
    }
    if (isSame(stored, this.#stored)) return
    const keys = stored.map((key) => ({ ...this.#open(key), signsFrom: key.signsFrom }))
    this.#keys = keys
    this.#stored = stored
    this.#published = Buffer.from(JSON.stringify({ keys: keys.map(({ publicJwk }) => publicJwk) }))
  }

  #open(key: StoredKey): SigningKey {
    return this.#keys.find(({ kid }) => kid === key.kid) ?? openStoredKey(this.#secret, key)
  }
}

/** @throws ConfigError for a key that was sealed with another secret */
export function openStoredKey(secret: SealSecrets, key: StoredKey): SigningKey {
  try {
    return openKey(secret, key)
  } catch {
    throw new ConfigError([
      'The signing keys of the database were sealed with another secret. Set PIATA_SECRET_KEY, or put secret.key back into the folder of keys, as it was then; if it is lost, npm run admin -- rotate-keys --replace makes new keys',
    ])
  }
}

const isSame = (one: StoredKey[], other: StoredKey[]): boolean =>
  one.length === other.length &&
  one.every((key, n) => key.kid === other[n]!.kid && key.signsFrom === other[n]!.signsFrom)
