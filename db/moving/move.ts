import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { makeFolder, replaceFile } from '@piata/config/output-files'
import type { Database } from '../database.ts'
import { type Dump, openDump } from '../dumps/index.ts'
import { ImportError, type ImportMap, type ImportResult, importRows } from '../import/index.ts'
import { leavesOf } from '../rules/categories.ts'
import { addressesOf } from '../rules/old-addresses.ts'
import type { Id } from '../types.ts'
import { type CategoryChoice, chooseCategories } from './categories.ts'
import { declaredSite, type OldSiteMap } from './declared.ts'
import { withOurCharacters, withoutStrange } from './plain.ts'
import type { OldSite } from './site.ts'
import { osclass } from './sites/osclass.ts'
import { woocommerce } from './sites/woocommerce.ts'
import { type Stage, stageDump } from './stage.ts'
import { inviteUsers, makeUsers, prepareUsers, type UsersReport } from './users.ts'

/** Kinds of site that are found by their tables. */
const knownSites: readonly OldSite[] = [osclass, woocommerce]
export const oldSiteNames = knownSites.map(({ name }) => name)

interface MoveOptions {
  /** The dump. */
  file: string
  /** Where what was read of it lies, and the file of categories. */
  folder: string
  /** A kind of site, or what a database has; else it is found by its tables. */
  from?: string | OldSiteMap
  onRows?: (dump: Dump, rows: number) => void
}

/** A listing of the old site whose pictures are to come. */
interface PictureWork {
  sellerId: Id
  externalId: string
  /** Of files, as the old site names them. */
  paths: string[]
}

/** Columns before those that a site's map names. */
const own = ['#id', '#slug', '#seller', '#category', '#images', 'sellerId'] as const
/** Raised where the same dump is staged otherwise, so that what was staged before is not taken. */
const stageForm = 2
const addressBatch = 1_000

/** An old site that is being moved in; each step can be done again, and does then what was not done. */
export class Move {
  readonly site: OldSite
  readonly stage: Stage
  readonly users: UsersReport
  readonly categories: CategoryChoice[]
  readonly categoriesFile: string

  private constructor(site: OldSite, stage: Stage, categories: CategoryChoice[], categoriesFile: string) {
    this.site = site
    this.stage = stage
    this.users = prepareUsers(stage.database, site)
    this.categories = categories
    this.categoriesFile = categoriesFile
  }

  /** @throws ImportError for a dump of no known site, or a file of categories that is wrong */
  static async open(
    { file, folder, from, onRows = () => {} }: MoveOptions,
    database: Pick<Database, 'categories'>,
  ): Promise<Move> {
    makeFolder(folder, 0o700)
    const sites = sitesOf(from)
    const { size, mtimeMs } = statSync(file)
    const stage = await stageDump(() => openDump(file, { temporaryFolder: folder }), {
      file: join(folder, 'staged.db'),
      // What is staged depends on what is used of it, too.
      source: `${size} ${mtimeMs} ${stageForm} ${JSON.stringify(typeof from === 'object' ? from : sites.map(({ tables }) => tables))}`,
      sites,
      onRows,
    })
    try {
      const site = sites.find(({ name }) => name === stage.site)!
      const categoriesFile = join(folder, 'categories.json')
      const choices = await chosenCategories(stage, site, database, categoriesFile)
      return new Move(site, stage, choices, categoriesFile)
    } catch (error) {
      stage.database.close()
      throw error
    }
  }

  /** How many listings there are, whether or not they can be taken. */
  get listings(): number {
    return Number(
      this.stage.database.prepare(`select count(*) as n from (${this.site.queries.listings})`).get()!.n,
    )
  }

  async makeUsers(database: Pick<Database, 'users'>): Promise<void> {
    await makeUsers(this.stage.database, database, this.users)
  }

  /** Mails those who have no password a link to choose one, each once. @returns how many */
  inviteUsers(database: Pick<Database, 'transaction'>): Promise<number> {
    return inviteUsers(this.stage.database, database)
  }

  /** What `writeListings` would do, with nothing written. */
  tryListings(
    database: Pick<Database, 'categories' | 'places' | 'site'>,
    options: ListingsOptions,
  ): Promise<ImportResult> {
    const writeBatch = async (batch: readonly unknown[]) => ({
      created: batch.length,
      updated: 0,
      unchanged: 0,
    })
    const listings = { writeBatch } as unknown as Database['listings']
    return this.#listings(
      { ...database, listings, analyze: async () => {} },
      options,
      "case when m.old is not null then coalesce(m.piata_id, 'none yet') end",
    )
  }

  /** Users have been made before: a listing without its user's account is refused. */
  writeListings(
    database: Pick<Database, 'listings' | 'categories' | 'places' | 'site' | 'analyze'>,
    options: ListingsOptions,
  ): Promise<ImportResult> {
    return this.#listings(database, options, 'm.piata_id')
  }

  /** Old addresses of listings that are there now. */
  async keepAddresses(database: Pick<Database, 'listings' | 'oldAddresses'>): Promise<number> {
    let kept = 0
    const addresses = this.#addresses()
    await database.oldAddresses.addTemplates(addresses)
    const { parts } = this.site.queries
    const others =
      parts === undefined
        ? 'null'
        : `(select group_concat(part.id, char(10)) from (${parts}) part where part.listing = q."#id")`
    interface Row {
      sellerId: Id
      externalId: string
      id: string
      slug: string
      parts: string[]
    }
    const write = async (rows: Row[]) => {
      const ids = await database.listings.idsOf(rows)
      const known = rows.flatMap((row, i) =>
        ids[i] === undefined
          ? []
          : [{ id: row.id, slug: row.slug }, ...row.parts.map((id) => ({ id, slug: '' }))]
              .flatMap((names) => addressesOf(addresses, names))
              .map((address) => ({ address, listingId: ids[i]! })),
      )
      await database.oldAddresses.keep(known)
      kept += ids.filter((id) => id !== undefined).length
    }
    let batch: Row[] = []
    for (const row of this.#moved(`"#slug" as slug, ${others} as parts`)) {
      const ids = String(row.parts ?? '').split('\n')
      batch.push({ ...row, slug: String(row.slug ?? ''), parts: ids.filter((id) => id !== '') })
      if (batch.length < addressBatch) continue
      await write(batch)
      batch = []
    }
    await write(batch)
    return kept
  }

  /** Of the kind of site, and those that this one was set to. */
  #addresses(): string[] {
    const { addresses, ownAddresses, queries } = this.site
    if (ownAddresses === undefined || queries.settings === undefined) return [...addresses]
    const setting = this.stage.database.prepare(
      `select value from (${queries.settings}) where name = ? limit 1`,
    )
    const own = ownAddresses((name) => String(setting.get(name)?.value ?? ''))
    return [...new Set([...addresses, ...own])]
  }

  /** Listings that have pictures; whose they are is known once accounts were made. */
  *pictures(): Generator<PictureWork> {
    for (const { sellerId, externalId, images } of this.#moved('"#images" as images')) {
      const paths = String(images ?? '')
        .split('\n')
        .filter((path) => path !== '')
      if (paths.length > 0) yield { sellerId, externalId, paths }
    }
  }

  close(): void {
    this.stage.database.close()
  }

  *#moved(column: string): Generator<{
    sellerId: Id
    externalId: string
    id: string
    slug?: unknown
    images?: unknown
    parts?: unknown
  }> {
    const statement = this.stage.database.prepare(
      `select q."#id" as id, m.piata_id as seller, ${column} from (${this.site.queries.listings}) q join moved_users m on m.old = q."#seller"
        where coalesce(m.piata_id, 'none yet') <> ''`,
    )
    for (const row of statement.iterate()) {
      const id = String(row.id)
      yield { ...row, id, sellerId: String(row.seller), externalId: this.#externalId(id) }
    }
  }

  #externalId(id: string): string {
    return `${this.site.name}:${id}`
  }

  async #listings(
    database: Pick<Database, 'listings' | 'categories' | 'places' | 'site' | 'analyze'>,
    options: ListingsOptions,
    sellerId: string,
  ): Promise<ImportResult> {
    const { queries, map, name } = this.site
    const statement = this.stage.database.prepare(
      `select q.*, ${sellerId} as sellerId, '${name}:' || q."#id" as externalId from (${queries.listings}) q left join moved_users m on m.old = q."#seller"`,
    )
    const header = statement.columns().map((column) => column.name)
    const values = Object.fromEntries(
      this.categories.flatMap(({ id, to }) => (to === null ? [] : [[id, to]])),
    )
    const { categoriesFile } = this
    const strange = { note: 'text: control characters are left out', count: 0, line: 0, text: '' }
    async function* rows() {
      let line = 0
      for (const row of statement.iterate()) {
        let isStrange = false
        const fields = header.map((column) => {
          const text = row[column] === null ? '' : withOurCharacters(String(row[column]))
          const plain = withoutStrange(text)
          if (plain.length < text.length) isStrange = true
          return plain
        })
        if (isStrange && strange.count++ === 0) {
          strange.line = line + 1
          strange.text = String(row['#id']).slice(0, 80)
        }
        const isOpen = map.category === undefined && !Object.hasOwn(values, String(row['#category']))
        yield isOpen
          ? {
              line: ++line,
              fields,
              source: fields,
              fault: `none of ours is chosen for its category in ${categoriesFile}`,
            }
          : { line: ++line, fields }
      }
    }
    const byCategory = { category: { column: '#category', values } }
    const result = await importRows({
      ...options,
      database,
      header,
      rows: rows(),
      sellerId: { column: 'sellerId' },
      map: { ...byCategory, ...map, externalId: 'externalId' } as ImportMap,
      needsExternalId: true,
    })
    const used: ReadonlySet<string> = new Set([...own, 'externalId'])
    const notes = strange.count === 0 ? result.notes : [strange, ...result.notes]
    return { ...result, notes, unusedColumns: result.unusedColumns.filter((column) => !used.has(column)) }
  }
}

interface ListingsOptions {
  timeZone: string
  rejectTo?: Writable
  onProgress?: (progress: { rows: number }) => void
}

function sitesOf(from: MoveOptions['from']): readonly OldSite[] {
  if (from === undefined) return knownSites
  if (typeof from === 'object') return [declaredSite(from)]
  const site = knownSites.find(({ name }) => name === from)
  if (site === undefined)
    throw new ImportError(`There is no kind of site "${from}"; known are ${oldSiteNames.join(', ')}.`)
  return [site]
}

/** What people chose, else by names; the file has all of them afterwards. */
async function chosenCategories(
  { database: stage }: Stage,
  { queries }: OldSite,
  database: Pick<Database, 'categories'>,
  file: string,
): Promise<CategoryChoice[]> {
  const ours = await database.categories.all()
  const counts = new Map(
    stage
      .prepare(`select "#category" as category, count(*) as n from (${queries.listings}) group by 1`)
      .all()
      .map(({ category, n }) => [String(category), Number(n)]),
  )
  const old = stage
    .prepare(queries.categories)
    .all()
    .map(({ id, name, parent }) => ({
      id: String(id),
      name: String(name ?? ''),
      parent: parent === null ? null : String(parent),
      listings: counts.get(String(id)) ?? 0,
    }))
  const said = existsSync(file)
    ? readChoices(file, new Set(leavesOf(ours).map(({ id }) => id)))
    : new Map<string, string | null>()
  const choices = chooseCategories(old, ours)
    .map((choice) => (said.has(choice.id) ? { ...choice, to: said.get(choice.id)!, isSure: true } : choice))
    .sort((a, b) => b.listings - a.listings)
  // It holds what somebody chose by hand.
  replaceFile(file, `[\n${choices.map((choice) => `  ${JSON.stringify(choice)}`).join(',\n')}\n]\n`, 0o600)
  return choices
}

function readChoices(file: string, leaves: ReadonlySet<string>): Map<string, string | null> {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ImportError(`${file} is not JSON: ${(error as Error).message}`)
  }
  if (!Array.isArray(json)) throw new ImportError(`${file} must be a list of categories`)
  const said = new Map<string, string | null>()
  for (const [i, { id, to, isSure }] of (json as Partial<CategoryChoice>[]).entries()) {
    if (typeof id !== 'string' || !(to === null || typeof to === 'string'))
      throw new ImportError(`${file}: the category ${i + 1} must have an id, and as "to" one of ours or null`)
    if (to !== null && !leaves.has(to))
      throw new ImportError(`${file}: there is no category "${to}" for listings`)
    // What nobody has looked at is guessed again.
    if (to !== null || isSure) said.set(id, to)
  }
  return said
}
