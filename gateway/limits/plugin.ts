import type { Config, Networks } from '@piata/config'
import { networkOf } from '@piata/config'
import type { Soon } from '@piata/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import plugin from 'fastify-plugin'
import { addressOf } from '../intake/forwarded.ts'
import { Problem } from '../problems/problem.ts'
import { after } from '../soon.ts'
import { turnNow } from '../turn-clock.ts'
import { leftOf, type Rate, rateOf, type Use, waitMsOf } from './gcra.ts'
import { type LimitName, limitPolicies, type Policy } from './policies.ts'
import type { connectRedisLimits } from './redis.ts'
import { type LimitStore, MemoryLimitStore } from './store.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which limit a route counts against. */
    limit?: LimitName
  }
  interface FastifyInstance {
    limitStore: LimitStore
    /** Counts uses by the request's address, beside the one of its route's limit. @throws Problem too-many-requests */
    limitAddress(
      request: FastifyRequest,
      reply: FastifyReply,
      name: Exclude<LimitName, 'none'>,
      uses?: number,
    ): Soon<void>
    /**
     * Counts one use of a request that Fastify has not seen, by its address.
     * @returns the headers that tell of it, as names and values in turn; undefined where the limit is used up, and then it is not counted
     */
    passLimit(
      name: Exclude<LimitName, 'none'>,
      address: string,
      peer: string | undefined,
      isForwarded: boolean,
    ): Soon<readonly string[] | undefined>
    /** Counts uses by the request's account against its route's limit. @throws Problem too-many-requests */
    limitAccount(request: FastifyRequest, reply: FastifyReply, uses?: number): Soon<void>
    /** Counts one use by the request's API key. @throws Problem too-many-requests */
    limitKey(request: FastifyRequest, reply: FastifyReply): Soon<void>
  }
  interface FastifyRequest {
    /** The limits that have counted this request, each as it was left; null before. */
    counted: Counted[] | null
  }
}

interface Limit {
  /** `"read"`, a string of structured fields. */
  header: string
  policyHeader: string
  prefix: string
  rate: Rate
  isExemptible: boolean
  keyOf: (request: FastifyRequest) => string
}

interface Counted {
  limit: Limit
  /** What this request needs in all, as far as it is known. */
  uses: number
  debtUs: number
}

/** Reads the client of Redis, a sixth of all modules of a gateway, only where one is asked. */
const connectRedis: typeof connectRedisLimits = async (...options) =>
  (await import('./redis.ts')).connectRedisLimits(...options)

/** Limits per address on every route, per account on routes of members, per API key, told in RateLimit headers. */
export const limits = plugin(
  async (app, { config, redisPatienceMs }: { config: Config; redisPatienceMs?: number | undefined }) => {
    const store =
      config.redisUrl === undefined
        ? new MemoryLimitStore({ clock: () => Math.floor(turnNow() * 1000) })
        : await connectRedis(config.redisUrl, app.log, { patienceMs: redisPatienceMs })
    app.decorate('limitStore', store)
    app.addHook('onClose', () => store.close())
    app.decorateRequest('counted', null)

    const policies = limitPolicies(config)
    const perAddress = new Map<LimitName, Limit>()
    const perAccount = new Map<LimitName, Limit>()
    for (const [name, policy] of Object.entries(policies) as [LimitName, Policy][]) {
      perAddress.set(name, limitOf(name, policy, policy.perAddress, networkOfClient))
      if (policy.perAccount !== undefined) {
        perAccount.set(name, limitOf(`${name}-account`, policy, policy.perAccount, accountOf))
      }
    }
    const keyPolicy = { windowSeconds: 60, isExemptible: false }
    const perKey = limitOf('key', keyPolicy, config.limitKeyPerMinute, ({ apiKey }) => apiKey!.id)

    /** Counts and tells what is left; gives the refusal where that was too little. No promise where the store needs none: this is a part of every request. */
    const count = (limit: Limit, request: FastifyRequest, reply: FastifyReply, uses: number) => {
      const used = store.take(limit.prefix + limit.keyOf(request), limit.rate, uses)
      return after(used, (one) => tell(limit, uses, one, request, reply))
    }
    const insist = (
      limit: Limit | undefined,
      request: FastifyRequest,
      reply: FastifyReply,
      uses = 1,
    ): Soon<void> => {
      if (limit === undefined || uses === 0) return
      return after(count(limit, request, reply, uses), (refusal) => {
        if (refusal !== undefined) throw refusal
      })
    }

    app.addHook('onRequest', (request, reply, done) => {
      const name = request.limitName
      if (name === 'none') return done()
      const limit = perAddress.get(name)!
      const peer = request.raw.socket.remoteAddress
      if (limit.isExemptible && isExempt(peer, request.isForwarded, config.limitExempt)) return done()
      const counting = count(limit, request, reply, 1)
      if (counting instanceof Promise) counting.then(done, done)
      else done(counting)
    })

    app.decorate('passLimit', (name, address, peer, isForwarded) => {
      const limit = perAddress.get(name)!
      if (limit.isExemptible && isExempt(peer, isForwarded, config.limitExempt)) return []
      return after(store.take(limit.prefix + networkOf(address, 64), limit.rate, 1), ({ isTaken, debtUs }) =>
        isTaken ? ['ratelimit-policy', limit.policyHeader, 'ratelimit', stateOf(limit, debtUs)] : undefined,
      )
    })
    app.decorate('limitAddress', (request, reply, name, uses) =>
      insist(perAddress.get(name), request, reply, uses),
    )
    app.decorate('limitAccount', (request, reply, uses) =>
      insist(perAccount.get(request.limitName), request, reply, uses),
    )
    app.decorate('limitKey', (request, reply) => insist(perKey, request, reply))
  },
  { name: 'limits', dependencies: ['problems'] },
)

function limitOf(
  name: string,
  { windowSeconds, isExemptible }: Pick<Policy, 'windowSeconds' | 'isExemptible'>,
  quota: number,
  keyOf: Limit['keyOf'],
): Limit {
  return {
    header: `"${name}"`,
    policyHeader: `"${name}";q=${quota};w=${windowSeconds}`,
    prefix: `${name}:`,
    rate: rateOf(quota, windowSeconds * 1000),
    isExemptible,
    keyOf,
  }
}

/**
 * Writes the headers of draft-ietf-httpapi-ratelimit-headers, where `t` is the time until more is left, for all limits that have counted the request; gives the refusal of this one
 * where it did not take the uses.
 */
function tell(
  limit: Limit,
  uses: number,
  { isTaken, debtUs }: Use,
  request: FastifyRequest,
  reply: FastifyReply,
): Problem | undefined {
  const counted = request.counted === null ? undefined : request.counted.find((one) => one.limit === limit)
  if (counted !== undefined) {
    counted.uses += uses
    counted.debtUs = debtUs
  } else if (request.counted === null) request.counted = [{ limit, uses, debtUs }]
  else request.counted.push({ limit, uses, debtUs })

  let policies = ''
  let states = ''
  for (const one of request.counted!) {
    const separator = policies === '' ? '' : ', '
    policies += separator + one.limit.policyHeader
    states += separator + stateOf(one.limit, one.debtUs)
  }
  reply.header('ratelimit-policy', policies)
  reply.header('ratelimit', states)
  return isTaken ? undefined : refusalOf(limit, request.counted!)
}

function stateOf({ header, rate }: Limit, debtUs: number): string {
  const left = leftOf(debtUs, rate)
  return `${header};r=${left};t=${Math.ceil(waitMsOf(left + 1, debtUs, rate) / 1000)}`
}

/** Whoever waits as long as it says passes all limits that have counted the request, with all that it needs of them. */
function refusalOf({ rate: { quota } }: Limit, counted: Counted[]): Problem {
  const waits = counted.map(({ limit, uses, debtUs }) => waitMsOf(uses, debtUs, limit.rate))
  const seconds = Math.ceil(Math.max(...waits) / 1000)
  return new Problem('too-many-requests', `The limit of ${quota} is used up; try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  })
}

/** An IPv6 customer holds at least a /64, so that is what is counted. */
const networkOfClient = (request: FastifyRequest): string => networkOf(addressOf(request), 64)

const accountOf = (request: FastifyRequest): string => request.actor?.id ?? networkOfClient(request)

/** A call that no proxy forwarded, from an exempt address: the website's server rendering. */
const isExempt = (peer: string | undefined, isForwarded: boolean, exempt: Networks): boolean =>
  !isForwarded && peer !== undefined && exempt.has(peer)
