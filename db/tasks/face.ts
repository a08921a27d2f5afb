import type { Id, Time } from '../types.ts'

/**
 * `queued`: waits, for its time or for a free agent, also between attempts. `running`: somebody holds its lease. `done`: the agent said so.
 * `failed`: it cannot succeed, so it was not tried again. `dead`: every attempt failed.
 */
export const taskStates = ['queued', 'running', 'done', 'failed', 'dead'] as const
export type TaskState = (typeof taskStates)[number]

export interface NewTask {
  /** The agent's name, at most 60 characters. */
  goal: string
  /** What the agent's schema takes, as JSON of at most 64 kB. */
  input: unknown
  /** Until the task has ended, no other of the same goal and key is made. At most 200 characters. */
  key?: string
  /** Higher ones first within a goal, -100 to 100. Default 0. */
  priority?: number
  /** Not before. Default: at once. */
  runAt?: Time
}

/** One attempt at a task, held by whoever took it until it is settled or its lease runs out. */
export interface TaskAttempt {
  id: Id
  /** 1 for the first. */
  attempt: number
}

export interface TakenTask extends TaskAttempt {
  goal: string
  input: unknown
  /** When it could have begun. */
  runAt: Time
}

/** How an attempt ended. `again` is tried later, after a delay that grows with the attempts; the others are final. */
export interface Settlement extends TaskAttempt {
  outcome: 'done' | 'failed' | 'dead' | 'again'
  /** The agent's answer, or what went wrong; kept as JSON of at most 64 kB. */
  output: unknown
}

export interface TaskDetail {
  id: Id
  goal: string
  state: TaskState
  key: string | null
  priority: number
  input: unknown
  /** Of a finished task its answer; of a running one its progress; between attempts the last error. Null before. */
  output: unknown
  attempt: number
  createdAt: Time
  runAt: Time
  startedAt: Time | null
  endedAt: Time | null
}

export interface GoalCounts {
  goal: string
  queued: number
  running: number
  /** Of the last 24 hours, as `failed` and `dead`. */
  done: number
  failed: number
  dead: number
  /** When the longest waiting of those that could run was due; null where none waits. */
  oldestAt: Time | null
}

/** What requests write: a task is a row of the transaction that causes it. */
export interface TaskOutbox {
  /**
   * Resolves to the new task's id, or to null while one of the same goal and key has not ended.
   * @throws DatabaseError too-large for what exceeds the limits of `NewTask`, by field
   */
  enqueue(task: NewTask): Promise<Id | null>
  /** Tries a failed or dead task again from its first attempt. False where there is none, or another of its key has not ended. */
  revive(id: Id): Promise<boolean>
}

/** Durable tasks, taken by leases: at least once, never twice at the same time. */
export interface Tasks extends TaskOutbox {
  /**
   * Leases what may run now, the most urgent of each goal first.
   * @param goals those that the caller serves, each with the most that may run at once, in all processes together
   * @param limit most to take
   */
  take(goals: ReadonlyMap<string, number>, limit: number): Promise<TakenTask[]>
  /** Renews leases. Resolves to those that are still held; whoever lost one must stop. */
  renew(attempts: readonly TaskAttempt[]): Promise<TaskAttempt[]>
  /** Writes how attempts ended; those whose lease went to somebody else are left alone. */
  settle(settlements: readonly Settlement[]): Promise<void>
  /** Puts attempts back as if they had not begun, as when a process stops. */
  release(attempts: readonly TaskAttempt[]): Promise<void>
  /** Keeps how far an attempt is, for whoever looks. */
  progress(attempt: TaskAttempt, state: unknown): Promise<void>
  find(id: Id): Promise<TaskDetail | undefined>
  /** Newest first. `after` is the id of the last one seen. */
  list(filter: { goal?: string; state?: TaskState; after?: Id; limit: number }): Promise<TaskDetail[]>
  counts(): Promise<GoalCounts[]>
  /** Forgets those that ended 30 days ago, and gives back those whose lease ran out; called every few seconds by whoever serves. */
  tend(): Promise<void>
  /** Called after a commit of this process (and on Postgres of any) that made a task, outside the writer's patience. Returns the unsubscribe. */
  onEnqueued(listener: () => void): () => void
}

/** How long somebody may hold a task without renewing. */
export const leaseSeconds = 30
/** How far back `counts` counts what has ended. */
export const countedHours = 24
/** How long a finished task is kept. */
export const keptDays = 30
/** The delay before the second attempt at most; it doubles with each, up to an hour, half of it at random. */
const retrySeconds = { first: 5, most: 3_600 }

export interface TaskOptions {
  leaseSeconds: number
  retrySeconds: { first: number; most: number }
}

export const usualTaskOptions: TaskOptions = { leaseSeconds, retrySeconds }
