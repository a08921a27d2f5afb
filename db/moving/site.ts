import type { ImportMap } from '../import/index.ts'

/** What is known of a kind of old site: its tables, and how they say users, categories and listings. */
export interface OldSite {
  name: string
  /** Tables by their names without the site's prefix, with the columns that are used; columns that a version lacks are NULL. */
  tables: Readonly<Record<string, readonly string[]>>
  /** Whether the tables and columns must be there, as somebody named them. */
  isExact?: boolean
  /** Tables without which it is not this kind of site. */
  signature: readonly string[]
  /** Columns that rows are looked up by. */
  indexes: readonly (readonly [table: string, ...columns: string[]])[]
  /** Called by the queries, by their names. */
  functions?: Readonly<Record<string, (...values: unknown[]) => string>>
  queries: {
    /** id, email, name, password, createdAt, isVerified. */
    users: string
    /** id, name, parent. */
    categories: string
    /** #id, #slug, #seller (a user's id), #category (a category's id), #images (paths of files, a line each), and what `map` names. */
    listings: string
    /** name, value: the old site's settings. */
    settings?: string
    /** id, listing (a listing's #id): what else the old site numbered that is a part of a listing here. */
    parts?: string
  }
  /** Without a category of its own that of the file of categories is taken. */
  map: Omit<ImportMap, 'category' | 'images' | 'externalId'> & { category?: ImportMap['category'] }
  /** Addresses of listings: `{id}`, `{slug}`, and `*` for anything. */
  addresses: readonly string[]
  /** Those that the old site's settings say. @param setting gives one's text, empty where it is not there */
  ownAddresses?: (setting: (name: string) => string) => string[]
}

/** How a column of SQLite is called within a query. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
