import type { CardArena } from './arena/index.ts'
import type { AvailabilityListener } from './context.ts'
import type { Health } from './health/index.ts'
import type { CheckSettings } from './rules/checks/index.ts'
import type { RateSettings } from './rules/rates.ts'
import type { Tables, WrittenTables } from './tables/index.ts'
import type { Quotas } from './tables/listings/face.ts'
import type { TaskOptions } from './tasks/index.ts'

export interface OpenDatabaseOptions {
  /** 'sqlite:./data/piata.db', 'sqlite::memory:' or 'postgres://…' */
  url: string
  /** Read-only connections of SQLite beside two that it always has. Default 1. */
  readers?: number
  /** File of the places of another country, in place of those that come with Piata. */
  placesFile?: string
  /** Of Postgres. */
  postgres?: {
    /** Most connections of this process, at least 3. Default 10. */
    connections?: number
    /** File of the certificate authority (PEM) that signs for the server; with one, connections are encrypted. */
    certificateAuthority?: string
    /** Whether statements are prepared under names; `auto`, the default, finds out whether a pooler forbids it. */
    prepared?: 'auto' | 'on' | 'off'
  }
  /** How tasks are leased and tried again; for tests. */
  tasks?: Partial<TaskOptions>
  /** The most that a member's account may have; moderators, admins and bulk writes are exempt. Default: no bounds. */
  quotas?: Quotas
  /** How what a member is about to show is looked at; not at all where absent. */
  checks?: CheckSettings
  /** By which prices in other currencies are compared by these. */
  rates?: RateSettings
  /**
   * For commands that write a lot and serve nobody: SQLite then keeps more pages, and brings its log into the file less often. Just as
   * safe. Default false.
   */
  bulk?: boolean
  /** Most bytes that the public cards may take in memory, from which lists and search results are copied once `cards.fill` was called. Default 0: none are kept. */
  cardsBytes?: number
}

/** Opens, migrates and fills the categories and places; ready to use when it resolves. */
export interface Database extends Tables {
  readonly dialect: 'sqlite' | 'postgres'
  readonly health: Health
  /** Where `cardsBytes` says so. */
  readonly cards?: Pick<CardArena, 'fill' | 'follow' | 'state'>
  /**
   * One transaction of many calls: all of it is kept, or nothing. `work` awaits only calls of the tables that it is given, and may run
   * again after it lost against another transaction.
   */
  transaction<T>(work: (tables: WrittenTables) => Promise<T>): Promise<T>
  /** Lets the database count what its tables hold, by which it plans queries: after many rows were written. */
  analyze(): Promise<void>
  /** Cheap liveness of the database, on a connection that nothing else uses. */
  ping(): Promise<void>
  /**
   * Called when a server is found to be away, and when it is back, once each however many calls fail meanwhile; never for SQLite.
   * Returns the unsubscribe.
   */
  onAvailability(listener: AvailabilityListener): () => void
  close(): Promise<void>
}
