import { ImportError, type ImportMap, parseMap } from '../import/index.ts'
import { type OldSite, sqlName, sqlText } from './site.ts'

/** A table whose row is found by a column of the listings' one. */
interface Join {
  table: string
  /** Its column, and that of the listings' table. */
  key: string
  of: string
}

interface Condition {
  column: string
  in: string[]
}

/** How an unknown database says what a site has; kept as JSON, drafted by `npm run models`. */
export interface OldSiteMap {
  about?: string
  users: { table: string; id: string; email: string; name?: string; password?: string; createdAt?: string }
  categories?: { table: string; id: string; name: string; parent?: string }
  listings: {
    table: string
    id: string
    slug?: string
    seller: string
    category?: string
    /** Rows that are taken: those whose columns each have one of the texts; NULL is the empty one. */
    where?: Condition[]
    joins?: Join[]
    /** Sources are columns of the listings' table, or `table.column` of a joined one. `category` may be left out. */
    map: Omit<ImportMap, 'category' | 'externalId' | 'images'> & { category?: ImportMap['category'] }
  }
  pictures?: { table: string; listing: string; path: string; order?: string }
  addresses?: string[]
}

const shape: Record<string, { required: string[]; optional: string[] }> = {
  users: { required: ['table', 'id', 'email'], optional: ['name', 'password', 'createdAt'] },
  categories: { required: ['table', 'id', 'name'], optional: ['parent'] },
  pictures: { required: ['table', 'listing', 'path'], optional: ['order'] },
}

/**
 * Checks a map of an old site as it was parsed from JSON.
 * @throws ImportError with every problem, each with the place in the map
 */
export function parseOldSiteMap(json: unknown): OldSiteMap {
  const problems: string[] = []
  if (!isObject(json)) throw new ImportError('The map must be a JSON object.')
  known(json, ['about', 'users', 'categories', 'listings', 'pictures', 'addresses'], '', problems)
  for (const [name, { required, optional }] of Object.entries(shape)) {
    if (!(name in json) && name !== 'users') continue
    const part = json[name]
    if (!isObject(part)) {
      problems.push(`${name}: must be an object`)
      continue
    }
    known(part, [...required, ...optional], `${name}.`, problems)
    texts(part, required, optional, `${name}.`, problems)
  }
  const listings = json.listings
  if (!isObject(listings)) problems.push('listings: must be an object')
  else {
    const names = ['table', 'id', 'slug', 'seller', 'category', 'where', 'joins', 'map']
    known(listings, names, 'listings.', problems)
    texts(listings, ['table', 'id', 'seller'], ['slug', 'category'], 'listings.', problems)
    const { where = [], joins = [], map } = listings
    if (!Array.isArray(where)) problems.push('listings.where: must be a list')
    else
      for (const [i, condition] of where.entries())
        if (!(isObject(condition) && typeof condition.column === 'string' && isTexts(condition.in)))
          problems.push(`listings.where.${i}: must have a column and a list of texts, in`)
    if (!Array.isArray(joins)) problems.push('listings.joins: must be a list')
    else
      for (const [i, join] of joins.entries())
        if (isObject(join)) texts(join, ['table', 'key', 'of'], [], `listings.joins.${i}.`, problems)
        else problems.push(`listings.joins.${i}: must be an object`)
    if (!isObject(map)) problems.push('listings.map: must be an object')
    else if ('steps' in map) problems.push('listings.map.steps: only files have steps')
    else
      try {
        parseMap({ category: { value: '' }, ...map })
      } catch (error) {
        if (!(error instanceof ImportError)) throw error
        problems.push(
          ...error.message
            .split('\n')
            .slice(1)
            .map((line) => `listings.map.${line}`),
        )
      }
    if (!('categories' in json) && !(isObject(map) && 'category' in map))
      problems.push('listings.map.category: is missing, and there are no categories')
    if ('categories' in json && typeof listings.category !== 'string')
      problems.push('listings.category: is missing')
  }
  if ('addresses' in json)
    if (isTexts(json.addresses))
      for (const [i, address] of json.addresses.entries()) {
        const fault = addressFault(address)
        if (fault !== undefined) problems.push(`addresses.${i}: ${fault}`)
      }
    else problems.push('addresses: must be a list of texts')
  if (problems.length > 0) throw new ImportError(`The map is wrong:\n${problems.join('\n')}`)
  return json as unknown as OldSiteMap
}

/** What the map says, as a kind of site like those that are known. */
export function declaredSite({ users, categories, listings, pictures, addresses = [] }: OldSiteMap): OldSite {
  const tables: Record<string, string[]> = {}
  const use = (table: string, ...columns: (string | undefined)[]) => {
    tables[table] ??= []
    for (const column of columns)
      if (column !== undefined && !tables[table].includes(column)) tables[table].push(column)
  }
  use(users.table, users.id, users.email, users.name, users.password, users.createdAt)
  if (categories) use(categories.table, categories.id, categories.name, categories.parent)
  const joins = listings.joins ?? []
  for (const { table, key } of joins) use(table, key)
  use(listings.table, listings.id, listings.seller, listings.slug, listings.category)
  const conditions = listings.where ?? []
  for (const { column } of conditions) use(listings.table, column)
  for (const { of } of joins) use(listings.table, of)
  if (pictures) use(pictures.table, pictures.listing, pictures.path, pictures.order)
  const columns = [...columnsOf(listings.map)].map((name) => {
    const joined = joins.findIndex(({ table }) => name.startsWith(`${table}.`))
    const own = joined < 0 ? name : name.slice(joins[joined]!.table.length + 1)
    use(joined < 0 ? listings.table : joins[joined]!.table, own)
    return `${joined < 0 ? 'l' : `j${joined}`}.${sqlName(own)} as ${sqlName(name)}`
  })
  const optional = (name: string | undefined, as: string) =>
    `${name === undefined ? "''" : sqlName(name)} as ${as}`
  const images = pictures
    ? `(select group_concat(path, char(10)) from (select ${sqlName(pictures.path)} as path from ${sqlName(pictures.table)}
        where ${sqlName(pictures.listing)} = l.${sqlName(listings.id)} order by ${sqlName(pictures.order ?? pictures.path)} + 0, rowid))`
    : "''"
  const where = conditions
    .map(
      ({ column, in: texts }) =>
        `and coalesce(l.${sqlName(column)}, '') in (${texts.map(sqlText).join(', ')})`,
    )
    .join(' ')
  return {
    name: 'map',
    tables,
    isExact: true,
    // The others may be empty.
    signature: [listings.table, users.table],
    indexes: [
      ...joins.map(({ table, key }) => [table, key] as const),
      ...(pictures ? [[pictures.table, pictures.listing] as const] : []),
    ],
    queries: {
      users: `select ${sqlName(users.id)} as id, ${sqlName(users.email)} as email, ${optional(users.name, 'name')},
        ${optional(users.password, 'password')}, ${optional(users.createdAt, 'createdAt')}, '0' as isVerified from ${sqlName(users.table)}`,
      categories: categories
        ? `select ${sqlName(categories.id)} as id, ${sqlName(categories.name)} as name, ${optional(categories.parent, 'parent')} from ${sqlName(categories.table)}`
        : "select '' as id, '' as name, '' as parent where false",
      listings: `select l.${sqlName(listings.id)} as "#id", ${listings.slug ? `l.${sqlName(listings.slug)}` : "''"} as "#slug",
        l.${sqlName(listings.seller)} as "#seller", ${listings.category ? `l.${sqlName(listings.category)}` : "''"} as "#category", ${images} as "#images"
        ${columns.map((column) => `, ${column}`).join('')}
        from ${sqlName(listings.table)} l ${joins.map(({ table, key, of }, i) => `left join ${sqlName(table)} j${i} on j${i}.${sqlName(key)} = l.${sqlName(of)}`).join(' ')} where true ${where}
        order by l.rowid`,
    },
    map: listings.map,
    addresses,
  }
}

/** Why no request for an address of the old site would fit it. */
function addressFault(address: string): string | undefined {
  if (!/^[/*]/.test(address)) return `must begin with / or *, not as "${address}" does`
  const [path = '', query = ''] = address.split('?')
  const given = [...address.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!)
  const strange = given.find((name) => name !== 'id' && name !== 'slug')
  if (strange !== undefined) return `{${strange}} is not known; known are {id} and {slug}`
  if (given.length === 0) return `must have {id} or {slug}: "${address}"`
  if (new Set(given).size < given.length) return `has a placeholder twice: "${address}"`
  if (/[{}]/.test(path.replace(/\{(?:id|slug)\}/g, '')))
    return `has a bracket of no placeholder: "${address}"`
  const values = [...new URLSearchParams(query).values()]
  if (values.some((value) => /[{}]/.test(value) && !/^\{(?:id|slug)\}$/.test(value)))
    return `a parameter must be a placeholder as a whole: "${address}"`
  return undefined
}

/** The columns that a map's sources name. */
function columnsOf(map: OldSiteMap['listings']['map']): Set<string> {
  const found = new Set<string>()
  const add = (source: unknown): void => {
    if (typeof source === 'string') found.add(source)
    else if (isObject(source)) {
      if (typeof source.column === 'string') found.add(source.column)
      if (isTexts(source.columns)) for (const name of source.columns) found.add(name)
    }
  }
  const { attributes = {}, about: _, empty: __, requireAttributes: ___, decimal: ____, ...fields } = map
  for (const source of [...Object.values(fields), ...Object.values(attributes)]) add(source)
  return found
}

function known(
  object: Record<string, unknown>,
  names: readonly string[],
  prefix: string,
  problems: string[],
): void {
  for (const key of Object.keys(object))
    if (!names.includes(key)) problems.push(`${prefix}${key}: is not known; known are ${names.join(', ')}`)
}

function texts(
  object: Record<string, unknown>,
  required: readonly string[],
  optional: readonly string[],
  prefix: string,
  problems: string[],
): void {
  for (const name of required) if (!(name in object)) problems.push(`${prefix}${name}: is missing`)
  for (const name of [...required, ...optional])
    if (name in object && typeof object[name] !== 'string') problems.push(`${prefix}${name}: must be a text`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string')
}
