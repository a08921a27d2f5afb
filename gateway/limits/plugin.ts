import rateLimit from '@fastify/rate-limit'
import type { Config, Networks } from '@piata/config'
import { networkOf } from '@piata/config'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { Problem } from '../problems/problem.ts'
import { type LimitName, limitPolicies, type Policy } from './policies.ts'
import { connectRedisLimits } from './redis.ts'
import { type LimitStore, MemoryLimitStore } from './store.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limit a route counts against. */
    limit?: LimitName
  }
  interface FastifyInstance {
    limitStore: LimitStore
    /** Counts one use by the request's address against another limit than its route's. @throws Problem too-many-requests */
    limitAddress(
      request: FastifyRequest,
      reply: FastifyReply,
      name: Exclude<LimitName, 'none'>,
    ): Promise<void>
    /** Counts one use by the request's account. @throws Problem too-many-requests */
    limitAccount(request: FastifyRequest, reply: FastifyReply, name?: LimitName): Promise<void>
    /** Counts one use by the request's API key. @throws Problem too-many-requests */
    limitKey(request: FastifyRequest, reply: FastifyReply): Promise<void>
  }
}

type Counter = ReturnType<Parameters<typeof createCounter>[0]['createRateLimit']>

/** Limits per address on every route, per account on routes of members, per API key, told in RateLimit headers. */
export const limits = plugin(
  async (app, { config }: { config: Config }) => {
    const store =
      config.redisUrl === undefined
        ? new MemoryLimitStore()
        : await connectRedisLimits(config.redisUrl, app.log)
    app.decorate('limitStore', store)
    app.addHook('onClose', () => store.close())
    await app.register(rateLimit, { global: false, store: adapterOf(store) })

    const policies = limitPolicies(config)
    const perAddress = new Map<LimitName, Limit>()
    const perAccount = new Map<LimitName, Limit>()
    for (const [name, policy] of Object.entries(policies) as [LimitName, Policy][]) {
      perAddress.set(name, createLimit(app, name, policy, policy.perAddress, addressOf))
      if (policy.perAccount !== undefined) {
        perAccount.set(name, createLimit(app, `${name}-account`, policy, policy.perAccount, accountOf))
      }
    }

    const keyPolicy = { perAddress: config.limitKeyPerMinute, windowSeconds: 60, exemptible: false }
    const perKey = createLimit(app, 'key', keyPolicy, keyPolicy.perAddress, ({ apiKey }) => apiKey!.id)
    app.decorate('limitKey', (request, reply) => count(perKey, request, reply))

    app.addHook('onRequest', async (request, reply) => {
      const name = request.routeOptions.config.limit ?? 'read'
      if (name === 'none') return
      const limit = perAddress.get(name)!
      if (limit.exemptible && isDirect(request, config.limitExempt)) return
      await count(limit, request, reply)
    })

    app.decorate('limitAddress', (request, reply, name) => count(perAddress.get(name)!, request, reply))
    app.decorate('limitAccount', async (request: FastifyRequest, reply: FastifyReply, name?: LimitName) => {
      const limit = perAccount.get(name ?? request.routeOptions.config.limit ?? 'read')
      if (limit) await count(limit, request, reply)
    })
  },
  { name: 'limits', dependencies: ['problems'] },
)

interface Limit {
  header: string
  policyHeader: string
  exemptible: boolean
  counter: Counter
}

type Counting = Parameters<typeof createCounter>[0]

function createLimit(
  app: Counting,
  name: string,
  policy: Policy,
  quota: number,
  keyOf: (request: FastifyRequest) => string,
): Limit {
  return {
    header: `"${name}"`,
    policyHeader: `"${name}";q=${quota};w=${policy.windowSeconds}`,
    exemptible: policy.exemptible,
    counter: createCounter(app, quota, policy.windowSeconds * 1000, (request) => `${name}:${keyOf(request)}`),
  }
}

function createCounter(
  app: { createRateLimit: import('fastify').FastifyInstance['createRateLimit'] },
  max: number,
  timeWindow: number,
  keyGenerator: (request: FastifyRequest) => string,
) {
  return app.createRateLimit({ max, timeWindow, keyGenerator })
}

/** Counts, writes RateLimit headers (draft-ietf-httpapi-ratelimit-headers), refuses beyond the quota. */
async function count(limit: Limit, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const result = await limit.counter(request)
  if (result.isAllowed) return
  tell(reply, 'ratelimit-policy', limit.header, limit.policyHeader)
  tell(reply, 'ratelimit', limit.header, `${limit.header};r=${result.remaining};t=${result.ttlInSeconds}`)
  if (result.isExceeded) {
    const seconds = Math.max(1, result.ttlInSeconds)
    throw new Problem(
      'too-many-requests',
      `The limit of ${result.max} is used up; try again in ${seconds} s.`,
      {
        headers: { 'retry-after': String(seconds) },
      },
    )
  }
}

/** Adds a limit to a header; one that was told before, as each picture of a form is counted, is told anew. */
function tell(reply: FastifyReply, name: string, limit: string, value: string): void {
  const told = String(reply.getHeader(name) ?? '')
  const others = told.split(', ').filter((item) => item !== '' && !item.startsWith(`${limit};`))
  reply.header(name, [...others, value].join(', '))
}

/** An IPv6 customer holds at least a /64, so that is what is counted. */
const addressOf = (request: FastifyRequest): string => networkOf(request.ip, 64)

const accountOf = (request: FastifyRequest): string => request.actor?.id ?? addressOf(request)

/** A call that no proxy forwarded, from an exempt address: the website's server rendering. */
function isDirect(request: FastifyRequest, exempt: Networks): boolean {
  if (request.headers['x-forwarded-for'] !== undefined) return false
  const address = request.socket.remoteAddress
  return address !== undefined && exempt.has(address)
}

/** Our store behind the interface of @fastify/rate-limit. */
function adapterOf(store: LimitStore) {
  type Callback = (error: Error | null, result?: { current: number; ttl: number }) => void
  return class Adapter {
    incr(key: string, callback: Callback, windowMs: number): void {
      const taken = store.take(key, 1, windowMs)
      if (taken instanceof Promise) {
        taken.then(({ count, resetMs }) => callback(null, { current: count, ttl: resetMs }), callback)
      } else {
        callback(null, { current: taken.count, ttl: taken.resetMs })
      }
    }

    child(): this {
      return this
    }
  }
}
