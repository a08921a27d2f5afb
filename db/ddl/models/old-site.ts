import type { OldSiteMap } from '../../moving/index.ts'
import type { Schema, Table } from '../schema.ts'
import { snakeCase } from './names.ts'

/** What columns and tables of old sites are called, in English and Romanian, whole words of them. */
const words = {
  email: /(?:^|_)(?:e_?mail|mail|adresa_mail)(?:_|$)/,
  password: /(?:^|_)(?:password|pass|passwd|pwd|parola|hash)(?:_|$)/,
  nick: /(?:^|_)(?:display_name|full_name|nick|nickname|username|user_name|login|name|nume)(?:_|$)/,
  created:
    /(?:^|_)(?:created|created_at|created_on|date|added|registered|reg_date|pub_date|posted|published|joined|data)(?:_|$)/,
  title: /(?:^|_)(?:title|titlu|heading|subject|headline|name|denumire|label|caption)(?:_|$)/,
  text: /(?:^|_)(?:description|descriere|body|content|text|details|detalii)(?:_|$)/,
  price: /(?:^|_)(?:price|pret|cost|amount|suma)(?:_|$)/,
  currency: /(?:^|_)(?:currency|moneda|valuta)(?:_|$)/,
  place: /(?:^|_)(?:city|town|oras|localitate|place|location)(?:_|$)/,
  county: /(?:^|_)(?:county|region|judet|state)(?:_|$)/,
  slug: /(?:^|_)(?:slug|alias|permalink|seo_url)(?:_|$)/,
  path: /(?:^|_)(?:path|file|filename|file_name|url|image|photo|src|fisier)(?:_|$)/,
  order: /(?:^|_)(?:position|pos|order|sort|sort_order|ordine)(?:_|$)/,
  parent: /(?:^|_)parent/,
  seller: /(?:^|_)(?:user|member|owner|seller|author|customer|account|utilizator|vanzator)/,
  category: /(?:^|_)(?:category|categorie|cat|section|rubrica)(?:_|$)/,
} as const

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
  const county = find(listings, 'county')
  const counties = county === undefined ? named(tables, listings, tableWords.counties) : undefined
  const hasPlace = place !== undefined || places !== undefined
  const joined = [places, hasPlace ? counties : undefined].filter((one) => one !== undefined)
  const map = defined({
    title: { column: find(listings, 'title')!, cut: true },
    description: optional(find(listings, 'text'), (column) => ({ column, html: true })),
    price: find(listings, 'price'),
    currency: find(listings, 'currency'),
    place: place ?? optional(places, ({ table, column }) => `${nameOf(table)}.${column}`),
    county: hasPlace
      ? (county ?? optional(counties, ({ table, column }) => `${nameOf(table)}.${column}`))
      : undefined,
    publishedAt: find(listings, 'created'),
    requireAttributes: false,
    // Until somebody says which: the import refuses a category that is none.
    ...(category === undefined || categories === undefined ? { category: { value: 'SAY-WHICH' } } : {}),
  })
  return defined({
    about:
      'A draft by names alone: look over each table and column, and take away what is not so. For SAY-WHICH: npm run import -- --categories prints all categories',
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

function find(table: Table, what: keyof typeof words): string | undefined {
  const keys = new Set([
    ...(table.primaryKey?.columns ?? []),
    ...table.foreignKeys.flatMap(({ columns }) => columns),
  ])
  const fits = table.columns.filter(({ name }) => words[what].test(snakeCase(name)))
  const isKey = what === 'seller' || what === 'category' || what === 'parent'
  return (isKey ? fits[0] : fits.find(({ name }) => !keys.has(name)))?.name
}

function keyOf(table: Table): string {
  const [column] = table.primaryKey?.columns ?? []
  return column ?? table.columns[0]!.name
}

function reference(from: Table, to: Table): string | undefined {
  return from.foreignKeys.find(({ references }) => references.table.toLowerCase() === to.name.toLowerCase())
    ?.columns[0]
}

/** A table whose name fits, that `from` refers to, with the column that names its rows. */
function named(
  tables: readonly Table[],
  from: Table,
  name: RegExp,
): { table: Table; column: string; of: string } | undefined {
  for (const table of tables) {
    const of = name.test(snakeCase(table.name)) ? reference(from, table) : undefined
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
