import type { Config } from '@piata/config'
import type { Database } from '@piata/db'
import type { ImageService } from '@piata/images'
import type { SearchIndex } from '@piata/search'
import type { Logger } from 'pino'
import type { Static, TSchema } from 'typebox'
import type { TrustedClock } from './clock.ts'

/** What an agent is given, as JSON; outside programs get exactly this. */
export interface AgentTask<Input = unknown> {
  id: string
  goal: string
  input: Input
}

/** What an agent answers, as JSON. An `error` is the agent's last word: the task has failed and is not tried again. */
export interface AgentResult<Output = unknown> {
  status: 'success' | 'error'
  /** After an error, what was wrong. */
  output: Output
  metadata?: Record<string, unknown>
}

/** When an agent runs by itself: by the clock, or each time another agent has done its work. */
export type Schedule =
  | {
      /** Five or six fields, as crontab has them. */
      cron: string
      /** IANA name. Default: the site's. */
      zone?: string
      /** Runs begin at random within so long after they are due, so that not all sites ask a source in the same second. */
      jitterMs?: number
    }
  | { after: string }

/** What agents work with. */
export interface AgentServices {
  config: Config
  database: Database
  images: ImageService
  /** By which things run out; what an agent removes for good goes by it. */
  clock: TrustedClock
  /** Removes what is left of deleted accounts; resolves when nothing is, or the process stops. Failures are logged. */
  removeAccounts(): Promise<void>
  /** The search index of this process; undefined where none is kept, as in a process that only runs agents. */
  search?: () => SearchIndex | undefined
}

export interface AgentContext extends AgentServices {
  /** Aborted at the time-out, when the lease is lost, and when the process stops. Whoever goes on after it holds up the others. */
  signal: AbortSignal
  log: Logger
  /** Shown to whoever looks: the share that is done, 0 to 1, and a word on it. */
  progress(share: number, note?: string): void
  /** This machine's clock. */
  now(): Date
  /** Makes a task for another agent. @throws TaskRefused, DatabaseError */
  enqueue(
    goal: string,
    input: unknown,
    options?: { key?: string; priority?: number; runAt?: Date },
  ): Promise<string | null>
}

interface AgentBase<Input extends TSchema, Output extends TSchema> {
  /** Lower case with dashes; the goal of its tasks. */
  name: string
  /** What it does, in a sentence, for the operator. */
  summary: string
  input: Input
  output: Output
  schedule?: Schedule
  /** The input of scheduled runs. Default {}. */
  scheduledInput?: Static<Input>
  /** Tasks at once, in all processes together. Default 1. */
  concurrency?: number
  /** Of one attempt. Default 60 s. */
  timeoutMs?: number
  /** Further attempts after one that threw or ran out of time. Default 5. */
  retries?: number
}

/**
 * An agent: a task in, a result out. What it throws is tried again, until the last attempt has failed and the task is dead. Every task may come twice
 * (its process may die after the work and before the answer), so a second run must be harmless.
 */
export interface Agent<Input extends TSchema = TSchema, Output extends TSchema = TSchema>
  extends AgentBase<Input, Output> {
  cpu?: false
  run(task: AgentTask<Static<Input>>, context: AgentContext): Promise<AgentResult<Static<Output>>>
}

/** An agent that computes: it runs in a thread of its own, with neither database nor index, and its module exports it as `default`. */
export interface ThreadAgent<Input extends TSchema = TSchema, Output extends TSchema = TSchema>
  extends AgentBase<Input, Output> {
  cpu: true
  /** `import.meta.url` of its module. */
  module: string
  /** The most memory that its thread may have. Default 256 MB. */
  memoryMb?: number
  run(
    task: AgentTask<Static<Input>>,
    context: Pick<AgentContext, 'signal' | 'progress'>,
  ): Promise<AgentResult<Static<Output>>> | AgentResult<Static<Output>>
}

// biome-ignore lint/suspicious/noExplicitAny: agents of all inputs stand in one list
export type AnyAgent = Agent<any, any> | ThreadAgent<any, any>

/** Types an agent by its schemas. */
export function defineAgent<Input extends TSchema, Output extends TSchema>(
  agent: Agent<Input, Output>,
): Agent<Input, Output>
export function defineAgent<Input extends TSchema, Output extends TSchema>(
  agent: ThreadAgent<Input, Output>,
): ThreadAgent<Input, Output>
export function defineAgent(agent: AnyAgent): AnyAgent {
  return agent
}

export const success = <Output>(output: Output, metadata?: Record<string, unknown>): AgentResult<Output> => ({
  status: 'success',
  output,
  ...(metadata && { metadata }),
})
