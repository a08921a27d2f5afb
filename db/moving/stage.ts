import { existsSync, rmSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { parseSchema } from '../ddl/index.ts'
import type { Dump, DumpProblem, Lost } from '../dumps/index.ts'
import { ImportError } from '../import/index.ts'
import { type OldSite, sqlName } from './site.ts'

const cacheKb = 65_536

/** Of a dump, what was staged; kept with it, so that whoever goes on does not read the dump again. */
interface Staged {
  source: string
  site: string
  prefix: string
  /** Rows of the dump's tables, used or not. */
  tables: { table: string; rows: number }[]
  problems: readonly DumpProblem[]
  /** All of them, and the rows that they cost. */
  lost: Lost
  dialect: string
}

/** An SQLite file with the tables of a dump that a site needs, under their names without its prefix. */
export interface Stage extends Staged {
  database: DatabaseSync
}

/**
 * Reads a dump into a file, unless that holds it already.
 * @param sites those that it may be of; the first whose tables are all there is taken
 * @throws ImportError where it is of none
 */
export async function stageDump(
  openDump: () => Promise<Dump & { close(): Promise<void> }>,
  {
    file,
    source,
    sites,
    onRows,
  }: { file: string; source: string; sites: readonly OldSite[]; onRows: (dump: Dump, rows: number) => void },
): Promise<Stage> {
  const before = existsSync(file) ? stagedBefore(file, source, sites) : undefined
  if (before !== undefined) return before
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(file + end, { force: true })
  const database = open(file, sites)
  const dump = await openDump()
  const wanted = new Map<string, Set<string>>()
  for (const { tables } of sites)
    for (const [table, columns] of Object.entries(tables)) {
      const known = wanted.get(table.toLowerCase()) ?? new Set()
      for (const column of columns) known.add(column)
      wanted.set(table.toLowerCase(), known)
    }
  const fillers = new Map<string, Filler | undefined>()
  const counts = new Map<string, number>()
  const columnsOf = new Map<string, ReadonlySet<string>>()
  let rows = 0
  try {
    database.exec('begin')
    for await (const batch of dump.batches()) {
      const { table, parents = [] } = batch
      counts.set(table, (counts.get(table) ?? 0) + batch.rows.length)
      // A table's statements may name other columns each.
      columnsOf.set(table, lowered(batch.columns).union(columnsOf.get(table) ?? new Set()))
      for (const name of [table.toLowerCase(), ...parents]) {
        if (!fillers.has(name)) {
          const suffix = suffixOf(name, wanted)
          fillers.set(
            name,
            suffix === undefined ? undefined : new Filler(database, name, [...wanted.get(suffix)!]),
          )
        }
        fillers.get(name)?.add(batch.columns, batch.rows)
      }
      rows += batch.rows.length
      onRows(dump, rows)
    }
    database.exec('commit')
    const names = [...fillers].flatMap(([table, filler]) => (filler === undefined ? [] : [table]))
    const found = siteOf(sites, names)
    if (found === undefined) throw new ImportError(unknownSite(sites, counts))
    if (found.site.isExact) {
      const lacking = lackingOf(found, columnsOf, definedBy(dump))
      if (lacking.length > 0) throw new ImportError(`The map does not fit the dump:\n${lacking.join('\n')}`)
    }
    const staged: Staged = {
      ...{ source, site: found.site.name, prefix: found.prefix, dialect: dump.dialect },
      tables: [...counts].map(([table, count]) => ({ table, rows: count })),
      problems: dump.problems,
      lost: dump.lost,
    }
    arrange(database, found, names)
    database.exec('create table staged (value text)')
    database.prepare('insert into staged values (?)').run(JSON.stringify(staged))
    return { ...staged, database }
  } catch (error) {
    database.close()
    rmSync(file, { force: true })
    throw error
  } finally {
    await dump.close()
  }
}

function stagedBefore(file: string, source: string, sites: readonly OldSite[]): Stage | undefined {
  const database = open(file, sites)
  try {
    const row = database.prepare('select value from staged').get()
    const staged = JSON.parse(String(row?.value)) as Staged
    if (staged.source === source && sites.some(({ name }) => name === staged.site))
      return { ...staged, database }
  } catch {
    // What was broken off has no such table, and is made anew.
  }
  database.close()
  return undefined
}

function open(file: string, sites: readonly OldSite[]): DatabaseSync {
  const database = new DatabaseSync(file)
  for (const { functions = {} } of sites)
    for (const [name, called] of Object.entries(functions))
      database.function(name, { deterministic: true }, called)
  // Lost with the machine, it is read again from the dump.
  database.exec(
    `pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -${cacheKb}; pragma temp_store = file`,
  )
  return database
}

/** The longest wanted name that the table's ends with: `oc_t_item` has `t_item`. */
function suffixOf(table: string, wanted: ReadonlyMap<string, unknown>): string | undefined {
  const name = table.toLowerCase()
  return [...wanted.keys()].filter((suffix) => name.endsWith(suffix)).sort((a, b) => b.length - a.length)[0]
}

/** Puts rows of one table into the file. */
class Filler {
  readonly #insert: StatementSync
  readonly #wanted: readonly string[]
  #columns: readonly string[] = []
  #places: number[] = []

  constructor(database: DatabaseSync, table: string, wanted: readonly string[]) {
    this.#wanted = wanted
    const name = sqlName(`raw ${table}`)
    database.exec(`create table ${name} (${wanted.map((column) => `${sqlName(column)} text`).join(', ')})`)
    this.#insert = database.prepare(`insert into ${name} values (${wanted.map(() => '?').join(', ')})`)
  }

  add(columns: readonly string[], rows: readonly (readonly (string | Buffer | null)[])[]): void {
    if (columns !== this.#columns) {
      this.#columns = columns
      const folded = columns.map((column) => column.toLowerCase())
      this.#places = this.#wanted.map((column) => folded.indexOf(column.toLowerCase()))
    }
    for (const row of rows)
      this.#insert.run(
        ...this.#places.map((place) => {
          const value = place < 0 ? null : row[place]!
          return typeof value === 'string' || value === null ? value : value.toString()
        }),
      )
  }
}

interface FoundSite {
  site: OldSite
  prefix: string
}

/** The site and the prefix that most of its tables have. */
function siteOf(sites: readonly OldSite[], names: readonly string[]): FoundSite | undefined {
  const folded = new Set(names.map((name) => name.toLowerCase()))
  for (const site of sites) {
    const [first] = site.signature
    const prefixes = [...folded]
      .filter((name) => name.endsWith(first!.toLowerCase()))
      .map((name) => name.slice(0, name.length - first!.length))
      .sort((a, b) => a.length - b.length)
    const prefix = prefixes.find((one) =>
      site.signature.every((table) => folded.has(one + table.toLowerCase())),
    )
    if (prefix !== undefined) return { site, prefix }
  }
  return undefined
}

const lowered = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase()))

interface DefinedColumns {
  /** Of their table. */
  name: string
  plain: ReadonlySet<string>
  /** Few dumps have their values. */
  computed: ReadonlySet<string>
}

/** Columns by the names of tables in small letters, as they are defined. */
function definedBy({ definitions, dialect }: Dump): Map<string, DefinedColumns> {
  const found = new Map<string, DefinedColumns>()
  for (const { schema, name, columns } of parseSchema(definitions, { dialect }).tables) {
    const isOwn = schema === null || dialect === 'mysql' || /^(?:dbo|public|main)$/i.test(schema)
    const isComputed = Map.groupBy(columns, ({ computed }) => computed !== null)
    const of = (kind: boolean) => lowered((isComputed.get(kind) ?? []).map((column) => column.name))
    const full = isOwn ? name : `${schema}.${name}`
    found.set(full.toLowerCase(), { name: full, plain: of(false), computed: of(true) })
  }
  return found
}

/** What a site names and the dump has not, by what rows have and what is defined. */
function lackingOf(
  { site, prefix }: FoundSite,
  withRows: ReadonlyMap<string, ReadonlySet<string>>,
  defined: ReadonlyMap<string, DefinedColumns>,
): string[] {
  const folded = new Map([...withRows].map(([name, columns]) => [name.toLowerCase(), columns]))
  return Object.entries(site.tables).flatMap(([table, columns]) => {
    const known = defined.get((prefix + table).toLowerCase())
    const ofRows = folded.get((prefix + table).toLowerCase())
    const name = known?.name ?? prefix + table
    if (known === undefined && ofRows === undefined) return [`there is no table ${name}`]
    return columns.flatMap((column) => {
      const key = column.toLowerCase()
      if (ofRows?.has(key) || known?.plain.has(key)) return []
      return known?.computed.has(key)
        ? [`${name}.${column} is computed by the old database, and its rows come without it`]
        : [`${name} has no column ${column}`]
    })
  })
}

/** Gives each table the name that the site's queries use, and what rows are looked up by an index. */
function arrange(database: DatabaseSync, { site, prefix }: FoundSite, names: readonly string[]): void {
  for (const [table, columns] of Object.entries(site.tables)) {
    const full = names.find((name) => name.toLowerCase() === prefix + table.toLowerCase())
    if (full !== undefined) database.exec(`alter table ${sqlName(`raw ${full}`)} rename to ${sqlName(table)}`)
    else
      database.exec(
        `create table ${sqlName(table)} (${columns.map((column) => `${sqlName(column)} text`).join(', ')})`,
      )
  }
  for (const [i, [table, ...columns]] of site.indexes.entries())
    database.exec(`create index lookup${i} on ${sqlName(table)} (${columns.map(sqlName).join(', ')})`)
  database.exec('analyze')
}

function unknownSite(sites: readonly OldSite[], counts: ReadonlyMap<string, number>): string {
  const tables = [...counts.keys()].slice(0, 50).join(', ') || 'none with rows'
  const looked = sites.map(({ name, signature }) => `${name} (${signature.join(', ')})`).join('; ')
  return `The dump is of no site that is known: it lacks tables of ${looked}. It has ${tables}. For another one, npm run models -- DUMP --out FOLDER drafts FOLDER/piata-map.json, which --from takes.`
}
