import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { analyze } from './analyze.ts'
import { CardArena } from './arena/index.ts'
import { type Context, within } from './context.ts'
import type { Database, OpenDatabaseOptions } from './database.ts'
import { DatabaseOpenError } from './errors.ts'
import { createHealth } from './health/index.ts'
import { migrate } from './migrations/index.ts'
import { openPostgres } from './postgres/context.ts'
import { openSqlite } from './sqlite/context.ts'
import { explainFile } from './sqlite/opening.ts'
import type { EventFeed } from './tables/account-events.ts'
import { loadCategories, syncCategories } from './tables/categories.ts'
import { createFeed } from './tables/changes.ts'
import { createTables, createWrittenTables } from './tables/index.ts'
import { clusterOf, settleLineage } from './tables/lineage.ts'
import { loadPlaceIndex, type RankedPlace, syncPlaces } from './tables/places.ts'
import { unknownSite } from './tables/site.ts'
import { taskSource, usualTaskOptions } from './tasks/index.ts'
import { timeOfCaller } from './time-of-caller.ts'
import type { Category } from './types.ts'

/** What tests put in the place of the real catalogue, places and clock. */
interface OpenParts {
  categories: Category[]
  places: RankedPlace[]
  now?: () => Date
}

/** Opens the database of `options.url`, brings its schema up to date and fills in categories and places. */
export async function openWith(options: OpenDatabaseOptions, parts: OpenParts): Promise<Database> {
  const clock = parts.now ?? (() => new Date())
  const context = await openContext(options, () => (timeOfCaller() ?? clock()).toISOString())
  try {
    await syncCategories(context, parts.categories)
    await syncPlaces(context, parts.places)
    const categories = await loadCategories(context)
    const places = await loadPlaceIndex(context)
    const cluster = context.dialect === 'postgres' ? await clusterOf(context.read) : undefined
    await settleLineage(context, cluster)
    const events: EventFeed = new Set()
    const feed = createFeed(events)
    const rules = { quotas: options.quotas, checks: options.checks, rates: options.rates }
    const tasks = taskSource(context, { ...usualTaskOptions, ...options.tasks })
    const site = unknownSite()
    const { cardsBytes = 0 } = options
    const arena = cardsBytes > 0 ? new CardArena(context, cardsBytes) : undefined
    const tableParts = {
      arena,
      feed,
      events,
      cluster,
      categories,
      places,
      offered: parts.places,
      rules,
      tasks,
      site,
    }
    const tables = createTables(context, tableParts)
    await tables.site.refresh()
    return {
      dialect: context.dialect,
      ...tables,
      health: createHealth(
        context,
        (other) => createWrittenTables(other, tableParts),
        parts.categories[0]!.id,
      ),
      transaction: (work) =>
        context.write((tx) => work(createWrittenTables(within(context, tx), tableParts))),
      analyze: () => analyze(context),
      ping: () => context.ping(),
      onAvailability: (listener) => context.availability?.listen(listener) ?? (() => {}),
      ...(arena && { cards: arena }),
      async close() {
        await arena?.close()
        await context.close()
      },
    }
  } catch (error) {
    await context.close()
    const place = databaseAt(options.url)
    throw place.dialect === 'sqlite' ? explainFile(error, place.file) : error
  }
}

/** Where a database is. @throws DatabaseOpenError for a URL of another kind */
export function databaseAt(url: string): { dialect: 'sqlite'; file: string } | { dialect: 'postgres' } {
  const path = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1]
  if (path !== undefined) return { dialect: 'sqlite', file: path === ':memory:' ? path : resolve(path) }
  if (/^postgres(ql)?:\/\//.test(url)) return { dialect: 'postgres' }
  throw new DatabaseOpenError('The database URL must start with sqlite: or postgres://')
}

/**
 * For what changes a database that is served: opened at a mistyped place it would make an empty one and work on that.
 * @throws DatabaseOpenError where no SQLite database is there
 */
export function requireDatabase(url: string): void {
  const place = databaseAt(url)
  if (place.dialect === 'sqlite' && place.file !== ':memory:' && !existsSync(place.file))
    throw new DatabaseOpenError(`There is no database at ${place.file}, where PIATA_DATABASE_URL says it is`)
}

/** A context on the migrated database. */
export async function openContext(options: OpenDatabaseOptions, now: () => string): Promise<Context> {
  const place = databaseAt(options.url)
  const { bulk = false } = options
  if (place.dialect === 'sqlite') {
    return openSqlite(place.file, { readers: options.readers ?? 1, bulk, now, migrate })
  }
  return openPostgres(options.url, {
    ...options.postgres,
    connections: options.postgres?.connections ?? 10,
    tasks: { ...usualTaskOptions, ...options.tasks },
    bulk,
    now,
    migrate,
  })
}
