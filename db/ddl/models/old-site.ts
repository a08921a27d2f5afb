import type { ImportMap } from '../../import/index.ts'
import type { OldSiteMap } from '../../moving/index.ts'
import type { Schema, Table } from '../schema.ts'
import { snakeCase } from './names.ts'
import { columnFor as find } from './old-site-columns.ts'
import { asideOf, rowsThatStay, statusOf } from './old-site-status.ts'

const tableWords = {
  users: /user|member|account|customer|utilizator|seller/,
  categories: /categor|section|rubric/,
  listings: /listing|item|^ads?$|_ads?$|advert|anunt|product|produs|post|offer|oferta/,
  places: /town|city|cities|oras|localit|location|place/,
  counties: /county|counties|region|judet/,
  pictures: /image|picture|photo|foto|poza|resource|media|attachment/,
}

/**
 * A draft of how a database says what a site has, by the names of its tables and columns and their references, to be looked over by people; undefined where
 * nothing in it looks like users with addresses and listings with titles.
 */
export function draftOldSite(schema: Schema): OldSiteMap | undefined {
  const { tables } = schema
  const users = best(tables, tableWords.users, (table) => (find(table, 'email') === undefined ? 0 : 3))
  const listings = best(
    tables.filter((table) => table !== users),
    tableWords.listings,
    (table) =>
      find(table, 'title') === undefined
        ? 0
        : 2 + Number(find(table, 'price') !== undefined) + Number(find(table, 'text') !== undefined),
  )
  if (users === undefined || listings === undefined) return undefined
  const others = tables.filter((table) => table !== users && table !== listings)
  const seller = reference(listings, users) ?? find(listings, 'seller')
  if (seller === undefined) return undefined
  const categories = best(others, tableWords.categories, (table) =>
    find(table, 'title') === undefined ? 0 : 1,
  )
  const category = (categories && reference(listings, categories)) ?? find(listings, 'category')
  const pictures = best(others, tableWords.pictures, (table) =>
    listingOf(table, listings) === undefined || find(table, 'path') === undefined ? 0 : 2,
  )
  const nameOf = (table: Table) => (table.schema === null ? table.name : `${table.schema}.${table.name}`)
  const place = find(listings, 'place')
  const places = place === undefined ? named(tables, listings, tableWords.places) : undefined
  const county = find(listings, 'county') ?? (place === undefined ? undefined : find(listings, 'state'))
  const counties = county === undefined ? named(tables, listings, tableWords.counties) : undefined
  const hasPlace = place !== undefined || places !== undefined
  const joined = [places, hasPlace ? counties : undefined].filter((one) => one !== undefined)
  const status = statusOf(listings, county)
  const where = rowsThatStay(listings)
  const [lat, lon] = [find(listings, 'lat'), find(listings, 'lon')]
  const map = defined({
    title: { column: find(listings, 'title')!, cut: true },
    description: optional(find(listings, 'text'), (column) => ({ column, html: true })),
    price: find(listings, 'price'),
    currency: find(listings, 'currency'),
    place: place ?? optional(places, ({ table, column }) => `${nameOf(table)}.${column}`),
    county: hasPlace
      ? (county ?? optional(counties, ({ table, column }) => `${nameOf(table)}.${column}`))
      : undefined,
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    publishedAt: find(listings, 'created'),
    status: status?.source,
    requireAttributes: false,
    // Until somebody says which: the import refuses a category that is none.
    category: category === undefined || categories === undefined ? unknownCategory(listings) : undefined,
  })
  return defined({
    about: `A draft by names and types alone: look over each table and column, and take away what is not so. For SAY-WHICH: npm run import -- --categories prints all categories; a status is one of draft, pending, published, reserved, sold, expired, withdrawn, rejected, blocked.${asideOf(listings, where, status?.column)}`,
    users: defined({
      table: nameOf(users),
      id: keyOf(users),
      email: find(users, 'email')!,
      name: find(users, 'nick'),
      password: find(users, 'password'),
      createdAt: find(users, 'created'),
    }),
    categories: optional(category === undefined ? undefined : categories, (table) =>
      defined({
        table: nameOf(table),
        id: keyOf(table),
        name: find(table, 'title')!,
        parent: reference(table, table) ?? find(table, 'parent'),
      }),
    ),
    listings: defined({
      table: nameOf(listings),
      id: keyOf(listings),
      slug: find(listings, 'slug'),
      seller,
      category: categories === undefined ? undefined : category,
      where: where.length === 0 ? undefined : where,
      joins:
        joined.length === 0
          ? undefined
          : joined.map(({ table, of }) => ({ table: nameOf(table), key: keyOf(table), of })),
      map,
    }),
    pictures: optional(pictures, (table) =>
      defined({
        table: nameOf(table),
        listing: listingOf(table, listings)!,
        path: find(table, 'path')!,
        order: find(table, 'order'),
      }),
    ),
    addresses: ['/ad/{id}'],
  }) as OldSiteMap
}

/** The table with most of what it should have; one whose score is 0 is none. */
function best(tables: readonly Table[], name: RegExp, score: (table: Table) => number): Table | undefined {
  const scored = tables
    .map((table) => {
      const own = score(table)
      // Of two alike, the one that others refer to less far from its plain name.
      return {
        table,
        score: own === 0 ? 0 : own + (name.test(snakeCase(table.name)) ? 3 : 0) - table.name.length / 1_000,
      }
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
  return scored[0]?.table
}

/** Of listings whose category is no table's row: each of its texts is to be said. */
function unknownCategory(listings: Table): ImportMap['category'] {
  const column = listings.columns.find(({ name }) => name === find(listings, 'category'))
  const values = column?.values ?? []
  if (column === undefined || values.length === 0) return { value: 'SAY-WHICH' }
  return { column: column.name, values: Object.fromEntries(values.map((value) => [value, 'SAY-WHICH'])) }
}

function keyOf(table: Table): string {
  const [column] = table.primaryKey?.columns ?? []
  return column ?? table.columns[0]!.name
}

function reference(from: Table, to: Table): string | undefined {
  return from.foreignKeys.find(({ references }) => references.table.toLowerCase() === to.name.toLowerCase())
    ?.columns[0]
}

/** The column that is called as another table's rows or their key, where no reference says it. */
function calledAs(from: Table, to: Table): string | undefined {
  const one = snakeCase(to.name).replace(/^.*_/, '').replace(/ies$/, 'y').replace(/s$/, '')
  const own = new Set([...(from.primaryKey?.columns ?? []), keyOf(from)])
  return from.columns.find(({ name, type }) => {
    const snake = snakeCase(name)
    const isKey = type.kind === 'integer' || type.kind === 'uuid'
    return isKey && !own.has(name) && [one, `${one}_id`, `id_${one}`, snakeCase(keyOf(to))].includes(snake)
  })?.name
}

/** A table whose name fits, that `from` refers to, with the column that names its rows. */
function named(
  tables: readonly Table[],
  from: Table,
  name: RegExp,
): { table: Table; column: string; of: string } | undefined {
  for (const table of tables) {
    const of = name.test(snakeCase(table.name))
      ? (reference(from, table) ?? calledAs(from, table))
      : undefined
    const column = find(table, 'title')
    if (of !== undefined && column !== undefined) return { table, column, of }
  }
  return undefined
}

/** The column of a picture that names its listing: a reference, or one called as the listings' key or table. */
function listingOf(table: Table, listings: Table): string | undefined {
  const key = snakeCase(keyOf(listings))
  const singular = snakeCase(listings.name).replace(/s$/, '')
  return (
    reference(table, listings) ??
    table.columns.find(({ name }) => {
      const snake = snakeCase(name)
      return snake !== 'id' && (snake === key || snake.startsWith(singular))
    })?.name
  )
}

function optional<T, U>(value: T | undefined, to: (value: T) => U): U | undefined {
  return value === undefined ? undefined : to(value)
}

/** Without what is undefined, as JSON has it. */
function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}
