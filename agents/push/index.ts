import type { PushSubscription } from '@piata/db'
import Type, { type Static } from 'typebox'
import { type Agent, type AgentContext, type AgentResult, defineAgent, success } from '../agent.ts'
import { SiteFault } from '../net/fault.ts'
import { encryptPush, mostPayloadBytes, vapidHeader } from './encryption.ts'
import { vapidKeysOf } from './keys.ts'
import { PushServices, type PushWorld } from './services.ts'

/** RFC 8030: how long a service keeps a message for a browser that is away, in seconds, and how much it may wake. */
const longestTtl = 2_419_200
const urgencies = ['very-low', 'low', 'normal', 'high'] as const
/** How often a service may put a message off by `Retry-After`. */
const mostDelays = 10

const message = {
  payload: Type.String({
    minLength: 1,
    maxLength: mostPayloadBytes,
    description: 'What the site’s service worker gets, at most 3,993 bytes of UTF-8',
  }),
  urgency: Type.Optional(Type.Enum([...urgencies])),
  topic: Type.Optional(
    Type.String({
      pattern: '^[\\w-]{1,32}$',
      description: 'A later message of it takes the place of one that waits',
    }),
  ),
}
const strict = { additionalProperties: false }
const toAccount = Type.Object(
  {
    account: Type.String({ format: 'uuid' }),
    ...message,
    ttl: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: longestTtl,
        description: 'Seconds that it is worth something. Default a day',
      }),
    ),
  },
  strict,
)
const toBrowser = Type.Object(
  {
    subscription: Type.String({ format: 'uuid' }),
    ...message,
    until: Type.String({ format: 'date-time' }),
    delays: Type.Integer({ minimum: 0, maximum: mostDelays }),
  },
  strict,
)
const pushInput = Type.Union([toAccount, toBrowser])
const pushOutput = Type.Object({
  browsers: Type.Optional(Type.Integer({ description: 'That get a task each' })),
  status: Type.Optional(Type.Integer({ description: 'What the push service answered' })),
  removed: Type.Optional(Type.Boolean()),
  delayedUntil: Type.Optional(Type.String()),
  skipped: Type.Optional(Type.Enum(['gone', 'too late'])),
  refused: Type.Optional(Type.String()),
})
type PushOutput = Static<typeof pushOutput>

/** The agent that sends Web Push: one task an account becomes one a browser, so that a dead one costs only itself. */
export function createPusher(world?: PushWorld): Agent<typeof pushInput, typeof pushOutput> {
  let services: PushServices | undefined
  return defineAgent({
    name: 'pusher',
    summary: 'Sends Web Push to the browsers of an account',
    input: pushInput,
    output: pushOutput,
    concurrency: 8,
    timeoutMs: 30_000,
    retries: 8,
    async run({ input }, context) {
      if (Buffer.byteLength(input.payload) > mostPayloadBytes)
        return refused(`The payload must be at most ${mostPayloadBytes} bytes`)
      if ('account' in input) return success(await spread(input, context))
      services ??= new PushServices(world)
      return deliver(input, context, services)
    },
  })
}

async function spread(
  { account, ttl = 86_400, ...rest }: Static<typeof toAccount>,
  { database, now }: AgentContext,
): Promise<PushOutput> {
  const user = await database.users.findById(account)
  if (user === undefined || user.suspension !== null) return { skipped: 'gone' }
  const browsers = await database.pushSubscriptions.of(account)
  // A time to live of none is for browsers that listen now; the task itself takes a moment.
  const until = new Date(now().getTime() + Math.max(ttl, 60) * 1_000).toISOString()
  await database.transaction(async ({ tasks }) => {
    for (const { id } of browsers)
      await tasks.enqueue({ goal: 'pusher', input: { ...rest, subscription: id, until, delays: 0 } })
  })
  return { browsers: browsers.length }
}

async function deliver(
  input: Static<typeof toBrowser>,
  context: AgentContext,
  services: PushServices,
): Promise<AgentResult<PushOutput>> {
  const { database, now, signal } = context
  const browser = await database.pushSubscriptions.find(input.subscription)
  if (browser === undefined) return success({ skipped: 'gone' as const })
  const ttl = Math.floor((Date.parse(input.until) - now().getTime()) / 1_000)
  if (ttl <= 0) return success({ skipped: 'too late' as const })
  const headers = await headersFor(browser, input, ttl, context)
  const body = sealedFor(browser, input.payload)
  if (body === undefined) {
    await database.pushSubscriptions.forget(browser.id)
    return refused('The browser’s keys are none', { removed: true })
  }
  let answer: Awaited<ReturnType<PushServices['send']>>
  try {
    answer = await services.send(browser.endpoint, body, headers, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof SiteFault) || error.isPassing) throw error
    await database.pushSubscriptions.failed(browser.id)
    return refused(error.message)
  }
  const { status, retryMs } = answer
  if (status >= 200 && status < 300) {
    await database.pushSubscriptions.succeeded(browser.id)
    return success({ status })
  }
  if (status === 404 || status === 410) {
    await database.pushSubscriptions.forget(browser.id)
    return success({ status, removed: true })
  }
  if (status === 429 || status >= 500) {
    // Without a word of when, the task's own pauses do.
    if (retryMs === undefined || input.delays >= mostDelays)
      throw new Error(`The push service answered ${status}`)
    const runAt = new Date(now().getTime() + retryMs)
    await context.enqueue('pusher', { ...input, delays: input.delays + 1 }, { runAt })
    return success({ status, delayedUntil: runAt.toISOString() })
  }
  await database.pushSubscriptions.failed(browser.id)
  return refused(`The push service answered ${status}`, { status })
}

async function headersFor(
  browser: PushSubscription,
  { urgency, topic }: Static<typeof toBrowser>,
  ttl: number,
  { database, config, now }: AgentContext,
) {
  const keys = await vapidKeysOf(database, config)
  const subject = config.mailFrom === undefined ? config.publicUrl.href : `mailto:${config.mailFrom.address}`
  return {
    authorization: vapidHeader(new URL(browser.endpoint), keys, subject, now()),
    ttl: String(ttl),
    ...(urgency !== undefined && { urgency }),
    ...(topic !== undefined && { topic }),
  }
}

/** Undefined where the browser's keys are no point of the curve, which only using them tells. */
function sealedFor(browser: PushSubscription, payload: string): Buffer | undefined {
  try {
    return encryptPush(Buffer.from(payload), browser)
  } catch {
    return undefined
  }
}

const refused = (reason: string, more: PushOutput = {}): AgentResult<PushOutput> => ({
  status: 'error',
  output: { refused: reason, ...more },
})
