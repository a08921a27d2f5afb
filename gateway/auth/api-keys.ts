import { Networks } from '@piata/config'
import type { Actor, ApiScope, Database, Id, Soon } from '@piata/db'
import { isAway } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { Problem, unauthenticated } from '../problems/problem.ts'
import { after } from '../soon.ts'
import { turnNow } from '../turn-clock.ts'
import { hashOfKey, isApiKeyText } from './api-key-text.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What an API key needs for this route; a route that names none takes no key. */
    keyScope?: ApiScope
  }
  interface FastifyRequest {
    /** The API key that was shown, where it was one. */
    apiKey: KnownKey | null
  }
  interface FastifyInstance {
    /** Lets in whoever shows a key that is good for the route, and counts it. @throws Problem */
    admitKey(authorization: string, request: FastifyRequest, reply: FastifyReply): Soon<void>
  }
}

interface KnownKey {
  id: Id
  /** As it was when the key was read. */
  accountVersion: number
  /** The owner, as an ordinary member whatever their role: no key moderates or runs the site. */
  actor: Actor
  scopes: ReadonlySet<ApiScope>
  addresses: Networks
  /** Milliseconds since 1970. */
  expiresAt: number
  /** When it has to be read anew, by `performance.now()`. */
  knownUntil: number
  /** When its use was last noted, by the same. */
  notedAt: number
}

/** Less than the time for which those that ended are remembered, so that none that was read while it ended stays. */
const knownMs = 10 * 60_000
/** Some 6 MB. */
const mostKnown = 10_000
/** A key's use is written at most so often, together with those of others. */
const noteEveryMs = 60_000
const notedAfterMs = 1_000

/**
 * API keys: found in memory, so that a key in use asks no database. A deleted one is among what has ended, and one of an
 * account that has changed is read anew; both are known here before the answer leaves and elsewhere within a second.
 */
export const apiKeys = plugin(
  async (app, { database }: { database: Database }) => {
    const known = new Map<string, KnownKey>()
    const uses = noteUses(database, (error) =>
      app.log.warn({ err: error }, 'Uses of API keys cannot be noted'),
    )
    app.addHook('onClose', () => uses.flush())
    app.decorateRequest('apiKey', null)

    const isVoid = ({ id, actor, accountVersion }: KnownKey) =>
      app.revocationOf({ sub: actor.id, sid: id, ver: accountVersion }) !== undefined
    const find = (text: string): Soon<KnownKey | undefined> => {
      const hash = hashOfKey(text)
      const held = known.get(hash)
      if (held !== undefined && held.knownUntil > turnNow() && !isVoid(held)) return held
      // What made-up keys cost is no look into the database.
      if (!isApiKeyText(text))
        throw unauthenticated('The API key is mistyped or cut off: its checksum is wrong.')
      return read(hash, held)
    }
    const read = async (hash: string, held: KnownKey | undefined): Promise<KnownKey | undefined> => {
      const now = performance.now()
      const found = await database.apiKeys.find(hash)
      known.delete(hash)
      if (found === undefined) return undefined
      const key: KnownKey = {
        id: found.id,
        accountVersion: found.accountVersion,
        actor: { id: found.userId, role: 'member' },
        scopes: new Set(found.scopes),
        addresses: new Networks(found.addresses),
        expiresAt: Date.parse(found.expiresAt),
        knownUntil: now + knownMs,
        notedAt: held?.notedAt ?? Number.NEGATIVE_INFINITY,
      }
      known.set(hash, key)
      if (known.size > mostKnown) known.delete(known.keys().next().value!)
      return key
    }

    const admit = (key: KnownKey | undefined, request: FastifyRequest, reply: FastifyReply): Soon<void> => {
      if (key === undefined || isVoid(key)) throw unauthenticated('The API key is unknown or was deleted.')
      if (key.expiresAt <= Date.now()) throw unauthenticated('The API key has expired.')
      if (!key.addresses.isEmpty && !key.addresses.has(request.ip))
        throw new Problem('forbidden', `The API key is not for use from ${request.ip}.`)
      request.actor = key.actor
      request.apiKey = key
      const counted = after(app.limitKey(request, reply), () => app.limitAccount(request, reply))
      return after(counted, () => {
        refuseScope(key, request.routeConfig.keyScope)
        uses.note(key)
      })
    }
    app.decorate('admitKey', (authorization, request, reply) =>
      after(find(authorization.slice('Bearer '.length)), (key) => admit(key, request, reply)),
    )
  },
  { name: 'api-keys', dependencies: ['problems', 'limits', 'auth'] },
)

function refuseScope(key: KnownKey, wanted: ApiScope | undefined): void {
  if (wanted === undefined) throw new Problem('forbidden', 'No API key can do this; log in.')
  if (key.scopes.has(wanted)) return
  throw new Problem('forbidden', `The API key lacks the scope ${wanted}.`, {
    // RFC 6750, 3.1
    headers: { 'www-authenticate': `Bearer realm="piata", error="insufficient_scope", scope="${wanted}"` },
  })
}

/** Notes when keys are used, in the background, no key more than once a minute. */
function noteUses(database: Database, failed: (error: unknown) => void) {
  const waiting = new Set<Id>()
  let timer: NodeJS.Timeout | undefined
  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const ids = [...waiting]
    waiting.clear()
    try {
      await database.apiKeys.touch(ids, new Date().toISOString())
    } catch (error) {
      if (!isAway(error)) failed(error)
    }
  }
  return {
    flush,
    note(key: KnownKey): void {
      const now = turnNow()
      if (now - key.notedAt < noteEveryMs) return
      key.notedAt = now
      waiting.add(key.id)
      timer ??= setTimeout(() => void flush(), notedAfterMs).unref()
    },
  }
}
