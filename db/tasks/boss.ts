import { AsyncLocalStorage } from 'node:async_hooks'
import type { ClientConfig } from 'pg'
import type { PgBoss } from 'pg-boss'
import { DatabaseOpenError } from '../errors.ts'
import { listen } from '../postgres/listening.ts'
import type { GuardedPool } from '../postgres/pool.ts'
import { keptDays, type TaskOptions } from './face.ts'

export const taskSchema = 'piata_tasks'
export const taskQueue = 'tasks'
/** SQLSTATE of what the user is not allowed. */
const notAllowed = '42501'
const howToAllow = `The user of PIATA_DATABASE_URL may not make the schema ${taskSchema}, where tasks are kept; let it create in the database, or make it the owner of a schema of that name`
/** How many attempts there may be is the agent's to say: pg-boss tries again until it is told that a task has ended. */
const endless = 1_000_000
/** The least that pg-boss takes. */
const shortestLease = 10
/** Within which a lost lease is noticed, beside the lease itself. */
const monitorSeconds = 5

/** pg-boss on Piata's connections, made ready when the first task is written or looked for. */
export class TaskBoss {
  readonly #pool: GuardedPool
  readonly #listeners = new Set<() => void>()
  readonly #connection: ClientConfig | undefined
  readonly #options: TaskOptions
  #starting: Promise<PgBoss> | undefined
  #listening: { close(): Promise<void> } | undefined

  /** @param connection for hearing of new tasks; undefined behind a pooler, which passes no notifications on */
  constructor(pool: GuardedPool, connection: ClientConfig | undefined, options: TaskOptions) {
    this.#pool = pool
    this.#connection = connection
    this.#options = options
  }

  ready(): Promise<PgBoss> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      this.#starting = undefined
      throw error
    })
    return this.#starting
  }

  onEnqueued(listener: () => void): () => void {
    const own = AsyncLocalStorage.bind(listener)
    this.#listeners.add(own)
    return () => void this.#listeners.delete(own)
  }

  sql(text: string, values: unknown[]): Promise<{ rows: object[] }> {
    return this.#pool.executeSql(text, values)
  }

  async close(): Promise<void> {
    const boss = await this.#starting?.catch(() => undefined)
    await boss?.stop({ graceful: false, close: false })
    await this.#listening?.close()
    await this.#pool.close()
  }

  async #hasSchema(): Promise<boolean> {
    const { rows } = await this.#pool.executeSql('select 1 from pg_namespace where nspname = $1', [
      taskSchema,
    ])
    return rows.length > 0
  }

  async #start(): Promise<PgBoss> {
    const wake = () => {
      for (const listener of this.#listeners) listener()
    }
    // Loaded when it is needed: those on SQLite never do.
    const { PgBoss } = await import('pg-boss')
    const boss = new PgBoss({
      db: {
        executeSql: (text, values) => this.#pool.executeSql(text, values),
        listen: async (channel, onNotification, onReconnect) => {
          if (this.#connection === undefined) return { close: async () => {} }
          this.#listening ??= listen(
            this.#connection,
            channel,
            (payload) => {
              onNotification(payload)
              wake()
            },
            () => {
              onReconnect()
              wake()
            },
          )
          return { close: async () => {} }
        },
      },
      schema: taskSchema,
      // Who may not make a schema can still use one that was made for it.
      createSchema: !(await this.#hasSchema()),
      supervise: false,
      schedule: false,
      registerInstance: false,
      useListenNotify: true,
      monitorIntervalSeconds: monitorSeconds,
      monitorVacuum: false,
      openTelemetry: { enabled: false },
    })
    // What fails is told to whoever asked; what runs by itself is tried again.
    boss.on('error', () => {})
    boss.on('warning', () => {})
    await boss.start().catch((error: unknown) => {
      throw (error as { code?: string }).code === notAllowed ? new DatabaseOpenError(howToAllow) : error
    })
    const settings = {
      notify: true,
      retryLimit: endless,
      retryDelay: Math.max(1, Math.ceil(this.#options.retrySeconds.first)),
      retryBackoff: true,
      retryDelayMax: Math.max(1, Math.ceil(this.#options.retrySeconds.most)),
      heartbeatSeconds: Math.max(shortestLease, this.#options.leaseSeconds),
      expireInSeconds: 86_399,
      retentionSeconds: 365 * 86_400,
      deleteAfterSeconds: keptDays * 86_400,
    }
    if ((await boss.getQueue(taskQueue)) === null)
      await boss.createQueue(taskQueue, { ...settings, policy: 'exclusive' })
    else await boss.updateQueue(taskQueue, settings)
    return boss
  }
}
